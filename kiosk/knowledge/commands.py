"""What ``kiosk knowledge`` does, as functions: plain data in and out, nothing printed."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.core.ports import Embedder
from kiosk.knowledge.build import BuiltPack, build_pack
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.ingest.document import Skipped
from kiosk.knowledge.ingest.folder import Progress


@dataclass(frozen=True, slots=True)
class Stats:
    """What a built pack holds. `kinds` counts passages by kind, `bytes` is the file's size."""

    pack: str
    path: Path
    name: str
    languages: tuple[str, ...]
    documents: int
    passages: int
    products: int
    facts: int
    words: int
    kinds: dict[str, int]
    bytes: int
    skipped: tuple[Skipped, ...]
    embedding: str


def build(
    pack: Path,
    *,
    cache_dir: Path,
    out: Path | None = None,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
    additions: Path | None = None,
) -> BuiltPack:
    """Check and build the pack in the folder `pack`. Raises ``pack.*`` errors."""
    return build_pack(
        pack,
        out,
        cache_dir=cache_dir,
        progress=progress,
        embedder=embedder,
        additions=additions,
    )


def search(index: KnowledgeIndex, query: str, top: int = 5) -> dict[str, Any]:
    """The answer of ``kiosk knowledge search``; `ms` is how long it took."""
    start = time.perf_counter()
    passages = [asdict(passage) for passage in index.search(query, top)]
    return {"passages": passages, "ms": round((time.perf_counter() - start) * 1000, 2)}


def stats(index: KnowledgeIndex) -> Stats:
    """What the pack holds."""
    summary, contents = index.summary, index.contents()
    return Stats(
        pack=summary.name,
        path=index.path,
        name=summary.pack.name,
        languages=summary.pack.languages,
        documents=summary.documents,
        passages=summary.passages,
        products=summary.products,
        facts=contents.facts,
        words=contents.words,
        kinds=contents.kinds,
        bytes=index.path.stat().st_size,
        skipped=summary.skipped,
        embedding=summary.embedding or "none: searched by words alone",
    )
