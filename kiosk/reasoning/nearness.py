"""How near texts are in what they mean, by the embedding model; told, when it is not there."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from kiosk.core.errors import EngineFailed
from kiosk.core.ports import Embedder

_SCALE = 127 * 127


class Nearness:
    """Cosines of texts to a question, by an `Embedder`. Blocks: call it from a thread."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def __call__(self, question: str, texts: Sequence[str]) -> list[float] | None:
        """A cosine for each of `texts`; None when the engine fails: words must do then."""
        if not texts:
            return []
        try:
            rows = memoryview(self._embedder.embed([question, *texts])).cast("b")
        except EngineFailed:
            return None
        size = self._embedder.dimensions
        wanted = rows[:size].tolist()
        return [
            sum(map(mul, wanted, rows[at : at + size].tolist())) / _SCALE
            for at in range(size, len(rows), size)
        ]
