"""Codes and numbers as people say them, piece by piece, read back as documents write them. Pure.

"f g twenty two b" is FG22B, "zed nine" Z9, "double oh seven" 007, "one twenty nine ninety five"
129.95: but only where the pack has just that, so that nothing is read into ordinary words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from kiosk.knowledge.lexicon_en import LETTERS
from kiosk.knowledge.words import plain_number

LONGEST = 14
"""Pieces of one code; a barcode has as many digits."""

_LETTER_OF = {name: letter for letter, names in LETTERS.items() for name in names}
_SPOKEN_ZERO = {"oh", "o"}
_SILENT = {"dash", "hyphen", "minus", "slash", "stroke"}
_TWICE = {"double": 2, "triple": 3}
_PREFIX = 4
_PARTS = 4

Known = Callable[[str], bool]
"""Whether the pack has a term."""


def spelled_code(spoken: Sequence[str], at: int, known: Known) -> tuple[list[str], int]:
    """The longest known code spelled from word `at` on, and how many words it takes."""
    best: list[str] = []
    used = 0
    readings = [""]
    for end, pieces in _pieces(spoken, at):
        readings = [a + b for a, b in product(readings, pieces)][:64]
        forms = [form for reading in readings for form in _padded(reading)]
        found = [form for form in dict.fromkeys(forms) if _mixed(form) and known(form)]
        if found and end - at > 1:
            best, used = found, end - at
    return best, used


def spoken_number(spoken: Sequence[str], at: int, known: Known) -> tuple[list[str], int]:
    """Known numbers that are said in parts from word `at` on, and how many words they take.

    19 99 is 19.99 or 1999; 1 29 95 is 129.95; single digits are one long number.
    """
    run: list[str] = []
    for word in spoken[at : at + LONGEST]:
        digit = "0" if word in _SPOKEN_ZERO and run else word
        if not digit.isdigit():
            break
        run.append(digit)
    for size in range(len(run), 1, -1):
        parts = run[:size]
        forms = ["".join(parts)]
        if size <= _PARTS and len(parts[-1]) == 2:  # noqa: PLR2004 - cents have two digits
            forms.insert(0, plain_number(f"{''.join(parts[:-1])}.{parts[-1]}"))
        if found := [form for form in forms if known(form)]:
            return found, size
    return [], 0


def _pieces(spoken: Sequence[str], at: int) -> Iterator[tuple[int, list[str]]]:
    """How each word may be read inside a code, and the place after it; ends at an ordinary word."""
    place = at
    while place < len(spoken) and place - at < LONGEST:
        word = spoken[place]
        following = spoken[place + 1] if place + 1 < len(spoken) else ""
        if word == "double" and following in {"u", "you"}:
            place += 2
            yield place, ["w"]
            continue
        if word in _TWICE and (once := _piece(following, first=False)):
            place += 2
            yield place, [piece * _TWICE[word] for piece in once]
            continue
        if word in _SILENT and place > at:
            place += 1
            yield place, [""]
            continue
        pieces = _piece(word, first=place == at)
        if not pieces:
            return
        place += 1
        yield place, pieces


def _piece(word: str, *, first: bool) -> list[str]:
    if word.isdigit():
        return [word]
    if not word.isascii() or not word:
        return []
    found = ["0", "o"] if word in _SPOKEN_ZERO else []
    if letter := _LETTER_OF.get(word):
        found.append(letter)
    if word.isalpha() and (len(word) == 1 or (first and len(word) <= _PREFIX)):
        found.append(word)
    if not word.isalpha() and word.isalnum():
        found.append(word)
    return list(dict.fromkeys(found))


def _padded(code: str) -> tuple[str, ...]:
    """E7 is also E07."""
    letters, digit = code[:-1], code[-1:]
    if letters.isalpha() and digit.isdigit():
        return code, f"{letters}0{digit}", f"{letters}00{digit}"
    return (code,)


def _mixed(code: str) -> bool:
    return any(map(str.isdigit, code)) and any(map(str.isalpha, code))
