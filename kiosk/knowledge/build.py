"""A pack's folder as one searchable file, named by what is in it."""

from __future__ import annotations

import hashlib
import re
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.core.errors import BadInput
from kiosk.core.ports import Embedder
from kiosk.knowledge.files import replaced
from kiosk.knowledge.ingest.document import Skipped
from kiosk.knowledge.ingest.folder import Found, Progress, find_files, read_folder
from kiosk.knowledge.pack import load_pack
from kiosk.knowledge.packfile import PackFile, Summary
from kiosk.knowledge.schema import VERSION
from kiosk.knowledge.vectors import VectorStore
from kiosk.knowledge.writer import write_pack

SUFFIX = ".pack"
"""Ending of a built pack."""


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """A built pack. `fresh` tells that it was built now, not found in the cache.

    `embedded` counts the passages that went through the embedding model for it. `name` is
    ``name@sha256:…``. `skipped` lists what is not in it, and why.
    """

    path: Path
    name: str
    documents: int
    passages: int
    products: int
    skipped: tuple[Skipped, ...]
    fresh: bool
    embedded: int = 0


def build_pack(
    folder: Path,
    out: Path | None = None,
    *,
    cache_dir: Path,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
    additions: Path | None = None,
) -> BuiltPack:
    """Build the pack in `folder`, unless the same content already lies built.

    It is written to `out`, or to a file in `cache_dir` named by its content. The old file serves
    until the new one is whole. With an `embedder` it can be searched by meaning; documents that did
    not change are not embedded again. `additions` are as `find_files` takes them. Raises `BadInput`
    and `Missing` with ``pack.*`` codes.
    """
    pack = load_pack(folder)
    folder = folder if folder.is_dir() else folder.parent
    found = find_files(folder, additions)
    digest = content_hash(found)
    target = out or cache_dir / f"{slug(pack.name)}-{digest[:32]}{SUFFIX}"
    if earlier := _already(target, digest, embedder):
        return _built(target, earlier, fresh=False)
    reading = read_folder(folder, found, progress or _silent)
    name = f"{slug(pack.name)}@sha256:{digest}"
    store = VectorStore(cache_dir, embedder) if embedder else None
    with replaced(target) as temporary:
        write_pack(
            temporary,
            name,
            digest,
            reading,
            vectorise=store,
            embedding=embedder.name if embedder else "",
            progress=progress,
        )
    with closing(PackFile(target)) as file:
        built = _built(target, file.summary(), fresh=True)
        return replace(built, embedded=store.embedded if store else 0)


def content_hash(found: Found) -> str:
    """The sha256 of names and contents of all files that are read, and of the format's version."""
    whole = hashlib.sha256(f"{VERSION}\n".encode())
    for name, path in sorted(found.files.items()):
        whole.update(f"{name}\n{_file_hash(path)}\n".encode())
    for skipped in found.skipped:
        whole.update(f"-{skipped.file}\n".encode())
    return whole.hexdigest()


def slug(name: str) -> str:
    """The name in lower-case letters, digits and dashes, fit for a file."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-_") or "pack"


def _silent(done: int, total: int, name: str) -> None:
    """Nobody watches."""


def _file_hash(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            "pack.unreadable", f"{path} can't be read: {error.strerror}.", "Check its permissions."
        ) from error
    # Line ends and the mark at the start change with the editor, not with the content.
    plain = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return hashlib.sha256(plain).hexdigest()


def _already(path: Path, digest: str, embedder: Embedder | None) -> Summary | None:
    """What `path` holds, when it is a whole pack with this content; else it will be replaced."""
    if not path.is_file():
        return None
    try:
        with closing(PackFile(path)) as file:
            summary = file.summary()
    except BadInput:
        return None
    if embedder and summary.embedding != embedder.name:
        return None
    return summary if summary.digest == digest else None


def _built(path: Path, summary: Summary, *, fresh: bool) -> BuiltPack:
    return BuiltPack(
        path,
        summary.name,
        summary.documents,
        summary.passages,
        summary.products,
        summary.skipped,
        fresh,
    )
