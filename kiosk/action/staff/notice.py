"""What a colleague is told: why, what it is about, what the kiosk found, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.core.turn import Exchange, Passage

REASONS = {
    "asked": "the person asked for somebody",
    "touched": "the person rang the bell",
    "policy": "the topic is left to people",
    "distress": "the person is upset",
    "misunderstood": "the kiosk could not help twice",
    "no_code": "the receipt's code did not match",
    "failed": "something could not be done",
    "safety": "somebody may be in danger",
}
_NEXT = {
    "policy": "Take the matter over in person.",
    "distress": "Go to the kiosk, listen first.",
    "misunderstood": "Answer the question in person; the documents lack it.",
    "no_code": "Check the receipt in person.",
    "failed": "Do it at the service desk.",
    "safety": "Go there at once.",
}
_LONGEST, _SOURCES = 200, 3


@dataclass(frozen=True, slots=True)
class Notice:
    """A call as it is sent. No personal data; `evidence` names passages."""

    id: str
    reason: str
    summary: str
    evidence: tuple[str, ...]
    next_step: str
    urgent: bool

    def as_dict(self) -> dict[str, Any]:
        """Plain containers."""
        return {
            "id": self.id,
            "reason": self.reason,
            "summary": self.summary,
            "evidence": list(self.evidence),
            "next_step": self.next_step,
            "urgent": self.urgent,
        }


def make_notice(
    call_id: str,
    reason: str,
    said: str,
    history: Sequence[Exchange],
    passages: Sequence[Passage],
    *,
    redact: Callable[[str], str],
) -> Notice:
    """`redact` takes personal data out of what was said."""
    parts = [f"Reason: {REASONS.get(reason, reason)}."]
    if said.strip():
        parts.append(f"Said last: “{_short(redact(said))}”.")
    if history:
        parts.append(f"Before that: “{_short(redact(history[-1].question))}”.")
    evidence = tuple(f"{p.doc} › {p.section}" if p.section else p.doc for p in passages[:_SOURCES])
    return Notice(
        id=call_id,
        reason=reason,
        summary=" ".join(parts),
        evidence=evidence,
        next_step=_NEXT.get(reason, "Go to the kiosk and help in person."),
        urgent=reason in ("safety", "distress"),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
