"""Thumbs, unanswered questions and corrections: scanned, and put where somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from kiosk.app.paths import Paths
from kiosk.core.errors import KioskError
from kiosk.core.events import Event, TurnEnded
from kiosk.core.record import Outcome, TurnRecord
from kiosk.core.state import Rating
from kiosk.governance.guard import Guard, GuardResult, Source
from kiosk.knowledge.quarantine import Kind, Quarantine, Scanned

_log = structlog.stdlib.get_logger("kiosk.feedback")

FEEDBACK = "feedback.db"

Check = Callable[[str, Source], GuardResult]
"""A guard."""

_NEVER_KEPT = frozenset({"abuse", "self_harm", "emergency", "payment_card", "injection"})
"""A question of this kind is nothing to learn from."""


class Feedback:
    """Listens beside the conversation; `serves` tells which pack answers now."""

    def __init__(self, quarantine: Quarantine, serves: Callable[[], str], *, keep: bool) -> None:
        self._quarantine = quarantine
        self._serves = serves
        self._keep = keep

    def observe(self, event: Event) -> None:
        """Keep the question of a turn that the documents could not answer."""
        if not self._keep or not isinstance(event, TurnEnded):
            return
        record = event.record
        if record.answer.outcome is Outcome.ABSTAINED and _may_be_kept(record):
            try:
                self._add(record, Kind.UNANSWERED, "")
            except KioskError as error:  # an observer never stops a turn
                _log.warning("feedback.lost", code=error.code, detail=error.message)

    def rate(self, record: TurnRecord, rating: Rating) -> None:
        """Keep a thumb, or take it back. Raises `KioskError` ``feedback.unusable``."""
        self._quarantine.take_back(record.turn_id)
        if rating is Rating.NONE or not _may_be_kept(record):
            return
        kind = Kind.THUMB_UP if rating is Rating.UP else Kind.THUMB_DOWN
        self._add(record, kind, record.answer.text)

    def _add(self, record: TurnRecord, kind: Kind, answer: str) -> None:
        cited = {c for s in record.answer.sentences for c in s.citations}
        docs = dict.fromkeys(p.doc for p in record.retrieval if p.id in cited)
        question = record.input.transcript
        pack = self._serves()
        self._quarantine.add(pack, kind, question, answer, cited=tuple(docs), turn=record.turn_id)


def make_feedback(
    paths: Paths, serves: Callable[[], str], *, keep: bool, check: Check | None = None
) -> Feedback:
    """The feedback of a kiosk; `keep` unanswered questions, or thumbs alone."""
    return Feedback(open_quarantine(paths, check), serves, keep=keep)


def open_quarantine(paths: Paths, check: Check | None = None) -> Quarantine:
    """The quarantine of this home; `check` finds what is in a text, the plain rules without one."""
    judge = check or Guard().check

    def scan(text: str) -> Scanned:
        as_said, as_data = judge(text, Source.USER), judge(text, Source.DOCUMENT)
        found = dict.fromkeys((*as_said.categories, *as_data.categories))
        return Scanned(
            as_said.redacted, (*found, *dict.fromkeys(f"pii.{p.type}" for p in as_said.pii))
        )

    return Quarantine(paths.data / FEEDBACK, scan)


def _may_be_kept(record: TurnRecord) -> bool:
    return bool(record.input.transcript.strip()) and not (
        _NEVER_KEPT.intersection(record.guard.categories)
    )
