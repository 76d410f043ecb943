"""Runs of digits, written or spoken: "4111 1111", "four one double one", "plus four four"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "oh": "0", "o": "0", "nought": "0", "plus": "+",
}  # fmt: skip
_TEENS = {
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
}  # fmt: skip
_TENS = {
    "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7",
    "eighty": "8", "ninety": "9",
}  # fmt: skip
_REPEATS = {"double": 2, "triple": 3}
_TOKEN = re.compile(r"\+?\d+|[A-Za-z]+")
_GAP = re.compile(r"^(?:[^\S\n]|[\-./(),–]){0,4}\Z")
_JOINERS = frozenset({"dash", "hyphen", "space", "dot", "then"})


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit (or "+") and where it was said."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Digits said in one breath. `groups` are the lengths in which they were said."""

    digits: tuple[Digit, ...]
    groups: tuple[int, ...]
    spoken: bool

    @property
    def text(self) -> str:
        """The digits alone."""
        return "".join(d.value for d in self.digits)


def runs(text: str) -> Iterator[Run]:
    """The runs of `text`, in order."""
    digits: list[Digit] = []
    groups: list[int] = []
    spoken = False
    end = 0
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        values, after, in_words = _values(tokens, at)
        joined = _GAP.match(text[end : token.start()]) is not None
        if not values and digits and joined and token.group().lower() in _JOINERS:
            end, at = token.end(), at + 1
            continue
        if digits and (not values or not joined):
            yield Run(tuple(digits), tuple(groups), spoken)
            digits, groups, spoken = [], [], False
        if values:
            stop = tokens[after - 1].end()
            digits += _placed(values, token.start(), stop)
            groups.append(len(values))
            spoken = spoken or in_words
            end, at = stop, after
        else:
            end, at = token.end(), at + 1
    if digits:
        yield Run(tuple(digits), tuple(groups), spoken)


def _placed(values: str, start: int, stop: int) -> list[Digit]:
    if stop - start == len(values):
        return [Digit(v, start + i, start + i + 1) for i, v in enumerate(values)]
    return [Digit(v, start, stop) for v in values]


def _values(tokens: list[re.Match[str]], at: int) -> tuple[str, int, bool]:
    """The digits that token `at` begins, the token after them, and whether they are words."""
    word = tokens[at].group().lower()
    if word[-1].isdigit():
        return word, at + 1, False
    following = tokens[at + 1].group().lower() if at + 1 < len(tokens) else ""
    if word in _REPEATS:
        digit = _WORDS.get(following, following if following.isdigit() else "")
        return (digit * _REPEATS[word], at + 2, True) if len(digit) == 1 else ("", at + 1, False)
    if word in _TENS:
        ones = _WORDS.get(following, "")
        if ones and ones not in {"0", "+"}:
            return _TENS[word] + ones, at + 2, True
        return _TENS[word] + "0", at + 1, True
    found = _WORDS.get(word) or _TEENS.get(word) or ""
    if found and found != "+" and following == "hundred":
        return found + "00", at + 2, True
    return found, at + 1, bool(found)
