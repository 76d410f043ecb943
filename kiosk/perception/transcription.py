"""A whole recording to text, for people who have a file and no conversation."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kiosk.core.ports import SpeechToText
from kiosk.core.turn import Transcript
from kiosk.perception.wav import read_wav


async def transcribe_file(stt: SpeechToText, path: Path, *, language: str = "auto") -> Transcript:
    """Transcribe `path` whole; `segments` carry seconds from its start.

    Raises `BadInput` (``audio.*``, see `read_wav`) and `EngineFailed`.
    """
    # In a thread: decoding an hour takes seconds, and the loop has other people to serve.
    pcm = await asyncio.to_thread(read_wav, path)
    return await stt.transcribe(pcm, language=language)
