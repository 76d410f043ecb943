"""Atomic files: a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from kiosk.core.errors import Missing

_SUFFIX = ".part"
_OWNER = re.compile(r"\.(\d+)\.[^.]*\.part$")


@contextlib.contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A temporary path beside `target` that becomes `target` when the block completes.

    Raises `Missing` ``pack.disk_full`` and ``pack.not_writable``.
    """
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        prefix = f".{target.name}.{os.getpid()}."
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=_SUFFIX)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        _sync(temporary)
        temporary.chmod(0o644)
        temporary.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise _told(target, error) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what killed processes left half-written."""
    for path in folder.glob(f".*{_SUFFIX}"):
        owner = _OWNER.search(path.name)
        if owner and not psutil.pid_exists(int(owner[1])):
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told(target: Path, error: OSError) -> Missing:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Missing(
            "pack.disk_full", f"There is no room for {target}.", "Free some space on that disk."
        )
    return Missing(
        "pack.not_writable",
        f"{target} can't be written: {error.strerror}.",
        "Choose another place, or mend the permissions of the folder.",
    )
