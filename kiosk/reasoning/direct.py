"""The owner's own words as the answer: which sentences, rows or steps are said for a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.reasoning.asked import Asked, Kind
from kiosk.reasoning.evidence import Evidence, Source, Unit
from kiosk.reasoning.quote import Quote, named, spoken, with_antecedent
from kiosk.reasoning.reading import Reading
from kiosk.reasoning.rivals import Rivals
from kiosk.reasoning.words import content

SAME_QUESTION = 0.8
"""Overlap of two questions' content words, in both directions, from which they are the same."""

_DEFINES = re.compile(r"(?:error )?(?:code:? )?[A-Z]{1,3}-?\d+(?: means\b| stands for\b|:|;)", re.I)
"""A sentence or row that says what a code means, whatever else was asked about it."""

STEP = "Step "
"""How a step begins: so the reader of documents numbers them."""

_SENTENCES = 3
_STEPS = 6
"""Steps that are said in one go; of more, people are told."""

_PAIR = 2
_ALIKE = 0.6
"""Share of words that two sentences about the same thing have in common."""

_COMPARES = re.compile(
    r"\b(?:which|cheaper|better|bigger|smaller|lighter|heavier|faster|longer|quieter|louder|stronger"
    r"|more expensive|differ\w*|compare\w*|versus|vs|or)\b",
    re.I,
)
_AMOUNTS = {Kind.PRICE, Kind.HOURS, Kind.DURATION, Kind.COUNT}


@dataclass(frozen=True, slots=True)
class DirectOptions:
    """When the owner's words answer without a model.

    `sure` is the chance, 0 to 1, from which on they do. A second sentence of the same passage is
    said, too, when it is no farther than `beside` from the first; one of another document that is
    at odds with it when it is no farther than `odds`.
    """

    sure: float = 0.8
    beside: float = 0.9
    odds: float = 0.8


def direct_answer(
    question: Asked,
    evidence: Evidence,
    readings: Sequence[Reading],
    options: DirectOptions = DirectOptions(),
) -> tuple[Quote, ...]:
    """Quotes that answer `question`: up to three sentences, or all steps of what is to be done.

    Empty when it takes a model, or nobody can.
    """
    for source in evidence.sources:
        if found := _faq(question, source):
            return _quotes(question, found, source, 1.0)
    if question.kind not in _AMOUNTS:
        for source in evidence.sources:
            if found := _code(question, source):
                return _stepwise(question, found, source, 1.0)
    if not readings or readings[0].sure < options.sure:
        return ()
    return compared(question, readings, options) or best_words(question, readings, options)


def compared(
    question: Asked, readings: Sequence[Reading], options: DirectOptions
) -> tuple[Quote, ...]:
    """One quote of each document, where two answer alike: those asked to be compared, or at odds.

    Documents are at odds when they give different amounts of one kind for the same thing.
    """
    best = readings[0]
    rivals = Rivals.of(question, Evidence(tuple(dict.fromkeys(r.source for r in readings))))
    named = [r for r in readings if rivals.named & r.source.names]
    apart = len({frozenset(rivals.named & r.source.names) for r in named}) > 1
    if apart and (both := _telling_both(question, readings, options)):
        return _quotes(question, (both.unit,), both.source, best.sure)
    if apart and _COMPARES.search(question.text):
        chosen = _first_of_each(named, lambda r: rivals.named & r.source.names)
    else:
        odd = [r for r in readings[1:] if question.kind in _AMOUNTS and _at_odds(best, r, options)]
        chosen = [best, *odd][:_PAIR]
    if len(chosen) < _PAIR:
        return ()
    return tuple(
        quote if apart else _from(r.source, quote)
        for r in chosen
        for quote in _quotes(question, (r.unit,), r.source, best.sure)
    )


def _telling_both(
    question: Asked, readings: Sequence[Reading], options: DirectOptions
) -> Reading | None:
    """A sentence that speaks of all the things compared, when there is a good one."""
    return next(
        (
            r
            for r in readings
            if question.codes <= r.unit.codes and r.fit >= readings[0].fit - options.beside
        ),
        None,
    )


def _first_of_each(
    readings: Sequence[Reading], key: Callable[[Reading], frozenset[str]]
) -> list[Reading]:
    found: dict[frozenset[str], Reading] = {}
    for reading in readings:
        found.setdefault(key(reading), reading)
    return list(found.values())[:_PAIR]


def _at_odds(best: Reading, other: Reading, options: DirectOptions) -> bool:
    """Whether `other` says of the same thing in another document that it is more, or less."""
    if other.source.doc == best.source.doc or other.fit < best.fit - options.odds:
        return False
    mine = {a.unit for a in best.unit.amounts if a.unit}
    theirs = [a for a in other.unit.amounts if a.unit in mine]
    same = any(a.matches(b) for a in theirs for b in best.unit.amounts)
    shared = best.unit.stems & other.unit.stems
    alike = len(shared) >= _ALIKE * min(len(best.unit.stems), len(other.unit.stems))
    return bool(theirs) and not same and alike


def _from(source: Source, quote: Quote) -> Quote:
    """`quote` with the document that it is from in front."""
    place = source.title or source.called
    return quote if quote.text.startswith(place) else replace(quote, text=f"{place}: {quote.text}")


def best_words(
    question: Asked, readings: Sequence[Reading], options: DirectOptions = DirectOptions()
) -> tuple[Quote, ...]:
    """What the best reading says, with what belongs to it."""
    best = readings[0]
    source = best.source
    if question.kind is Kind.HOW_TO and (steps := _steps(best)):
        return _stepwise(question, steps, source, best.sure)
    units = with_antecedent(best.unit, source)
    beside = next(
        (
            r.unit
            for r in readings[1:]
            if r.source is source and r.fit >= best.fit - options.beside and r.unit not in units
        ),
        None,
    )
    if beside is not None and _is_step(beside) and not _is_step(best.unit):
        rest = [u for u in _steps(best) if u not in units]  # one step alone helps nobody
        return _stepwise(question, (*units, *rest), source, best.sure)
    if beside is not None:
        units = tuple(u for u in source.units if u in (*units, beside))
    return _quotes(question, units[:_SENTENCES], source, best.sure)


def _is_step(unit: Unit) -> bool:
    return unit.text.startswith(STEP)


def _steps(best: Reading) -> tuple[Unit, ...]:
    """The steps from the first one on, when the best unit is one of the first; else around it."""
    units = best.source.units
    first = next((i for i, u in enumerate(units) if _is_step(u)), None)
    if first is None:
        return ()
    at = units.index(best.unit)
    return _run(units[first if at < first + _SENTENCES else at - 1 :])


def _run(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """`units` up to the last step that is said."""
    steps = [i for i, u in enumerate(units) if _is_step(u)][:_STEPS]
    return tuple(units[: steps[-1] + 1]) if steps else ()


def _stepwise(
    question: Asked, units: Sequence[Unit], source: Source, sure: float
) -> tuple[Quote, ...]:
    """`units` as quotes; the last one tells how many steps come after it."""
    quotes = _quotes(question, units, source, sure)
    after = source.units[source.units.index(units[-1]) + 1 :]
    return (*quotes[:-1], *(replace(q, more=sum(map(_is_step, after))) for q in quotes[-1:]))


def _quotes(
    question: Asked, units: Sequence[Unit], source: Source, sure: float
) -> tuple[Quote, ...]:
    said = dict.fromkeys((spoken(u, question), u.passage) for u in units)
    texts = [(text, passage) for text, passage in said if text]
    return tuple(
        Quote(named(text, source) if at == 0 else text, passage, sure)
        for at, (text, passage) in enumerate(texts)
    )


def _faq(question: Asked, source: Source) -> tuple[Unit, ...]:
    """The answer that follows a question of the documents which asks the same."""
    units = source.units
    if units and _same(question, units[0].around):
        return tuple(u for u in units[:2] if not u.text.endswith("?"))
    for at, unit in enumerate(units[:-1]):
        if unit.text.endswith("?") and _same(question, unit.stems):
            after = units[at + 1 : at + 3]
            last = next((i for i, u in enumerate(after) if u.text.endswith("?")), len(after))
            return after[:last]
    return ()


def _same(question: Asked, stems: frozenset[str]) -> bool:
    own = frozenset(content(question.text))
    return len(own) > 1 and len(own & stems) >= SAME_QUESTION * max(len(own), len(stems))


def _code(question: Asked, source: Source) -> tuple[Unit, ...]:
    """What the code means is said where it is named; what to do, right after it.

    Of several codes, all but one may name the machine that the document is about.
    """
    units = source.units
    asked = question.codes - source.names
    if len(asked) != 1 or (question.codes - asked) - source.names:
        return ()
    for at, unit in enumerate(units):
        if asked <= unit.codes and _DEFINES.match(unit.text):
            after = units[at + 1 : at + _SENTENCES]
            if any(map(_is_step, after)):
                return unit, *_run(units[at + 1 :])
            return (unit, *(u for u in after if u.codes <= question.codes))
    return ()
