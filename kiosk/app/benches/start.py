"""``kiosk bench start``: from the call of ``kiosk run`` to the first picture, and to ready.

Every start is a process of its own with a data folder of the suite's. The first one finds no built
pack there, so it builds it: that is told apart from the starts after it. Without a screen the
window is drawn offscreen.
"""

from __future__ import annotations

import subprocess
import tempfile
import threading
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application
from kiosk.app.child import command, environment
from kiosk.app.paths import Paths
from kiosk.app.screen import no_screen
from kiosk.app.suites import write_report
from kiosk.core.errors import BadInput, EngineFailed

if TYPE_CHECKING:
    from rich.console import Console

_SIGNS = {"picture": "first picture after", "ready": "kiosk.ready"}
"""What the log says when a stage is reached."""
_FAILED = ("refused ", "app.internal")
"""What it says when it will not be ready; the window stays open and shows why."""
_PATIENCE_S = 120.0


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--times", type=int, default=5, metavar="N", help="starts after the first")
    parser.add_argument("--pack", type=Path, help="a pack's folder or built file")


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite. Raises `BadInput` ``bench.times``, `EngineFailed` ``bench.no_start``."""
    if args.times < 1:
        raise BadInput("bench.times", f"{args.times} starts can't be measured.", "--times 5")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, app.out.working("starts"):
        paths = replace(app.paths, home=Path(home))
        started = [_start(paths, args.pack) for _ in range(args.times + 1)]
    report = _report(started[0], started[1:])
    if args.out:
        write_report(args.out, "start", report)
    app.out.value(report, lambda console: _show(report, console))
    return 0


def _start(paths: Paths, pack: Path | None) -> dict[str, float]:
    """Start a kiosk, end it when it is ready; seconds from the call to each stage."""
    screen = {"QT_QPA_PLATFORM": "offscreen"} if no_screen() else {}
    served = ("--pack", str(pack)) if pack else ()
    began = time.perf_counter()
    with subprocess.Popen(
        command("run", "--offline", "--windowed", "--verbose", *served),
        env={**environment(paths), **screen},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as kiosk:
        late = threading.Timer(_PATIENCE_S, kiosk.kill)
        late.start()
        try:
            return _stages(kiosk.stderr or (), began)
        finally:
            kiosk.terminate()
            kiosk.wait()
            late.cancel()


def _stages(log: Iterable[str], began: float) -> dict[str, float]:
    reached: dict[str, float] = {}
    last = ""
    for line in log:
        last = line.strip() or last
        for stage, sign in _SIGNS.items():
            if sign in line:
                reached.setdefault(stage, time.perf_counter() - began)
        if len(reached) == len(_SIGNS):
            return reached
        if any(sign in line for sign in _FAILED):
            break
    raise EngineFailed(
        "bench.no_start",
        f"The kiosk did not get ready: {last}",
        "`kiosk doctor` says what is missing.",
    )


def _report(first: dict[str, float], after: Sequence[dict[str, float]]) -> dict[str, Any]:
    def of(stage: str) -> dict[str, float]:
        values = [start[stage] for start in after]
        return {
            "first": round(first[stage], 2),
            "median": round(median(values), 2),
            "worst": round(max(values), 2),
        }

    return {"starts": len(after), "seconds": {stage: of(stage) for stage in _SIGNS}}


def _show(report: dict[str, Any], console: Console) -> None:
    console.print(f"{report['starts']} starts after the first, seconds from the call", style="bold")
    for stage, found in report["seconds"].items():
        told = f"median {found['median']}, worst {found['worst']}"
        console.print(f"  {stage}: {told}; the very first {found['first']}")
