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

_CURRENCIES = {"$", "€", "£"}
_MONEY = {spelling for unit in ("dollar", "euro", "pound") for spelling in UNITS[unit]} - {
    "lb",
    "lbs",
}
_CENTS = {"cent", "cents", "pence"}
_FRACTIONS = {"half": "5", "quarter": "25"}
_SIGNS = {"%", "°"}
"""Mean something after a number alone."""

_WORD = re.compile(
    r"[^\W_]+(?:['\u2019][^\W\d_]+)?(?:[.,]\d+[^\W\d_]*)*"  # words, numbers, "4.5L", "don't"
    r"|[$€£%°]"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SIZE = re.compile(
    r"(?<![\w.])(\d+(?:\.\d+)?)\s*(?:cm|mm|m|in|inch|inches|ft|\")?\s*(?:x|\u00d7|by)\s*(?=\d)"
)
_WRITTEN_FRACTION = re.compile(r"(?:(?<![\w./])(\d+)[\s-]*)?([½¼¾]|(?<![\d/.,])[13]/[24](?![\d/]))")
_FRACTION_OF = {"½": "5", "¼": "25", "¾": "75", "1/2": "5", "1/4": "25", "3/4": "75"}
_CODE_GAP = re.compile(r"\b([A-Za-z]{1,4})[-\u2010\u2011](\d+[A-Za-z]?)\b|\b([B-HJ-Z]) (\d+)\b")
_CODE_JOIN = re.compile(r"\b([A-Za-z]*\d[A-Za-z0-9]*)-(?=[A-Za-z]*\d)")
_NUMBER_UNIT = re.compile(rf"^(\d+(?:\.\d+)?)({'|'.join(_ATTACHED)})$")
_CODE = re.compile(r"^(?=.*\d)(?=.*[a-z])[a-z0-9]{2,}$")
_CENT_DIGITS = 2
_SIZE_WORD = re.compile(r"^\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)+$")


def words(text: str) -> list[str]:
    """The words of `text`: lower case, no accents, numbers in digits, units unified."""
    return list(_sizes(_units(iter(_amounts(list(_numbers(_split(text))))))))


def is_code(word: str) -> bool:
    """Whether `word` names one thing exactly: a model or part number, an error code."""
    return bool(_CODE.match(word)) and not _SIZE_WORD.match(word)


def is_number(word: str) -> bool:
    """Whether `word` is a number in digits."""
    return word.replace(".", "", 1).isdigit()


def _split(text: str) -> list[str]:
    text = _WRITTEN_FRACTION.sub(_decimal, text)
    text = _CODE_GAP.sub(lambda m: (m[1] or m[3]) + (m[2] or m[4]), text)
    text = _THOUSANDS.sub("", _CODE_JOIN.sub(r"\1", text))
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'").casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFKC", plain)
    return [_tidy(match[0]) for match in _WORD.finditer(_SIZE.sub(r"\1x", plain))]


def _decimal(match: re.Match[str]) -> str:
    """2½ and 2 1/2 are 2.5; 5/4 and 3/8 stay what they are."""
    part = _FRACTION_OF.get(match[2])
    return f"{match[1] or 0}.{part}" if part else match[0]


def _tidy(word: str) -> str:
    word = word.removesuffix("'s").replace("'", "").replace(",", ".")
    if "." in word and is_number(word):
        return plain_number(word)
    return word


def plain_number(number: str) -> str:
    """A number without zeros at its end: 12.50 is 12.5, 3.0 is 3."""
    return number.rstrip("0").removesuffix(".") if "." in number else number


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
        digits, at = _with_fraction(str(value), tokens, at)
        while at + 1 < len(tokens) and tokens[at] in {"by", "x"}:
            following, more = _number_at(tokens, at + 1)
            if not more:
                break
            digits, at = f"{digits}x{following}", at + 1 + more
        yield digits


def _with_fraction(digits: str, tokens: list[str], at: int) -> tuple[str, int]:
    """Four point five, four and a half; and where it goes on."""
    if tokens[at : at + 1] == ["point"]:
        fraction, after = _digits_from(tokens, at + 1)
        return (plain_number(f"{digits}.{fraction}"), after) if fraction else (digits, at)
    following = tokens[at : at + 3]
    if following[:2] == ["and", "a"] and (part := _FRACTIONS.get("".join(following[2:]))):
        return f"{digits}.{part}", at + 3
    if digits == "3" and "".join(following[:1]) in {"quarter", "quarters"}:
        return "0.75", at + 1
    return digits, at


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


def _amounts(tokens: list[str]) -> Iterator[str]:
    """Six dollars forty nine, and six dollars and forty nine cents, are 6.49 dollars."""
    at = 0
    while at < len(tokens):
        whole = "1" if tokens[at] == "a" else tokens[at]
        if whole.isdigit() and "".join(tokens[at + 1 : at + 2]) in _MONEY:
            after = at + 2 + (tokens[at + 2 : at + 3] == ["and"])
            cents = "".join(tokens[after : after + 1])
            named = "".join(tokens[after + 1 : after + 2]) in _CENTS
            if cents.isdigit() and len(cents) <= _CENT_DIGITS and (named or after == at + 2):
                yield from (plain_number(f"{whole}.{cents:0>2}"), tokens[at + 1])
                at = after + 1 + named
                continue
        yield tokens[at]
        at += 1


def _sizes(tokens: Iterator[str]) -> Iterator[str]:
    """Of 120x80x45 also 120x80: people say two of three."""
    for token in tokens:
        yield token
        if token.count("x") > 1 and _SIZE_WORD.match(token):
            yield token.rpartition("x")[0]


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
