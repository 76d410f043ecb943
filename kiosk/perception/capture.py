"""Between the sound card's thread and the agent's: a bounded ring of frames."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from kiosk.core.audio import FRAME_BYTES, RATE


class Capture:
    """Takes blocks on any thread and hands out frames on `loop`.

    Holds `size` frames; beyond that the oldest are dropped and counted.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, size: int) -> None:
        self._loop = loop
        self._frames: deque[bytes] = deque(maxlen=size)
        self._rest = bytearray()
        self._lost = 0
        self._ended = False
        self._arrived = asyncio.Event()

    def accepter(self, rate: int, channels: int) -> Callable[[bytes], None]:
        """What the device's thread calls with blocks of 16-bit samples at `rate`."""
        convert = _converter(rate, channels)

        def accept(block: bytes) -> None:
            self._soon(self._push, convert(block))

        return accept

    def finish(self) -> None:
        """The device stopped by itself; `next` raises once the ring is empty. Any thread."""
        self._soon(self._end)

    async def next(self) -> tuple[bytes, int]:
        """The next frame and how many were dropped before it. Raises `EOFError` at the end."""
        while not self._frames:
            if self._ended:
                raise EOFError("the device stopped")
            self._arrived.clear()
            await self._arrived.wait()
        lost, self._lost = self._lost, 0
        return self._frames.popleft(), lost

    def _push(self, pcm: bytes) -> None:
        self._rest += pcm
        while len(self._rest) >= FRAME_BYTES:
            self._lost += len(self._frames) == self._frames.maxlen
            self._frames.append(bytes(self._rest[:FRAME_BYTES]))
            del self._rest[:FRAME_BYTES]
        self._arrived.set()

    def _end(self) -> None:
        self._ended = True
        self._arrived.set()

    def _soon(self, call: Callable[..., None], *args: bytes) -> None:
        # The device's thread may outlive the loop by a block; there is nobody left to tell.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call, *args)


def _converter(rate: int, channels: int) -> Callable[[bytes], bytes]:
    """From the device's rate and channels to 16 kHz mono; a stream, so it keeps state."""
    if (rate, channels) == (RATE, 1):
        return bytes
    import numpy as np
    import soxr  # type: ignore[import-untyped]

    resampler = soxr.ResampleStream(rate, RATE, 1, dtype="int16") if rate != RATE else None

    def convert(block: bytes) -> bytes:
        samples = np.frombuffer(block, "<i2").reshape(-1, channels)
        mono = samples.mean(axis=1).astype("<i2") if channels > 1 else samples[:, 0]
        pcm: bytes = (resampler.resample_chunk(mono) if resampler else mono).tobytes()
        return pcm

    return convert
