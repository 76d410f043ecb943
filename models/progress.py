"""How long work tells where it stands, so that a command line or a window can draw it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from models.catalogue import Model


class Stage(StrEnum):
    """What is being done to a model."""

    WAIT = "wait"
    FETCH = "fetch"
    CONVERT = "convert"
    COPY = "copy"
    DONE = "done"


class Progress(Protocol):
    """Told of every step. Called from worker threads, one call at a time."""

    def __call__(
        self, model_id: str, done_bytes: int, total_bytes: int | None, stage: Stage
    ) -> None:
        """Take note of bytes done of bytes in all (None: not known yet).

        `done_bytes` goes back when a file has to be started over.
        """


Report = Callable[[int], None]
"""Bytes done so far of one piece."""


def silent(model_id: str, done_bytes: int, total_bytes: int | None, stage: Stage) -> None:
    """A `Progress` for whom nobody watches."""


class Meters:
    """Adds the pieces of each model up and calls `progress` one at a time."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._lock = threading.Lock()
        self._done: dict[str, dict[tuple[str, str], int]] = {}

    def piece(self, model: Model, file: str, piece: str, stage: Stage) -> Report:
        """Where to report on one named piece of a file of `model`."""

        def report(done: int) -> None:
            with self._lock:
                pieces = self._done.setdefault(model.id, {})
                pieces[file, piece] = done
                self._progress(model.id, sum(pieces.values()), model.size, stage)

        return report

    def restart(self, model: Model, file: str) -> None:
        """Forget what was done on a file: it is tried from elsewhere."""
        with self._lock:
            pieces = self._done.get(model.id, {})
            self._done[model.id] = {key: n for key, n in pieces.items() if key[0] != file}

    def tell(self, model: Model, stage: Stage) -> None:
        """Say that `model` waits, or is done."""
        with self._lock:
            done = (model.size or 0) if stage is Stage.DONE else 0
            self._progress(model.id, done, model.size, stage)
