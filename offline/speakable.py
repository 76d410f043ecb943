"""Text made fit for a voice that reads one line at a time. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import numpy as np

LONGEST = 160
"""A line is synthesised in one piece, so a longer one would keep the person waiting."""

FIRST = 64
"""The first line is no longer than this where it can be cut: the voice begins when it is made."""

_SHORTEST = 12
"""A line of fewer characters is over before the next one is made."""

_AUDIBLE = 160
"""Sample value below which nobody hears the beginning of a word: -46 dB of full scale."""

_ONSET_MS = 15
_BREAKS = (
    re.compile(r"[.!?…؟]['\")\]]*\s|[。！？]"),
    re.compile(r"[,;:،؛\u2013\u2014]\s|[，；：、]"),
    re.compile(r"\s"),
)


def lines(text: str) -> Iterator[str]:
    """`text` in lines of at most `LONGEST` characters that a voice can say; none when it is mute.

    Control characters and Piper's ``[[phonemes]]`` notation are taken out.
    """
    rest, begun = _clean(text), False
    while rest:
        cut = len(rest) if len(rest) <= LONGEST else _cut(rest)
        cut = cut if begun or len(rest) <= FIRST else _first(rest) or cut
        begun = True
        line, rest = rest[:cut].strip(), rest[cut:].strip()
        if any(character.isalnum() for character in line):
            yield line


def begun(pcm: bytes, rate: int) -> bytes:
    """16-bit mono `pcm` without the silence at its head: the voice leaves 40 to 400 ms there."""
    samples = np.frombuffer(pcm, "<i2", count=len(pcm) // 2).astype(np.int32)
    loud = np.flatnonzero(np.abs(samples) >= _AUDIBLE)
    first = int(loud[0]) - rate * _ONSET_MS // 1000 if loud.size else 0
    return pcm[2 * max(0, first) :]


def _clean(text: str) -> str:
    printable = (
        character if character.isprintable() else " "
        for character in unicodedata.normalize("NFC", text)
    )
    joined = "".join(printable).replace("[[", " ").replace("]]", " ")
    return " ".join(joined.split())


def _first(text: str) -> int:
    """Where the first sentence or clause ends, 0 where it is not short."""
    for pattern in _BREAKS[:2]:
        if match := next((m for m in pattern.finditer(text, _SHORTEST, FIRST + 1)), None):
            return match.end()
    return 0


def _cut(text: str) -> int:
    """Where to cut: after a sentence if one ends, else a clause, else a word, else anywhere."""
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(text, 0, LONGEST)]
        if ends and ends[-1] > LONGEST // 4:
            return ends[-1]
    return LONGEST
