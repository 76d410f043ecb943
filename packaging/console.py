"""What the set-up says: one line a step, with the time it took, and errors with a way out."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class SetupError(Exception):
    """A step failed; `hint` says what to do, `status` is the exit code."""

    def __init__(self, message: str, hint: str = "", status: int = 1) -> None:
        super().__init__(message)
        self.hint = hint
        self.status = status


def say(line: str) -> None:
    """Print a line now."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce `title`, and tell how long it took."""
    began = time.monotonic()
    say(f"  … {title}")
    yield
    say(f"  ✓ {title} ({time.monotonic() - began:.0f} s)")


class Progress:
    """A bar on a terminal; a line every tenth of the way elsewhere."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._began = time.monotonic()
        self._told = -1

    def show(self, done: int, total: int) -> None:
        """Say that `done` of `total` is done."""
        seconds = time.monotonic() - self._began
        percent = 100 * done // max(1, total)
        if sys.stderr.isatty():
            bar = "█" * (percent // 4)
            sys.stderr.write(f"\r    {self._title} {bar:<25} {done}/{total} {seconds:4.0f} s ")
            sys.stderr.write("\n" if done >= total else "")
            sys.stderr.flush()
        elif percent // 10 > self._told:
            self._told = percent // 10
            say(f"    {self._title} {percent:3d} % after {seconds:.0f} s")
