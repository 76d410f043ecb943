"""Stop strings in streamed text, also when one arrives in pieces. Pure."""

from __future__ import annotations

from collections.abc import Sequence


class Stops:
    """Holds back what may be the beginning of one of `stops`; `hit` once one is complete."""

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = [stop for stop in stops if stop]
        self._held = ""
        self.hit = False

    def feed(self, text: str) -> str:
        """What of the text so far may be passed on; after a hit, what came before the stop."""
        self._held += text
        ends = [at for stop in self._stops if (at := self._held.find(stop)) >= 0]
        self.hit = bool(ends)
        cut = min(ends) if ends else len(self._held) - self._beginning()
        ready, self._held = self._held[:cut], self._held[cut:]
        return ready

    def rest(self) -> str:
        """What was held back and turned out to be plain text."""
        rest, self._held = self._held, ""
        return rest

    def _beginning(self) -> int:
        lengths = (
            length
            for stop in self._stops
            for length in range(1, len(stop))
            if self._held.endswith(stop[:length])
        )
        return max(lengths, default=0)
