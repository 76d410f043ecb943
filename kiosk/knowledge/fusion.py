"""Two judgements of the same passages as one order: words and meaning. Pure.

Passages of one manual often cover the words of a question alike, since all of them are about what
it names; then the meaning decides, and by how much it is nearer. So values are fused, each against
the best of its kind, with a premium for a place at the top of either list.
"""

from __future__ import annotations

from collections.abc import Mapping

MEANING = 1.0
"""Weight of nearness in meaning against words."""

MEANING_WITH_CODE = 0.4
"""The same for a question that names a code: "E07" and "E09" mean nearly the same to a model."""

_SHARPER = 1.5
"""Exponent that widens the differences of cosines, which lie close together."""

_PREMIUM, _FLAT = 0.5, 3
"""What a high place in a list is worth: `_PREMIUM / (_FLAT + place)`, places from 0."""


def fused(words: Mapping[int, float], meanings: Mapping[int, float], weight: float) -> list[int]:
    """Rows, best first. Both give a value for every row; `weight` is that of `meanings`."""
    most = max(words.values(), default=0.0) or 1.0
    nearest = max(meanings.values(), default=0.0) or 1.0
    scores = {
        row: covered / most + weight * (max(0.0, meanings[row]) / nearest) ** _SHARPER
        for row, covered in words.items()
    }
    for values in (words, meanings):
        for place, row in enumerate(sorted(values, key=lambda row: (-values[row], row))):
            scores[row] += _PREMIUM / (_FLAT + place)
    return sorted(scores, key=lambda row: (-scores[row], row))
