"""Answers that need no model: a question already in the documents, a code, a price, a row."""

from __future__ import annotations

from kiosk.reasoning.asked import Asked, Kind, unit_covers
from kiosk.reasoning.evidence import Evidence, Source, Unit
from kiosk.reasoning.quote import Quote, best_quote, spoken
from kiosk.reasoning.words import content

SAME_QUESTION = 0.8
"""Overlap of two questions' content words, in both directions, from which they are the same."""


def direct_answer(question: Asked, evidence: Evidence, threshold: float) -> tuple[Quote, ...]:
    """Up to two quotes that answer `question` exactly; empty when a model is needed."""
    for source in evidence.sources:
        found = _faq(question, source)
        if found:
            return found
    quote = best_quote(question, evidence)
    if quote is None or quote.covers < threshold:
        return ()
    if question.codes and question.kind is Kind.OPEN:
        return _with_next(quote, question, evidence)
    return (quote,)


def _faq(question: Asked, source: Source) -> tuple[Quote, ...]:
    """The answer that follows a question of the documents which asks the same."""
    units = source.units
    headed = units and _same(question, frozenset(units[0].around))
    starts = [0] if headed else []
    starts += [
        i + 1 for i, u in enumerate(units) if u.text.endswith("?") and _same(question, u.stems)
    ]
    for start in starts:
        answer = [u for u in units[start : start + 2] if not u.text.endswith("?")]
        if answer:
            return tuple(Quote(spoken(u, question), source.id, 1.0) for u in answer)
    return ()


def _same(question: Asked, stems: frozenset[str]) -> bool:
    own = frozenset(content(question.text))
    both = own & stems
    return len(own) > 1 and len(both) >= SAME_QUESTION * max(len(own), len(stems))


def _with_next(quote: Quote, question: Asked, evidence: Evidence) -> tuple[Quote, ...]:
    """What a code means is often said in one sentence, and what to do in the next."""
    units = evidence.units
    at = next(i for i, u in enumerate(units) if spoken(u, question) == quote.text)
    after: Unit | None = units[at + 1] if at + 1 < len(units) else None
    if after is None or after.passage != quote.passage or after.codes:
        return (quote,)
    return quote, Quote(spoken(after, question), after.passage, unit_covers(question, after))
