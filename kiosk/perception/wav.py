"""Recordings of any common shape, read as the one audio format of the house."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kiosk.core.audio import RATE
from kiosk.core.errors import BadInput

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Samples = npt.NDArray[np.float32]

MAX_SECONDS = 3600.0
"""Longer recordings are refused: one hour is 115 MB of samples in memory."""

_UNKNOWN_LENGTH = 0xFFFFFFFF
"""What a program writes that streams a WAV file and can't go back to fill in its length."""

_RATES = range(4_000, 768_001)
_ANOTHER_FILE = "Give a WAV recording (8 to 32 bit, mono or stereo, any rate), FLAC or Ogg."
_AGAIN = "Copy or record the file again."


def read_wav(path: Path, *, max_seconds: float = MAX_SECONDS) -> bytes:
    """Read `path` as 16 kHz mono 16-bit PCM, whatever its width, channels and rate.

    Channels are averaged. WAV, FLAC, Ogg and what else libsndfile decodes. Raises `BadInput`:
    ``audio.not_found``, ``audio.unreadable``, ``audio.empty``, ``audio.not_wav``,
    ``audio.truncated`` (its header promises more than is there), ``audio.unsupported``,
    ``audio.too_long``.
    """
    try:
        with path.open("rb", buffering=0) as file:
            _check_riff(path, file)
            file.seek(0)
            return b"".join(_decode(path, file, max_seconds))
    except FileNotFoundError as error:
        raise BadInput("audio.not_found", f"There is no file {path}.", "Check the path.") from error
    except OSError as error:
        raise BadInput(
            "audio.unreadable", f"{path} can't be read: {error.strerror}.", "Check its permissions."
        ) from error


def _check_riff(path: Path, file: BinaryIO) -> None:
    """libsndfile plays a file that was cut short as if it were whole; a kiosk must not."""
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise BadInput("audio.empty", f"{path} is empty (0 bytes).", _AGAIN)
    head = file.read(12)
    if head[:4] != b"RIFF":
        return
    if len(head) == 12 and head[8:] != b"WAVE":  # noqa: PLR2004 - RIFF id, size, form type
        return
    while len(chunk := file.read(8)) == 8:  # noqa: PLR2004 - chunk id, size
        name, length = struct.unpack("<4sI", chunk)
        there = size - file.tell()
        if name == b"data":
            if length not in (0, _UNKNOWN_LENGTH) and length > there:
                raise _truncated(path, f"{there} of {length} bytes of sound are there")
            return
        file.seek(length + length % 2, 1)
    raise _truncated(path, "it ends before its sound begins")


def _decode(path: Path, file: BinaryIO, max_seconds: float) -> Iterator[bytes]:
    """PCM block by block, so that an hour of 192 kHz stereo does not fill the memory."""
    import numpy as np
    import soundfile  # type: ignore[import-untyped]
    import soxr  # type: ignore[import-untyped]

    sound = _open(path, file)
    with sound:
        rate: int = sound.samplerate
        resampler = None if rate == RATE else soxr.ResampleStream(rate, RATE, 1, dtype="float32")
        done = 0
        try:
            while len(block := sound.read(rate, dtype="float32", always_2d=True)):
                done += len(block)
                if done > max_seconds * rate:
                    raise BadInput(
                        "audio.too_long",
                        f"{path} is longer than {max_seconds:g} seconds.",
                        "Split the recording.",
                    )
                mono: Samples = np.nan_to_num(block.mean(axis=1, dtype=np.float32))
                yield _to_pcm(resampler.resample_chunk(mono) if resampler else mono)
        except soundfile.LibsndfileError as error:
            raise _truncated(path, f"its sound is damaged after {done / rate:.1f} s") from error
        if not done:
            raise BadInput("audio.empty", f"{path} holds no samples.", _AGAIN)
        if sound.format in ("WAV", "WAVEX", "FLAC", "AIFF") and done < sound.frames:
            raise _truncated(path, f"{done} of {sound.frames} samples are there")
        if resampler:
            yield _to_pcm(resampler.resample_chunk(np.zeros(0, np.float32), last=True))


def _open(path: Path, file: BinaryIO) -> Any:
    import soundfile

    try:
        # By number: by name it would take a file called .raw for one without a header.
        sound = soundfile.SoundFile(file.fileno(), closefd=False)
    except soundfile.LibsndfileError as error:
        file.seek(0)
        if file.read(4) in (b"RIFF", b"RF64", b"RIFX", b"fLaC", b"OggS"):
            message = f"{path} uses an encoding that is not supported: {error.error_string}"
            raise BadInput("audio.unsupported", message, _ANOTHER_FILE) from error
        message = f"{path} is not a sound recording."
        raise BadInput("audio.not_wav", message, _ANOTHER_FILE) from error
    if sound.samplerate not in _RATES:
        rate = sound.samplerate
        sound.close()
        raise BadInput(
            "audio.unsupported", f"{path} claims {rate} samples per second.", _ANOTHER_FILE
        )
    return sound


def _to_pcm(samples: Samples) -> bytes:
    import numpy as np

    pcm: bytes = np.clip(np.rint(samples * 32768.0), -32768, 32767).astype("<i2").tobytes()
    return pcm


def _truncated(path: Path, what: str) -> BadInput:
    return BadInput("audio.truncated", f"{path} was cut short: {what}.", _AGAIN)
