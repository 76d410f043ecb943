"""How hard a question is, 0 to 1, learned from questions of many kinds.

A logistic model over what the question means (MiniLM) and how it is built; its score is calibrated.
Without MiniLM the build alone decides. `kiosk.app.training.complexity` trains both.
"""

from __future__ import annotations

import base64
import json
import math
import struct
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kiosk.core.errors import EngineFailed
from kiosk.core.ports import Embedder
from kiosk.reasoning.traits import traits

_READ = 400
"""So many characters are looked at for their meaning: the share of dear calls is the same on public
sets, and the longest text takes no more than 25 ms. The build is told from all of it."""

_VECTOR_SCALE = 4 / 127
"""The scale of the vectors that the model was trained on."""


@dataclass(frozen=True, slots=True)
class _Model:
    weights: tuple[float, ...]
    bias: float
    line: tuple[tuple[float, float], ...]

    def score(self, values: Sequence[float]) -> float:
        """The calibrated share for `values`."""
        total = self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return _on(self.line, 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))


class Complexity:
    """Scores questions; blocks for some milliseconds. Remembers nothing."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        learned = _learned()
        self._scale: float = learned["trait_scale"]
        self._shape = _model(learned["shape"])
        self._both = _model(learned["both"])
        fits = embedder is not None and embedder.name == learned["embedding"]
        self._embedder = embedder if fits else None

    def __call__(self, text: str) -> float:
        """How hard `text` is."""
        shape = [value * self._scale for value in traits(text)]
        if self._embedder is None:
            return round(self._shape.score(shape), 3)
        try:
            raw = self._embedder.embed([text[:_READ]])
        except EngineFailed:  # the search says so in this very turn
            return round(self._shape.score(shape), 3)
        vector = [value * _VECTOR_SCALE for value in struct.unpack(f"{len(raw)}b", raw)]
        return round(self._both.score([*vector, *shape]), 3)


@cache
def _learned() -> dict[str, Any]:
    text = resources.files("kiosk.reasoning").joinpath("complexity.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _model(plain: dict[str, Any]) -> _Model:
    raw = base64.b64decode(plain["weights"])
    line = tuple((float(x), float(y)) for x, y in plain["line"])
    return _Model(struct.unpack(f"<{len(raw) // 4}f", raw), plain["bias"], line)


def _on(line: Sequence[tuple[float, float]], x: float) -> float:
    """The height of `line` at `x`; level beyond its ends, but for a last rise towards 0 and 1."""
    xs = [point[0] for point in line]
    at = bisect_left(xs, x)
    (x0, y0), (x1, y1) = (
        line[at - 1] if at else (0.0, max(0.0, line[0][1] - 0.02)),
        line[at] if at < len(line) else (1.0, min(1.0, line[-1][1] + 0.02)),
    )
    return y0 if x1 <= x0 else y0 + (y1 - y0) * (x - x0) / (x1 - x0)
