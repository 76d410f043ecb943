"""Text as comparable words: the same for a document and for a spoken question. Pure.

``"the X-200 holds 4.5L"`` and ``"the x two hundred holds four point five litres"`` have to meet, so
numbers become digits, units one spelling, sizes ``9x9``, codes one word in lower case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.knowledge.lexicon_en import ONES, SCALES, TENS, UNITS

_UNIT_OF = {spelling: unit for unit, spellings in UNITS.items() for spelling in spellings}
_ATTACHED = sorted((s for s in _UNIT_OF if s.isascii() and s.isalpha()), key=len, reverse=True)
_SEPARATE = {"s", "l", "g", "h", "m", "v", "w", "in"}
"""Units that are a unit only when written against the number: "4.5L", not "2 in stock"."""

_CURRENCIES = {"$", "€"}
_SIGNS = {"%", "°"}
"""Mean something after a number alone."""

_WORD = re.compile(
    r"[^\W_]+(?:['\u2019][^\W\d_]+)?(?:[.,]\d+[^\W\d_]*)*"  # words, numbers, "4.5L", "don't"
    r"|[$€%°]"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(?:x|\u00d7|by)\s*(?=\d)")
_CODE_GAP = re.compile(r"\b([A-Za-z]{1,4})[-\u2010\u2011](\d+[A-Za-z]?)\b|\b([B-HJ-Z]) (\d+)\b")
_CODE_JOIN = re.compile(r"\b([A-Za-z]*\d[A-Za-z0-9]*)-(?=[A-Za-z]*\d)")
_NUMBER_UNIT = re.compile(rf"^(\d+(?:\.\d+)?)({'|'.join(_ATTACHED)})$")
_CODE = re.compile(r"^(?=.*\d)(?=.*[a-z])[a-z0-9]{2,}$")
_SIZE_WORD = re.compile(r"^\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)+$")


def words(text: str) -> list[str]:
    """The words of `text`: lower case, no accents, numbers in digits, units unified."""
    return list(_units(_numbers(_split(text))))


def is_code(word: str) -> bool:
    """Whether `word` names one thing exactly: a model or part number, an error code."""
    return bool(_CODE.match(word)) and not _SIZE_WORD.match(word)


def is_number(word: str) -> bool:
    """Whether `word` is a number in digits."""
    return word.replace(".", "", 1).isdigit()


def _split(text: str) -> list[str]:
    text = _CODE_GAP.sub(lambda m: (m[1] or m[3]) + (m[2] or m[4]), text)
    text = _THOUSANDS.sub("", _CODE_JOIN.sub(r"\1", text))
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFKC", plain).replace("½", " 0.5")
    return [_tidy(match[0]) for match in _WORD.finditer(_SIZE.sub(r"\1x", plain))]


def _tidy(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "").replace(",", ".")
    if "." in word and is_number(word):
        whole, _, fraction = word.partition(".")
        return f"{whole}.{fraction}" if fraction.strip("0") else whole
    return word


def _numbers(tokens: list[str]) -> Iterator[str]:
    """Number words as digits: forty nine → 49, two hundred and fifty → 250, four point five → 4.5.

    Words that do not make one number stay apart: zero seven → 0 7, nineteen ninety nine → 19 99.
    """
    at = 0
    while at < len(tokens):
        value, used = _number_at(tokens, at)
        if not used:
            yield tokens[at]
            at += 1
            continue
        at += used
        digits = str(value)
        if at + 1 < len(tokens) and tokens[at] == "point":
            fraction, at = _digits_from(tokens, at + 1)
            digits = f"{digits}.{fraction}" if fraction else digits
        if at + 1 < len(tokens) and tokens[at] in {"by", "x"}:
            following, more = _number_at(tokens, at + 1)
            if more:
                digits, at = f"{digits}x{following}", at + 1 + more
        yield digits


def _number_at(tokens: list[str], at: int) -> tuple[int, int]:
    """The number that starts at `at`, and how many words it takes; 0 words when there is none."""
    value, used = _below_hundred(tokens, at)
    if not used and tokens[at] == "a" and at + 1 < len(tokens) and tokens[at + 1] in SCALES:
        value, used = 1, 1
    if not used:
        return 0, 0
    while at + used < len(tokens) and (scale := SCALES.get(tokens[at + used])):
        value *= scale
        used += 1
        joint = 1 if at + used < len(tokens) and tokens[at + used] == "and" else 0
        rest, more = _below_hundred(tokens, at + used + joint)
        follows = at + used + joint + more
        if more and follows < len(tokens) and tokens[follows] == "hundred":
            rest, more = rest * 100, more + 1
        if more:
            value, used = value + rest, used + joint + more
    return value, used


def _below_hundred(tokens: list[str], at: int) -> tuple[int, int]:
    word = tokens[at] if at < len(tokens) else ""
    if word in TENS:
        unit = ONES.get(tokens[at + 1], 0) if at + 1 < len(tokens) else 0
        return (TENS[word] + unit, 2) if 0 < unit < 10 else (TENS[word], 1)  # noqa: PLR2004
    if word in ONES:
        return ONES[word], 1
    return 0, 0


def _digits_from(tokens: list[str], at: int) -> tuple[str, int]:
    digits = ""
    while at < len(tokens):
        value, used = _below_hundred(tokens, at)
        if not used and not tokens[at].isdigit():
            break
        digits += str(value) if used else tokens[at]
        at += used or 1
    return digits, at


def _units(tokens: Iterator[str]) -> Iterator[str]:
    before = ""
    for token in tokens:
        if attached := _NUMBER_UNIT.match(token):
            yield attached[1]
            yield _UNIT_OF[attached[2]]
        elif _is_unit(token, before):
            yield _UNIT_OF[token]
        elif token not in _SIGNS:
            yield token
        before = token


def _is_unit(token: str, before: str) -> bool:
    if token in _CURRENCIES:
        return True
    return token in _UNIT_OF and token not in _SEPARATE and is_number(before)
