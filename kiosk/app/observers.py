"""What stands beside the conversation and takes notes: diary, feedback, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.app.diary import Diary
from kiosk.app.feedback import make_feedback
from kiosk.app.observability import make_exports
from kiosk.core.events import Event
from kiosk.core.ports import Embedder, Publish
from kiosk.core.record import TurnRecord
from kiosk.core.state import Rating
from kiosk.governance.egress import EgressGate
from kiosk.governance.guard import GuardResult, Source
from kiosk.knowledge.build import slug
from offline.embedding import MiniLmEmbedder

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk


class Observers:
    """Told of every fact of one kiosk. What visitors ask counts, not what an examination asks:
    feedback is kept while `visited` is set.
    """

    def __init__(self, kiosk: Kiosk, gate: EgressGate, meaning: Embedder | None) -> None:
        self.visited = False
        self._diary = Diary()
        keep = kiosk.config.knowledge.keep_unanswered

        def check(text: str, source: Source) -> GuardResult:
            return kiosk.trust.guard.check(text, source)  # that of the pack served now

        self._feedback = make_feedback(
            kiosk.paths, lambda: slug(kiosk.pack.name), keep=keep, check=check
        )
        settings = kiosk.config.observability

        def restarts() -> dict[str, int]:
            again = meaning.restarts if isinstance(meaning, MiniLmEmbedder) else 0
            return {**kiosk.engines.restarts(), "embedding": again}

        self._exports = make_exports(settings, kiosk.paths, gate, restarts)

    def __call__(self, event: Event) -> None:
        """Take note of `event`."""
        self._diary(event)
        self._exports.observe(event)
        if self.visited:
            self._feedback.observe(event)

    def beside(self, publish: Publish | None) -> Publish:
        """Take note of every fact before it goes to `publish`."""

        def tell(event: Event) -> None:
            self(event)
            if publish:
                publish(event)

        return tell

    def close(self) -> None:
        """End the exports; what they still hold is sent."""
        self._exports.close()

    def rate(self, record: TurnRecord, rating: Rating) -> None:
        """Keep a person's thumb. Raises `KioskError` ``feedback.unusable``."""
        self._feedback.rate(record, rating)
