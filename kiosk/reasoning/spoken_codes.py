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
_TOLD = re.compile(r"\b(?:codes?|errors?|says?|shows?|mean|means|display|alarm|fault)\b", re.I)
_NO_MORE = re.compile(
    r"\W*(?:$|(?:mean|on|in|what|now|error|code|and|stand|flash\w*|blink\w*)\b)", re.I
)
"""After a code, and not after an amount: "it says a five percent rebate"."""

_PIECE = re.compile(r"[a-z]+|\d+", re.I)
_LONGEST, _PREFIX = 8, 4
"""Words that spell a code, and letters that are said as one of them, at most."""

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
        told = _TOLD.search(text) and _NO_MORE.match(text, match.end())
        if small and code not in known and not told:
            return match.group()
        found.add(code)
        return " "

    text = _spelled(text, known, found)
    left = _SPOKEN.sub(replaced, text)
    return frozenset(found), left


def _spelled(text: str, known: frozenset[str], found: set[str]) -> str:
    """`text` without the codes of `known` spelled out in it ("c w three sixty four"): `found`."""
    words = list(_PIECE.finditer(text)) if known else []
    left, at, end = [], 0, 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 1, -1):
            code = _compact([w.group() for w in words[at : at + size]])
            if code in known:
                found.add(code)
                left.append(text[end : words[at].start()])
                end = words[at + size - 1].end()
                at += size - 1
                break
        at += 1
    return " ".join([*left, text[end:]])


def _compact(words: list[str]) -> str:
    """What the words spell; empty when they hold more than letters and numbers."""
    made, number = "", []
    for word in [*words, ""]:
        if re.fullmatch(_NUMBER, word, re.I):
            number.append(word)
            continue
        if len(word) > _PREFIX:
            return ""
        made += (_digits(" ".join(number)) if number else "") + word.upper()
        number = []
    return made if any(c.isdigit() for c in made) and made[0].isalpha() else ""


def _digits(number: str) -> str:
    words = re.split(r"[\s-]+", number.lower())
    if all(w in _DIGITS or w.isdigit() for w in words):
        return "".join(_DIGITS.get(w, w) for w in words)
    amounts = quantities(number)
    return "".join(f"{a.face:.0f}" for a in amounts)
