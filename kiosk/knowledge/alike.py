"""Words that are written nearly alike: "ferngilde" may be FernGlide. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

SHORTEST = 6
"""Letters from which on a word may be taken for another; short ones differ too easily."""

_ENOUGH = 0.85
_LENGTH = 2


def beginning(term: str) -> str:
    """What a word must start with to be looked at; empty when none should be."""
    return term[:2] if len(term) >= SHORTEST and term.isalpha() else ""


def nearest(term: str, words: Iterable[str]) -> str:
    """The one of `words` that is written most like `term`; empty when none is alike enough."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(term)
    best, found = _ENOUGH, ""
    for word in words:
        if abs(len(word) - len(term)) > _LENGTH or not word.isalpha():
            continue
        matcher.set_seq1(word)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
            likeness = matcher.ratio()
            if likeness > best or (likeness == best and not found):
                best, found = likeness, word
    return found
