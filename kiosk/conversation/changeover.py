"""Another pack takes over between two visits, never within one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core import events as ev
from kiosk.core.errors import KioskError
from kiosk.core.ports import Publish
from kiosk.core.record import Degradation

if TYPE_CHECKING:
    from kiosk.conversation.visit import SessionParts

FAILED = "pack.not_switched"
"""Code of the note that the old pack goes on serving."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pack that is ready beside the one being served.

    `adopt` puts it in the place of the old one and gives what sessions are made of from then on;
    `discard` puts it away unused.
    """

    adopt: Callable[[], SessionParts]
    discard: Callable[[], None]


class Changeover:
    """Keeps the newest pack that is wanted until nobody is there. `ready` is called when it is."""

    def __init__(self, publish: Publish, ready: Callable[[], None]) -> None:
        self._publish = publish
        self._ready = ready
        self._work: asyncio.Task[None] | None = None
        self._next: Prepared | None = None

    def begin(self, prepare: Callable[[], Awaitable[Prepared]]) -> None:
        """Make a pack ready; the newest wish counts. One that can't be served is told."""
        if self._work:
            self._work.cancel()
        self._work = asyncio.create_task(self._prepare(prepare))

    def take(self) -> SessionParts | None:
        """Adopt what is ready, if anything is; call it while nobody is there."""
        if (prepared := self._next) is None:
            return None
        self._next = None
        return prepared.adopt()

    async def close(self) -> None:
        """Give up what is being made ready."""
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
        self._put_away()

    async def _prepare(self, prepare: Callable[[], Awaitable[Prepared]]) -> None:
        try:
            prepared = await prepare()
        except KioskError as error:
            words = f"The pack before goes on serving. {error.message} {error.hint}"
            self._publish(ev.Degraded(Degradation(FAILED, words.strip())))
            return
        self._put_away()
        self._next = prepared
        self._publish(ev.Recovered(FAILED))
        self._ready()

    def _put_away(self) -> None:
        if self._next:
            self._next.discard()
            self._next = None
