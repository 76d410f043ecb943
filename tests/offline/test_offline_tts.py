from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from kiosk.core.audio import PcmChunk
from kiosk.core.errors import KioskError, Missing
from offline.budget import Budget
from offline.tts import PiperVoice, default_piper, sample_rate

T = TypeVar("T")


def with_voice(
    path: Path, story: Callable[[PiperVoice], Awaitable[T]], piper: Path | None = None
) -> T:
    async def run() -> T:
        voice = PiperVoice(path, Budget(), piper=piper)
        try:
            return await story(voice)
        finally:
            await voice.close()

    return asyncio.run(run())


async def say(voice: PiperVoice, text: str) -> list[PcmChunk]:
    return [chunk async for chunk in voice.speak(text)]


def test_speech_has_the_voices_rate_and_is_loud_enough(voice_path: Path) -> None:
    (chunk,) = with_voice(voice_path, lambda voice: say(voice, "The shop opens at nine."))
    assert chunk.rate == sample_rate(voice_path)
    assert 800 < chunk.duration_ms < 4000
    assert np.abs(np.frombuffer(chunk.pcm, dtype="<i2")).max() > 3000


def test_each_text_gets_its_own_audio_and_no_other(voice_path: Path) -> None:
    async def story(voice: PiperVoice) -> None:
        for _ in range(3):
            (short,) = await say(voice, "Yes.")
            assert short.duration_ms < 1500
            (long,) = await say(voice, "Hello there. The shop opens at nine. See you, then.")
            assert 2000 < long.duration_ms < 8000
            assert await say(voice, "... !") == []

    with_voice(voice_path, story)


def test_the_pace_follows_the_person_and_comes_back(voice_path: Path) -> None:
    words = "Headphones may be returned within thirty days."

    async def story(voice: PiperVoice) -> list[float]:
        lengths = []
        for pace in (1.0, 1.8, 0.7, 1.0):
            voice.set_pace(pace)
            (chunk,) = await say(voice, words)
            lengths.append(chunk.duration_ms)
        assert voice.restarts == 0, "a wish is no crash"
        return lengths

    usual, fast, slow, again = with_voice(voice_path, story)
    assert fast < 0.75 * usual
    assert slow > 1.2 * usual
    assert 0.85 < again / usual < 1.15


def test_several_taps_in_a_row_start_the_voice_anew_once(voice_path: Path) -> None:
    async def story(voice: PiperVoice) -> None:
        await say(voice, "Yes.")
        before = voice.pid
        for pace in (1.2, 1.5, 1.8):
            voice.set_pace(pace)
        assert len(await say(voice, "Yes.")) == 1
        tuned = voice.pid
        assert tuned != before
        assert len(await say(voice, "Yes.")) == 1
        assert voice.pid == tuned

    with_voice(voice_path, story)


def test_a_pace_wished_for_at_the_end_is_nobodys_trouble(voice_path: Path) -> None:
    async def story(voice: PiperVoice) -> None:
        await say(voice, "Yes.")
        voice.set_pace(1.5)

    with_voice(voice_path, story)


def test_strange_text_does_not_stop_the_voice(voice_path: Path) -> None:
    async def story(voice: PiperVoice) -> None:
        for text in ("a\nb\r\nc", "\x00 zero", "[[ h e ]] hey", "漢字", "🙂 7", "-m x", "é" * 400):
            await say(voice, text)
        (chunk,) = await say(voice, "Yes.")
        assert chunk.duration_ms < 1500
        assert voice.restarts == 0

    with_voice(voice_path, story)


def test_long_text_comes_in_pieces(voice_path: Path) -> None:
    text = "We open at nine in the morning and close at six in the evening, every day. " * 4
    chunks = with_voice(voice_path, lambda voice: say(voice, text))
    assert len(chunks) >= 2


def test_leaving_early_does_not_leak_into_the_next_text(voice_path: Path) -> None:
    async def story(voice: PiperVoice) -> None:
        await voice.start()
        pid = voice.pid
        async with aclosing(voice.speak("We open at nine. " * 60)) as chunks:
            async for _ in chunks:
                break
        task = asyncio.create_task(say(voice, "Many more words than that. " * 5))
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        (chunk,) = await say(voice, "Yes.")
        assert chunk.duration_ms < 1500
        assert voice.pid == pid

    with_voice(voice_path, story)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("missing", "tts.voice_missing"),
        ("no json", "tts.voice_missing"),
        ("bad json", "tts.voice_damaged"),
        ("cut", "tts.load_failed"),
    ],
)
def test_a_bad_voice_is_a_coded_error(
    voice_path: Path, tmp_path: Path, damage: str, code: str
) -> None:
    voice = tmp_path / "bad.onnx"
    config = tmp_path / "bad.onnx.json"
    if damage != "missing":
        voice.write_bytes(voice_path.read_bytes()[:1_000_000])
    if damage == "bad json":
        config.write_text("{")
    if damage == "cut":
        config.write_bytes(voice_path.with_name(voice_path.name + ".json").read_bytes())
    with pytest.raises(KioskError) as caught:
        with_voice(voice, lambda voice: say(voice, "Yes."))
    assert caught.value.code == code
    assert "kiosk models" in caught.value.hint


def test_a_missing_program_says_how_to_get_it(voice_path: Path, tmp_path: Path) -> None:
    with pytest.raises(Missing) as caught:
        with_voice(voice_path, lambda voice: say(voice, "Yes."), piper=tmp_path / "piper")
    assert caught.value.code == "tts.piper_missing"
    assert "piper-tts" in caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="the stand-in program is a shell script")
def test_a_program_that_is_not_piper_is_found_out(voice_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\nread line\necho what is $line\n")
    other.chmod(0o755)
    with pytest.raises(KioskError) as caught:
        with_voice(voice_path, lambda voice: say(voice, "Yes."), piper=other)
    assert caught.value.code == "tts.load_failed"
    assert "what is" in caught.value.message


def test_piper_lies_beside_python() -> None:
    assert default_piper().parent == Path(sys.executable).parent
