"""Personal data in typed and spoken text, by shape and checksum, and its replacement.

Types: ``card`` (Luhn and issuer ranges), ``iban`` (mod 97 and length of the country), ``ssn``
(issued ranges), ``email``, ``phone``. A recogniser of names and places can be added as another
`Finder`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kiosk.core.record import PiiSpan
from kiosk.governance.digits import Digit, Run, runs

Finder = Callable[[str], Iterable[PiiSpan]]
"""Finds spans of one or more types in a text."""

_EMAIL = re.compile(r"\b[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}\b")
_SPOKEN_EMAIL = re.compile(
    r"\b[a-z0-9]+(?:(?: (?:dot|underscore|dash|hyphen|point) |[._-])[a-z0-9]+)*\s+at\s+[a-z0-9]+"
    r"(?:(?: dot |\.)[a-z0-9]+){0,2}(?: dot |\.)(?:com|org|net|edu|gov|info|biz|io|co|uk|de|fr|es"
    r"|it|eu|us|ca)\b",
    re.I,
)
_IBAN = re.compile(r"\b[A-Za-z]{2}\s?\d{2}(?:[\s-]?[A-Za-z0-9]){11,32}")
_IBAN_LENGTH = {
    "AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22,
    "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28,
    "IE": 22, "IL": 23, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27,
    "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SA": 24, "SE": 24, "SI": 19,
    "SK": 24, "TR": 26,
}  # fmt: skip
_IBAN_TAIL = 97
_CARD = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}"
    r"|62\d{14,17}|(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15}"
)
_NOT_A_PHONE = re.compile(
    r"\b(?:order|serial|model|sku|item|part|barcode|tracking|article|product|reference|invoice|ean"
    r"|upc|isbn|code|ticket|receipt|batch|lot|version|manual)\s*(?:number|no\.?|code|#)?"
    r"(?:\s+(?:is|was))?[\s:#]*$",
    re.I,
)
_PHONE_TALK = re.compile(
    r"\b(?:call|phone|telephone|mobile|cell|text|reach|ring|whatsapp|number|contact|tel|fax)\b",
    re.I,
)
_SSN_TALK = re.compile(r"\b(?:social(?: security)?|ssn)\b", re.I)
_NEAR = 48


def find_pii(text: str, finders: Sequence[Finder] = ()) -> tuple[PiiSpan, ...]:
    """Spans of personal data in `text`, in order, none overlapping; stronger evidence wins."""
    chosen: list[PiiSpan] = []
    for finder in (_emails, _ibans, _numbers, *finders):
        for span in finder(text):
            if all(span.end <= c.start or span.start >= c.end for c in chosen):
                chosen.append(span)
    return tuple(sorted(chosen, key=lambda s: s.start))


def redact(text: str, spans: Sequence[PiiSpan]) -> str:
    """`text` with each span replaced: ``<CARD_1>``; the same value gets the same placeholder."""
    names: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    pieces: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda s: s.start):
        key = span.type, same_value(text[span.start : span.end])
        if key not in names:
            counts[span.type] = counts.get(span.type, 0) + 1
            names[key] = f"<{span.type.upper()}_{counts[span.type]}>"
        pieces += [text[at : span.start], names[key]]
        at = span.end
    return "".join([*pieces, text[at:]])


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


def same_value(text: str) -> str:
    """What makes two mentions the same: their digits, spoken or written, else their letters."""
    digits = "".join(run.text for run in runs(text))
    return digits or re.sub(r"\s+", " ", text.lower())


def _emails(text: str) -> Iterator[PiiSpan]:
    for pattern in (_EMAIL, _SPOKEN_EMAIL):
        for match in pattern.finditer(text):
            yield PiiSpan("email", match.start(), match.end())


def _ibans(text: str) -> Iterator[PiiSpan]:
    for match in _IBAN.finditer(text):
        country = match.group()[:2].upper()
        places = [i for i in range(match.start(), match.end()) if text[i].isalnum()]
        places = places[: _IBAN_LENGTH.get(country, 0)]
        if places and valid_iban("".join(text[i] for i in places).upper()):
            yield PiiSpan("iban", match.start(), places[-1] + 1)


def _numbers(text: str) -> Iterator[PiiSpan]:
    for run in runs(text):
        before = text[max(0, run.digits[0].start - _NEAR) : run.digits[0].start]
        yield from _in_run(run, before)


def _in_run(run: Run, before: str) -> Iterator[PiiSpan]:
    card = _card_in(run.text)
    if card:
        yield _span("card", run.digits[card[0] : card[1]])
    elif _is_ssn(run, before):
        yield _span("ssn", run.digits)
    elif _is_phone(run, before):
        yield _span("phone", run.digits)


def _card_in(digits: str) -> tuple[int, int] | None:
    for match in re.finditer(rf"(?=({_CARD.pattern}))", digits):
        found = match[1]
        for length in range(len(found), 12, -1):
            part = found[:length]
            if _CARD.fullmatch(part) and luhn(part):
                return match.start(), match.start() + length
    return None


def _is_ssn(run: Run, before: str) -> bool:
    text = run.text
    if not re.fullmatch(r"(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}", text):
        return False
    return run.groups == (3, 2, 4) or _SSN_TALK.search(before) is not None


def _is_phone(run: Run, before: str) -> bool:
    text = run.text
    digits = text.lstrip("+")
    if not 7 <= len(digits) <= 15 or "+" in digits:  # noqa: PLR2004
        return False
    if text.startswith("+"):
        return len(digits) >= 8  # noqa: PLR2004
    if _NOT_A_PHONE.search(before):
        return False
    if re.fullmatch(r"1?[2-9]\d{2}[2-9]\d{6}", digits) and (run.spoken or len(run.groups) > 1):
        return True
    if re.fullmatch(r"0\d{9,11}", digits):
        return True
    return _PHONE_TALK.search(before) is not None or run.groups == (3, 4)


def _span(kind: str, digits: Sequence[Digit]) -> PiiSpan:
    return PiiSpan(kind, digits[0].start, digits[-1].end)
