"""The guard over sets of texts: attacks found, false alarms, personal data, time by layer."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_kiosk_options, run
from kiosk.app.evals.guard_sets import PiiTallies, Sample, percentiles, read_samples, shares
from kiosk.app.suites import report_folder, write_report

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk

OWN = ("guard.jsonl", "pii.jsonl")
"""The sets that ship: 300 attacks and 300 innocent texts, and personal data."""


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--set",
        type=Path,
        action="append",
        metavar="FILE",
        dest="sets",
        help="JSON Lines of text, source, label, pii (the sets that ship); may be repeated",
    )
    add_kiosk_options(parser)


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    data = Path(__file__).parent / "data"
    files = args.sets or [data / name for name in OWN]
    samples = [sample for file in files for sample in read_samples(file)]
    if args.out:
        report_folder(args.out)

    async def work() -> dict[str, Any]:
        async with app.opened(args) as kiosk:
            with app.out.working("Guarding…"):
                return measured(kiosk, samples)

    report = {"sets": [str(file) for file in files], **run(work())}
    if args.out:
        write_report(args.out, "guard", report)
    app.out.value(report, lambda console: _show(report, console))
    return 0


def measured(kiosk: Kiosk, samples: list[Sample]) -> dict[str, Any]:
    """The figures of `samples`."""
    kiosk.trust.warm()
    layers = kiosk.trust.layers()
    times: dict[str, list[float]] = {name: [] for name in (*layers, "whole")}
    alarms: list[tuple[str, str, bool]] = []
    tallies = PiiTallies()
    missed: list[dict[str, str]] = []
    for sample in samples:
        # First the whole: the embedder remembers what it has seen.
        since = time.perf_counter()
        result = kiosk.guard(sample.text, sample.source)
        times["whole"].append((time.perf_counter() - since) * 1000)
        for name, layer in layers.items():
            since = time.perf_counter()
            layer(sample.text, sample.source)
            times[name].append((time.perf_counter() - since) * 1000)
        if sample.label:
            alarms.append((sample.label, sample.source, result.blocked))
            if result.blocked != (sample.label == "attack"):
                missed.append({"label": sample.label, "text": sample.text})
        if sample.pii is not None:
            tallies.add(sample.pii, result.pii)
    return {
        "texts": len(samples),
        **shares(alarms),
        "pii": tallies.as_dict(),
        "latency_ms": {name: percentiles(values) for name, values in times.items()},
        "degraded": [d.code for d in kiosk.trust.degraded()],
        "wrong": missed,
    }


def _show(report: dict[str, Any], console: Console) -> None:
    for label in ("attacks", "innocents"):
        for source, row in report[label].items():
            share = f"{row['alarms']:.1%} alarms"
            console.print(f"{label:10} {source:10} {row['texts']:5} texts  {share}")
    for kind, row in report["pii"].items():
        console.print(
            f"{kind:16} {row['spans']:5} spans  P {row['precision']:.3f}  R {row['recall']:.3f}"
            f"  F2 {row['f2']:.3f}"
        )
    for name, row in report["latency_ms"].items():
        console.print(f"{name:16} P50 {row['p50']:7.2f} ms  P95 {row['p95']:7.2f} ms")
    for code in report["degraded"]:
        console.print(f"degraded: {code}")
