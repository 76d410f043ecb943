"""Personal data made of digits: cards, accounts, telephone and social security numbers, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiosk.core.record import PiiSpan
from kiosk.governance.digits import Digit, Run, runs

_IBAN = re.compile(r"\b[A-Za-z]{2}\s?\d{2}(?:[\s-]?[A-Za-z0-9]){11,32}")
_IBAN_LENGTH = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28,
    "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26,
    "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24,
    "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24,
    "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip
_IBAN_TAIL = 97
_IBAN_DIGITS = 8
_IBAN_TALK = re.compile(r"\biban\b\W{0,4}(?:\w+\W+){0,3}$", re.I)
_CARD = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}"
    r"|62\d{14,17}|(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15}|(?:1800|2131)\d{11}"
)
_CARD_GROUPS = frozenset({(4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3)})
_CARD_TALK = re.compile(
    r"\b(?:credit|debit|visa|master\s?card|amex|american express|discover|diners|jcb|maestro"
    r"|card(?:\s+number)?|cc)\b",
    re.I,
)
_NOT_A_PHONE = re.compile(
    r"\b(?:order|serial|model|sku|item|part|barcode|tracking|article|product|reference|invoice|ean"
    r"|upc|isbn|code|ticket|receipt|batch|lot|version|manual|confirmation|case|claim|booking)"
    r"(?:\s*(?:number|no\.?|code|id|#))?(?:\s+(?:is|was|of))?[\s:#]*"
    r"(?:[a-z][\s,.-]{0,3}){0,4}$",
    re.I,
)
_PHONE_TALK = re.compile(
    r"\b(?:call|phone|telephone|mobile|cell|text|reach|ring|whatsapp|number|contact|tel|fax|sms"
    r"|dial|handy|telefon|móvil|téléphone)\b",
    re.I,
)
_SHORT = (2, 2, 2)
_CALL = re.compile(
    r"\b(?:call|ring|phone|telephone|dial)(?:\s+(?:me|us|it|is|at|on))*[\s:]*$", re.I
)
"""What makes six digits in pairs a telephone number."""
_EXTENSION = re.compile(r"\s*(?:x|ext\.?|extension)\s*\d{1,6}\b", re.I)
_SSN_TALK = re.compile(r"\b(?:social(?: security)?|ssn|s\.s\.n)\b", re.I)
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty|thirty)?[ -]?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_SPOKEN_YEAR = (
    r"(?:nineteen|twenty|two thousand)(?:[ -](?:and|oh|[a-z]+teen|ten|eleven|twelve|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight"
    r"|nine|hundred)){0,3}"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d{{2}}|(?:19|20)\d{{2}}[/.-]\d{{1,2}}[/.-]\d{{1,2}}"
    rf"|{_MONTH}\s+(?:the\s+)?{_ORDINAL},?\s+(?:(?:19|20)\d{{2}}|{_SPOKEN_YEAR})"
    rf"|(?:the\s+)?{_ORDINAL}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?:(?:19|20)\d{{2}}|{_SPOKEN_YEAR}))\b",
    re.I,
)
_BIRTH = re.compile(
    r"\b(?:born|birth|birthday|birthdate|dob|d\.o\.b|geboren|nacid[oa]|née?|nat[oa])\b", re.I
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SHORT_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+{_ORDINAL}|(?:the\s+)?{_ORDINAL}(?:\s+of)?\s+{_MONTH})\b", re.I
)
_NEAR = 48
_GROWN = 2014
"""Whoever stands before a kiosk alone was born by then."""


def luhn(digits: str) -> bool:
    """Whether the last of `digits` is the right check digit of a card number."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled  # noqa: PLR2004
    return total % 10 == 0


def valid_iban(iban: str) -> bool:
    """Whether `iban` (upper case, no spaces) has its country's length and check digits."""
    if _IBAN_LENGTH.get(iban[:2]) != len(iban):
        return False
    return int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % _IBAN_TAIL == 1


def ibans(text: str) -> Iterator[PiiSpan]:
    """International bank account numbers; a mistyped one only where it is called so."""
    for match in _IBAN.finditer(text):
        country = match.group()[:2].upper()
        places = [i for i in range(match.start(), match.end()) if text[i].isalnum()]
        places = places[: _IBAN_LENGTH.get(country, 0)]
        if not places:
            continue
        if sum(text[i].isdigit() for i in places) < _IBAN_DIGITS:
            continue  # "at 221 Oak Lane …" may have the right check digits by chance
        called = _IBAN_TALK.search(text[max(0, match.start() - _NEAR) : match.start()])
        if called or valid_iban("".join(text[i] for i in places).upper()):
            yield PiiSpan("iban", match.start(), places[-1] + 1)


def dates(text: str) -> Iterator[PiiSpan]:
    """Dates that are called a birthday, or whose year fits one."""
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        year = _YEAR.search(match[0])
        if _BIRTH.search(before) or (year and int(year[0]) <= _GROWN):
            yield PiiSpan("date_of_birth", match.start(), match.end())
    for match in _SHORT_DATE.finditer(text):
        if _BIRTH.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield PiiSpan("date_of_birth", match.start(), match.end())


def numbers(text: str) -> Iterator[PiiSpan]:
    """Cards, social security and telephone numbers, written or spoken."""
    for run in runs(text):
        start, end = run.digits[0].start, run.digits[-1].end
        before = text[max(0, start - _NEAR) : start]
        yield from _in_run(run, before, text[start:end], text)


def _in_run(run: Run, before: str, said: str, text: str) -> Iterator[PiiSpan]:
    card = _card_in(run, before)
    if card:
        yield _span("card", run.digits[card[0] : card[1]])
    elif _AMOUNT.fullmatch(said) or _DATE.fullmatch(said):
        return
    elif _is_ssn(run, before):
        yield _span("ssn", run.digits)
    elif _is_phone(run, before, text[run.digits[-1].end :].lstrip(" -(")):
        span = _span("phone", run.digits)
        opened = span.start - (text[span.start - 1 : span.start] == "(")
        extension = _EXTENSION.match(text, span.end)
        yield PiiSpan("phone", opened, extension.end() if extension else span.end)


def _card_in(run: Run, before: str) -> tuple[int, int] | None:
    digits = run.text
    for match in re.finditer(rf"(?=({_CARD.pattern}))", digits):
        found = match[1]
        for length in range(len(found), 12, -1):
            part = found[:length]
            if _CARD.fullmatch(part) and luhn(part):
                return match.start(), match.start() + length
    plain = digits.isdigit() and 12 <= len(digits) <= 19  # noqa: PLR2004
    if plain and (run.groups in _CARD_GROUPS or _CARD_TALK.search(before)):
        return 0, len(digits)
    return None


def _is_ssn(run: Run, before: str) -> bool:
    if not re.fullmatch(r"\d{9}", run.text):
        return False
    return run.groups == (3, 2, 4) or _SSN_TALK.search(before) is not None


def _is_phone(run: Run, before: str, after: str) -> bool:
    text = run.text
    digits = text.lstrip("+")
    if run.groups == _SHORT and _CALL.search(before):
        return True
    if not 7 <= len(digits) <= 15 or "+" in digits:  # noqa: PLR2004
        return False
    if text.startswith("+"):
        return len(digits) >= 8  # noqa: PLR2004
    if _NOT_A_PHONE.search(before):
        return False
    if re.fullmatch(r"0\d{8,11}|00\d{9,13}", digits):
        return True
    if _PHONE_TALK.search(before) or _PHONE_TALK.match(after):
        return True
    return len(run.groups) > 1 and len(digits) >= (10 if run.spoken else 7)


def _span(kind: str, digits: Sequence[Digit]) -> PiiSpan:
    return PiiSpan(kind, digits[0].start, digits[-1].end)
