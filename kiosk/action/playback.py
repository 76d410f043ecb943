"""Between the agent's thread and the sound card's: what is about to be heard."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from kiosk.action.gain import Gain
from kiosk.core.audio import SAMPLE_BYTES, PcmChunk

_MARGIN_S = 0.02
_FADE_MS = 10

Tap = Callable[[bytes, int, int], None]
"""Gets what goes to the device: 16-bit samples, their rate, their channels. Any thread; quick."""


class Stalled(Exception):
    """The device takes no more sound."""


class Playback:
    """A short queue of sound at the device's `rate` and `channels`, at most about `lead_ms` long.

    The agent feeds it, the device's thread pulls from it. `gain` may hold it back; `tap` hears what
    the device gets.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        rate: int,
        channels: int,
        lead_ms: float,
        *,
        gain: Gain | None = None,
        tap: Tap | None = None,
    ) -> None:
        self._loop = loop
        self._gain = gain or Gain()
        self._tap = tap
        self._silenced = False
        self._pulled_bytes = 0
        self._rate = rate
        self._channels = channels
        self._enough = int(lead_ms * rate / 1000) * channels * SAMPLE_BYTES
        self._sound = bytearray()
        self._lock = threading.Lock()
        self._complete = False
        self._rest_s: float | None = None
        self._stopped = False
        self._pulled = asyncio.Event()
        self._convert: _Converter | None = None

    def feed(self, chunk: PcmChunk) -> None:
        """Append `chunk`."""
        if self._convert is None or self._convert.rate != chunk.rate:
            self._append(self._convert.rest() if self._convert else b"")
            self._convert = _Converter(chunk.rate, self._rate, self._channels)
        self._append(self._convert.convert(chunk.pcm))

    def complete(self) -> None:
        """Nothing follows."""
        self._append(self._convert.rest() if self._convert else b"")
        with self._lock:
            self._complete = True

    async def wait_for_room(self, stall_s: float) -> None:
        """Until less than the lead is queued. Raises `Stalled`."""
        while len(self._sound) >= self._enough:
            await self._progress(stall_s)

    async def wait_for_pull(self, stall_s: float) -> None:
        """Until the device takes sound. Raises `Stalled`."""
        if not self._pulled_bytes:
            await self._progress(stall_s)

    async def wait_for_end(self, stall_s: float) -> None:
        """Until the last sample has sounded. Raises `Stalled`."""
        while self._rest_s is None:
            await self._progress(stall_s)
        # Stopping the device drops what it holds, draining it takes what the driver likes.
        await asyncio.sleep(self._rest_s + _MARGIN_S)

    @property
    def pulled_ms(self) -> float:
        """How much of what was fed went to the device."""
        return self._pulled_bytes / SAMPLE_BYTES / self._channels * 1000 / self._rate

    def pull(self, size: int, lead_s: float) -> bytes:
        """`size` bytes that sound in `lead_s` seconds, silence where nothing is. Any thread."""
        with self._lock:
            sound = self._held_back() if self._gain.held else self._next(size, lead_s)
        sound = sound.ljust(size, b"\0")
        if self._tap:
            self._tap(sound, self._rate, self._channels)
        self._soon(self._pulled.set)
        return sound

    def _next(self, size: int, lead_s: float) -> bytes:
        self._silenced = False
        sound = bytes(self._sound[:size])
        del self._sound[:size]
        self._pulled_bytes += len(sound)
        if self._complete and not self._sound and self._rest_s is None:
            frames = len(sound) / SAMPLE_BYTES / self._channels
            self._rest_s = lead_s + frames / self._rate
        return self._gain.shape(sound, self._channels)

    def _held_back(self) -> bytes:
        """Silence, after a moment that fades; what fades is heard again when the voice goes on."""
        if self._silenced:
            return b""
        self._silenced = True
        size = self._rate * _FADE_MS // 1000 * self._channels * SAMPLE_BYTES
        return self._gain.fade(bytes(self._sound[:size]), self._channels)

    def stopped(self) -> None:
        """The device plays no more. Any thread."""
        self._soon(self._stop)

    async def _progress(self, stall_s: float) -> None:
        if self._stopped:
            raise Stalled
        self._pulled.clear()
        try:
            async with asyncio.timeout(stall_s):
                await self._pulled.wait()
        except TimeoutError as error:
            raise Stalled from error

    def _append(self, sound: bytes) -> None:
        with self._lock:
            self._sound += sound

    def _stop(self) -> None:
        self._stopped = True
        self._pulled.set()

    def _soon(self, call: Callable[[], Any]) -> None:
        # The device's thread may outlive the loop by a block; there is nobody left to tell.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call)


class _Converter:
    """Mono sound at `rate` to what the device takes; a stream, so it keeps state."""

    def __init__(self, rate: int, device_rate: int, channels: int) -> None:
        self.rate = rate
        self._channels = channels
        self._resampler: Any = None
        if rate != device_rate:
            import soxr  # type: ignore[import-untyped]

            self._resampler = soxr.ResampleStream(rate, device_rate, 1, dtype="int16")

    def convert(self, pcm: bytes) -> bytes:
        """The next stretch."""
        if self._resampler is None and self._channels == 1:
            return pcm
        return self._shape(pcm, last=False)

    def rest(self) -> bytes:
        """What the filter still holds."""
        return b"" if self._resampler is None else self._shape(b"", last=True)

    def _shape(self, pcm: bytes, *, last: bool) -> bytes:
        import numpy as np

        samples: Any = np.frombuffer(pcm, "<i2")
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(samples, last=last)
        shaped: bytes = np.repeat(samples, self._channels).tobytes()
        return shaped
