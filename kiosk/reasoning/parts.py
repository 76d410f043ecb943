"""Two questions in one breath: "what does it cost and how long is the warranty"."""

from __future__ import annotations

import re

from kiosk.core.turn import Exchange
from kiosk.reasoning.memory import contextual_query, points_back

_ASKS = (
    r"(?:(?:for |from |until |at |in )?(?:what|how|when|where|who|which|why)\b"
    r"|(?:is|are|does|do|can|may|will|must|should) (?:it|they|i|you|we|the|there)\b)"
)
_CUT = re.compile(rf"(?:,? and (?:also )?|\? |, )(?={_ASKS})", re.I)
_QUESTION = re.compile(rf"^\W*(?:\w+\W+){{0,3}}?{_ASKS}", re.I)
_OF_ITS_OWN = re.compile(r"\ban? [a-z]", re.I)
"""Before a thing that was not spoken of: "how much is a spare battery"."""
_SHORTEST = 3
"""Words that a question has at least."""


def parts(question: str) -> tuple[str, ...]:
    """The questions in `question`, each to be understood alone; at most two."""
    pieces = [p.strip(" ,?") for p in _CUT.split(question, maxsplit=1)]
    whole = len(pieces) > 1 and all(_QUESTION.match(p) for p in pieces)
    if not whole or len(pieces[0].split()) < _SHORTEST:
        return (question,)
    first, second = pieces
    if _OF_ITS_OWN.search(second) and not points_back(second):
        return first, second
    return first, contextual_query(second, (Exchange(first, ""),))
