"""Whole recordings to text."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from kiosk.core.audio import RATE, duration_ms
from kiosk.core.errors import BadInput
from kiosk.core.turn import Segment, Transcript
from kiosk.perception.transcription import transcribe_file

Samples = npt.NDArray[np.int16]


class Recogniser:
    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        segments = (Segment(0.0, 0.5, "hm"),)
        return Transcript(f"{duration_ms(pcm):.0f} ms", 0.9, language, segments)


class Loud:
    """A detector that takes sound for speech."""

    def probability(self, frame: bytes) -> float:
        return 0.9 if max(frame) else 0.0

    def reset(self) -> None:
        pass


def tone(seconds: float) -> Samples:
    return np.full(int(seconds * RATE), 8000, np.int16)


def quiet(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.int16)


def test_a_file_is_read_in_any_shape_and_given_whole(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    soundfile.write(path, np.full((600 * 8_000, 2), 0.5), 8_000)
    heard = asyncio.run(transcribe_file(Recogniser(), Loud(), path, language="de"))
    assert heard.text == "600000 ms"
    assert heard.language == "de"


def test_what_comes_before_and_after_speech_is_not_listened_to(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    click = tone(0.03)
    parts = (click, quiet(3), tone(1), quiet(2), tone(1), quiet(3), click)
    soundfile.write(path, np.concatenate(parts), RATE)
    heard = asyncio.run(transcribe_file(Recogniser(), Loud(), path))
    assert float(heard.text.split()[0]) == pytest.approx(5000, abs=100)
    assert heard.segments[0].start == pytest.approx(2.5, abs=0.1)


def test_without_speech_there_is_nothing_to_recognise(tmp_path: Path) -> None:
    path = tmp_path / "clicks.wav"
    soundfile.write(path, np.concatenate((tone(0.03), quiet(2), tone(0.03))), RATE)
    assert asyncio.run(transcribe_file(Recogniser(), Loud(), path)).text == "0 ms"


def test_a_bad_file_is_refused_before_any_recognition(tmp_path: Path) -> None:
    path = tmp_path / "short.wav"
    soundfile.write(path, np.zeros(RATE), RATE)
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(BadInput) as caught:
        asyncio.run(transcribe_file(Recogniser(), Loud(), path))
    assert caught.value.code == "audio.truncated"
