"""Progress bars on standard error for what takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.app.output import Output
from models.progress import Progress, Stage, silent


@contextmanager
def model_bars(out: Output) -> Iterator[Progress]:
    """A bar for every model on its way; on a pipe one line when a model's stage changes."""
    if out.as_json:
        yield silent
    elif sys.stderr.isatty():
        yield from _bars()
    else:
        yield _lines()


def _bars() -> Iterator[Progress]:
    from rich import progress
    from rich.console import Console

    with progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.DownloadColumn(),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
    ) as bars:
        tasks: dict[str, progress.TaskID] = {}

        def report(model_id: str, done_bytes: int, total_bytes: int | None, stage: Stage) -> None:
            if model_id not in tasks:
                tasks[model_id] = bars.add_task(model_id, total=total_bytes)
            described = f"{model_id} · {stage.value}"
            bars.update(
                tasks[model_id], completed=done_bytes, total=total_bytes, description=described
            )

        yield report


def _lines() -> Progress:
    told: dict[str, Stage] = {}

    def report(model_id: str, done_bytes: int, total_bytes: int | None, stage: Stage) -> None:
        if told.get(model_id) is not stage:
            told[model_id] = stage
            size = f" ({total_bytes / 1e6:.0f} MB)" if total_bytes else ""
            sys.stderr.write(f"{stage.value} {model_id}{size}\n")

    return report
