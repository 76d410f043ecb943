"""A whole recording to text, for people who have a file and no conversation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from kiosk.core.audio import FRAME_BYTES, FRAME_MS, RATE
from kiosk.core.ports import SpeechToText, VoiceActivity
from kiosk.core.turn import Transcript
from kiosk.perception.wav import read_wav

_SPEECH = 0.4
_STRETCH = 4
"""Frames of speech close together; a click has fewer."""

_WITHIN = 8
_AROUND = 500 // FRAME_MS
"""Frames kept before and after: half a second."""


async def transcribe_file(
    stt: SpeechToText, vad: VoiceActivity, path: Path, *, language: str = "auto"
) -> Transcript:
    """Transcribe `path`; `segments` carry seconds from its start.

    What comes before the first speech and after the last is not listened to: in noise a recogniser
    finds words that nobody said. Raises `BadInput` (``audio.*``, see `read_wav`), `EngineFailed`.
    """
    # In a thread: decoding an hour takes seconds, and the loop has other people to serve.
    pcm = await asyncio.to_thread(read_wav, path)
    first, last = await asyncio.to_thread(spoken, vad, pcm)
    found = await stt.transcribe(pcm[first:last], language=language)
    lead = first / 2 / RATE
    segments = tuple(
        replace(s, start=round(s.start + lead, 2), end=round(s.end + lead, 2))
        for s in found.segments
    )
    return replace(found, segments=segments)


def spoken(vad: VoiceActivity, pcm: bytes) -> tuple[int, int]:
    """Bytes of `pcm` from before its first speech to after its last; (0, 0) without any."""
    vad.reset()
    starts = range(0, len(pcm), FRAME_BYTES)
    voiced = [
        vad.probability(pcm[at : at + FRAME_BYTES].ljust(FRAME_BYTES, b"\0")) for at in starts
    ]
    there = [i for i, p in enumerate(voiced) if p >= _SPEECH]
    sure = [i for n, i in enumerate(there[: 1 - _STRETCH]) if there[n + _STRETCH - 1] - i < _WITHIN]
    if not sure:
        return 0, 0
    first = max(0, sure[0] - _AROUND) * FRAME_BYTES
    end = there[there.index(sure[-1]) + _STRETCH - 1] + 1 + _AROUND
    return first, min(len(pcm), end * FRAME_BYTES)
