"""Texts as hashed counts of words and letter groups, and the windows in which texts are judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from zlib import crc32

SIZE = 1 << 15
"""Places in a vector."""

WINDOW_WORDS = 60
"""Longest stretch judged at once: what hides in a long text shall not be diluted by it."""

_TOKEN = re.compile(r"\w+(?:'\w+)?|[^\w\s]")
_SENTENCE = re.compile(r"[^.!?\n。！？]+[.!?\n。！？]*\s*")
_LONGEST_TEXT = 40_000
_LONGEST_WORD = 24


def grams(text: str) -> Iterator[str]:
    """Words, pairs and triples of neighbours, and groups of three to five letters of `text`."""
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())
    before, last = "^", "^"
    for token in tokens:
        yield token
        yield f"{last} {token}"
        yield f"{before} {last} {token}"
        before, last = last, token
        yield from _letters(token[:_LONGEST_WORD])
    yield f"{last} $"


def _letters(token: str) -> Iterator[str]:
    if token.isascii():
        padded, sizes = f"_{token}_", (3, 4, 5)
    else:
        padded, sizes = f"_{token}_", (2, 3, 4)
    for size in sizes:
        for at in range(len(padded) - size + 1):
            yield "\t" + padded[at : at + size]


def hashed(text: str) -> dict[int, float]:
    """Counts by place, damped, of length one together."""
    counts: dict[int, int] = {}
    for gram in grams(text):
        place = crc32(gram.encode()) % SIZE
        counts[place] = counts.get(place, 0) + 1
    damped = {place: count**0.5 for place, count in counts.items()}
    length = sum(value * value for value in damped.values()) ** 0.5 or 1.0
    return {place: value / length for place, value in damped.items()}


def windows(text: str) -> list[str]:
    """`text` in stretches of whole sentences, each overlapping the one before by a sentence."""
    sentences = [piece for s in _SENTENCE.findall(text[:_LONGEST_TEXT]) for piece in _cut(s)]
    found: list[str] = []
    current: list[str] = []
    words = 0
    for sentence in sentences:
        count = max(1, len(sentence.split()), len(sentence) // 12)
        if current and words + count > WINDOW_WORDS:
            found.append("".join(current).strip())
            current = current[-1:]
            words = max(1, len(current[0].split()))
            if words + count > WINDOW_WORDS:
                current, words = [], 0
        current.append(sentence)
        words += count
    if current:
        found.append("".join(current).strip())
    return [window for window in found if window]


def _cut(sentence: str) -> list[str]:
    """A sentence without an end in pieces."""
    words = sentence.split(" ")
    if len(words) <= WINDOW_WORDS:
        return [sentence]
    step = WINDOW_WORDS - 10
    return [" ".join(words[at : at + WINDOW_WORDS]) + " " for at in range(0, len(words), step)]
