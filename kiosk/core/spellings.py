"""How the owner writes their own words, for those who have to recognise them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spellings:
    """`codes` are part numbers, models and error codes as written (``CT-6``), `names` those of
    products and brands; `words` is every word of the documents, in lower case.
    """

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
