"""How much of what was to be said was heard: word agreement, digits and spelling forms aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from kiosk.action.spoken import speakable

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def agreement(said: str, heard: str, language: str = "en") -> float:
    """1 minus the word error rate of `heard` against `said`, never below 0; 1 when both are empty.

    Both are brought into the form in which they are read aloud, so that "9:30" and "nine thirty"
    agree.
    """
    reference, hypothesis = words(said, language), words(heard, language)
    if not reference:
        return 0.0 if hypothesis else 1.0
    return round(max(0.0, 1 - _distance(reference, hypothesis) / len(reference)), 3)


def words(text: str, language: str = "en") -> list[str]:
    """The words of `text` as they sound, in lower case."""
    plain = unicodedata.normalize("NFKC", speakable(text, language)).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    return _WORD.findall(plain.casefold())


def _distance(reference: Sequence[str], hypothesis: Sequence[str]) -> int:
    """Insertions, deletions and substitutions between two lists of words."""
    row = list(range(len(hypothesis) + 1))
    for deleted, word in enumerate(reference, 1):
        diagonal, row[0] = row[0], deleted
        for column, other in enumerate(hypothesis, 1):
            changed = diagonal + (word != other)
            diagonal = row[column]
            row[column] = min(changed, row[column] + 1, row[column - 1] + 1)
    return row[-1]
