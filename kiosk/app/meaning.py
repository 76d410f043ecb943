"""The embedding model of a kiosk: there, or said to be missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from kiosk.app.paths import Paths
from kiosk.core.errors import Missing
from kiosk.core.ports import Embedder
from kiosk.reasoning.nearness import Nearness
from models.store import ModelStore
from offline.budget import usable_cores
from offline.embedding import MODEL, MiniLmEmbedder


def embedder(store: ModelStore, *, threads: int = 1) -> Embedder | None:
    """The embedder, None where its model is not installed: the search says so in every turn."""
    try:
        return MiniLmEmbedder(store.path(MODEL).parent, threads=threads)
    except Missing:
        return None


def nearness(made: Embedder | None) -> Nearness | None:
    """What compares a question with the sentences that may answer it; None without a model."""
    return Nearness(made) if made else None


@contextmanager
def building(paths: Paths) -> Iterator[Embedder | None]:
    """An embedder for a build, which may have every core."""
    made = embedder(ModelStore(paths.models), threads=usable_cores())
    if made is None:
        yield None
        return
    with closing(made):
        yield made
