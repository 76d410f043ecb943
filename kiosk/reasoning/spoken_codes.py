"""Codes as people say them: "x two hundred", "e oh seven", "C ten"."""

from __future__ import annotations

import re

from kiosk.reasoning.quantities import quantities
from kiosk.reasoning.words import vocabulary

_DIGITS = {
    "zero": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_NUMBER = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand|\d+)"
)
_SPOKEN = re.compile(
    rf"\b([a-z]{{1,2}})[\s-]+({_NUMBER}(?:[\s-]+{_NUMBER})*)\b(?!\s*(?:%|percent))", re.I
)
_WORDS = vocabulary(
    "a i an am as at be by do go he if in is it me my no of oh on or so to up us we ok vs"
)


def spoken_codes(text: str, known: frozenset[str] = frozenset()) -> tuple[frozenset[str], str]:
    """The codes said in `text`, as they are written, and `text` without them.

    A letter that is a word of its own counts where the result is among the codes `known`.
    """
    found: set[str] = set()

    def replaced(match: re.Match[str]) -> str:
        letters, number = match[1], match[2]
        code = letters.upper() + _digits(number)
        padded = f"{letters.upper()}0{_digits(number)}"
        if code not in known and padded in known:
            code = padded
        small = letters.lower() in _WORDS and not (letters.isupper() and letters not in {"I", "A"})
        if small and code not in known:
            return match.group()
        found.add(code)
        return " "

    left = _SPOKEN.sub(replaced, text)
    return frozenset(found), left


def _digits(number: str) -> str:
    words = re.split(r"[\s-]+", number.lower())
    if all(w in _DIGITS or w.isdigit() for w in words):
        return "".join(_DIGITS.get(w, w) for w in words)
    amounts = quantities(number)
    return "".join(f"{a.face:.0f}" for a in amounts)
