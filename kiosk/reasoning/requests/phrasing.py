"""How a request is put: as a wish, as an order, or as a question for the documents."""

from __future__ import annotations

import re

_LEAD = (
    r"^\W*(?:(?:hi|hello|hey|ok(?:ay)?|so|um+|uh+|well|please|and|then|also|actually|good "
    r"(?:morning|afternoon|evening)|yes|sorry|excuse me|thanks|thank you)\b[\s,.!]*)*"
)
_WISH = (
    r"(?:i(?:'d| would| should)? (?:really )?(?:like|love|want|need|wish|have)(?: you)? to"
    r"|i wanna|i gotta|i need you to|i'm (?:here|looking|trying|hoping) to|i am (?:here|looking"
    r"|trying|hoping) to|i was (?:hoping|wondering if you could|wanting) to?"
    r"|we(?:'d| would)? (?:like|want|need) to|let me|let's|let us|help me(?: to)?"
    r"|(?:can|could|would|will) you(?: please| kindly| help me(?: to)?| maybe| just)*"
    r"|would you mind|go ahead and|i(?:'d| would) appreciate it if you could|please)"
)
_THING = (
    r"(?:i(?:'d| would)? (?:like|want|need|love|prefer)|give me|get me|we need"
    r"|we(?:'d| would) like)"
)
WISH = re.compile(rf"{_LEAD}(?:{_WISH})\s+", re.I)
THING = re.compile(rf"{_LEAD}(?:{_THING})\s+(?:a|an|the|my|some|to have|another)?\s*", re.I)
MAY_I = re.compile(
    rf"{_LEAD}(?:(?:can|could|may|might) (?:i|we)|is it possible to|would it be possible to"
    r"|am i able to)\s+(?:please )?",
    re.I,
)
_PLAIN = re.compile(_LEAD, re.I)
_QUESTION = re.compile(
    rf"{_LEAD}(?:how|what|what's|when|where|where's|which|who|why|do|does|did|is|are|am|was|were"
    r"|will|would it|can it|can the|has|have you|should|shall i|what if|if)\b",
    re.I,
)
_POLICY = re.compile(
    r"\b(?:polic(?:y|ies)|how (?:do|can|much|long|many|does)|cost|fee|price|online|by phone|by mail"
    r"|without (?:a|the|my) receipt|what happens|allowed|rules?|conditions?|terms)\b",
    re.I,
)


_PAUSES = re.compile(r"[,;.!]\s+(?:so |and |then |but )?|\s+so (?=can|could|i |please)", re.I)


def body(text: str) -> tuple[str, str]:
    """How `text` begins (``wish``, ``thing``, ``may``, ``question`` or ``plain``) and the rest."""
    plain = " ".join(text.replace("’", "'").split())
    for kind, pattern in (("wish", WISH), ("may", MAY_I), ("thing", THING)):
        if found := pattern.match(plain):
            return kind, plain[found.end() :]
    if _QUESTION.match(plain):
        return "question", plain
    lead = _PLAIN.match(plain)
    return "plain", plain[lead.end() :] if lead else plain


def clauses(text: str) -> tuple[str, ...]:
    """`text` as a whole, then what follows a pause in it: "it is broken, can you book me in"."""
    plain = " ".join(text.replace("’", "'").split())
    parts = [p.strip() for p in _PAUSES.split(plain)]
    return (plain, *(p for p in parts[1:] if p)) if len(parts) > 1 else (plain,)


def about_rules(text: str) -> bool:
    """Whether `text` asks about policies and prices rather than for something to be done."""
    return _POLICY.search(text) is not None
