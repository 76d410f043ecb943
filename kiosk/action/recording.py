"""Where the voice goes when there is no loudspeaker: into a file, or nowhere."""

from __future__ import annotations

import os
import tempfile
import wave
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

from kiosk.core.audio import SAMPLE_BYTES, PcmChunk
from kiosk.core.errors import BadInput


class WavSink:
    """An `AudioSink` that keeps everything played and writes one WAV file when closed.

    It does not pace: playing is over when the sound is complete. The file takes the rate of the
    first chunk; others are resampled to it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rate = 0
        self._sound = bytearray()

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        """Append `chunks`."""
        started = False
        async for chunk in chunks:
            if not started:
                started = True
                on_start()
            self._rate = self._rate or chunk.rate
            self._sound += _resampled(chunk, self._rate)

    def close(self) -> bool:
        """Write the file and tell whether there was anything to write; nothing said, no file.

        Raises `BadInput` ``audio.not_writable``.
        """
        if not self._sound:
            return False
        write_wav(self._path, bytes(self._sound), self._rate)
        return True


class NullSink:
    """An `AudioSink` for a machine without a loudspeaker: takes everything at once, silently."""

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        """Take `chunks`."""
        started = False
        async for _chunk in chunks:
            if not started:
                started = True
                on_start()


def write_wav(path: Path, pcm: bytes, rate: int) -> None:
    """Write mono 16-bit `pcm` to `path`, whole or not at all. Raises `BadInput`."""
    draft = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            with wave.open(file, "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(SAMPLE_BYTES)
                sound.setframerate(rate)
                sound.writeframes(pcm)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        if draft:
            with suppress(OSError):
                draft.unlink()
        message = f"{path} can't be written: {error.strerror}."
        hint = "Choose a folder that exists, may be written and has room."
        raise BadInput("audio.not_writable", message, hint) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _resampled(chunk: PcmChunk, rate: int) -> bytes:
    if chunk.rate == rate:
        return chunk.pcm
    import numpy as np
    import soxr  # type: ignore[import-untyped]

    pcm: bytes = soxr.resample(np.frombuffer(chunk.pcm, "<i2"), chunk.rate, rate).tobytes()
    return pcm
