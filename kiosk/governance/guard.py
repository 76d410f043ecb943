"""The way in: what a person typed or said, and what stands in documents, pictures and tool results.

Rules over normalised text, a small classifier beside them, and personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.record import GuardRecord, PiiSpan
from kiosk.governance.classifier import InjectionClassifier
from kiosk.governance.pii import Finder, find_pii, redact
from kiosk.governance.rules import Rule
from kiosk.governance.rules_injection import INJECTION
from kiosk.governance.rules_person import ABUSE, EMERGENCY, SELF_HARM
from kiosk.governance.screens import views


class Source(StrEnum):
    """Where a text comes from. Everything but the user is data and may give no orders."""

    USER = "user"
    DOCUMENT = "document"
    IMAGE = "image"
    TOOL = "tool"


RULES = (*EMERGENCY, *SELF_HARM, *ABUSE, *INJECTION)

BLOCK_FROM = 0.5
"""Belief from which a category counts."""

_PERSON = frozenset({"self_harm", "emergency", "abuse"})
"""Categories about the person who speaks; a document may well mention a fire."""


@dataclass(frozen=True, slots=True)
class GuardResult:
    """`scores` holds every category with any belief, 0 to 1; `redacted` has no personal data."""

    blocked: bool
    categories: tuple[str, ...]
    pii: tuple[PiiSpan, ...]
    redacted: str
    scores: dict[str, float]

    @property
    def record(self) -> GuardRecord:
        """What the turn's record keeps."""
        return GuardRecord(self.blocked, self.categories, self.pii)


class Guard:
    """`topics` are words or phrases the owner does not want talked about; `finders` more PII.

    Without `classifier` the rules alone tell what is an injection.
    """

    def __init__(
        self,
        topics: Iterable[str] = (),
        finders: Sequence[Finder] = (),
        classifier: InjectionClassifier | None = None,
    ) -> None:
        self._rules = (*RULES, *(_topic_rule(t) for t in topics if t.strip()))
        self._finders = finders
        self._classifier = classifier

    def check(
        self,
        text: str,
        source: Source | str = Source.USER,
        *,
        injection_from: float = BLOCK_FROM,
    ) -> GuardResult:
        """Judge `text`; what a person says in one turn takes a few milliseconds.

        `injection_from` is the belief from which an attempt to steer counts.
        """
        source = Source(source)
        scores = self.beliefs(text, source)
        pii = find_pii(text, self._finders)
        if source is Source.USER and any(span.type == "card" for span in pii):
            scores["payment_card"] = 1.0
        least = {"injection": injection_from}
        found = [c for c, belief in scores.items() if belief >= least.get(c, BLOCK_FROM)]
        found.sort(key=_urgency)
        return GuardResult(bool(found), tuple(found), pii, redact(text, pii), scores)

    def beliefs(self, text: str, source: Source) -> dict[str, float]:
        """How much is believed of each category, 0 to 1; what is not believed is left out."""
        seen = views(text)
        doubt: dict[str, float] = {}
        for rule in self._rules:
            if not _applies(rule, source) or not any(rule.pattern.search(v) for v in seen):
                continue
            doubt[rule.category] = doubt.get(rule.category, 1.0) * (1.0 - rule.weight)
        if self._classifier:
            belief = self._classifier.belief(text, data=source is not Source.USER)
            doubt["injection"] = doubt.get("injection", 1.0) * (1.0 - belief)
        beliefs = {category: round(1.0 - rest, 3) for category, rest in doubt.items()}
        return {category: belief for category, belief in beliefs.items() if belief}


def _applies(rule: Rule, source: Source) -> bool:
    if source is Source.USER:
        return not rule.untrusted_only
    return rule.category not in _PERSON


_ORDER = ("emergency", "self_harm", "payment_card", "abuse", "blocked_topic", "injection")


def _urgency(category: str) -> int:
    return _ORDER.index(category)


def _topic_rule(topic: str) -> Rule:
    words = r"\W+".join(re.escape(w) for w in topic.lower().split())
    return Rule("blocked_topic", 0.9, re.compile(rf"\b{words}(?:s|es|'s)?\b"))
