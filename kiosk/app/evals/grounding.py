"""Asks a pack's question set as a person would, and judges every answer by what it says."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.app.application import Application, add_kiosk_options, run
from kiosk.app.evals.questions import Question, read_questions
from kiosk.app.evals.scoring import DEPTHS, Judged, confusion, judge, summary
from kiosk.app.packs import additions_of
from kiosk.app.suites import report_folder, write_report
from kiosk.core.errors import BadInput
from kiosk.core.record import Tier
from kiosk.knowledge.ingest.folder import REVIEWED_QUESTIONS
from kiosk.knowledge.samples import sample_pack

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk

QUESTIONS = "eval.jsonl"


class Step(Protocol):
    """Told of each question that is done."""

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` questions are answered."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--questions", type=Path, metavar="FILE", help=f"JSON Lines (the pack's {QUESTIONS})"
    )
    parser.add_argument(
        "--tier", choices=("mini", "standard", "premium"), help="who shall answer (the router says)"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N questions")
    add_kiosk_options(parser)


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    questions = asked(args, app)[: args.limit]
    if args.out:
        report_folder(args.out)

    async def work() -> tuple[str, str, list[Judged]]:
        async with app.opened(args, ear=False, mind=True, mouth=False) as kiosk:
            with _progress(app) as step:
                tier = Tier(args.tier) if args.tier else None
                judged = await ask_all(kiosk, questions, tier, step)
            return kiosk.index.pack, kiosk.engines.mini().name, judged

    pack, model, judged = run(work())
    failures = [j.as_dict() for j in judged if j.failed]
    table = confusion(judged)
    report = {"pack": pack, "mini": model, "tier": args.tier or "routed", **summary(judged)}
    report |= {"confusion": table, "failures": failures}
    if args.out:
        from kiosk.app.evals.plots import plot_confusion

        write_report(args.out, "grounding", {**report, "all": [j.as_dict() for j in judged]})
        title = f"{pack.split('@')[0]} · {model} · {len(judged)} questions"
        plot_confusion(table, title, args.out / "grounding.png")
    app.out.value(report, lambda console: _show(report, console))
    return 0


async def ask_all(
    kiosk: Kiosk, questions: Sequence[Question], tier: Tier | None, step: Step
) -> list[Judged]:
    """Every question in a visit of its own, after what was asked before it."""
    judged: list[Judged] = []
    for number, question in enumerate(questions, 1):
        session = f"eval-{number}"
        for earlier in question.before:
            await kiosk.ask(earlier, session_id=session, tier=tier)
        record = await kiosk.ask(question.question, session_id=session, tier=tier)
        found = [p.doc for p in record.retrieval]
        if not question.before:
            found = [p.doc for p in kiosk.index.search(question.question, 4 * max(DEPTHS))]
        judged.append(judge(question, record, found))
        step(number, len(questions))
    return judged


def asked(args: Namespace, app: Application) -> Sequence[Question]:
    """The questions of the command line, or the pack's own and those that reviews added."""
    if args.questions:
        return read_questions(args.questions)
    place = args.pack or sample_pack()
    own = list(read_questions(_own_questions(args.pack)))
    reviewed = (additions_of(app.paths, place) or place) / REVIEWED_QUESTIONS
    return own + (list(read_questions(reviewed)) if reviewed.is_file() else [])


def _own_questions(pack: Path | None) -> Path:
    folder = pack or sample_pack()
    if not folder.is_dir():
        raise BadInput(
            "eval.no_questions",
            f"The built pack {folder} carries no questions.",
            "Name the folder it was built from, or a set: --questions FILE.",
        )
    return folder / QUESTIONS


def _show(report: dict[str, Any], console: Console) -> None:
    recall = " · ".join(f"@{k} {v:.0%}" for k, v in report["recall"].items())
    latency = report["latency_ms"]
    for line in (
        f"{report['pack'].split(':')[0]} · {report['mini']} · {report['questions']} questions",
        f"answered correctly   {report['right']}/{report['answerable']}"
        f"  {report['right_share']:.1%}",
        f"abstained rightly    {report['declined']}/{report['unanswerable']}"
        f"  {report['declined_share']:.1%}",
        f"wrong facts spoken   {report['wrong_facts']}  {report['wrong_facts_share']:.1%}",
        f"document found       {recall}",
        f"latency              P50 {latency['p50']:.0f} ms · P95 {latency['p95']:.0f} ms · "
        f"{latency['without_model']} without a model",
        f"by kind              {report['by_kind']}",
        "",
    ):
        console.print(line, soft_wrap=True)
    for failure in report["failures"]:
        console.print(f"✗ {failure['mark']}: {failure['question']}", soft_wrap=True)
        console.print(f"    said: {failure['answer']}", soft_wrap=True)
        if failure["must"]:
            console.print(f"    must: {' + '.join(failure['must'])}", soft_wrap=True)


@contextmanager
def _progress(app: Application) -> Iterator[Step]:
    if app.out.as_json or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich import progress
    from rich.console import Console

    with progress.Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Asking", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
