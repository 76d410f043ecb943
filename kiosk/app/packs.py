"""Which pack a kiosk serves: where it lies, what is laid over it, how another takes over."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.paths import Paths
from kiosk.conversation.changeover import Prepared
from kiosk.core.errors import BadInput
from kiosk.core.ports import Embedder
from kiosk.governance.guard import Guard, Source
from kiosk.knowledge.index import KnowledgeIndex, open_pack
from kiosk.knowledge.ingest.document import Skipped
from kiosk.knowledge.packfile import PackFile
from kiosk.knowledge.samples import sample_pack

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk
    from kiosk.conversation.visit import SessionParts

_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override|instruct|system|assistant|prompt|pretend|jailbreak"
    r"|you are now|act as|reveal|developer|rules)",
    re.IGNORECASE,
)
"""Words without which a text is hardly an order to an assistant; saves looking at each closely."""

LOOK_EVERY_S = 5.0
"""How often the folder of the pack that is served is looked at."""


def additions_of(paths: Paths, pack: Path) -> Path | None:
    """What is laid over the pack in the folder `pack`: None when it takes additions itself.

    The packs that ship are not written to, so theirs lie in the kiosk's data.
    """
    ships = pack.resolve().parent == sample_pack().resolve().parent
    return paths.data / "added" / pack.name if ships else None


def manifest_of(place: Path) -> str:
    """Where the pack's own settings stand, for error messages."""
    return str(place / "pack.toml" if place.is_dir() else place)


def open_served(paths: Paths, pack: Path, embedder: Embedder | None) -> KnowledgeIndex:
    """The pack as it is served, additions included. Raises like `open_pack`."""
    return open_pack(pack, paths.packs, embedder, additions=additions_of(paths, pack))


async def prepare(
    kiosk: Kiosk, pack: Path, embedder: Embedder | None, parts: Callable[[], SessionParts]
) -> Prepared:
    """Make `pack` ready beside the one that `kiosk` serves; `parts` are those of its sessions.

    Raises `BadInput` ``pack.*``.
    """
    index = await asyncio.to_thread(open_served, kiosk.paths, pack, embedder)
    if index.manifest.languages != kiosk.pack.languages:
        index.close()
        raise BadInput(
            "pack.other_language",
            f"The pack {pack} speaks {', '.join(index.manifest.languages)}.",
            "Start the kiosk again with it: the engines are loaded for a language.",
        )
    await asyncio.to_thread(index.search, index.manifest.name, 1)  # its vectors are read once

    def adopt() -> SessionParts:
        kiosk.adopt(index, pack)
        return parts()

    return Prepared(adopt, index.close)


async def follow(kiosk: Kiosk, switch: Callable[[Path], None], every_s: float) -> None:
    """`switch` to the pack that is served whenever the owner has changed its folder."""
    place = kiosk.place
    seen = await asyncio.to_thread(_signature, kiosk.paths, place)
    while True:
        await asyncio.sleep(every_s)
        if place != kiosk.place:
            place = kiosk.place
            seen = await asyncio.to_thread(_signature, kiosk.paths, place)
            continue
        now = await asyncio.to_thread(_signature, kiosk.paths, place)
        if now != seen:
            seen = now
            switch(place)


def orders_in(pack: Path) -> tuple[Skipped, ...]:
    """Passages of the built `pack` that speak to the assistant: they stay data, and are told."""
    guard = Guard()
    with closing(PackFile(pack)) as file:
        index = KnowledgeIndex(file)
        suspect = [(doc, text) for doc, text in index.texts() if _TO_A_MACHINE.search(text)]
    found: dict[str, Skipped] = {}
    for doc, text in suspect:
        if "injection" in guard.check(text, Source.DOCUMENT).categories:
            start = " ".join(text.split()[:8])
            reason = f"'{start} …' reads like an order to the assistant: it is quoted at most"
            found.setdefault(doc, Skipped(doc, reason, code="pack.orders"))
    return tuple(found.values())


def _signature(paths: Paths, pack: Path) -> frozenset[tuple[str, int, int]]:
    """Names, times and sizes of all that the pack is built from."""
    folders = [folder for folder in (pack, additions_of(paths, pack)) if folder]
    found = set()
    for path in (path for folder in folders for path in (folder, *folder.rglob("*"))):
        try:
            state = path.stat()
        except OSError:  # gone in the meantime, or an editor's own
            continue
        if path.is_file():
            found.add((str(path), state.st_mtime_ns, state.st_size))
    return frozenset(found)
