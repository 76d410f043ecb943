"""Keeps the snapshots of one question: shown as they come, developed into pictures afterwards.

Taking a picture costs the processor that the engines need, so it waits until the visit is over.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.app.demo.screen import Screen
from kiosk.conversation.snapshot import reduce
from kiosk.core.events import Event
from kiosk.core.state import KioskState, Phase

ANSWER = "answer"
_PICTURED = {
    Phase.LISTENING: "listening",
    Phase.THINKING: "thinking",
    Phase.ANSWERING: "answering",
    Phase.ERROR: "error",
}


class Film:
    """The `Publish` of one question, beginning with the snapshot `state`."""

    def __init__(self, state: KioskState, screen: Screen) -> None:
        self.state = state
        self._screen = screen
        self._kept: dict[str, KioskState] = {}

    def __call__(self, event: Event) -> None:
        """Show what `event` changes, and keep the most telling snapshot of every phase."""
        state = reduce(self.state, event)
        if state == self.state:
            return
        self.state = state
        self._screen.show(state)
        name = _PICTURED.get(state.phase)
        if state.phase is Phase.IDLE and state.record and state.turn_id:
            name = ANSWER
        if name and _tells(state) >= _tells(self._kept.get(name)):
            self._kept[name] = state

    async def develop(self, folder: Path, number: int) -> dict[str, Path]:
        """Write one picture a phase as ``question-N-PHASE.png``; phase → file."""
        pictures = {}
        for name, state in self._kept.items():
            path = folder / f"question-{number}-{name}.png"
            if await self._screen.picture(state, path):
                pictures[name] = path
        return pictures


def _tells(state: KioskState | None) -> tuple[int, int, int, float]:
    """How much there is to see: sources, sentences with one being spoken, words, voice."""
    if state is None:
        return (-1, -1, -1, -1.0)
    return (
        len(state.sources),
        len(state.sentences) + (state.speaking_index >= 0),
        len(state.partial),
        state.level,
    )
