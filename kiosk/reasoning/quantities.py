"""Numbers with their units, written or spoken: "30-day" = "thirty days", "$9" = "nine dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.reasoning.words import listed, normalise, stem, vocabulary

_ONES = {
    w: n
    for n, w in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    w: n
    for n, w in zip(
        range(20, 100, 10),
        listed("twenty thirty forty fifty sixty seventy eighty ninety"),
        strict=True,
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
_ORDINALS = {
    w: str(n)
    for n, w in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth"), start=1
    )
}

_UNIT_NAMES: dict[tuple[str, float], str] = {
    ("day", 1): "day days",
    ("day", 7): "week weeks wk wks",
    ("day", 14): "fortnight fortnights",
    ("month", 1): "month months mo",
    ("month", 12): "year years yr yrs",
    ("minute", 60): "hour hours hr hrs h",
    ("minute", 1): "minute minutes min mins",
    ("minute", 1 / 60): "second seconds sec secs",
    ("usd", 1): "dollar dollars usd bucks $",
    ("usd", 0.01): "cent cents",
    ("eur", 1): "euro euros eur €",
    ("pound", 1): "pound pounds gbp lb lbs £",
    ("percent", 1): "percent % pct",
    ("inch", 1): 'inch inches in "',
    ("inch", 12): "foot feet ft",
    ("mm", 1): "millimeter millimeters millimetre millimetres mm",
    ("mm", 10): "centimeter centimeters centimetre centimetres cm",
    ("mm", 1000): "meter meters metre metres m",
    ("mm", 1e6): "kilometer kilometers kilometre kilometres km",
    ("mm", 1609344): "mile miles",
    ("gram", 1): "gram grams g",
    ("gram", 1000): "kilogram kilograms kilo kilos kg kgs",
    ("ounce", 1): "ounce ounces oz",
    ("ml", 1): "milliliter milliliters millilitre millilitres ml",
    ("ml", 1000): "liter liters litre litres l",
    ("gallon", 1): "gallon gallons gal",
    ("watt", 1): "watt watts w",
    ("watt", 1000): "kilowatt kilowatts kw",
    ("volt", 1): "volt volts v",
    ("amp", 1): "amp amps ampere amperes a",
    ("mah", 1): "mah",
    ("mah", 1000): "ah",
    ("celsius", 1): "celsius °c",
    ("fahrenheit", 1): "fahrenheit °f",
    ("degree", 1): "degree degrees °",
    ("hertz", 1): "hertz hz",
    ("hertz", 1000): "kilohertz khz",
    ("hertz", 1e6): "megahertz mhz",
    ("hertz", 1e9): "gigahertz ghz",
    ("gigabyte", 1): "gigabyte gigabytes gb",
    ("gigabyte", 1000): "terabyte terabytes tb",
    ("decibel", 1): "decibel decibels db",
    ("psi", 1): "psi",
    ("bar", 1): "bar bars",
    ("rpm", 1): "rpm",
    ("lumen", 1): "lumen lumens lm",
    ("newtonmeter", 1): "nm newtonmeters",
    ("am", 1): "am",
    ("pm", 1): "pm",
}
_UNITS = {name: unit for unit, names in _UNIT_NAMES.items() for name in listed(names)}
_GLUED_ONLY = vocabulary("in a °")
"""Units that are ordinary words or letters unless they stick to their number."""

AMOUNT_WORDS = frozenset(
    stem(w)
    for names in (
        _ONES,
        _TENS,
        _SCALES,
        _ORDINALS,
        _UNITS,
        ("half", "point", "o'clock", "morning", "afternoon", "evening", "noon", "midnight"),
    )
    for w in names
)
"""Stems of number and unit words, which are judged as amounts."""

_TIME_UNITS = {name for name, (unit, _) in _UNITS.items() if unit in {"day", "month", "minute"}}

_CODE = re.compile(
    r"\b(?:[A-Z]{1,5}(?:-[A-Z]{1,4})?-\d[A-Za-z0-9-]*|[A-Za-z]+\d[A-Za-z0-9]*(?:-\w*\d\w*)*)"
)
_MIXED = re.compile(r"\b\d+(?:-?[A-Z]+\d*)+\b|\b\d+[a-z]+\d+[a-z]*\b")
_TOKEN = re.compile(
    r"\d{1,2}:\d{2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+|[$€£%\"]|°[cf]?|[^\W\d_]+(?:'[^\W\d_]+)?"
)
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_SPOKEN_CLOCK = (
    (re.compile(r"(?<=[\d\s])([ap])\.\s?m\b\.?", re.I), r" \1m "),
    (re.compile(r"\s*o'clock\b"), " "),
    (re.compile(r"\bin the morning\b"), "am"),
    (re.compile(r"\b(?:in the (?:afternoon|evening)|at night)\b"), "pm"),
    (re.compile(r"\b(?:12 )?noon\b|\bmidday\b"), "12 pm"),
    (re.compile(r"\b(?:12 )?midnight\b"), "12 am"),
)

_SAID_BARE = frozenset({"am", "pm", "usd", "eur"})
_BETWEEN = frozenset({"business", "working", "calendar", "full", "whole", "more", "consecutive"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """`face` as written, `value` in the base `unit` (empty when none was given)."""

    face: float
    value: float
    unit: str

    def matches(self, other: Quantity) -> bool:
        """Whether this amount is said by `other`, the evidence.

        Times and prices are spoken bare ("nine to six"); other units may lack on the evidence's
        side alone.
        """
        if other.unit and not self.unit and other.unit not in _SAID_BARE:
            return False
        if self.unit and other.unit:
            return self.unit == other.unit and abs(self.value - other.value) < 1e-6  # noqa: PLR2004
        return abs(self.face - other.face) < 1e-6  # noqa: PLR2004

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit}".strip()


def codes(text: str) -> frozenset[str]:
    """Model, part and error codes in `text`, upper case without separators: ``E07``, ``KB200``."""
    text = normalise(text)
    found = (m.group() for pattern in (_CODE, _MIXED) for m in pattern.finditer(text))
    return frozenset(code_key(c) for c in found if not _is_amount(c))


def code_key(code: str) -> str:
    """`code` in the form in which codes are compared."""
    return re.sub(r"[^A-Za-z0-9]", "", code).upper()


def _is_amount(code: str) -> bool:
    """``60W``, ``10am``, ``9x9``, ``2-YEAR``: an amount, not a code."""
    match = re.fullmatch(r"(\d+)-?([A-Za-z]+)(\d*)", code)
    if match is None:
        return False
    letters = match[2].lower()
    return letters == "x" or (not match[3] and (letters in _UNITS or letters in {"st", "nd", "th"}))


def ordinals(text: str) -> frozenset[str]:
    """Places in an order: "second floor" and "2nd floor" give ``2``, a leading "First," nothing."""
    text = normalise(text).lower()
    found = {m[1] for m in _ORDINAL.finditer(text)}
    for match in re.finditer(r"\b[a-z]+\b", text):
        word = match.group()
        discourse = match.start() == 0 or text[match.end() :].startswith(",")
        if word in _ORDINALS and not discourse:
            found.add(_ORDINALS[word])
    return frozenset(found)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every amount in `text`, in order. Codes are no amounts."""
    text = normalise(text)
    for match in [*_CODE.finditer(text), *_MIXED.finditer(text)][::-1]:
        if not _is_amount(match.group()):
            text = text.replace(match.group(), " ; ")
    text = _ORDINAL.sub(" ; ", text.lower())
    for pattern, put in _SPOKEN_CLOCK:
        text = pattern.sub(put, text)
    return tuple(_merged(list(_scan(text))))


def _scan(text: str) -> Iterator[tuple[Quantity, bool]]:
    """Amounts, each with whether it follows the one before directly (or by "and")."""
    found = list(_TOKEN.finditer(text))
    words = [m.group() for m in found]
    at = 0
    adjacent = False
    while at < len(words):
        number, after = _number(words, at)
        if number is None:
            adjacent = adjacent and words[at] == "and"
            at += 1
            continue
        before = words[at - 1] if at else ""
        unit = _UNITS.get(before) if before in {"$", "€", "£"} else None
        if unit is None and after < len(words):
            glued = found[after].start() == found[after - 1].end()
            unit = _unit(words, after, glued=glued)
            if words[after : after + 2] == ["and", "a"] and words[after + 2 : after + 3] == [
                "half"
            ]:
                number, after = number + 0.5, after + 3
                unit = _unit(words, after, glued=False)
            after += unit is not None
        if _counts(words, at, before, unit):
            clock = ":" in words[at] and unit is None and number > 12.99  # noqa: PLR2004
            yield (
                _quantity(number - 12 if clock else number, ("pm", 1) if clock else unit),
                adjacent,
            )
            adjacent = True
        at = after


def _counts(words: list[str], at: int, before: str, unit: tuple[str, float] | None) -> bool:
    """ "one of ours" and "twice a day" are no amounts."""
    word = words[at]
    if word == "one":
        return unit is not None
    if word in {"a", "an"}:
        return (
            unit is not None and before not in _UNITS and before not in {"times", "twice", "once"}
        )
    return True


def _quantity(number: float, unit: tuple[str, float] | None) -> Quantity:
    name, factor = unit or ("", 1)
    return Quantity(number, number * factor, name)


def _unit(words: list[str], at: int, *, glued: bool) -> tuple[str, float] | None:
    if at >= len(words):
        return None
    if words[at] in _BETWEEN and at + 1 < len(words) and words[at + 1] in _TIME_UNITS:
        at += 1
    word = words[at]
    if word in _GLUED_ONLY and not glued:
        return None
    if word == "degrees" and at + 1 < len(words) and words[at + 1] in {"celsius", "fahrenheit"}:
        return _UNITS[words[at + 1]]
    return _UNITS.get(word)


def _number(words: list[str], at: int) -> tuple[float | None, int]:
    word = words[at]
    if ":" in word:
        hours, minutes = word.split(":")
        return int(hours) + int(minutes) / 100, at + 1
    if word[0].isdigit() or (word[0] == "." and len(word) > 1):
        return float(word.replace(",", "")), at + 1
    if word in {"a", "an"} and at + 1 < len(words) and words[at + 1] in _TIME_UNITS:
        return 1.0, at + 1
    if word == "half" and at + 1 < len(words) and words[at + 1] in {"a", "an"}:
        return 0.5, at + 2
    if word in {"a"} and at + 1 < len(words) and words[at + 1] in _SCALES:
        return _words_number(words, at + 1)
    return _words_number(words, at)


def _words_number(words: list[str], at: int) -> tuple[float | None, int]:
    """A number in words; "nine ninety-nine" is two numbers."""
    total, current, start, last = 0, 0, at, ""
    while at < len(words):
        word = words[at]
        if word in _ONES and last in {"", "hundred", "thousand", "tens"}:
            current += _ONES[word]
            last = "ones"
        elif word in _TENS and last in {"", "hundred", "thousand"}:
            current += _TENS[word]
            last = "tens"
        elif word == "thousand" and current:
            total, current, last = total + current * 1000, 0, "thousand"
        elif word in _SCALES and (current or at == start):
            current, last = max(current, 1) * _SCALES[word], "hundred"
        elif word == "and" and last in {"hundred", "thousand"} and _continues(words, at + 1):
            pass
        else:
            break
        at += 1
    if at == start:
        return None, at
    whole = float(total + current)
    if at < len(words) and words[at] == "point" and _continues(words, at + 1):
        digits, at = "", at + 1
        while at < len(words) and words[at] in _ONES and _ONES[words[at]] < 10:  # noqa: PLR2004
            digits, at = digits + str(_ONES[words[at]]), at + 1
        whole = float(f"{whole:.0f}.{digits or 0}")
    return whole, at


def _continues(words: list[str], at: int) -> bool:
    return at < len(words) and (words[at] in _ONES or words[at] in _TENS)


def _merged(found: list[tuple[Quantity, bool]]) -> Iterator[Quantity]:
    """ "nine dollars and five cents" and "nine ninety-nine" are one amount."""
    at = 0
    while at < len(found):
        here = found[at][0]
        if at + 1 < len(found) and found[at + 1][1]:
            there = found[at + 1][0]
            if here.unit == "usd" == there.unit and there.value < 1 <= here.value:
                yield Quantity(here.face + there.value, here.value + there.value, "usd")
                at += 2
                continue
        yield here
        at += 1
