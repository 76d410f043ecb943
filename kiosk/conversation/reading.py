"""Reads the screen out for people who do not see it: the newest words win, an answer goes first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

from kiosk.action.mouth import Mouth, Saying, SpokenSentence
from kiosk.conversation.delivery import HEARD
from kiosk.core import events as ev
from kiosk.core.commands import Words
from kiosk.core.ports import Publish
from kiosk.core.state import KioskState, Phase

_FREE = (Phase.IDLE, Phase.ERROR)
_HUSHES = (ev.ListeningStarted, ev.TurnStarted, ev.SessionWiped, ev.Interrupted)


_AGAIN = 2
"""Words that are said once more when reading goes on: the last one was broken off."""


class Reading:
    """Speaks words of the interface. What the voice says here is no part of any turn."""

    def __init__(self, publish: Publish, state: Callable[[], KioskState]) -> None:
        self._publish = publish
        self._state = state
        self._job: asyncio.Task[None] | None = None
        self._left: tuple[Saying, ...] = ()

    def read(self, mouth: Mouth | None, words: Words) -> None:
        """Say `words` instead of what is being read; nothing while somebody is served or heard."""
        self.hush()
        self._begin(
            mouth,
            tuple(Saying(text.strip(), language) for text, language in words if text.strip()),
        )

    def pause(self, mouth: Mouth | None) -> None:
        """Be silent, or go on a word or two before the place of the last time."""
        if mouth and self._job and not self._job.done():
            left = _unheard(mouth.spoken.sentences, self._left)
            self.hush()
            self._left = left
        elif left := self._left:
            self._begin(mouth, left)

    def hush(self) -> None:
        """Be silent, and do not go on."""
        self._left = ()
        if self._job:
            self._job.cancel()
            self._job = None

    def _begin(self, mouth: Mouth | None, said: tuple[Saying, ...]) -> None:
        if mouth and said and self._state().phase in _FREE:
            self._left = said
            self._job = asyncio.create_task(self._say(mouth, said))

    def observe(self, event: ev.Event) -> None:
        """Whoever is served next is not talked over."""
        if isinstance(event, _HUSHES):
            self.hush()

    async def _say(self, mouth: Mouth, said: Sequence[Saying]) -> None:
        async def one_by_one() -> AsyncIterator[Saying]:
            for utterance in said:
                yield utterance

        await mouth.say(one_by_one(), self._tell)
        self._left = ()

    def _tell(self, event: ev.Event) -> None:
        """A voice that fails is told; that it speaks belongs to no answer on the screen."""
        if isinstance(event, ev.Degraded):
            self._publish(event)


def _unheard(spoken: Sequence[SpokenSentence], said: Sequence[Saying]) -> tuple[Saying, ...]:
    """What of `said` is left, from the text that was broken off on."""
    heard = [sentence.heard for sentence in spoken]
    at = next((n for n, share in enumerate(heard) if share < HEARD), len(heard))
    if at >= len(said):
        return ()
    words = said[at].text.split()
    rest = words[max(0, int(len(words) * heard[at]) - _AGAIN) if at < len(heard) else 0 :]
    return (Saying(" ".join(rest), said[at].language), *said[at + 1 :])
