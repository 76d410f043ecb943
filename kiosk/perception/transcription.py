"""A whole recording to text, for people who have a file and no conversation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.core.audio import FRAME_BYTES, RATE, SAMPLE_BYTES, duration_ms
from kiosk.core.ports import SpeechToText
from kiosk.core.turn import Segment, Transcript
from kiosk.perception.level import level
from kiosk.perception.wav import read_wav

WINDOW_S = 28
"""Longest piece given to the recogniser at once; Whisper's own window is 30 seconds."""

_SEARCH_S = 6
"""A piece ends at the quietest frame of its last seconds, so that no word is split."""


async def transcribe_file(stt: SpeechToText, path: Path, *, language: str = "auto") -> Transcript:
    """Transcribe `path` whole; `segments` carry seconds from its start.

    `confidence` is the mean over the pieces, weighted by text. With ``auto`` the first language
    recognised holds for the rest. Raises `BadInput` (``audio.*``) and `EngineFailed`.
    """
    return await transcribe_pcm(stt, read_wav(path), language=language)


async def transcribe_pcm(stt: SpeechToText, pcm: bytes, *, language: str = "auto") -> Transcript:
    """Transcribe 16 kHz mono `pcm` of any length, as `transcribe_file`."""
    heard: list[Transcript] = []
    segments: list[Segment] = []
    spoken = language
    for start_s, piece in _pieces(pcm):
        part = await stt.transcribe(piece, language=spoken)
        if not part.text.strip():
            continue
        spoken = part.language if spoken == "auto" and part.language else spoken
        heard.append(part)
        whole = (Segment(0.0, duration_ms(piece) / 1000, part.text.strip()),)
        segments += [
            Segment(round(start_s + s.start, 3), round(start_s + s.end, 3), s.text)
            for s in part.segments or whole
        ]
    weights = [len(part.text) for part in heard]
    confidence = sum(p.confidence * w for p, w in zip(heard, weights, strict=True))
    return Transcript(
        text=" ".join(part.text.strip() for part in heard),
        confidence=confidence / sum(weights) if heard else 0.0,
        language="" if spoken == "auto" else spoken,
        segments=tuple(segments),
    )


def _pieces(pcm: bytes) -> Iterator[tuple[float, bytes]]:
    """Pieces of at most `WINDOW_S`, each with its offset in seconds; together they are `pcm`."""
    window, search = WINDOW_S * RATE * SAMPLE_BYTES, _SEARCH_S * RATE * SAMPLE_BYTES
    start = 0
    while len(pcm) - start > window:
        candidates = range(start + window - search, start + window - FRAME_BYTES, FRAME_BYTES)
        end = min(candidates, key=lambda at: level(pcm[at : at + FRAME_BYTES])) + FRAME_BYTES // 2
        yield start / SAMPLE_BYTES / RATE, pcm[start:end]
        start = end
    if start < len(pcm):
        yield start / SAMPLE_BYTES / RATE, pcm[start:]
