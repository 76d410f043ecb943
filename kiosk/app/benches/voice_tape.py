"""Sound with the time at which each of its samples was there."""

from __future__ import annotations

import subprocess
import threading
import time
from typing import IO

from kiosk.app.benches.voice_sound import Samples, samples
from kiosk.core.audio import RATE, SAMPLE_BYTES

_BLOCK = RATE // 100 * SAMPLE_BYTES


class Tape:
    """16 kHz mono, recorded from the last `rewind` on. Blocks may be late, never early."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sound = bytearray()
        self._began = float("inf")

    def add(self, pcm: bytes, at: float) -> None:
        """Append `pcm`, whose last sample was there `at` (monotonic seconds) at the latest."""
        with self._lock:
            self._sound += pcm
            # Of all blocks the one that was least late tells when the tape began.
            self._began = min(self._began, at - len(self._sound) / SAMPLE_BYTES / RATE)

    def rewind(self) -> None:
        """Forget what was recorded."""
        with self._lock:
            if self._sound:
                self._began += len(self._sound) / SAMPLE_BYTES / RATE
            self._sound.clear()

    def read(self) -> tuple[float, Samples]:
        """The monotonic second at which it begins, and what is on it."""
        with self._lock:
            return self._began, samples(bytes(self._sound))


class Recorder:
    """Fills a tape from a recording program's standard output until that ends.

    All blocks are later by what the program buffers; that is the same for two recorders.
    """

    def __init__(self, process: subprocess.Popen[bytes], tape: Tape) -> None:
        assert process.stdout is not None  # noqa: S101 - whoever makes a recorder opens it
        self._stdout: IO[bytes] = process.stdout
        self._tape = tape
        self._thread = threading.Thread(target=self._run, name="bench-tape", daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait for the end of the program's output."""
        self._thread.join(5)

    def _run(self) -> None:
        while block := self._stdout.read(_BLOCK):
            self._tape.add(block, time.monotonic())
