"""Answers that need no model: the documents say it in so many words, and the search is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.reasoning.asked import Asked, Kind
from kiosk.reasoning.coverage import covers, unit_covers
from kiosk.reasoning.evidence import Evidence, Source, Unit
from kiosk.reasoning.quote import Quote, best_unit, spoken, with_antecedent
from kiosk.reasoning.words import content

SAME_QUESTION = 0.8
"""Overlap of two questions' content words, in both directions, from which they are the same."""

_DEFINES = re.compile(r"(?:error )?(?:code:? )?[A-Z]{1,3}-?\d+(?: means\b| stands for\b|:|;)", re.I)
"""A sentence or row that says what a code means, whatever else was asked about it."""

_STEPS = 3
_NEAR_TOP = 0.6
_CODE_COVERS = 0.6


@dataclass(frozen=True, slots=True)
class DirectOptions:
    """When a quote answers, as shares from 0 to 1.

    A single unit that covers `unit` of the question does. So does a passage that covers `section`
    of the question when the search gives one `score`, and a passage that covers `whole` of it when
    the search gives one `fair`.
    """

    unit: float = 0.85
    score: float = 0.85
    section: float = 0.6
    fair: float = 0.5
    whole: float = 0.95


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
    section = _section(question, evidence, options)
    if section:
        if question.kind is Kind.HOW_TO and _has_steps(section):
            return _quotes(question, _steps(section))
        if best is None or unit_covers(question, best) < options.unit:
            return _quotes(question, _lead_and_best(question, section))
    if best is not None and unit_covers(question, best) >= options.unit:
        source = next(s for s in evidence.sources if best in s.units)
        return _quotes(question, with_antecedent(best, source))
    return ()


def _section(question: Asked, evidence: Evidence, options: DirectOptions) -> Source | None:
    """The passage that is about the question, when the search is sure to have found it."""
    top = max((s.score for s in evidence.sources), default=0.0)
    if top < options.fair:
        return None
    least = options.section if top >= options.score else options.whole
    near = [
        s
        for s in evidence.sources
        if s.score >= _NEAR_TOP * top
        and covers(question, s) >= least
        and any(unit_covers(question, u) for u in s.units)
    ]

    def fitness(source: Source) -> float:
        steps = question.kind is Kind.HOW_TO and _has_steps(source)
        return covers(question, source) + source.score + steps - _begins_late(source)

    return max(near, key=fitness, default=None)


def _steps(source: Source) -> tuple[Unit, ...]:
    """The first steps of a procedure, without what is said before it."""
    start = next(i for i, u in enumerate(source.units) if u.text.startswith("Step "))
    return source.units[start : start + _STEPS]


def _has_steps(source: Source) -> bool:
    return any(u.text.startswith("Step ") for u in source.units)


def _begins_late(source: Source) -> bool:
    """Whether `source` is the later part of a list of steps."""
    step = re.match(r"step (\d+)", source.units[0].text, re.I)
    return step is not None and step[1] != "1"


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
            if question.codes <= unit.codes and (
                _DEFINES.match(unit.text) or unit_covers(question, unit) >= _CODE_COVERS
            ):
                after = units[at + 1 : at + _STEPS]
                return (unit, *(u for u in after if u.codes <= question.codes))
    return ()


def _lead_and_best(question: Asked, source: Source) -> tuple[Unit, ...]:
    """The first sentence of a passage says what it is about; the best one answers."""
    best = best_unit(question, Evidence((source,))) or source.units[0]
    if question.kind is not Kind.OPEN:
        return with_antecedent(best, source)
    if best is source.units[0]:
        return source.units[:2]
    return source.units[0], best
