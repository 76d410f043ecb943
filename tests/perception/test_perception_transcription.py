"""Whole recordings to text."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.audio import RATE, duration_ms
from kiosk.core.errors import BadInput
from kiosk.core.turn import Transcript
from kiosk.perception.transcription import transcribe_file


class Recogniser:
    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        return Transcript(f"{duration_ms(pcm):.0f} ms", 0.9, language)


def test_a_file_is_read_in_any_shape_and_given_whole(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    soundfile.write(path, np.zeros((600 * 8_000, 2)), 8_000)
    heard = asyncio.run(transcribe_file(Recogniser(), path, language="de"))
    assert heard == Transcript("600000 ms", 0.9, "de")


def test_a_bad_file_is_refused_before_any_recognition(tmp_path: Path) -> None:
    path = tmp_path / "short.wav"
    soundfile.write(path, np.zeros(RATE), RATE)
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(BadInput) as caught:
        asyncio.run(transcribe_file(Recogniser(), path))
    assert caught.value.code == "audio.truncated"
