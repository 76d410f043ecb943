"""Wishes about who answers, by fixed patterns: a person, or more thought."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PERSON = (
    r"(?:(?:real |actual |live |human )?(?:human|person|people|somebody|someone|employee|clerk"
    r"|staff(?: member)?|member of staff|assistant manager|manager|supervisor|representative"
    r"|salesperson|colleague|agent|cashier|sales (?:assistant|rep\w*)|human being))"
)
_WANTS_HUMAN = re.compile(
    rf"\b(?:speak|talk|chat)(?:ing)? (?:to|with) (?:a|an|your|the|some)?\s*(?:\w+\s)?{_PERSON}\b"
    rf"|\b(?:get|call|fetch|bring|find|send|page|connect me (?:to|with)|transfer me to|put me "
    rf"through to) (?:me |for me )?(?:a|an|your|the|some)?\s*(?:\w+\s)?{_PERSON}\b"
    rf"|\b(?:need|want|prefer|like|have) (?:to (?:see|have) )?(?:a|an|your|the) (?:\w+\s)?"
    r"(?:human|real person|person to help|manager|supervisor|employee|staff member|representative"
    r"|human being)\b"
    r"|\b(?:not|instead of|rather than) (?:a|the|this) (?:machine|robot|computer|bot)\b"
    r"|^\W*(?:human|operator|manager|representative|real person|a (?:human|person))"
    r"(?:,? please)?\W*$",
    re.I,
)
_THINK_HARDER = re.compile(
    r"\b(?:think (?:harder|again|more|carefully|longer|deeper|it (?:over|through))|look (?:harder"
    r"|closer|more closely)|(?:are|is) you sure|double[- ]check|more detail(?:ed|s)?|in depth)\b",
    re.I,
)


def wants_human(text: str) -> bool:
    """Whether a person was asked for: "can I talk to someone", "get me the manager"."""
    return _WANTS_HUMAN.search(text) is not None


def names_topic(text: str, topics: Iterable[str]) -> bool:
    """Whether `text` names one of `topics`, words or phrases, in the singular or the plural."""
    return any(
        re.search(rf"\b{re.escape(topic)}(?:s|es)?\b", text, re.I) for topic in topics if topic
    )


def wants_more_thought(text: str) -> bool:
    """Whether more thought was asked for: "think harder", "double-check that"."""
    return _THINK_HARDER.search(text) is not None
