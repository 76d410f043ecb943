"""One kiosk to a data folder: the second one is told who is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kiosk.core.errors import BadInput


@contextmanager
def only_instance(home: Path) -> Iterator[None]:
    """Hold `home` for this process.

    The lock goes with the process, however it ends. Raises `BadInput` ``app.already_running``.
    """
    lock = FileLock(home / "kiosk.lock", mode=0o600)
    holder = home / "kiosk.pid"
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BadInput(
            "app.already_running",
            f"A kiosk is already running on {home} (process {_pid(holder)}).",
            "Close it first, or give this one a data folder of its own with KIOSK_HOME.",
        ) from error
    try:
        holder.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _pid(holder: Path) -> str:
    try:
        return holder.read_text(encoding="ascii").strip() or "unknown"
    except OSError:
        return "unknown"
