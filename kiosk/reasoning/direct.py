"""Answers that need no model: the documents say it in so many words, and the search is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.reasoning.asked import Asked, Kind
from kiosk.reasoning.coverage import covers, unit_covers
from kiosk.reasoning.evidence import Evidence, Source, Unit
from kiosk.reasoning.quote import Quote, best_unit, spoken
from kiosk.reasoning.words import content

SAME_QUESTION = 0.8
"""Overlap of two questions' content words, in both directions, from which they are the same."""

_LEANS = re.compile(r"(?:it|they|this|these|those|that|then|otherwise|after that)\b", re.I)
_STEPS = 3


@dataclass(frozen=True, slots=True)
class DirectOptions:
    """When a quote answers, as shares from 0 to 1.

    A single unit that covers `unit` of the question does. So does the first passage when the
    search gives it `score` and it covers `section` of the question.
    """

    unit: float = 0.85
    score: float = 0.85
    section: float = 0.6


def direct_answer(
    question: Asked, evidence: Evidence, options: DirectOptions = DirectOptions()
) -> tuple[Quote, ...]:
    """Up to three quotes that answer `question`; empty when a model is needed."""
    for source in evidence.sources:
        if found := _faq(question, source):
            return _quotes(question, found)
    if len(question.codes) > 1:
        return ()
    if question.codes and question.kind is Kind.OPEN and (found := _code(question, evidence)):
        return _quotes(question, found)
    best = best_unit(question, evidence)
    first = evidence.sources[0] if evidence.sources else None
    sure = first is not None and first.score >= options.score
    if first and sure and covers(question, first) >= options.section:
        if question.kind is Kind.HOW_TO:
            return _quotes(question, first.units[:_STEPS])
        if best is None or unit_covers(question, best) < options.unit:
            return _quotes(question, _lead_and_best(question, first))
    if best is not None and unit_covers(question, best) >= options.unit:
        source = next(s for s in evidence.sources if best in s.units)
        return _quotes(question, _with_antecedent(best, source))
    return ()


def _quotes(question: Asked, units: tuple[Unit, ...]) -> tuple[Quote, ...]:
    said = dict.fromkeys((spoken(u, question), u.passage) for u in units)
    return tuple(Quote(text, passage, 1.0) for text, passage in said if text)


def _faq(question: Asked, source: Source) -> tuple[Unit, ...]:
    """The answer that follows a question of the documents which asks the same."""
    units = source.units
    if units and _same(question, units[0].around):
        return tuple(u for u in units[:2] if not u.text.endswith("?"))
    for at, unit in enumerate(units[:-1]):
        if unit.text.endswith("?") and _same(question, unit.stems):
            return tuple(u for u in units[at + 1 : at + 3] if not u.text.endswith("?"))
    return ()


def _same(question: Asked, stems: frozenset[str]) -> bool:
    own = frozenset(content(question.text))
    return len(own) > 1 and len(own & stems) >= SAME_QUESTION * max(len(own), len(stems))


def _code(question: Asked, evidence: Evidence) -> tuple[Unit, ...]:
    """What the code means is said where it is named; what to do, right after it."""
    for source in evidence.sources:
        units = source.units
        for at, unit in enumerate(units):
            if question.codes <= unit.codes and unit_covers(question, unit):
                after = units[at + 1 : at + _STEPS]
                return (unit, *(u for u in after if u.codes <= question.codes))
    return ()


def _lead_and_best(question: Asked, source: Source) -> tuple[Unit, ...]:
    """The first sentence of a passage says what it is about; the best one answers."""
    best = max(source.units, key=lambda u: unit_covers(question, u))
    if question.kind is not Kind.OPEN:
        return _with_antecedent(best, source)
    if best is source.units[0]:
        return source.units[:2]
    return source.units[0], best


def _with_antecedent(unit: Unit, source: Source) -> tuple[Unit, ...]:
    """A sentence that begins with "it" needs the one before."""
    at = source.units.index(unit)
    return source.units[at - 1 : at + 1] if at and _LEANS.match(unit.text) else (unit,)
