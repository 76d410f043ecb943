"""The camera of a visit: a live preview, a frozen picture, and what the next question is about."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import cast

from kiosk.conversation.activity import nothing
from kiosk.conversation.refusal import not_allowed
from kiosk.core import events as ev
from kiosk.core.consent import Consents, Sense
from kiosk.core.errors import KioskError
from kiosk.core.ports import ModelImage, Publish
from kiosk.core.record import Degradation
from kiosk.core.seeing import Camera, CameraView, Known, Pixels
from kiosk.core.turn import ImageEvidence
from kiosk.perception.preview import Preview, frozen, read


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody showed: evidence read on the device, the pictures made small, and what went
    wrong while they were read. A picture that its evidence withholds goes to no model.
    """

    evidence: tuple[ImageEvidence, ...] = ()
    pictures: tuple[ModelImage, ...] = ()
    befell: tuple[Degradation, ...] = ()


NOTHING_SHOWN = Shown()


@dataclass(frozen=True, slots=True)
class ViewerParts:
    """What a viewer works with: `camera` opens one, `look` reads a picture, `known` is the pack's,
    `warm` makes the reader ready while the person still looks for the right way to hold it.

    `camera` raises `KioskError` with a ``camera.*`` code.
    """

    camera: Callable[[], Camera]
    look: Callable[[Pixels], Awaitable[Shown]]
    known: Callable[[], Known]
    warm: Callable[[], Awaitable[None]] = nothing


class Viewer:
    """Shows what the camera sees from `open` to `close`; without `parts` there is no camera.
    `free` waits until nobody else uses it. All on the loop's thread.

    No frame outlives the answer to the question that it was shown for, or the camera.
    """

    def __init__(
        self,
        parts: ViewerParts | None,
        publish: Publish,
        free: Callable[[], Awaitable[None]] = nothing,
    ) -> None:
        self._parts = parts
        self._publish = publish
        self._free = free
        self._task: asyncio.Task[None] | None = None
        self._preview: Preview | None = None
        self._still: asyncio.Task[Shown] | None = None
        self._warming: asyncio.Task[None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether the camera is on."""
        return self._task is not None

    def open(self, consents: Consents) -> None:
        """Turn the camera on, if that is allowed; if not, that is told."""
        if self._parts is None:
            hint = "Ask without it, or switch camera.enabled on."
            self._publish(ev.Failed(KioskError("camera.off", "The camera is not in use.", hint)))
        elif not consents.allows(Sense.CAMERA):
            self._publish(ev.Failed(not_allowed(Sense.CAMERA)))
        elif self._task is None:
            self._publish(ev.CameraChanged(CameraView()))
            self._task = asyncio.create_task(self._run(self._parts))
            self._warming = asyncio.create_task(self._warm(self._parts))

    def close(self) -> None:
        """Turn the camera off and forget what it saw."""
        task, self._task = self._task, None
        self._drop()
        self._preview = None
        for running in filter(None, (task, self._warming)):
            running.cancel()
        if task:
            self._publish(ev.CameraChanged(None))

    def freeze(self) -> None:
        """Hold the sharpest of the last pictures and read it; a second time lets it go."""
        if self._still:
            self._drop()
        elif self._parts and self._preview and (frame := self._preview.sharpest()):
            self._still = asyncio.create_task(self._read(frame, self._parts.look))

    async def shown(self) -> Shown:
        """What the person holds up now; nothing while the camera is off."""
        if not self.is_open:
            return NOTHING_SHOWN
        if self._still is None:
            self.freeze()
        if (still := self._still) is None:
            return NOTHING_SHOWN
        try:
            return await asyncio.shield(still)
        except asyncio.CancelledError:
            if still.cancelled():
                return NOTHING_SHOWN
            raise

    def answered(self) -> None:
        """The question about the picture was answered: the picture is forgotten."""
        self._drop()

    async def _run(self, parts: ViewerParts) -> None:
        try:
            known = await asyncio.to_thread(parts.known)
            self._preview = Preview(known)
            await self._free()
            frames = cast("AsyncGenerator[Pixels, None]", parts.camera().frames())
            async with aclosing(frames):
                async for frame in frames:
                    await self._follow(self._preview, frame)
        except KioskError as error:
            self._task = None
            self._preview = None
            self._publish(ev.CameraChanged(None))
            self._publish(ev.Degraded(Degradation(error.code, error.message)))

    async def _warm(self, parts: ViewerParts) -> None:
        try:
            await parts.warm()
        except KioskError as error:
            self._publish(ev.Degraded(Degradation(error.code, error.message)))

    async def _follow(self, preview: Preview, frame: Pixels) -> None:
        if self._still:
            return
        view = await asyncio.to_thread(preview.follow, frame)
        if self._still is None and self.is_open:
            self._publish(ev.CameraChanged(view))

    async def _read(self, frame: Pixels, look: Callable[[Pixels], Awaitable[Shown]]) -> Shown:
        view = await asyncio.to_thread(frozen, frame)
        self._publish(ev.CameraChanged(view))
        try:
            shown = await look(frame)
        except KioskError as error:
            self._publish(ev.Degraded(Degradation(error.code, error.message)))
            return NOTHING_SHOWN
        for evidence in shown.evidence:
            self._publish(ev.CameraChanged(read(view, evidence)))
        return shown

    def _drop(self) -> None:
        still, self._still = self._still, None
        if still:
            still.cancel()
        if self._preview:
            self._preview.forget()
