"""What a question asks for: its content, the codes it names, and the kind of fact wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kiosk.reasoning.claims import DAYS, TOPICS
from kiosk.reasoning.evidence import Source, Unit
from kiosk.reasoning.quantities import AMOUNT_WORDS, code_key, codes
from kiosk.reasoning.words import content, normalise, stem, tokens, vocabulary


class Kind(StrEnum):
    """The kind of fact that answers."""

    PRICE = "price"
    HOURS = "hours"
    DURATION = "duration"
    PLACE = "place"
    COUNT = "count"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read for matching. `stems` excludes words that only mark its kind."""

    text: str
    stems: frozenset[str]
    codes: frozenset[str]
    kind: Kind


_KINDS: tuple[tuple[Kind, re.Pattern[str], str], ...] = (
    (
        Kind.PRICE,
        re.compile(
            r"\bhow much\b(?! (?:time|space|water|weight|power))|\b(?:price|cost|costs)\b", re.I
        ),
        "price",
    ),
    (
        Kind.HOURS,
        re.compile(
            r"\bwhat time\b|\bwhen (?:do|does|are|is)\b.*\b(?:open|clos\w+)\b|\b(?:opening"
            r"|closing) "
            r"(?:hours|times?)\b|\bhow (?:late|early)\b|\b(?:open|clos\w+) on\b",
            re.I,
        ),
        "time hour late early open close",
    ),
    (Kind.DURATION, re.compile(r"\bhow (?:long|many (?:days|weeks|months|years))\b", re.I), "time"),
    (
        Kind.PLACE,
        re.compile(
            r"\bwhere(?:'s)?\b|\bwhich (?:aisle|floor|shelf)\b|\bwhat (?:aisle|floor)\b", re.I
        ),
        "location aisle floor shelf",
    ),
    (Kind.COUNT, re.compile(r"\bhow (?:many|big|heavy|tall|wide|high|fast|hot|loud)\b", re.I), ""),
)

_PLACES = frozenset(
    map(
        stem,
        vocabulary(
            "aisle floor shelf desk counter entrance corner beside behind room bay location rack "
            "department street"
        ),
    )
)

_SAID_OTHERWISE = (
    (re.compile(r"\b(?:bring|take|send|give)\s(?:\w+\s){0,3}?back\b", re.I), "return"),
    (re.compile(r"\bmoney back\b", re.I), "refund"),
    (re.compile(r"\b(?:swap|trade)\b", re.I), "exchange"),
    (re.compile(r"\b(?:bathroom|washroom|toilet|loo)s?\b", re.I), "restroom"),
    (re.compile(r"\b(?:deliver|ship)\b", re.I), "delivery"),
)
_VAGUE = frozenset(
    map(
        stem,
        vocabulary(
            "work good new old big small nice item product thing way get problem issue people "
            "person day need possible allow"
        ),
    )
)


def asked(question: str) -> Asked:
    """Read `question`."""
    text = normalise(question)
    kind, marks = next(
        ((k, m) for k, pattern, m in _KINDS if pattern.search(text)), (Kind.OPEN, "")
    )
    extra = {stem(w) for pattern, w in _SAID_OTHERWISE if pattern.search(text)}
    back = (
        {"back", "bring", "tak", "send", "giv", "money"} if extra & {"return", "refund"} else set()
    )
    named = codes(text) | {
        code_key(c) for c in re.findall(r"\b[A-Za-z]{1,3} \d{2,4}\b", text) if c[0].isupper()
    }
    coded = {stem(t) for t in tokens(text) if any(t.upper() in c for c in named)}
    drop = frozenset(map(stem, vocabulary(marks))) | AMOUNT_WORDS | coded | back
    stems = (frozenset(content(text)) | extra) - drop
    return Asked(text, stems, frozenset(named), kind)


def covers(question: Asked, source: Source) -> float:
    """Share, 0 to 1, of what is asked for that `source` speaks of; 0 when it lacks the key."""
    if question.codes - source.codes:
        return 0.0
    if (question.stems & TOPICS) - source.stems:
        return 0.0
    if not any(answers_kind(question.kind, u) for u in source.units):
        return 0.0
    return _weighted(question.stems, source.stems)


def unit_covers(question: Asked, unit: Unit) -> float:
    """Share, 0 to 1, of what is asked for that `unit` with its heading states."""
    if not answers_kind(question.kind, unit):
        return 0.0
    near = unit.stems | unit.around
    around_codes = {code_key(w) for w in unit.around}
    if question.codes - unit.codes - around_codes or (question.stems & TOPICS) - near:
        return 0.0
    if not question.stems:
        return 1.0 if question.codes or question.kind is not Kind.OPEN else 0.0
    own = _weighted(question.stems, unit.stems)
    return 0.7 * _weighted(question.stems, near) + 0.3 * own


def answers_kind(kind: Kind, unit: Unit) -> bool:
    """Whether `unit` holds the kind of fact wanted."""
    has = {a.unit for a in unit.amounts}
    match kind:
        case Kind.PRICE:
            return bool(has & {"usd", "eur", "pound", "percent"}) or "fre" in unit.stems
        case Kind.HOURS:
            return bool(has & {"am", "pm"}) or bool(unit.stems & (DAYS | {"close", "clos", "open"}))
        case Kind.DURATION:
            return bool(has & {"day", "month", "minute"}) or "lifetim" in unit.stems
        case Kind.PLACE:
            return bool(unit.stems & _PLACES)
        case Kind.COUNT:
            return bool(unit.amounts)
        case Kind.OPEN:
            return True


def _weighted(wanted: frozenset[str], there: frozenset[str]) -> float:
    weights = {w: 0.4 if w in _VAGUE else 1.0 for w in wanted}
    total = sum(weights.values())
    return sum(v for w, v in weights.items() if w in there) / total if total else 1.0
