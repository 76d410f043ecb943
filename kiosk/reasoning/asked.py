"""What a question asks for: its content, the codes it names, and the kind of fact wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kiosk.reasoning.claims import TOPICS
from kiosk.reasoning.quantities import AMOUNT_WORDS, Quantity, codes, quantities
from kiosk.reasoning.spoken_codes import spoken_codes
from kiosk.reasoning.words import content, normalise, stem, tokens, vocabulary


class Kind(StrEnum):
    """The kind of fact that answers."""

    PRICE = "price"
    HOURS = "hours"
    DURATION = "duration"
    PLACE = "place"
    COUNT = "count"
    HOW_TO = "how_to"
    WHO = "who"
    COLOUR = "colour"
    CONTACT = "contact"
    OFFER = "offer"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read for matching.

    `stems` excludes words that only mark its kind; `topics` are those of them an answer must not
    lack; `units` are the units of the amount wanted, empty for any; `joined` maps two neighbouring
    stems to their compound ("sound bar" to "soundbar"); `pairs` are neighbouring words and
    `amounts` the amounts as said.
    """

    text: str
    stems: frozenset[str]
    topics: frozenset[str]
    codes: frozenset[str]
    kind: Kind
    units: frozenset[str] = frozenset()
    joined: tuple[tuple[str, str, str], ...] = ()
    pairs: frozenset[tuple[str, str]] = frozenset()
    amounts: tuple[Quantity, ...] = ()
    attribute: frozenset[str] = frozenset()


def _kind(kind: Kind, marks: str, pattern: str) -> tuple[Kind, frozenset[str], re.Pattern[str]]:
    return kind, frozenset(map(stem, vocabulary(marks))), re.compile(pattern, re.I)


_KINDS = (
    _kind(
        Kind.PRICE,
        "price dollars",
        r"\bhow much(?= (?:is|are|was|does|do|did|would|will|for|to|the|a|an|money|you|it|that)\b"
        r"|'s\b|\W*$)(?! (?:does|do) [\w ]{1,40}\b(?:weigh|hold|fit|use|draw|contain)\b)"
        r"|\bwhat(?:'s| is| are| does| do) .{0,40}\b(?:prices?|costs?)\b"
        r"|\b(?:price|cost) of\b",
    ),
    _kind(
        Kind.HOURS,
        "time hour late early open close",
        r"\bwhat time\b|\bwhen\b.*\b(?:open|clos\w+)\b|\b(?:opening|closing) (?:hours|times?)\b"
        r"|\bhow (?:late|early)\b|\b(?:are|is) (?:you|the (?:store|shop)) (?:open|closed)\b",
    ),
    _kind(
        Kind.COUNT,
        "",
        r"\bhow long (?:is|are) (?:the |its |your |this |that )?(?:\w+ )?(?:cables?|cords?|hoses?"
        r"|leads?|ropes?|wires?|chains?|straps?|tubes?|pipes?|blades?|ladders?|tables?)\b",
    ),
    _kind(
        Kind.DURATION,
        "time",
        r"\bhow (?:long|often|soon|many (?:days|weeks|months|years|hours|minutes))\b",
    ),
    _kind(
        Kind.PLACE,
        "location aisle floor shelf",
        r"\bwhere(?:'s| is| are| do| can)\b|\b(?:which|what) (?:aisle|floor|shelf)\b",
    ),
    _kind(
        Kind.COUNT,
        "big large heavy tall wide high deep thick fast hot warm cold loud steep temperature size "
        "weight height width length capacity weigh hold fit",
        r"\bhow (?:many|big|large|heavy|tall|wide|high|deep|thick|fast|hot|warm|cold|loud|far|steep"
        r"|much)\b"
        r"|\bwhat(?:'s| is)? (?:the )?(?:temperature|size|weight|height|width|length|capacity)\b",
    ),
    _kind(
        Kind.COLOUR,
        "colour color colours",
        r"\bwh(?:at|ich) colou?rs?\b|\bcome in (?:red|blue|green|black|white|pink)\b",
    ),
    _kind(
        Kind.CONTACT,
        "phone number call email contact website",
        r"\b(?:phone|telephone|fax|hotline) number\b|\be-?mail address\b|\bwebsite\b"
        r"|\b(?:who|where|what number) (?:do|can|should|must) (?:i|we) "
        r"(?:call|ring|phone|e-?mail)\b",
    ),
    _kind(Kind.WHO, "", r"^\W*(?:(?:and|so) )?who(?:'s)?\b|\bwhose\b"),
    _kind(
        Kind.OFFER,
        "",
        r"\b(?:do|have) you (?:\w+ )?(?:have|sell|carry|stock|offer|got|rent|hire)\b"
        r"|\bis there (?:a|an|any)\b"
        r"|\bare there\b|\bin stock\b",
    ),
    _kind(Kind.HOW_TO, "", r"\bhow (?:do|can|should|would) (?:i|you|we|one)\b|\bhow to\b"),
)
_UNITS_ASKED = (
    (re.compile(r"\bhow heavy\b|\bweigh", re.I), "gram pound ounce"),
    (re.compile(r"\bhow (?:big|large)\b", re.I), "mm inch ml gallon"),
    (re.compile(r"\bhow long (?:is|are)\b.*(?:cable|cord|hose|lead|rope|wire)", re.I), "mm inch"),
    (re.compile(r"\bhow (?:tall|wide|high|deep|thick|far)\b", re.I), "mm inch"),
    (re.compile(r"\bhow (?:often|frequently)\b", re.I), "day month minute"),
    (re.compile(r"\bwhat time\b|\bhow (?:late|early)\b", re.I), "am pm"),
    (re.compile(r"\bhow loud\b", re.I), "decibel"),
    (re.compile(r"\bhow (?:hot|warm|cold)\b|\btemperature\b", re.I), "celsius fahrenheit degree"),
)
_SAID_OTHERWISE = (
    (re.compile(r"\b(?:bring|take|send|give)\s(?:\w+\s){0,3}?back\b", re.I), "return"),
    (re.compile(r"\bmoney back\b", re.I), "refund"),
    (
        re.compile(r"\b(?:throw (?:\w+ ){0,2}?(?:away|out)|get rid of|dispose of)\b", re.I),
        "recycle",
    ),
    (re.compile(r"\b(?:never|not|\w+n't)(?: \w+)? opened\b", re.I), "unopened"),
    (re.compile(r"\bwhen (?:do|are|is|does)\b[\w\s]*\bopen\b", re.I), "open hours"),
)
_VAGUE = frozenset(
    map(
        stem,
        vocabulary(
            "work good new old big small nice item product thing way get problem issue people "
            "person day need possible allow show display say mean error code message still "
            "already ever just buy purchase bring come came back off down stop start turn put "
            "true correct"
        ),
    )
)
_VAGUE_WEIGHT = 0.25
_COMMON = frozenset(
    map(
        stem,
        vocabulary(
            "made make go play run walk carry bring send set move begin leave stay hold see read "
            "write choose pick change become seem help wait meet let add remove check spend save "
            "keep kept need want fit done open close use left right great easy hard same "
            "different whole full half part side top bottom little big bigger biggest small "
            "smaller long short high low fast slow early late near far inside outside around "
            "together alone only again later soon early please amount level steep thick max "
            "maximum minimum per least best better normal normally usual usually everything "
            "somebody someone whoever place home happen run ran stand sit lie ride drive speak "
            "talk tell mine ok okay fine trouble wrong bad instead straight away along across "
            "anywhere somewhere everywhere matter case reason idea chance fact sure really new "
            "newest latest old size handle deal special regular extra much many two three second"
        ),
    )
)


def asked(question: str, known: frozenset[str] = frozenset()) -> Asked:
    """Read `question`; `known` are codes of the documents: "a twelve" is A12 where there is one."""
    text = normalise(question)
    named, text_left = spoken_codes(text, known)
    kind, marks = _kind_of(text)
    named |= codes(text)
    extra, without = _said_otherwise(text_left)
    coded = {stem(t) for t in tokens(text_left) if any(t.upper() in c for c in named)}
    counted = kind in {Kind.PRICE, Kind.DURATION, Kind.COUNT} or bool(quantities(text_left))
    spoken = AMOUNT_WORDS - {stem("point")} if counted else frozenset()
    drop = marks | spoken | coded
    stems = (frozenset(content(without)) - drop) | extra
    words = [stem(w) for w in tokens(text_left)]
    attribute = frozenset(words) & marks if kind is Kind.COUNT else frozenset[str]()
    return Asked(
        text=question,
        stems=stems,
        topics=stems & TOPICS,
        codes=named,
        kind=kind,
        units=_units(text),
        joined=tuple((a, b, a + b) for a, b in pairwise(words)),
        pairs=frozenset(pairwise(tokens(text_left))),
        amounts=() if _PREMISE.search(text) else quantities(text_left),
        attribute=attribute,
    )


def _kind_of(text: str) -> tuple[Kind, frozenset[str]]:
    for kind, marks, pattern in _KINDS:
        if pattern.search(text):
            return kind, marks
    named = {a.unit for a in quantities(text)}
    if named & {"day", "month", "minute"}:
        return Kind.DURATION, frozenset()
    return Kind.OPEN, frozenset()


def _said_otherwise(text: str) -> tuple[frozenset[str], str]:
    """The stems meant by set phrases, and `text` without those phrases."""
    found: set[str] = set()
    for pattern, meant in _SAID_OTHERWISE:
        if pattern.search(text):
            found |= {stem(w) for w in meant.split()}
            text = pattern.sub(" ", text)
    return frozenset(found), text


def _units(text: str) -> frozenset[str]:
    found = {u for pattern, units in _UNITS_ASKED if pattern.search(text) for u in units.split()}
    match = re.search(r"\bhow many (\w+)", text, re.I)
    if match:
        found |= {a.unit for a in quantities(f"2 {match[1]}") if a.unit}
    return frozenset(found)


def share(question: Asked, there: frozenset[str]) -> float:
    """Share, 0 to 1, of what is asked for that the stems `there` name; vague words count less."""
    if not question.stems:
        return 1.0
    weights = {w: _VAGUE_WEIGHT if w in _VAGUE else 1.0 for w in question.stems}
    # Vague words alone ask for nothing in particular, unless they are about something with a code.
    whole = sum(weights.values()) if question.codes else max(1.0, sum(weights.values()))
    return sum(v for w, v in weights.items() if names(question, w, there)) / whole


def weight(stem_: str) -> float:
    """How much the word says about what is asked for, 0 to 1; common words can be put otherwise."""
    if stem_ in _VAGUE:
        return 0.3
    return 0.5 if stem_ in _COMMON else 1.0


def names(question: Asked, word: str, there: frozenset[str]) -> bool:
    """Whether `there` has the stem `word` of `question`, alone, in a compound, or taken apart."""
    if word in there:
        return True
    if any(word in (a, b) and joined in there for a, b, joined in question.joined):
        return True
    return any(word[:i] in there and word[i:] in there for i in range(3, len(word) - 2))


_PREMISE = re.compile(
    r"^\W*(?:since|so|why|because|given that)\b|\b(?:right|correct|true)\W*$"
    r"|n't (?:it|you|they|i)\W*$",
    re.I,
)
"""What is taken for granted is no part of what is looked for: it may be wrong."""

_OPINIONS = re.compile(
    r"\b(?:reviews?|ratings?|opinions?|customers? (?:say|think|like)|people think)\b", re.I
)


def wants_opinions(question: str) -> bool:
    """Whether `question` asks for what customers think."""
    return _OPINIONS.search(question) is not None
