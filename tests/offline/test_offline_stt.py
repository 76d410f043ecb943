from __future__ import annotations

import asyncio
import math
import struct
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.core.audio import RATE, duration_ms
from kiosk.core.errors import BadInput, KioskError
from offline.budget import Budget
from offline.stt import WhisperStt, whisper_worker

T = TypeVar("T")


def with_stt(
    path: Path, story: Callable[[WhisperStt], Awaitable[T]], languages: Sequence[str] = ("en",)
) -> T:
    async def run() -> T:
        worker = whisper_worker(path, languages=languages)
        try:
            return await story(WhisperStt(worker, Budget()))
        finally:
            await worker.close()

    return asyncio.run(run())


def tone(seconds: float, hertz: float = 440.0) -> bytes:
    count = int(seconds * RATE)
    wave = (int(9000 * math.sin(2 * math.pi * hertz * i / RATE)) for i in range(count))
    return struct.pack(f"<{count}h", *wave)


def test_speech_gives_text_confidence_and_segments(whisper_path: Path, question: bytes) -> None:
    heard = with_stt(whisper_path, lambda stt: stt.transcribe(question))
    words = heard.text.lower()
    assert "blue" in words
    assert "size" in words
    assert 0.5 < heard.confidence <= 1
    assert heard.language == "en"
    (segment,) = heard.segments
    assert segment.text == heard.text
    assert 0 <= segment.start < segment.end <= duration_ms(question) / 1000


def test_what_is_no_speech_gives_no_text(whisper_path: Path) -> None:
    async def story(stt: WhisperStt) -> list[str]:
        recordings = [b"\0" * RATE * 2, b"\0" * 2, b"\1", tone(1.0), b"\0" * 200]
        return [(await stt.transcribe(pcm)).text for pcm in recordings]

    assert with_stt(whisper_path, story) == [""] * 5


def test_an_empty_recording_does_not_repeat_the_person_before(
    whisper_path: Path, question: bytes
) -> None:
    async def story(stt: WhisperStt) -> tuple[str, str, str]:
        first = await stt.transcribe(question)
        nothing = await stt.transcribe(b"")
        silence = await stt.transcribe(b"\0" * 3200)
        return first.text, nothing.text, silence.text

    first, nothing, silence = with_stt(whisper_path, story)
    assert first
    assert (nothing, silence) == ("", "")


def test_the_same_audio_gives_the_same_text_whatever_came_before(
    whisper_path: Path, question: bytes
) -> None:
    async def story(stt: WhisperStt) -> set[str]:
        texts = {(await stt.transcribe(question)).text}
        await stt.transcribe(question * 4, prompt="Nothing but nonsense, colour, zebra.")
        texts.add((await stt.transcribe(question)).text)
        return texts

    assert len(with_stt(whisper_path, story)) == 1


def test_long_audio_is_heard_in_windows(whisper_path: Path, question: bytes) -> None:
    pause = b"\0" * RATE * 2
    recording = (question + pause * 3) * 8
    heard = with_stt(whisper_path, lambda stt: stt.transcribe(recording))
    assert heard.text.lower().count("blue") >= 7
    starts = [segment.start for segment in heard.segments]
    assert starts == sorted(starts)
    assert 28 < heard.segments[-1].end <= duration_ms(recording) / 1000


def test_an_english_model_hears_english_whatever_is_asked(
    whisper_path: Path, question: bytes
) -> None:
    heard = with_stt(whisper_path, lambda stt: stt.transcribe(question, language="de"))
    assert heard.language == "en"


def test_auto_chooses_among_the_allowed_languages_only(base_path: Path, question: bytes) -> None:
    async def story(stt: WhisperStt) -> tuple[str, str]:
        told = await stt.transcribe(question, language="en")
        return (await stt.transcribe(question)).language, told.text.lower()

    language, told = with_stt(base_path, story, languages=("de", "en", "fr"))
    assert language == "en"
    assert "blue" in told
    assert with_stt(base_path, story, languages=("de", "fr"))[0] in {"de", "fr"}


def test_an_unknown_language_is_bad_input(whisper_path: Path, question: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        with_stt(whisper_path, lambda stt: stt.transcribe(question, language="klingon"))
    assert caught.value.code == "stt.unknown_language"


@pytest.mark.parametrize(
    ("damage", "code"),
    [("missing", "stt.model_missing"), ("cut", "stt.model_damaged"), ("text", "stt.model_damaged")],
)
def test_a_bad_model_is_a_coded_error(
    whisper_path: Path, tmp_path: Path, damage: str, code: str
) -> None:
    bad = tmp_path / "bad.bin"
    if damage == "cut":
        with whisper_path.open("rb") as good:
            bad.write_bytes(good.read(20_000_000))
    elif damage == "text":
        bad.write_text("this is no model")
    with pytest.raises(KioskError) as caught:
        with_stt(bad, lambda stt: stt.transcribe(b"\0" * RATE))
    assert caught.value.code == code
    assert "kiosk models" in caught.value.hint
