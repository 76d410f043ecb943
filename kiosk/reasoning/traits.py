"""What can be told of a question's difficulty from its shape, whatever it is about."""

from __future__ import annotations

import math
import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NUMBER = re.compile(r"\d[\d.,]*")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_MARKS: dict[str, str] = {
    "chat": r"^\W*(?:hi|hello|hey|thanks?|thank you|bye|good (?:morning|evening|night)|ok(?:ay)?"
    r"|yes|no|lol|cool|great|nice|sorry)\b",
    "place": r"^\W*(?:where|which aisle)\b",
    "when": r"^\W*(?:when|what (?:time|year|day))\b",
    "who": r"^\W*who\b",
    "what_is": r"^\W*(?:what(?:'s| is| are| was)|define)\b",
    "yes_no": r"^\W*(?:is|are|was|were|do|does|did|can|has|have|will|should)\b",
    "how_many": r"\bhow (?:many|much|old|tall|far|long)\b",
    "why": r"\b(?:why|how come|eli5|reasons? (?:for|why)|causes?|explain|because)\b",
    "how": r"\bhow (?:do|does|did|can|could|should|would|to|is|are)\b",
    "compare": r"\b(?:compar\w+|differ\w*|versus|vs|better|worse|cheaper|best|pros and cons"
    r"|advantages?|similarit\w+|contrast|rather than|trade-?offs?|which of|both|the same"
    r"|older|younger|earlier|(?:more|less|\w{3,}er) than|first, )\b",
    "hops": r"\b(?:of|by|in|for) (?:the|his|her|my)\b[^.?!]{1,40}\b(?:who|that|which|whose|where|of"
    r" the)\b|\bwhose\b|\bin which\b|\bof the \w+ (?:of|by|that|who|in)\b|'s \w+'s\b",
    "write": r"\b(?:write|compose|draft|essay|story|poem|speech|letter|blog|article|dialogue"
    r"|screenplay|summar\w+|paragraph|outline|report|proposal|imagine)\b",
    "plan": r"\b(?:plan|design|strateg\w+|recommend\w*|suggest\w*|advice|evaluat\w+|assess"
    r"|analy[sz]\w+|discuss|critical\w*|propose|step[- ]by[- ]step|troubleshoot\w*|diagnos\w*"
    r"|optimi[sz]e)\b",
    "code": r"\b(?:function|code|python|java(?:script)?|sql|regex|algorithm|program|script|api"
    r"|array|string|compile\w*|implement|class|debug|recursi\w+|html|c\+\+|rust|react|bash|query)\b"
    r"|[{}=;]|\(\)|def |\breturn\b",
    "maths": r"\b(?:prove|proof|solve|calculate|equation|probabilit\w+|integral|derivative|sum"
    r"|average|percent|ratio|area|perimeter|triangle|remainder|polynomial|matrix|vector|ways|total"
    r"|altogether|twice|half|third|times|left|each|per|remaining|profit)\b"
    r"|[\^%=]|\d\s*[-+*/x]\s*\d",
    "logic": r"\b(?:if|unless|given|suppose|assum\w+|then|must|exactly|only|follows?|conclu\w+"
    r"|premise|hypothesis|therefore|either|neither|all|some|none|sequence|puzzle|riddle)\b",
    "parts": r"\b(?:and (?:also|then|what|how|why|which|where|when|who|in|say|give|explain|discuss)"
    r"|also|as well as|plus|but|while|both)\b|;|\?(?=.*\?)",
    "choice": r"\b[A-E]\)|\b\(?[a-e]\)|\bfollowing\b",
    "edit": r"\b(?:rewrite|translate|correct|classify|convert|paraphrase|shorten|identify|extract"
    r"|grammar|sentence|list|name|spell)\b",
    "shop": r"\b(?:store|shop|price|stock|open(?:ing)?|close|aisle|warranty|return(?:ed)?|refund"
    r"|deliver\w*|parking|discount|receipt|sell|buy)\b",
    "bound": r"\b(?:\d+[- ]word|in detail|detailed|thorough\w*|comprehensive|budget|without"
    r"|at least|no more than|under \$?\d+)\b",
}
_COMPILED = {name: re.compile(pattern, re.I) for name, pattern in _MARKS.items()}
NAMES = ("words", "long_words", "sentences", "numbers", "commas", "capitals", *_MARKS)
"""The traits in the order that `traits` gives them."""


def traits(text: str) -> list[float]:
    """The traits of `text`, each 0 to about 1."""
    words = _WORD.findall(text)
    count = max(1, len(words))
    found = [
        min(1.5, math.log1p(len(words)) / math.log(50)),
        sum(len(w) > 8 for w in words) / count,  # noqa: PLR2004 - a long word
        min(1.5, len(_SENTENCE.findall(text)) / 3),
        min(1.5, len(_NUMBER.findall(text)) / 3),
        min(1.5, text.count(",") / 3),
        min(1.0, sum(w[0].isupper() for w in words[1:]) / 6),
    ]
    hits = (len(pattern.findall(text)) for pattern in _COMPILED.values())
    return [*found, *(min(1.0, n / 2 + 0.25 * (n > 0)) for n in hits)]
