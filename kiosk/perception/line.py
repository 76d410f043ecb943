"""An open microphone that several listen to: cleaned of our own voice, opened again when lost."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from typing import cast

from kiosk.core import events as ev
from kiosk.core.audio import FRAME_MS
from kiosk.core.errors import KioskError
from kiosk.core.ports import AudioSource, Publish
from kiosk.core.record import Degradation

_BACK_MS = 3_000
"""Sound that is kept for who starts to listen later than the person began to speak."""

_AGAIN_S = 0.3
"""Between two looks for a microphone that is gone."""

_QUEUE = 1024
"""Frames that wait for one listener (33 s); beyond that the oldest are lost to it."""

Watch = Callable[[bytes], None]


class Line:
    """Made for one opening. `clean` takes echo out of a frame; `watch` sees every cleaned frame.

    `microphone` gives a source that opens when it is read. A source that fails is tried again for
    `recover_s` seconds; who listens meanwhile gets the failure at once.
    """

    def __init__(
        self,
        microphone: Callable[[], AudioSource],
        publish: Publish,
        *,
        clean: Callable[[bytes], bytes] = bytes,
        watch: Watch | None = None,
        recover_s: float = 10.0,
    ) -> None:
        self._microphone = microphone
        self._publish = publish
        self._clean = clean
        self._watch = watch
        self._recover_s = recover_s
        self._back: deque[bytes] = deque(maxlen=_BACK_MS // FRAME_MS)
        self._listeners: set[_Listener] = set()
        self._failure: KioskError | None = None
        self._changed = asyncio.Event()
        self._given_up = False

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Line, None]:
        """Take sound in for as long as the block runs."""
        pump = asyncio.create_task(self._run())
        try:
            yield self
        finally:
            pump.cancel()
            await asyncio.wait({pump})
            if not pump.cancelled() and (defect := pump.exception()):
                raise defect

    def source(self, back_ms: float = 0.0) -> AudioSource:
        """A source that begins `back_ms` milliseconds ago, at most three seconds."""
        return _Source(self, int(back_ms // FRAME_MS))

    async def restored(self) -> bool:
        """Wait for the microphone; False when it did not come back in time."""
        while self._failure is not None and not self._given_up:
            self._changed.clear()
            await self._changed.wait()
        return self._failure is None

    async def frames(self, back: int = 0) -> AsyncIterator[bytes]:
        """Stream frames, the last `back` first. Raises what the microphone raised."""
        if self._failure:
            raise self._failure
        listener = _Listener(list(self._back)[-back:] if back else [])
        self._listeners.add(listener)
        try:
            while (item := await listener.next()) is not None:
                yield item
        finally:
            self._listeners.discard(listener)

    async def _run(self) -> None:
        """Until cancelled, or the source ends, or it can't be brought back."""
        loop = asyncio.get_running_loop()
        gone_at: float | None = None
        try:
            while True:
                try:
                    await self._pump()
                except KioskError as error:
                    gone_at = loop.time() if self._failure is None or gone_at is None else gone_at
                    self._fail(error)
                else:
                    self._end()
                    return
                if loop.time() - gone_at >= self._recover_s:
                    self._given_up = True
                    self._changed.set()
                    return
                await asyncio.sleep(_AGAIN_S)
        finally:
            self._publish(ev.MicrophoneOpened(open=False))

    async def _pump(self) -> None:
        frames = cast("AsyncGenerator[bytes, None]", self._microphone().frames())
        fresh = True
        async with aclosing(frames):
            async for frame in frames:
                if fresh:
                    fresh = False
                    self._restore()
                cleaned = self._clean(frame)
                self._back.append(cleaned)
                if self._watch:
                    self._watch(cleaned)
                for listener in self._listeners:
                    listener.put(cleaned)

    def _restore(self) -> None:
        failure, self._failure = self._failure, None
        self._back.clear()
        self._publish(ev.MicrophoneOpened(open=True))
        if failure:
            self._publish(ev.MicrophoneChanged(ready=True))
            self._publish(ev.Recovered(failure.code))
            self._changed.set()

    def _fail(self, error: KioskError) -> None:
        if self._failure is None:
            self._publish(ev.MicrophoneOpened(open=False))
            self._publish(ev.MicrophoneChanged(ready=False))
            self._publish(ev.Degraded(Degradation(error.code, error.message)))
        self._failure = error
        for listener in self._listeners:
            listener.fail(error)

    def _end(self) -> None:
        for listener in self._listeners:
            listener.end()


class _Source:
    """An `AudioSource` on a line."""

    def __init__(self, line: Line, back: int) -> None:
        self._line = line
        self._back = back

    def frames(self) -> AsyncIterator[bytes]:
        return self._line.frames(self._back)


class _Listener:
    """What one listener has not taken yet."""

    def __init__(self, back: list[bytes]) -> None:
        self._frames: deque[bytes] = deque(back, maxlen=_QUEUE)
        self._failure: KioskError | None = None
        self._ended = False
        self._arrived = asyncio.Event()

    def put(self, frame: bytes) -> None:
        self._frames.append(frame)
        self._arrived.set()

    def fail(self, error: KioskError) -> None:
        self._failure = error
        self._arrived.set()

    def end(self) -> None:
        self._ended = True
        self._arrived.set()

    async def next(self) -> bytes | None:
        while not self._frames:
            if self._failure:
                raise self._failure
            if self._ended:
                return None
            self._arrived.clear()
            await self._arrived.wait()
        return self._frames.popleft()
