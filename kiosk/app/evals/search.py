"""Asks a pack's question set of the search alone: no model answers, so it takes seconds."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application
from kiosk.app.evals.grounding import asked
from kiosk.app.evals.questions import Question
from kiosk.app.evals.scoring import DEPTHS, says
from kiosk.app.meaning import building
from kiosk.app.packs import open_served
from kiosk.app.suites import write_report
from kiosk.core.turn import Exchange, Passage
from kiosk.knowledge.samples import sample_pack
from kiosk.reasoning.memory import contextual_query

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.knowledge.index import KnowledgeIndex


@dataclass(frozen=True, slots=True)
class Found:
    """One question: at which place, from 1, a gold document came, and a passage that says what the
    answer must; 0 for none. `found` are the documents of the first passages.
    """

    question: str
    document: int
    passage: int
    ms: float
    found: tuple[str, ...]


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--questions", type=Path, metavar="FILE", help="JSON Lines (the pack's)")
    parser.add_argument("--pack", type=Path, help="the pack's folder (the sample store)")


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    questions = [q for q in asked(args, app) if q.gold]
    with (
        building(app.paths) as model,
        open_served(app.paths, args.pack or sample_pack(), model) as index,
    ):
        rows = [ask(index, question) for question in questions]
        report = summary(rows) | {"pack": index.pack, "meaning": model.name if model else "none"}
    if args.out:
        write_report(args.out, "search", report)
    app.out.value(report, lambda console: _show(report, console))
    return 0


def ask(index: KnowledgeIndex, question: Question) -> Found:
    """Search for `question`, after what was asked before it."""
    before = [Exchange(text, "", ()) for text in question.before]
    query = contextual_query(question.question, before)
    since = time.perf_counter()
    found = index.search(query, max(DEPTHS))
    ms = (time.perf_counter() - since) * 1000
    document = next((n for n, p in enumerate(found, 1) if p.doc in question.gold), 0)
    passage = next((n for n, p in enumerate(found, 1) if _answers(p, question)), 0)
    docs = tuple(p.doc for p in found)
    return Found(question.question, document, passage, round(ms, 1), docs)


def summary(rows: Sequence[Found]) -> dict[str, Any]:
    """Shares from 0 to 1 at each depth, milliseconds, and every miss."""
    times = sorted(row.ms for row in rows) or [0.0]
    return {
        "questions": len(rows),
        "document_recall": {str(k): _share(rows, "document", k) for k in DEPTHS},
        "passage_recall": {str(k): _share(rows, "passage", k) for k in DEPTHS},
        "ms": {"p50": times[len(times) // 2], "p99": times[int(0.99 * (len(times) - 1))]},
        "missed": [asdict(row) for row in rows if not 0 < row.passage <= DEPTHS[1]],
    }


def _answers(passage: Passage, question: Question) -> bool:
    return passage.doc in question.gold and all(
        says(f"{passage.section} {passage.text}", must) for must in question.must
    )


def _share(rows: Sequence[Found], what: str, depth: int) -> float:
    hits = sum(0 < getattr(row, what) <= depth for row in rows)
    return round(hits / len(rows), 4) if rows else 0.0


def _show(report: dict[str, Any], console: Console) -> None:
    head = report["pack"].split(":")[0]
    console.print(f"{head} · {report['questions']} questions · meaning: {report['meaning']}")
    for name, key in (("document found", "document_recall"), ("answer found", "passage_recall")):
        told = " · ".join(f"@{depth} {share:.1%}" for depth, share in report[key].items())
        console.print(f"{name:16}{told}")
    console.print(f"{'search':16}P50 {report['ms']['p50']} ms · P99 {report['ms']['p99']} ms")
    for row in report["missed"]:
        console.print(f"✗ {row['question']}  (place {row['passage']})", soft_wrap=True)
