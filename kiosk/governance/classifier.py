"""A small model beside the rules: how much a text sounds like an attempt to steer the machine.

Logistic regression over hashed words and, where an embedder runs, over the meaning of the text.
`training/guard` makes its weights from sentences of our own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from io import BytesIO
from math import exp, log
from typing import TYPE_CHECKING

from kiosk.core.errors import EngineFailed
from kiosk.governance.features import hashed, windows

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], bytes]
"""Rows of signed bytes, one a text; 127 stands for 1. Raises `EngineFailed`."""

_SCALE = 127
_MOST_WINDOWS = 200
_MEANT = 4
"""Windows, the most suspicious by words, whose meaning is looked at: each costs milliseconds."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Log-odds at which the belief is one half; `a_window` is added with the log of their number,
    because the worst of many windows is worse by chance alone. Words that are `surely` below it
    decide alone: that is most talk, and the meaning costs ten times as long.
    """

    user: float = 2.0
    data: float = 2.0
    a_window: float = 0.8
    surely: float = 3.0


class InjectionClassifier:
    """`embed` is None where there is no embedding model: words alone decide then."""

    def __init__(self, embed: Embed | None = None, thresholds: Thresholds | None = None) -> None:
        self._embed = embed
        self._at = thresholds or Thresholds()
        self.degraded = embed is None
        """The meaning is not looked at."""

    def belief(self, text: str, *, data: bool) -> float:
        """0 to 1; from one half `text` is taken for an attempt. `data`: no person said it."""
        parts = windows(text)[:_MOST_WINDOWS]
        if not parts:
            return 0.0
        kind, threshold = ("data", self._at.data) if data else ("user", self._at.user)
        threshold += self._at.a_window * log(len(parts))
        odds = self._odds(parts, kind, threshold - self._at.surely) - threshold
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))

    def _odds(self, parts: Sequence[str], kind: str, least: float) -> float:
        vectors = [hashed(part) for part in parts]
        alone = [self._words(v, kind, "_alone") for v in vectors]
        if self._embed is None or max(alone) < least:
            return max(alone)
        worst = sorted(range(len(parts)), key=lambda at: -alone[at])[:_MEANT]
        try:
            raw = self._embed([parts[at] for at in worst])
        except EngineFailed:
            self.degraded = True
            return max(alone)
        self.degraded = False
        rows = self._rows(raw, len(worst)) @ self._weights[f"{kind}_meaning"]
        # Two opinions, one with the meaning and one without: their mean errs less than either.
        return max(
            (self._words(vectors[at], kind, "") + float(rows[row]) + alone[at]) / 2
            for row, at in enumerate(worst)
        )

    def _words(self, vector: dict[int, float], kind: str, which: str) -> float:
        weights = self._weights[f"{kind}_words{which}"]
        bias = float(self._weights[f"{kind}_bias{which}"][0])
        return bias + sum(float(weights[place]) * value for place, value in vector.items())

    def _rows(self, raw: bytes, count: int) -> np.ndarray:
        import numpy as np

        rows = np.frombuffer(raw, dtype=np.int8).reshape(count, -1)
        return rows.astype(np.float32) / _SCALE

    @cached_property
    def _weights(self) -> dict[str, np.ndarray]:
        import numpy as np

        raw = resources.files(__package__).joinpath("injection.npz").read_bytes()
        with np.load(BytesIO(raw)) as stored:
            return {name: stored[name] for name in stored.files}
