"""Careful file work: hashing while copying, atomic replacement, a full disk told as such."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, BinaryIO

from kiosk.core.errors import Missing

CHUNK = 1 << 20
DISK_FULL = "models.disk_full"


def sha256_of(path: Path) -> str:
    """The sha256 of a file, in lower-case hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_hashed(
    sources: Iterable[IO[bytes]], target: BinaryIO, advance: Callable[[int], None] | None = None
) -> str:
    """Copy `sources` one after the other, tell `advance` the size of each piece.

    Returns the sha256 of it all.
    """
    digest = hashlib.sha256()
    for source in sources:
        while piece := source.read(CHUNK):
            digest.update(piece)
            target.write(piece)
            if advance:
                advance(len(piece))
    return digest.hexdigest()


@contextlib.contextmanager
def whole_or_nothing(target: Path) -> Iterator[BinaryIO]:
    """Write to a temporary file beside `target`; only a completed block becomes `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_atomically(target: Path, content: bytes) -> None:
    """Give `target` this content, or leave it as it was."""
    with whole_or_nothing(target) as file:
        file.write(content)


def free_bytes(folder: Path) -> int:
    """Bytes free for us where `folder` is, or will be."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def require_space(folder: Path, needed: int) -> None:
    """Raise `Missing` ``models.disk_full`` unless `needed` bytes are free at `folder`."""
    if needed > free_bytes(folder):
        raise disk_full(folder, needed)


@contextlib.contextmanager
def told_when_full(folder: Path, needed: int) -> Iterator[None]:
    """Turn the system's disk-full errors into `Missing` ``models.disk_full``."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise disk_full(folder, needed) from error


def disk_full(folder: Path, needed: int) -> Missing:
    """The error that says how much is needed and how much there is."""
    return Missing(
        DISK_FULL,
        f"not enough room in {folder}: {needed:,} bytes needed, {free_bytes(folder):,} free",
        "free some space, or keep the models elsewhere: set KIOSK_MODELS to a folder with room",
    )
