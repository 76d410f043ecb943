"""Reads the screen out for people who do not see it: the newest words win, an answer goes first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

from kiosk.action.mouth import Mouth, Saying
from kiosk.core import events as ev
from kiosk.core.commands import Words
from kiosk.core.ports import Publish
from kiosk.core.state import KioskState, Phase

_FREE = (Phase.IDLE, Phase.ERROR)
_HUSHES = (ev.ListeningStarted, ev.TurnStarted, ev.SessionWiped, ev.Interrupted)


class Reading:
    """Speaks words of the interface. What the voice says here is no part of any turn."""

    def __init__(self, publish: Publish, state: Callable[[], KioskState]) -> None:
        self._publish = publish
        self._state = state
        self._job: asyncio.Task[None] | None = None

    def read(self, mouth: Mouth | None, words: Words) -> None:
        """Say `words` instead of what is being read; nothing while somebody is served or heard."""
        self.hush()
        said = [Saying(text.strip(), language) for text, language in words if text.strip()]
        if mouth and said and self._state().phase in _FREE:
            self._job = asyncio.create_task(self._say(mouth, said))

    def hush(self) -> None:
        """Be silent."""
        if self._job:
            self._job.cancel()
            self._job = None

    def observe(self, event: ev.Event) -> None:
        """Whoever is served next is not talked over."""
        if isinstance(event, _HUSHES):
            self.hush()

    async def _say(self, mouth: Mouth, said: Sequence[Saying]) -> None:
        async def one_by_one() -> AsyncIterator[Saying]:
            for utterance in said:
                yield utterance

        await mouth.say(one_by_one(), self._tell)

    def _tell(self, event: ev.Event) -> None:
        """A voice that fails is told; that it speaks belongs to no answer on the screen."""
        if isinstance(event, ev.Degraded):
            self._publish(event)
