"""Packs from 1,000 to 100,000 passages: build rate, size, and the time of spoken questions.

Questions go through the embedding model, and every passage has a vector. Those of the large packs
are noise around real ones, because comparing costs the same and embedding is measured by itself.
"""

from __future__ import annotations

import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application
from kiosk.app.benches.corpus import made_up, sample_sentences, strewn
from kiosk.app.evals.questions import read_questions
from kiosk.app.meaning import building
from kiosk.app.suites import report_folder, write_report
from kiosk.core.errors import BadInput
from kiosk.core.ports import Embedder

if TYPE_CHECKING:
    from rich.console import Console

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ROUNDS = 3
"""Every question is asked so often."""


@dataclass(frozen=True, slots=True)
class Row:
    """One size. `build_rate` is passages a second, without embedding; times are milliseconds,
    `bytes` the file's. `memory` is what the open pack takes, in bytes.
    """

    passages: int
    build_s: float
    build_rate: float
    bytes: int
    memory: int
    p50_ms: float
    p95_ms: float
    p99_ms: float


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="passages of each pack"
    )


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    if min(args.sizes) < 1:
        raise BadInput("bench.bad_size", "A pack has at least one passage.", "Give --sizes 1000.")
    if args.out:
        report_folder(args.out)
    questions = [q.question for q in _questions()]
    sentences = sample_sentences(app.paths.packs)
    rows: list[Row] = []
    with building(app.paths) as model:
        rate = embedding_rate(model, sentences) if model else 0.0
        for size in sorted(args.sizes):
            if not app.out.as_json:
                sys.stderr.write(f"{size} passages…\n")
            with tempfile.TemporaryDirectory(dir=app.paths.packs) as folder:
                path = Path(folder) / "bench.pack"
                rows.append(measure(path, sentences, size, questions, model))
    report = {
        "questions": len(questions),
        "meaning": model.name if model else "none: searched by words alone",
        "embedded_a_second": round(rate, 1),
        "rows": [asdict(row) for row in rows],
    }
    if args.out:
        write_report(args.out, "search", report)
        plot(rows, args.out / "search.png")
    app.out.value(report, lambda console: _show(report, console))
    return 0


def embedding_rate(model: Embedder, sentences: Sequence[str]) -> float:
    """Passages a second that go through the model."""
    passages = [". ".join(sentences[at : at + 3]) for at in range(0, 600, 3)]
    model.embed(passages[:10])
    since = time.perf_counter()
    model.embed(passages[10:])
    return (len(passages) - 10) / (time.perf_counter() - since)


def measure(
    path: Path,
    sentences: list[str],
    size: int,
    questions: Sequence[str],
    model: Embedder | None = None,
) -> Row:
    """Build a pack of `size` passages at `path` and ask it every question."""
    import psutil

    from kiosk.knowledge.index import KnowledgeIndex
    from kiosk.knowledge.ingest.folder import Reading
    from kiosk.knowledge.pack import Pack
    from kiosk.knowledge.writer import write_pack

    documents = tuple(made_up(sentences, size))
    reading = Reading(Pack(name="Bench"), documents, ())
    vectorise = strewn(model, sentences) if model else None
    name = model.name if model else ""
    since = time.perf_counter()
    write_pack(path, "bench@sha256:0", "0", reading, vectorise=vectorise, embedding=name)
    build_s = time.perf_counter() - since
    del documents, reading
    process = psutil.Process()
    before = process.memory_info().rss
    with KnowledgeIndex.open(path, model) as index:
        for question in questions[:10]:
            index.search(question, 5)
        times = sorted(
            _timed(index.search, f"{question} {'so ' * again}")
            for again in range(ROUNDS)  # the model remembers what it has seen
            for question in questions
        )
        memory = max(0, process.memory_info().rss - before)
    rate = size / build_s
    return Row(
        size,
        round(build_s, 2),
        round(rate),
        path.stat().st_size,
        memory,
        *(round(times[min(len(times) - 1, int(q * len(times)))], 2) for q in (0.5, 0.95, 0.99)),
    )


def plot(rows: Sequence[Row], path: Path) -> None:
    """How time and size grow with the pack, as a PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    FigureCanvasAgg(figure)
    time_axes, size_axes = figure.subplots(1, 2)
    sizes = [row.passages for row in rows]
    for name in ("p50_ms", "p95_ms", "p99_ms"):
        time_axes.plot(sizes, [getattr(row, name) for row in rows], marker="o", label=name[:3])
    time_axes.axhline(50, linestyle=":", color="grey", label="limit of P99")
    time_axes.set(xscale="log", xlabel="passages", ylabel="ms a search", ylim=(0, None))
    time_axes.legend()
    size_axes.plot(sizes, [row.bytes / 1e6 for row in rows], marker="o", label="file")
    size_axes.axhline(400, linestyle=":", color="grey", label="limit")
    size_axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="MB")
    size_axes.legend()
    figure.savefig(path, dpi=120)


def _timed(search: Any, question: str) -> float:
    since = time.perf_counter()
    search(question, 5)
    return (time.perf_counter() - since) * 1000


def _questions() -> Sequence[Any]:
    from kiosk.knowledge.samples import sample_pack

    return read_questions(sample_pack() / "eval.jsonl")


def _show(report: dict[str, Any], console: Console) -> None:
    from kiosk.app.show import show_table

    console.print(
        f"meaning: {report['meaning']}, {report['embedded_a_second']:.0f} embedded a second"
    )
    rows = [
        (
            f"{r['passages']:,}",
            f"{r['build_rate']:,}/s",
            f"{r['bytes'] / 1e6:.1f} MB",
            f"{r['memory'] / 1e6:.0f} MB",
            f"{r['p50_ms']:.1f}",
            f"{r['p95_ms']:.1f}",
            f"{r['p99_ms']:.1f}",
        )
        for r in report["rows"]
    ]
    show_table(console, ("passages", "built", "size", "memory", "P50 ms", "P95 ms", "P99 ms"), rows)
