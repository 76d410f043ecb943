"""How loud the kiosk is: a sink around another, whose volume follows the person."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from kiosk.core.audio import PcmChunk
from kiosk.core.ports import AudioSink
from kiosk.core.showing import VOLUME


class Volume:
    """An `AudioSink` that plays on `sink`, quieter or louder.

    `level` is 0 (silent) to 1 (as made) and counts from the next chunk on. Equal steps of `level`
    are heard as equal steps: the gain is its square.
    """

    def __init__(self, sink: AudioSink, level: float = VOLUME) -> None:
        self._sink = sink
        self.level = level

    def set_level(self, level: float) -> None:
        """Be this loud from the next chunk on."""
        self.level = level

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        """As `AudioSink` says."""
        await self._sink.play(self._turned(chunks), on_start)

    async def _turned(self, chunks: AsyncIterator[PcmChunk]) -> AsyncIterator[PcmChunk]:
        async for chunk in chunks:
            yield turned(chunk, self.level)


def turned(chunk: PcmChunk, level: float) -> PcmChunk:
    """`chunk` at `level`."""
    if level >= 1:
        return chunk
    import numpy as np

    samples = np.frombuffer(chunk.pcm, np.int16).astype(np.float32) * max(0.0, level) ** 2
    return PcmChunk(samples.astype(np.int16).tobytes(), chunk.rate)
