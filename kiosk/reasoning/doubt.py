"""When a model says that it does not know, it is believed."""

from __future__ import annotations

import re

_UNKNOWN = re.compile(
    r"\b(?:i|we)(?:'m| am)? (?:do not|don't|cannot|can't|could not|couldn't|not) (?:know|sure"
    r"|find|have"
    r"|answer|tell|see|provide|determine)\b"
    r"|\b(?:notes?|passages?|documents?|information|text|context|it|manual|policy)\b[^.]{0,40}\b"
    r"(?:do not|does not|don't|doesn't|not|no)\b[^.]{0,12}\b(?:say|mention|mentioned|specif\w+"
    r"|state"
    r"|stated|provide|provided|contain|include|answer|indicate|given|available|listed)\b"
    r"|\bno (?:information|mention|details?)\b|\bnot (?:mentioned|specified|stated|provided) in\b"
    r"|\bi'm (?:sorry, (?:but )?i (?:don't|can't|cannot)|not sure|unable to)\b",
    re.I,
)


def says_unknown(sentence: str) -> bool:
    """Whether `sentence` says that the answer is not known."""
    return _UNKNOWN.search(sentence.replace("’", "'")) is not None
