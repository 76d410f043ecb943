"""Whole recordings to text."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.audio import RATE, SAMPLE_BYTES
from kiosk.core.errors import BadInput
from kiosk.core.turn import Segment, Transcript
from kiosk.perception.transcription import WINDOW_S, transcribe_file, transcribe_pcm


@dataclass
class Recogniser:
    pieces: list[bytes] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    text: str = "words"

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        self.pieces.append(pcm)
        self.languages.append(language)
        number = len(self.pieces)
        segments = (Segment(0.5, 1.0, f"{self.text} {number}"),) if self.text else ()
        return Transcript(
            f" {self.text} {number} " if self.text else "", 1 / number, "de", segments
        )


def test_ten_minutes_come_in_pieces_and_nothing_is_lost_or_doubled() -> None:
    pcm = np.random.default_rng(2).integers(-900, 900, 600 * RATE).astype("<i2").tobytes()
    stt = Recogniser()
    heard = asyncio.run(transcribe_pcm(stt, pcm))
    assert b"".join(stt.pieces) == pcm
    assert max(map(len, stt.pieces)) <= WINDOW_S * RATE * SAMPLE_BYTES
    assert heard.text.startswith("words 1 words 2 words 3")
    assert [s.start for s in heard.segments] == sorted(s.start for s in heard.segments)
    second = len(stt.pieces[0]) / SAMPLE_BYTES / RATE + 0.5
    assert heard.segments[1].start == pytest.approx(second, abs=0.001)


def test_pieces_end_in_a_pause() -> None:
    pcm = np.full(40 * RATE, 5_000, "<i2")
    pause = slice(25 * RATE, 25 * RATE + RATE // 2)
    pcm[pause] = 0
    stt = Recogniser()
    asyncio.run(transcribe_pcm(stt, pcm.tobytes()))
    end = len(stt.pieces[0]) // SAMPLE_BYTES
    assert pause.start <= end <= pause.stop


def test_the_first_language_holds_for_the_rest() -> None:
    stt = Recogniser()
    heard = asyncio.run(transcribe_pcm(stt, bytes(70 * RATE * SAMPLE_BYTES)))
    assert stt.languages == ["auto", "de", "de", "de"][: len(stt.languages)]
    assert heard.language == "de"
    assert 0 < heard.confidence < 1


def test_no_words_are_no_words() -> None:
    heard = asyncio.run(transcribe_pcm(Recogniser(text=""), bytes(RATE)))
    assert heard == Transcript("", 0.0, "", ())


def test_a_file_is_read_in_any_shape_and_bad_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    soundfile.write(path, np.zeros((48_000, 2)), 48_000)
    stt = Recogniser()
    asyncio.run(transcribe_file(stt, path, language="en"))
    assert [len(p) for p in stt.pieces] == [pytest.approx(RATE * SAMPLE_BYTES, abs=4)]
    assert stt.languages == ["en"]
    with pytest.raises(BadInput):
        asyncio.run(transcribe_file(stt, tmp_path / "none.wav"))
