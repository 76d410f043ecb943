"""The owner's own words: which sentence of the evidence answers best, cut to be spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.reasoning.asked import Asked, Kind
from kiosk.reasoning.evidence import Source, Unit
from kiosk.reasoning.words import content

SPOKEN_CHARS = 240
"""Longest quote that is pleasant to hear."""

_LEANS = re.compile(r"(?:it|they|this|these|those|that|then|otherwise|after that)\b", re.I)
_BARE_VALUE = re.compile(r"[^.:;]{1,40}: |(?:out of stock|\d[\d,]* in stock)\b", re.I)
"""A label with its value, or a line of stock: it does not say whose."""

_PHRASE = 3
"""Words from which a cell speaks for itself, without its head."""

_CELL = re.compile(r"^[^:;]{1,40}: .+?; [A-Z][^:;.]{0,40}: ")
_BETWEEN = re.compile(r"; (?=[A-Z][^:;.]{0,40}: )")
_ASKED_PREFIX = re.compile(r"^(?:Q|Question|A|Answer)\s*:\s*", re.I)

_HEADS = {
    Kind.PRICE: frozenset(content("price sale")),
    Kind.HOURS: frozenset(content("open hours close")),
    Kind.DURATION: frozenset(content("time duration period term")),
    Kind.PLACE: frozenset(content("location aisle shelf floor place where department")),
    Kind.COUNT: frozenset(content("quantity stock size number")),
}
"""Column heads that answer a kind of question."""


@dataclass(frozen=True, slots=True)
class Quote:
    """`text` as spoken, the passage it is from, and the chance, 0 to 1, that it answers.

    `more` is how many steps of the procedure are left after the last one said.
    """

    text: str
    passage: str
    covers: float
    more: int = 0


def with_antecedent(unit: Unit, source: Source) -> tuple[Unit, ...]:
    """`unit`, and the one before it in `source` when it begins with "it" or "then"."""
    at = source.units.index(unit)
    leans = at and _LEANS.match(unit.text) and not source.units[at - 1].text.endswith("?")
    return source.units[at - 1 : at + 1] if leans else (unit,)


def named(text: str, source: Source) -> str:
    """`text` with the name of what it is about in front, where it is a bare value without one."""
    told = frozenset(content(text))
    if not source.title or not _BARE_VALUE.match(text) or told & frozenset(content(source.title)):
        return text
    return f"{source.title}: {text[:1].lower() if text[1:2].islower() else text[:1]}{text[1:]}"


def spoken(unit: Unit, question: Asked) -> str:
    """`unit` as one sentence for the ear: a table row gives its name and the cells asked for."""
    text = _ASKED_PREFIX.sub("", unit.text).strip()
    if _CELL.match(text):
        text = _row(text, question)
    if len(text) > SPOKEN_CHARS:
        text = _shortened(text)
    if text and text[-1] not in ".!?…":
        text = text.rstrip(" ,;:") + "."
    return text[:1].upper() + text[1:]


def _row(text: str, question: Asked) -> str:
    cells = [c.partition(":")[::2] for c in _BETWEEN.split(text)]
    name = cells[0][1].strip()
    wanted = [
        (head.strip(), value.strip())
        for head, value in cells[1:]
        if frozenset(content(head)) & (question.stems | _HEADS.get(question.kind, frozenset()))
    ]
    chosen = wanted or [(h.strip(), v.strip()) for h, v in cells[1:]]
    told = [v if len(v.split()) >= _PHRASE else f"{h.lower()} {v}" for h, v in chosen]
    return f"{name}: " + ". ".join(told)


def _shortened(text: str) -> str:
    cut = max(text.rfind(mark, 0, SPOKEN_CHARS) for mark in ("; ", ", ", " - ", ": "))
    return text[: cut if cut > SPOKEN_CHARS // 3 else text.rfind(" ", 0, SPOKEN_CHARS)]
