"""Numbers and references as people say or spell them: "one oh four two one", "K dash A 3 F"."""

from __future__ import annotations

import re

_DIGITS = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "double": "", "triple": "",
}  # fmt: skip
_LETTERS = {
    "alpha": "A", "bravo": "B", "charlie": "C", "delta": "D", "echo": "E", "foxtrot": "F",
    "golf": "G", "hotel": "H", "india": "I", "juliet": "J", "kilo": "K", "lima": "L",
    "mike": "M", "november": "N", "oscar": "O", "papa": "P", "quebec": "Q", "romeo": "R",
    "sierra": "S", "tango": "T", "uniform": "U", "victor": "V", "whiskey": "W", "x-ray": "X",
    "yankee": "Y", "zulu": "Z", "kay": "K", "dash": "-", "hyphen": "-", "minus": "-",
}  # fmt: skip
_ORDER = re.compile(
    r"\border(?: number| no\.?| nr\.?|'s number)?(?: is| was)?[:#\s]+#?([a-z]{0,4}-?\d[\w-]{2,18})",
    re.I,
)
_NUMBERED = re.compile(r"#\s?([a-z]{0,4}-?\d[\w-]{2,18})\b|\b(\d{4,12})\b", re.I)
_REFERENCE = re.compile(r"\b([a-z]{1,3}-[a-z0-9]{3,12})\b", re.I)
_NAMED = re.compile(
    r"\b(?:appointment|reference|booking|return|number)(?: number| no\.?)?(?: is)?[:#\s]+"
    r"((?=[a-z-]*\d)[a-z0-9][a-z0-9-]{2,15})\b",
    re.I,
)
_LEAD = re.compile(
    r"^\W*(?:(?:yes|it'?s|it is|the|code|my|pin|is|number|receipt|reference|says|that'?s|uh|um)"
    r"\W+)*",
    re.I,
)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
"""Recognisers write ``10,421`` for a number that was said."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAUSE = re.compile(r"[\s,.]+")


def read_order(text: str, *, bare: bool = False) -> str | None:
    """The order number in `text`; `bare` takes any number for one."""
    text = _GROUPED.sub("", text)
    for view in (text, joined(text)):
        if found := _ORDER.search(view):
            return found[1].upper()
        if bare and (found := _NUMBERED.search(view)):
            return (found[1] or found[2]).upper()
    if bare and (code := read_code(text)) and sum(c.isdigit() for c in code) > 2:  # noqa: PLR2004
        return code
    return None


def order_in(text: str) -> str | None:
    """The order number in `text`, also where nobody calls it one; a year is none."""
    if named := read_order(text):
        return named
    bare = read_order(text, bare=True)
    return None if bare is None or _YEAR.fullmatch(bare) else bare


def read_reference(text: str, *, bare: bool = False) -> str | None:
    """The reference of an appointment or a return in `text`."""
    for view in (text, joined(text)):
        for pattern in (_REFERENCE, _NAMED):
            if (found := pattern.search(view)) and any(c.isdigit() or c == "-" for c in found[1]):
                return found[1].upper()
    return read_code(text) if bare else None


def read_code(text: str) -> str | None:
    """A short code that was typed or spelled, and nothing else but a few words around it."""
    tail = _LEAD.sub("", text.strip().rstrip(".!?"))
    said = [word.lower() for word in _PAUSE.split(tail) if word]
    if len(said) > 1 and not all(_is_sign(word) for word in said):
        return None
    plain = joined(tail).replace(" ", "").upper()
    return plain if re.fullmatch(r"[A-Z0-9-]{3,16}", plain) else None


def joined(text: str) -> str:
    """`text` with what was spelled sign by sign written together."""
    out: list[str] = []
    run: list[str] = []
    times = 1
    for word in _PAUSE.split(text.strip()):
        low = word.lower().strip("?!:;\"'")
        if low in ("double", "triple"):
            times = 2 if low == "double" else 3
            continue
        sign = _sign(low)
        if sign is None:
            _close(run, out)
            out.append(word)
        else:
            run.append(sign * times)
        times = 1
    _close(run, out)
    return " ".join(out)


def _is_sign(word: str) -> bool:
    """Whether `word` was spelled, or is a piece of a code: "K7"."""
    piece = re.fullmatch(r"(?=[a-z]*\d)[a-z0-9]{2,4}", word)
    return bool(piece) or word in ("double", "triple") or _sign(word) is not None


def _sign(word: str) -> str | None:
    if word in _DIGITS:
        return _DIGITS[word]
    if word in _LETTERS:
        return _LETTERS[word]
    if re.fullmatch(r"[a-z]|\d{1,4}|-", word):
        return word.upper()
    return None


def _close(run: list[str], out: list[str]) -> None:
    """A single sign is a word ("a", "I"); several in a row were spelled."""
    if len(run) > 1:
        out.append("".join(run))
    elif run:
        out.append(run[0].lower() if run[0].isalpha() else run[0])
    run.clear()
