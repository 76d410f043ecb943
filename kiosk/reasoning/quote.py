"""The owner's own words: which sentence of the evidence answers best, cut to be spoken."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kiosk.reasoning.asked import Asked, Kind
from kiosk.reasoning.coverage import closeness, unit_covers
from kiosk.reasoning.evidence import Evidence, Source, Unit
from kiosk.reasoning.words import content

SPOKEN_CHARS = 240
"""Longest quote that is pleasant to hear."""

_LEANS = re.compile(r"(?:it|they|this|these|those|that|then|otherwise|after that)\b", re.I)
_TRUST = 0.3
"""Weight of the search's own score in choosing among units."""

_PHRASE = 3
"""Words from which a cell speaks for itself, without its head."""

_CELL = re.compile(r"^[^:;]{1,40}: ?[^;]+(?:; [^:;]{1,40}: ?[^;]+)+$")
_ASKED_PREFIX = re.compile(r"^(?:Q|Question|A|Answer)\s*:\s*", re.I)

_HEADS = {
    Kind.PRICE: frozenset(content("price sale")),
    Kind.HOURS: frozenset(content("open hours close")),
    Kind.DURATION: frozenset(content("time duration period term")),
    Kind.PLACE: frozenset(content("location aisle shelf floor place where department")),
    Kind.COUNT: frozenset(content("quantity stock size number")),
    Kind.HOW_TO: frozenset[str](),
    Kind.OPEN: frozenset[str](),
}
"""Column heads that answer a kind of question."""


@dataclass(frozen=True, slots=True)
class Quote:
    """`text` as spoken, the passage it is from, and how much of the question it covers (0 to 1)."""

    text: str
    passage: str
    covers: float


def best_unit(question: Asked, evidence: Evidence, used: Collection[str] = ()) -> Unit | None:
    """The unit that covers most of `question`, in the passages the search trusts; None without.

    Units whose spoken form is among `used` do not count.
    """
    trust = {s.id: s.score for s in evidence.sources}
    best: Unit | None = None
    highest = 0.0
    for unit in evidence.units:
        text = spoken(unit, question)
        score = unit_covers(question, unit)
        if not text or text in used or unit.text.endswith("?") or not score:
            continue
        rank = score + _TRUST * trust[unit.passage] + 0.01 * closeness(question, unit)
        if rank > highest:
            best, highest = unit, rank
    return best


def best_quote(question: Asked, evidence: Evidence, used: Collection[str] = ()) -> Quote | None:
    """The unit that covers most of `question` and is not among the texts `used`; None without."""
    unit = best_unit(question, evidence, used)
    if unit is None:
        return None
    source = next(s for s in evidence.sources if unit in s.units)
    text = " ".join(spoken(u, question) for u in with_antecedent(unit, source))
    return None if text in used else Quote(text, unit.passage, unit_covers(question, unit))


def with_antecedent(unit: Unit, source: Source) -> tuple[Unit, ...]:
    """`unit`, and the one before it in `source` when it begins with "it" or "then"."""
    at = source.units.index(unit)
    return source.units[at - 1 : at + 1] if at and _LEANS.match(unit.text) else (unit,)


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
    cells = [c.partition(":")[::2] for c in text.split("; ")]
    name = cells[0][1].strip()
    wanted = [
        (head.strip(), value.strip())
        for head, value in cells[1:]
        if frozenset(content(head)) & (question.stems | _HEADS[question.kind])
    ]
    chosen = wanted or [(h.strip(), v.strip()) for h, v in cells[1:]]
    told = [v if len(v.split()) >= _PHRASE else f"{h.lower()} {v}" for h, v in chosen]
    return f"{name}: " + ". ".join(told)


def _shortened(text: str) -> str:
    cut = max(text.rfind(mark, 0, SPOKEN_CHARS) for mark in ("; ", ", ", " - ", ": "))
    return text[: cut if cut > SPOKEN_CHARS // 3 else text.rfind(" ", 0, SPOKEN_CHARS)]
