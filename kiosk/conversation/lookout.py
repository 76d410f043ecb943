"""Looks out for the next visitor: movement before the camera wakes the screen, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import cast

from kiosk.core import events as ev
from kiosk.core.errors import KioskError
from kiosk.core.ports import Publish
from kiosk.core.presence import Approached
from kiosk.core.record import Degradation
from kiosk.core.seeing import Camera, Pixels
from kiosk.perception.motion import Motion

_STILL_FRAMES = 40
"""Frames without movement after which nobody is there any more; some ten seconds."""

_STEADY = 8
"""Frames after which a camera that was lost is taken to be back."""

_BLIND = "lookout.blind"
_AGAIN_S = 30.0
"""After this time a camera that was lost is tried again."""


class Lookout:
    """Watches through a camera of its own while nobody uses the kiosk; keeps no frame.

    All on the loop's thread.
    """

    def __init__(self, publish: Publish) -> None:
        self._publish = publish
        self._away = asyncio.Event()
        self._away.set()
        self._blind = False

    async def gone(self) -> None:
        """Until its camera is closed: a camera serves one at a time."""
        await self._away.wait()

    async def beside(self, camera: Callable[[], Camera] | None, other: Awaitable[None]) -> None:
        """Run `other`, and watch until cancelled if there is a `camera`."""
        watching = asyncio.ensure_future(self._watch(camera))
        try:
            await other
            await watching
        finally:
            watching.cancel()
            await asyncio.wait({watching})

    async def _watch(self, camera: Callable[[], Camera] | None) -> None:
        while camera is not None:
            self._away.clear()
            try:
                frames = cast("AsyncGenerator[Pixels, None]", camera().frames())
                async with aclosing(frames):
                    await self._follow(frames)
            except KioskError as error:
                self._tell_blind(error)
            finally:
                self._away.set()
                self._publish(Approached(None))
            await asyncio.sleep(_AGAIN_S)

    def _tell_blind(self, error: KioskError) -> None:
        if not self._blind:  # once, however often it is tried again
            self._blind = True
            self._publish(ev.Degraded(Degradation(_BLIND, f"Nobody is seen: {error.message}")))

    async def _follow(self, frames: AsyncGenerator[Pixels, None]) -> None:
        motion, still = Motion(), 0
        near: bool | None = None
        async for frame in frames:
            moves = await asyncio.to_thread(motion.follow, frame)
            still = 0 if moves else still + 1
            if self._blind and still >= _STEADY:
                self._blind = False
                self._publish(ev.Recovered(_BLIND))
            now = moves or (bool(near) and still < _STILL_FRAMES)
            if now is not near:
                near = now
                self._publish(Approached(near))
