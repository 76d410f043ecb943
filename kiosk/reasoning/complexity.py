"""How hard a question is, 0 to 1, by rules anybody can read.

Length gives up to 0.3 (from 8 to 40 words); each further part ("and", "also", a second question)
0.15 up to 0.3; comparing 0.25; asking why or how something works, or for advice 0.2; a condition
("if", "unless") 0.1; denial 0.05; reckoning (several amounts) 0.1. The sum is capped at 1.
"""

from __future__ import annotations

import re

from kiosk.reasoning.evidence import is_negative
from kiosk.reasoning.quantities import quantities
from kiosk.reasoning.words import tokens

_PARTS = re.compile(
    r"\b(?:and (?:also|then|what|how|can|is|do|which|where|when)|also|as well as|plus)\b"
    r"|\?(?=.*\?)|;",
    re.I,
)
_COMPARES = re.compile(
    r"\b(?:compare\w*|versus|vs|difference|different from|better|worse|best|rather than"
    r"|which (?:one|of"
    r"|is|model)|pros and cons|instead of|(?:more|less|\w{3,}er) than|or the)\b",
    re.I,
)
_EXPLAINS = re.compile(
    r"\b(?:why|how (?:do|does|can|should|would|come)\b|explain|recommend\w*|suggest\w*|advice"
    r"|should i"
    r"|what would|plan|diagnos\w*|troubleshoot\w*|step by step|design)",
    re.I,
)
_CONDITION = re.compile(r"\b(?:if|unless|assuming|suppose|in case|depending|provided that)\b", re.I)
_SHORT, _LONG = 8, 40


def complexity(text: str) -> float:
    """Score `text`; two decimals."""
    words = len(tokens(text))
    length = 0.3 * min(1.0, max(0.0, (words - _SHORT) / (_LONG - _SHORT)))
    score = (
        length
        + min(0.3, 0.15 * len(_PARTS.findall(text)))
        + 0.25 * bool(_COMPARES.search(text))
        + 0.2 * bool(_EXPLAINS.search(text))
        + 0.1 * bool(_CONDITION.search(text))
        + 0.05 * is_negative(text)
        + 0.1 * (len(quantities(text)) > 1)
    )
    return round(min(1.0, score), 2)
