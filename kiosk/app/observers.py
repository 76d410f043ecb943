"""What stands beside the conversation and takes notes: the diary, and what people made of it."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.app.config import Config
from kiosk.app.diary import Diary
from kiosk.app.feedback import make_feedback
from kiosk.app.paths import Paths
from kiosk.core.events import Event
from kiosk.core.record import TurnRecord
from kiosk.core.state import Rating


class Observers:
    """Told of every fact of one kiosk. What visitors ask counts, not what an examination asks:
    feedback is kept while `visited` is set.
    """

    def __init__(self, config: Config, paths: Paths, serves: Callable[[], str]) -> None:
        self.visited = False
        self._diary = Diary()
        self._feedback = make_feedback(paths, serves, keep=config.knowledge.keep_unanswered)

    def __call__(self, event: Event) -> None:
        """Take note of `event`."""
        self._diary(event)
        if self.visited:
            self._feedback.observe(event)

    def rate(self, record: TurnRecord, rating: Rating) -> None:
        """Keep a person's thumb. Raises `KioskError` ``feedback.unusable``."""
        self._feedback.rate(record, rating)
