"""How much of a question the evidence speaks of: the gate's and the quotes' measure."""

from __future__ import annotations

import re
from itertools import pairwise

from kiosk.reasoning.asked import Asked, Kind, names, share
from kiosk.reasoning.claims import COLOURS, DAYS, TOPICS
from kiosk.reasoning.evidence import Source, Unit
from kiosk.reasoning.kin import KIN
from kiosk.reasoning.quantities import codes, quantities
from kiosk.reasoning.words import content, stem, tokens, vocabulary

_ROLES = frozenset(
    map(
        stem,
        vocabulary(
            "staff colleague technician volunteer gardener manager doctor nurse pharmacist teacher "
            "team owner driver supervisor dispatcher engineer instructor trainer mechanic partner "
            "founder boss guide expert specialist everybody anybody members adults"
        ),
    )
)
_COLOURED = frozenset(map(stem, vocabulary("colour color available come choice finish")))
_OFFERED = frozenset(
    map(stem, vocabulary("sell sale offer stock available rent order price aisle shelf yes we"))
)
_INSTRUCTS = re.compile(
    r"Step \d+|If \w+|You (?:can|need|must|may) |(?:To|Never|Do not|Always|First|Then) \w+"
    r"|(?!(?:The|A|An|This|That|It|You|We|Only|In|On|At|For|With|From|Each|All|No|Not|There|Our|Your"
    r"|Its|They|These|Most|Every|By|And)\b)[A-Z][a-z]+ (?:the|a|an|it|its|your|both|all|off|on|out"
    r"|in|up|down|one|two|three|them|to|with|for|until|only)\b"
)
_REACHED = re.compile(r"\d{3}[ -]?\d{4}|@|\bwww\b|\bhttps?:|\d{4,}")
_AMOUNTS = {Kind.PRICE, Kind.HOURS, Kind.DURATION, Kind.COUNT}
_LENGTHS = {"mm", "inch"}
_HOW_LONG = re.compile(r"\bhow long (?:is|are)\b", re.I)
_HOW_MANY = re.compile(r"\bhow many (\w+)", re.I)
_REACH = 4
"""Words after a number among which stands what is counted."""

_CHARGES = frozenset(
    map(stem, vocabulary("deposit excess penalty fine deliver park repair voucher travel late"))
)
"""What may cost something beside the thing itself; its price is not that of the thing."""

_PRICED = re.compile(r"(.{2,80}?) costs? [$€£\d]")
_JOINTS = vocabulary("for of with and in to from by or")
_PIECES = re.compile(r";\s+|,\s+(?:and|but|while|whereas|which)\s+|\.\s+")

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
    if question.codes - source.codes or lacks_topic(question, source.stems | source.implied):
        return 0.0
    if not any(answers_kind(question, u) for u in source.units):
        return 0.0
    return share(question, source.stems | source.implied)


def unit_covers(question: Asked, unit: Unit) -> float:
    """Share, 0 to 1, of what is asked for that `unit` with its heading states."""
    if not answers_kind(question, unit):
        return 0.0
    near = unit.stems | unit.around
    if question.codes - unit.about - unit.codes or lacks_topic(question, near):
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
    if question.kind is Kind.PRICE and _is_part(question, unit):
        return False
    if question.kind is Kind.COUNT and (counted := _HOW_MANY.search(question.text)):
        return bool(question.units & {a.unit for a in unit.amounts}) or _counts(counted[1], unit)
    if question.kind is Kind.HOW_TO:
        return _INSTRUCTS.match(unit.text) is not None
    if question.kind is Kind.CONTACT:
        return _REACHED.search(unit.text) is not None
    return _holds(question, {a.unit for a in unit.amounts}, unit.stems)


def _holds(question: Asked, has: set[str], stems: frozenset[str]) -> bool:
    if question.units and not has & question.units:
        return False
    match question.kind:
        case Kind.PRICE if _CHARGES & stems - question.stems - _akin(question):
            return False
        case Kind.PRICE:
            return bool(has & {"usd", "eur", "pound", "percent"}) or stem("free") in stems
        case Kind.HOURS:
            clock = bool(has & {"am", "pm"})
            return clock or bool(stems & (DAYS | {stem("close"), stem("open")}))
        case Kind.DURATION if has & _LENGTHS and _HOW_LONG.search(question.text):
            return True
        case Kind.DURATION:
            always = {stem("lifetime"), stem("expire"), stem("never")}
            return bool(has & {"day", "month", "minute", "am", "pm"}) or bool(always & stems)
        case Kind.PLACE:
            return bool(stems & _PLACES)
        case Kind.COUNT:
            return bool(has)
        case Kind.WHO:
            return bool(stems & _ROLES)
        case Kind.COLOUR:
            return bool(stems & COLOURS and stems & _COLOURED)
        case Kind.OFFER:
            return bool(stems & _OFFERED or has & {"usd", "eur"})
        case Kind.CONTACT | Kind.HOW_TO | Kind.OPEN:
            return True


def _akin(question: Asked) -> frozenset[str]:
    return frozenset(k for word in question.stems for k in KIN.get(word, ()))


def _counts(noun: str, unit: Unit) -> bool:
    """Whether `unit` gives a number of what `noun` names: "four burners", "Burners: 4"."""
    wanted = {stem(noun.lower())} | KIN.get(stem(noun.lower()), frozenset())
    words = unit.text.lower().split()
    for at, word in enumerate(words):
        if not quantities(word.strip(".,;:()")) and word not in {"one", "no"}:
            continue
        if any(stem(w.strip(".,;:()")) in wanted for w in words[at + 1 : at + 1 + _REACH]):
            return True
        if at and words[at - 1].endswith(":") and stem(words[at - 1].strip(":")) in wanted:
            return True
    return False


def _is_part(question: Asked, unit: Unit) -> bool:
    """Whether the price is that of a part: a "filter cartridge" for "how much is the filter"."""
    priced = _PRICED.match(unit.text)
    words = priced[1].split() if priced else []
    return any(
        word.islower()
        and after.isalpha()
        and after.islower()
        and after not in _JOINTS
        and stem(word) in question.stems
        and stem(after) not in question.stems
        for word, after in pairwise(words)
    )


def stated(question: Asked, unit: Unit) -> list[frozenset[str]]:
    """The words of each clause of `unit` that holds the kind of amount wanted; a row is one."""
    if question.kind not in _AMOUNTS:
        return [unit.stems | unit.codes]
    row = "; " in unit.text and unit.text.count(": ") > 1
    pieces = [unit.text] if row else _PIECES.split(unit.text)
    return [
        frozenset(content(piece)) | codes(piece)
        for piece in pieces
        if _holds(question, {a.unit for a in quantities(piece)}, frozenset(content(piece)))
    ]


def lacks_topic(question: Asked, there: frozenset[str]) -> bool:
    """Whether `there` lacks a topic word that an answer must not lack."""
    return any(not names(question, t, there) for t in question.topics)
