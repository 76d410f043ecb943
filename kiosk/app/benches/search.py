"""Packs from 1,000 to 100,000 passages: build rate, size, and the time of spoken questions."""

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
from kiosk.app.benches.corpus import made_up, sample_sentences
from kiosk.app.evals.questions import read_questions
from kiosk.app.suites import report_folder, write_report
from kiosk.core.errors import BadInput

if TYPE_CHECKING:
    from rich.console import Console

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ROUNDS = 3
"""Every question is asked so often."""


@dataclass(frozen=True, slots=True)
class Row:
    """One size. `build_rate` is passages a second, times are milliseconds, `bytes` the file's."""

    passages: int
    build_s: float
    build_rate: float
    bytes: int
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
    for size in sorted(args.sizes):
        if not app.out.as_json:
            sys.stderr.write(f"{size} passages…\n")
        with tempfile.TemporaryDirectory(dir=app.paths.packs) as folder:
            rows.append(measure(Path(folder) / "bench.pack", sentences, size, questions))
    report = {"questions": len(questions), "rows": [asdict(row) for row in rows]}
    if args.out:
        write_report(args.out, "search", report)
        plot(rows, args.out / "search.png")
    app.out.value(report, lambda console: _show(report, console))
    return 0


def measure(path: Path, sentences: list[str], size: int, questions: Sequence[str]) -> Row:
    """Build a pack of `size` passages at `path` and ask it every question."""
    from kiosk.knowledge.index import KnowledgeIndex
    from kiosk.knowledge.ingest.folder import Reading
    from kiosk.knowledge.pack import Pack
    from kiosk.knowledge.writer import write_pack

    documents = tuple(made_up(sentences, size))
    since = time.perf_counter()
    write_pack(path, "bench@sha256:0", "0", Reading(Pack(name="Bench"), documents, ()))
    build_s = time.perf_counter() - since
    with KnowledgeIndex.open(path) as index:
        for question in questions[:10]:
            index.search(question, 5)
        times = sorted(
            _timed(index.search, question) for _ in range(ROUNDS) for question in questions
        )
    rate = size / build_s
    return Row(
        size,
        round(build_s, 2),
        round(rate),
        path.stat().st_size,
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

    rows = [
        (
            f"{r['passages']:,}",
            f"{r['build_rate']:,}/s",
            f"{r['bytes'] / 1e6:.1f} MB",
            f"{r['p50_ms']:.1f}",
            f"{r['p95_ms']:.1f}",
            f"{r['p99_ms']:.1f}",
        )
        for r in report["rows"]
    ]
    show_table(console, ("passages", "built", "size", "P50 ms", "P95 ms", "P99 ms"), rows)
