"""How English is read aloud. Rules run in order; each turns one kind of writing into words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from kiosk.action.spoken_en_words import (
    ABBREVIATIONS,
    CURRENCIES,
    FRACTIONS,
    MONTHS,
    SHORT_DAYS,
    SYMBOLS,
    UNITS,
    WORDS_TOO,
)

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DASH = r"\s?[-\u2013\u2014]\s?"
_NOON, _HOURS = 12, 24
_LONG = 7
"""Digits of a bare number from which it is an order or serial number, read digit by digit."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def english(text: str) -> str:
    """`text` in words."""
    for pattern, say in _RULES:
        text = pattern.sub(say, text)
    return text


def cardinal(number: str) -> str:
    """``1,299.5`` → one thousand two hundred and ninety-nine point five."""
    from num2words import num2words  # type: ignore[import-untyped]

    plain = number.replace(",", "")
    whole, _, fraction = plain.partition(".")
    words: str = num2words(int(whole)).replace(",", "")
    return f"{words} point {digits(fraction)}" if fraction else words


def ordinal(number: int) -> str:
    """3 → third."""
    from num2words import num2words

    words: str = num2words(number, to="ordinal")
    return words.replace(",", "")


def year(number: int) -> str:
    """2026 → twenty twenty-six."""
    from num2words import num2words

    words: str = num2words(number, to="year")
    return words.replace(",", "")


def digits(text: str) -> str:
    """``07`` → zero seven."""
    return " ".join(cardinal(c) for c in text if c.isdigit())


def _email(found: re.Match[str]) -> str:
    return _dotted(found[0].replace("@", " at "))


def _url(found: re.Match[str]) -> str:
    address, stop = re.fullmatch(r"(.*?)/?([.,;:!?]*)", found["rest"]).groups()  # type: ignore[union-attr]
    return _dotted(address.replace("/", " slash ")) + stop


def _dotted(address: str) -> str:
    for sign, word in ((".", "dot"), ("-", "dash"), ("_", "underscore"), ("+", "plus")):
        address = address.replace(sign, f" {word} ")
    return re.sub(r"\d+", lambda n: f" {digits(n[0])} ", address)


def _calendar(year_: int, month: int, day: int, written: str) -> str:
    try:
        date(year_, month, day)
    except ValueError:
        return written
    return f"{MONTHS[month - 1]} {ordinal(day)} {year(year_)}"


def _day(found: re.Match[str]) -> str:
    *before, short = found.groups()
    return "".join(before) + SHORT_DAYS[short]


def _iso_date(found: re.Match[str]) -> str:
    return _calendar(int(found[1]), int(found[2]), int(found[3]), found[0])


def _slash_date(found: re.Match[str]) -> str:
    first, second = int(found[1]), int(found[2])
    month, day = (second, first) if first > len(MONTHS) else (first, second)
    return _calendar(int(found[3]), month, day, found[0])


def _month(short: str) -> str:
    return next(name for name in MONTHS if name.startswith(short[:3]))


def _month_day(found: re.Match[str]) -> str:
    tail = f" {year(int(found['year']))}" if found["year"] else ""
    return f"{_month(found['month'])} {ordinal(int(found['day']))}{tail}"


def _day_month(found: re.Match[str]) -> str:
    tail = f" {year(int(found['year']))}" if found["year"] else ""
    return f"{ordinal(int(found['day']))} of {_month(found['month'])}{tail}"


def _clock(hour: int, minute: int, half: str) -> str:
    if half:
        ending = f" {half[0].upper()} M"
    elif hour == _NOON and not minute:
        return "noon"
    elif hour in (0, _HOURS):
        return "midnight" if not minute else f"twelve {_minutes(minute)} A M"
    else:
        ending = " A M" if hour < _NOON else " P M"
    shown = cardinal(str(hour - _NOON if hour > _NOON else hour))
    return f"{shown}{f' {_minutes(minute)}' if minute else ''}{ending}"


def _minutes(minute: int) -> str:
    return cardinal(str(minute)) if minute > 9 else f"oh {cardinal(str(minute))}"  # noqa: PLR2004


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return _clock(hour, minute, found["half"] or "")


def _phone(found: re.Match[str]) -> str:
    groups = re.findall(r"\d+", found[0])
    plus = "plus " if found[0].startswith("+") else ""
    return plus + ", ".join(digits(group) for group in groups)


def _money(amount: str, currency: str) -> str:
    one, many, cent, cents = CURRENCIES[currency]
    value = Decimal(amount.replace(",", ""))
    whole, part = int(value), round(value % 1 * 100)
    big = f"{cardinal(str(whole))} {one if whole == 1 else many}"
    small = f"{cardinal(str(part))} {cent if part == 1 else cents}"
    if not part:
        return big
    return f"{big} and {small}" if whole else small


def _price(found: re.Match[str]) -> str:
    minus = "minus " if found["minus"] else ""
    if found["scale"]:
        many = CURRENCIES[found["sign"]][1]
        return f"{minus}{cardinal(found['amount'])} {found['scale']} {many}"
    return minus + _money(found["amount"], found["sign"])


def _price_after(found: re.Match[str]) -> str:
    return _money(found["amount"], found["sign"])


def _measure(found: re.Match[str]) -> str:
    one, many = UNITS[found["unit"]]
    name = one if found["number"] == "1" else many
    minus = "minus " if found["minus"] else ""
    return f"{minus}{cardinal(found['number'])} {name}"


def _code(found: re.Match[str]) -> str:
    said = []
    for part in re.findall(r"[A-Z]+|\d+", found[0]):
        if part.isdigit():
            said.append(_code_number(part))
        else:
            said.append(part if _is_word(part) else " ".join(part))
    return " ".join(said)


def _code_number(part: str) -> str:
    """Model 200 is two hundred, error 07 zero seven, part 1234 one two three four."""
    short = len(part) <= 2 or (len(part) <= 4 and part.endswith("00"))  # noqa: PLR2004
    return digits(part) if part.startswith("0") or not short else cardinal(part)


def _is_word(letters: str) -> bool:
    return len(letters) > 3 and bool(re.search("[AEIOU]", letters))  # noqa: PLR2004


def _fraction(found: re.Match[str]) -> str:
    said = FRACTIONS.get((int(found[2]), int(found[3])))
    if said is None:
        return found[0]
    return f"{cardinal(found[1])} and {said.replace('one', 'a', 1)}" if found[1] else said


def _version(found: re.Match[str]) -> str:
    return " point ".join(cardinal(part) for part in found[0].split("."))


def _plain(found: re.Match[str]) -> str:
    number = found["number"]
    minus = "minus " if found["minus"] else ""
    bare = number.isdigit()
    if bare and (len(number) >= _LONG or (len(number) > 1 and number.startswith("0"))):
        return minus + digits(number)
    return minus + cardinal(number)


def _abbreviation(found: re.Match[str]) -> str:
    short = found[0]
    said = ABBREVIATIONS[short.lower()]
    end = "." if short.endswith(".") and found.end() == len(found.string) else ""
    return (said.capitalize() if short[0].isupper() else said) + end


def _one_of(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_MONTH_NAME = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY_NUMBER = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"
_DAY_STOP = r"(?:\.(?=[:,]?\s?[-\u2013&,\d]))?"
"""The full stop of a short day, unless it ends the sentence."""

_MINUS = r"(?P<minus>(?<![\w.,])[-\u2212])?"
_SIGN = _one_of(k for k in CURRENCIES if not k.isalpha())
_CODE_NAME = _one_of(k for k in CURRENCIES if k.isalpha())
_ANY_UNIT = _one_of(UNITS)

_RULES: tuple[Rule, ...] = tuple(
    (re.compile(pattern), say)
    for pattern, say in (
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _email),
        (r"(?:https?://(?:www\.)?|www\.)(?P<rest>\S+)", _url),
        (r"(?<![\w.-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\w-])", _iso_date),
        (r"(?<![\w/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\w/])", _slash_date),
        (rf"\b{_MONTH_NAME}\s{_DAY_NUMBER}(?![\d:.]\d|\d){_YEAR}", _month_day),
        (rf"(?<![\w.]){_DAY_NUMBER}\s(?:of\s)?\b{_MONTH_NAME}(?!\w){_YEAR}", _day_month),
        (rf"\b({_one_of(set(SHORT_DAYS) - set(WORDS_TOO))})\b{_DAY_STOP}", _day),
        (rf"\b({_one_of(WORDS_TOO)})\b(?=\.?[:,]?\s?(?:[-\u2013&]|\d|[Cc]losed)){_DAY_STOP}", _day),
        (rf"(?<=[-\u2013&,])(\s?)({_one_of(WORDS_TOO)})\b{_DAY_STOP}", _day),
        (
            r"\b((?:[Oo]rder|[Rr]eceipt|[Tt]icket|[Nn]umber|[Rr]eference|[Ss]erial)(?: number)?"
            r"(?: is)? #?)(\d{4,})\b(?![\w.,:%-]*\d)",
            lambda m: m[1] + digits(m[2]),
        ),
        (r"(?<=day)\s?[-\u2013\u2014]\s?(?=[A-Z])", lambda _: " to "),
        (rf"(?<=\d){_DASH}(?=\d{{1,2}}:\d\d)", lambda _: " to "),
        (rf"(?<=[ap]m){_DASH}(?=\d)", lambda _: " to "),
        (
            r"(?<![\w:.])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))\s?"
            r"(?P<half>[AaPp]\.?[Mm]\b\.?)?(?![\w:])",
            _time,
        ),
        (
            r"(?<![\w:.])(?P<hour>0?[1-9]|1[0-2])(?P<minute>)\s?(?P<half>[AaPp]\.?[Mm]\b)(?!\w)",
            _time,
        ),
        (
            r"(?<![\w.,-])(?:\+\d{1,3}[\s.-]?(?:\(?\d{1,5}\)?[\s.-]?)\d[\d\s.-]{3,10}\d"
            r"|\(\d{3,5}\)\s?\d[\d\s.-]{4,8}\d"
            r"|(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}|0\d{2,4}[\s-]\d{3,8}(?:[\s-]\d{2,4})*)"
            r"(?![\w-])",
            _phone,
        ),
        (rf"(?<=\d){_DASH}(?=(?:{_SIGN})\s?\d)", lambda _: " to "),
        (
            rf"{_MINUS}(?P<sign>{_SIGN}|\b(?:{_CODE_NAME})(?=\s?\d))\s?(?P<amount>{_NUMBER})"
            r"(?:\s(?P<scale>thousand|million|billion)\b)?",
            _price,
        ),
        (rf"(?<![\w.])(?P<amount>{_NUMBER})\s?(?P<sign>{_SIGN}|{_CODE_NAME})(?!\w)", _price_after),
        (r"(?:\b[Nn]o\.\s?|#\s?)(?=\d)", lambda _: "number "),
        (r"(?<=\w)/(?=(?:second|minute|hour|day|week|month|year|kg|piece)\b)", lambda _: " per "),
        (r"(?<![\w-])\d{3,}-0\d{2,}(?![\w-])", _phone),
        (r"(?<=st|nd|rd|th)\s?[-\u2013]\s?(?=\d)", lambda _: " to "),
        (r"\b[Pp]\.\s?(?=\d)", lambda _: "page "),
        (r"(?<=\d)\s?[x\u00d7]\s?(?=\d)", lambda _: " by "),
        (rf"(?<![\w-])({_NUMBER})\s?[-\u2013]\s?(?={_NUMBER})(?![\d-]+-)", lambda m: f"{m[1]} to "),
        (r"\b[vV](?=\d+\.\d)", lambda _: "version "),
        (r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w.]\d)", _version),
        (r"(?<![\w.])(?:(\d+)\s)?(\d)/(\d)(?![\w/])", _fraction),
        (
            rf"{_MINUS}(?<![\w.])(?P<number>{_NUMBER})\s?(?P<unit>{_ANY_UNIT})(?![\w²³])",
            _measure,
        ),
        (rf"(?i:(?<!\w)(?:{_one_of(ABBREVIATIONS)})(?!\w))", _abbreviation),
        (r"(?<![\w.])(\d+)(?:st|nd|rd|th)\b", lambda m: ordinal(int(m[1]))),
        (
            r"(?<![\w])(?:[A-Z]+[-/]?\d+|\d+[-/]?[A-Z]+)(?:[-/]?(?:[A-Z]+|\d+))*(?!\w)",
            _code,
        ),
        (
            r"\b(?P<before>[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Oo]f)"
            r" (?P<year>(?:19|20)\d\d)(?![\w,.]\d|\w)",
            lambda m: f"{m['before']} {year(int(m['year']))}",
        ),
        (rf"{_MINUS}(?<![\w.])(?P<number>{_NUMBER})(?!\w)", _plain),
        (_one_of(SYMBOLS), lambda m: SYMBOLS[m[0]]),
        (r"(?<=[A-Z])/(?=[A-Z])", lambda _: " "),
        (r"(?<=[a-z])/(?=[a-z])", lambda _: " or "),
    )
)
