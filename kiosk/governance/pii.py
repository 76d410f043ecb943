"""Personal data in typed and spoken text, and its replacement.

What has a check digit is checked: ``card`` (Luhn), ``iban`` (mod 97 and the country's length). The
other types go by shape and by the words around: ``email``, ``phone``, ``ssn``, ``national_id``,
``passport``, ``driver_licence``, ``bank_account``, ``tax_id``, ``date_of_birth``, ``age``,
``address``, ``url``, ``ip``, ``mac``, ``crypto``, ``plate``, ``username``, ``password``,
``medical_id``. ``person`` and ``location`` come from cues and from a recogniser of names, which is
given as another `Finder`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kiosk.core.record import PiiSpan
from kiosk.governance.digits import runs
from kiosk.governance.pii_numbers import dates, ibans, numbers
from kiosk.governance.pii_places import addresses
from kiosk.governance.pii_words import emails, identifiers, persons, web

Finder = Callable[[str], Iterable[PiiSpan]]
"""Finds spans of one or more types in a text."""

FINDERS: tuple[Finder, ...] = (
    emails,
    web,
    ibans,
    identifiers,
    dates,
    addresses,
    numbers,
    persons,
)
"""In this order: where two claim the same place, the first has it."""


def find_pii(text: str, finders: Sequence[Finder] = ()) -> tuple[PiiSpan, ...]:
    """Spans of personal data in `text`, in order, none overlapping; stronger evidence wins."""
    chosen: list[PiiSpan] = []
    for finder in (*FINDERS, *finders):
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


def same_value(text: str) -> str:
    """What makes two mentions the same: their digits, spoken or written, else their letters."""
    letters = re.sub(r"[\W_]+", " ", text.lower()).strip()
    if "@" in text or re.search(r"\bat\b", text):
        return letters
    return "".join(run.text for run in runs(text)) or letters
