"""How much of a question the evidence speaks of: the gate's and the quotes' measure."""

from __future__ import annotations

from itertools import pairwise

from kiosk.reasoning.asked import Asked, Kind, names, share
from kiosk.reasoning.claims import DAYS, TOPICS
from kiosk.reasoning.evidence import Source, Unit
from kiosk.reasoning.words import stem, tokens, vocabulary

_PLACES = frozenset(
    map(
        stem,
        vocabulary(
            "aisle floor shelf desk counter entrance corner beside behind room bay location rack "
            "department street level upper lower"
        ),
    )
)
_OWN = 0.3
"""Weight of a unit's own words against those of its heading."""

_OFF_TOPIC = 0.08
"""What each topic costs of which nobody asked."""


def covers(question: Asked, source: Source) -> float:
    """Share, 0 to 1, of what is asked for that `source` speaks of; 0 when it lacks the key."""
    if question.codes - source.codes or _lacks_topic(question, source.stems | source.implied):
        return 0.0
    if not any(answers_kind(question, u) for u in source.units):
        return 0.0
    return share(question, source.stems | source.implied)


def unit_covers(question: Asked, unit: Unit) -> float:
    """Share, 0 to 1, of what is asked for that `unit` with its heading states."""
    if not answers_kind(question, unit):
        return 0.0
    near = unit.stems | unit.around
    if question.codes - unit.about - unit.codes or _lacks_topic(question, near):
        return 0.0
    if not question.stems:
        return 1.0 if question.codes or question.kind is not Kind.OPEN else 0.0
    own = share(question, unit.stems)
    wanted = question.stems | ({stem("price")} if question.kind is Kind.PRICE else set())
    strange = len((unit.stems & TOPICS) - wanted)
    return max(0.0, (1 - _OWN) * share(question, near) + _OWN * own - _OFF_TOPIC * strange)


def closeness(question: Asked, unit: Unit) -> float:
    """Breaks ties, 0 to below 1: said in the same order, and little else; an amount named, 20."""
    words = tokens(unit.text)
    pairs = set(pairwise(words)) & question.pairs
    precise = len(question.stems & unit.stems) / (1 + len(unit.stems))
    named = any(a.matches(b) for a in question.amounts for b in unit.amounts)
    return min(0.99, 0.2 * len(pairs) + 0.5 * precise) + 20 * named


def answers_kind(question: Asked, unit: Unit) -> bool:
    """Whether `unit` holds the kind of fact wanted."""
    has = {a.unit for a in unit.amounts}
    if question.units and not has & question.units:
        return False
    match question.kind:
        case Kind.PRICE:
            return bool(has & {"usd", "eur", "pound", "percent"}) or stem("free") in unit.stems
        case Kind.HOURS:
            clock = bool(has & {"am", "pm"})
            return clock or bool(unit.stems & (DAYS | {stem("close"), stem("open")}))
        case Kind.DURATION:
            always = {stem("lifetime"), stem("expire"), stem("never")}
            return bool(has & {"day", "month", "minute", "am", "pm"}) or bool(always & unit.stems)
        case Kind.PLACE:
            return bool(unit.stems & _PLACES)
        case Kind.COUNT:
            return bool(unit.amounts)
        case Kind.OPEN | Kind.HOW_TO:
            return True


def _lacks_topic(question: Asked, there: frozenset[str]) -> bool:
    return any(not names(question, t, there) for t in question.topics)
