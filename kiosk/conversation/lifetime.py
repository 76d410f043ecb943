"""How a silent visit ends: a warning by sight and sound, time for "more time", then the wipe."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kiosk.core import events as ev
from kiosk.core.ports import Publish

CHIMES_AT = (0, 10)
"""The warning sounds this many seconds after it began."""


async def no_sound() -> None:
    """A kiosk without a loudspeaker warns by sight alone."""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Ends visits. `chime` plays the warning and returns when it has sounded; a failure of it must
    not keep the visit alive, so it publishes what is wrong and does not raise.

    `warning_s` is how long the warning stands (WCAG 2.2.1 asks for 20 at least), `farewell_s` how
    long the wipe is shown.
    """

    publish: Publish
    wipe: Callable[[], Awaitable[None]]
    visiting: Callable[[], bool]
    chime: Callable[[], Awaitable[None]] = no_sound
    warning_s: int = 20
    farewell_s: float = 5.0

    async def expire(self) -> None:
        """Nobody did anything for a while: warn whoever is there, then wipe."""
        if self.visiting():
            await self._warn()
        await self.end()

    async def end(self) -> None:
        """Wipe, and show that it is done; an empty kiosk is wiped in silence."""
        somebody = self.visiting()
        await self.wipe()
        if not somebody:
            return
        self.publish(ev.Farewell())
        try:
            await asyncio.sleep(self.farewell_s)
        finally:
            self.publish(ev.FarewellEnded())

    async def _warn(self) -> None:
        sounding: set[asyncio.Task[None]] = set()
        try:
            for passed in range(self.warning_s):
                self.publish(ev.TimeoutNear(self.warning_s - passed))
                if passed in CHIMES_AT:
                    sounding.add(asyncio.ensure_future(self.chime()))
                await asyncio.sleep(1)
        except asyncio.CancelledError:
            self.publish(ev.TimeoutPostponed())
            raise
        finally:
            for task in sounding:
                task.cancel()
            if sounding:
                await asyncio.wait(sounding)
