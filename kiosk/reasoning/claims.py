"""What a sentence claims: its parts, names, and the words on which a fact turns."""

from __future__ import annotations

import re

from kiosk.reasoning.evidence import clauses
from kiosk.reasoning.quantities import AMOUNT_WORDS, codes, quantities
from kiosk.reasoning.words import content, normalise, stem, tokens, vocabulary

_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday weekend weekday holiday"
DAYS = frozenset(map(stem, vocabulary(_DAY_NAMES)))
"""Stems of days; the very unit of evidence must name them."""

COLOURS = frozenset(
    map(
        stem,
        vocabulary(
            "red green blue black white yellow orange grey gray brown pink purple silver gold amber"
        ),
    )
)
"""Stems of colours; a lamp that blinks red is not one that blinks green."""

TOPICS = frozenset(
    map(
        stem,
        vocabulary("""warranty return refund exchange delivery shipping price deposit discount
    battery
    weight capacity power charge repair rental subscription membership parking installation
    recycling stock height width length depth temperature speed voltage pressure age"""),
    )
)
"""What an amount can be about; a return window must not become a warranty."""

_SOFT = frozenset({stem("hold")})
"""Words that another may stand for: a jug "holds" what the table calls its capacity."""

STRICT = frozenset(
    map(
        stem,
        vocabulary("""free lifetime unlimited always never guaranteed waterproof organic certified
    safe
    vegan every all only best cheapest exclusive instant immediately automatic unconditional
    full fully complete completely entire dishwasher made manufactured rechargeable wireless
    anytime anywhere worldwide international nationwide stainless leather steel glass"""),
    )
)
"""Words that promise; the passage must say them itself."""

OPPOSITES = (
    ("before", "after"), ("within", "after"), ("minimum", "maximum"), ("min", "max"),
    ("more", "less"), ("over", "under"), ("above", "below"), ("on", "off"), ("open", "clos"),
    ("left", "right"), ("up", "down"), ("increas", "decreas"), ("hot", "cold"), ("warm", "cold"),
    ("includ", "exclud"), ("indoor", "outdoor"), ("inside", "outside"), ("front", "back"),
    ("top", "bottom"), ("start", "end"), ("enabl", "disabl"), ("online", "instor"),
    ("clockwise", "counterclockwise"), ("tighten", "loosen"), ("wet", "dry"), ("full", "empty"),
    ("upstairs", "downstairs"), ("least", "most"), ("plug", "unplug"), ("lock", "unlock"),
    ("opened", "unopened"), ("used", "unused"), ("with", "without"), ("upper", "lower"),
)  # fmt: skip
"""Stems of which a claim must not say one where the evidence says the other."""

_OPENING = re.compile(
    r"^\s*(?:(?:yes|no|yeah|nope|sure|certainly|of course|great|okay|ok|well|sorry|absolutely|hello"
    r"|hi|thanks|thank you|good question|i'm sorry|i am sorry|unfortunately|please note that"
    r"|note that)\b[,.!:;\s-]*"
    r"|(?:according to|based on|as per|per|in|from) (?:the|our|your|this)?\s*(?:\w+\s){0,2}?"
    r"(?:passages?|documents?|polic(?:y|ies)|manuals?|evidence|information|guide|provided\s\w+|faq)"
    r"(?:\s(?:provided|above))?\s*,\s*)",
    re.I,
)
_COURTESY = re.compile(
    r"^\W*(?:(?:sure|certainly|of course|hello|hi|hey|welcome|thanks|thank you|great|okay|ok|sorry"
    r"|you're welcome|no problem|my pleasure|goodbye|bye|have a (?:nice|good|great) (?:day|one"
    r"|visit)"
    r"|good (?:morning|afternoon|evening|question)|i'm sorry|i apologi[sz]e|absolutely"
    r"|happy to help"
    r"|i'?(?:m| am|d be|'d be| would be|ll be)? ?(?:happy|glad|here) to help(?: you)?"
    r"|glad to help|let me (?:help|check|see|look)(?: you| that up| it up| with that)*"
    r"|i can help(?: you)?(?: with that)?|i hope (?:that|this) helps|hope (?:that|this) helps"
    r"|how (?:can|may) i help(?: you)?|is there anything else(?: i can (?:help|do)[\w\s]*)?"
    r"|anything else|let me know if you need (?:anything|help|more help|anything else)"
    r"|please ask(?: me)?(?: if you need (?:anything|help|more)[\w\s]*)?|with that|for asking"
    r"|for your (?:question|visit|patience)|today|there|then|and|so|here you go"
    r"|one moment(?: please)?"
    r"|please|for (?:the|any) (?:confusion|inconvenience))\b[\s,.!?;:'-]*)+$",
    re.I,
)
_AND = re.compile(r",?\s+and\s+|,\s+(?=which\b|with\b)", re.I)
_CAPITAL = re.compile(r"\b[A-Z][\w'&]*")
_NOT_NAMES = vocabulary("i i'm i'll i'd i've ok tv usb led lcd")


def is_courtesy(sentence: str) -> bool:
    """Whether `sentence` is greeting, thanks or an offer of help, and states nothing."""
    return _COURTESY.match(normalise(sentence)) is not None


def without_opening(sentence: str) -> str:
    """`sentence` without "Yes," or "According to our policy," in front."""
    text = normalise(sentence)
    while (shorter := _OPENING.sub("", text, count=1)) != text:
        text = shorter
    return text


def claims(sentence: str) -> list[str]:
    """The parts of `sentence` that stand or fall alone."""
    found: list[str] = []
    for clause in clauses(sentence):
        pieces = [p for p in _AND.split(clause) if p.strip()]
        alone = [bool(quantities(p)) and bool(fact_stems(p)) for p in pieces]
        found.extend(pieces if len(pieces) > 1 and all(alone) else [clause])
    return found


def fact_stems(claim: str) -> frozenset[str]:
    """Stems of `claim` that evidence must hold; amounts and codes are judged elsewhere."""
    coded = frozenset(
        w for w in tokens(claim) if any(w.upper() in c or c in w.upper() for c in codes(claim))
    )
    return frozenset(content(claim)) - AMOUNT_WORDS - _SOFT - frozenset(stem(w) for w in coded)


def names(claim: str, *, initial: bool) -> frozenset[str]:
    """Lower-case words of `claim` that are written as names; `initial`: it opens a sentence."""
    found: set[str] = set()
    for match in _CAPITAL.finditer(claim):
        word = match.group().lower().removesuffix("'s")
        opens = initial and not claim[: match.start()].strip(" \"'(")
        if not opens and word not in _NOT_NAMES and not any(ch.isdigit() for ch in word):
            found.add(word)
    return frozenset(found)
