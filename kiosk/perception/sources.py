"""A recording that stands in for the microphone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from kiosk.core.audio import FRAME_BYTES, FRAME_MS, RATE, SAMPLE_BYTES
from kiosk.perception.wav import read_wav


class WavSource:
    """An `AudioSource` that plays `pcm` (16 kHz mono), then silence, then ends.

    The silence is long enough for any end-of-turn wait. With `realtime` frames come at the pace of
    a microphone, without as fast as they are taken.
    """

    def __init__(
        self, pcm: bytes, *, realtime: bool = False, trailing_silence_s: float = 3.0
    ) -> None:
        self._pcm = pcm
        self._realtime = realtime
        self._silence = bytes(int(trailing_silence_s * RATE) * SAMPLE_BYTES)

    @classmethod
    def from_file(cls, path: Path, *, realtime: bool = False) -> WavSource:
        """Read `path`. Raises `BadInput` with an ``audio.*`` code."""
        return cls(read_wav(path), realtime=realtime)

    async def frames(self) -> AsyncIterator[bytes]:
        """Stream frames of `FRAME_BYTES`; the last is filled up with silence."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        sound = self._pcm + self._silence
        for index, start in enumerate(range(0, len(sound), FRAME_BYTES)):
            due = started + (index + 1) * FRAME_MS / 1000
            await asyncio.sleep(max(0.0, due - loop.time()) if self._realtime else 0.0)
            yield sound[start : start + FRAME_BYTES].ljust(FRAME_BYTES, b"\0")
