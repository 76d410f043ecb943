"""Real speech through the real voice activity detector: where it begins, ends, and is none."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from pathlib import Path

import numpy as np
import pytest
import soxr

from kiosk.core.audio import FRAME_BYTES, RATE, SAMPLE_BYTES
from kiosk.core.errors import KioskError
from kiosk.core.turn import Transcript, Utterance
from kiosk.perception.ear import Ear, Heard
from kiosk.perception.microphone import Microphone
from kiosk.perception.segmenter import Segmenter, SpeechCeased
from kiosk.perception.sources import WavSource
from models.store import ModelStore
from offline.budget import Budget
from offline.tts import PiperVoice
from offline.vad import SileroVad
from tests.support.sound_server import SoundServer

QUESTIONS = ("How much is it?", "What does the warranty cover on the blue coffee grinder?")


def model(store: ModelStore, name: str) -> Path:
    try:
        return store.path(name)
    except KioskError as error:
        pytest.skip(error.message)


@pytest.fixture(scope="module")
def vad(model_store: ModelStore) -> SileroVad:
    return SileroVad(model(model_store, "silero-vad"))


@pytest.fixture(scope="module")
def speech(model_store: ModelStore) -> list[bytes]:
    """`QUESTIONS` spoken, 16 kHz mono, without silence around them."""
    path = model(model_store, "piper-en_US-joe-medium")

    async def say() -> list[bytes]:
        voice = PiperVoice(path, Budget())
        try:
            return [trimmed([c async for c in voice.speak(text)]) for text in QUESTIONS]
        finally:
            await voice.close()

    return asyncio.run(say())


def trimmed(chunks: list) -> bytes:
    samples = np.frombuffer(b"".join(chunk.pcm for chunk in chunks), "<i2")
    samples = soxr.resample(samples, chunks[0].rate, RATE)
    loud = np.flatnonzero(np.abs(samples) > 300)
    return samples[loud[0] : loud[-1]].astype("<i2").tobytes()


def silence(seconds: float) -> bytes:
    return bytes(int(seconds * RATE) * SAMPLE_BYTES)


def cut(vad: SileroVad, pcm: bytes) -> list[Utterance]:
    vad.reset()
    segmenter, found = Segmenter(), []
    for start in range(0, len(pcm), FRAME_BYTES):
        frame = pcm[start : start + FRAME_BYTES].ljust(FRAME_BYTES, b"\0")
        found += segmenter.process(frame, vad.probability(frame))
    return [event.utterance for event in found if isinstance(event, SpeechCeased)]


def test_it_begins_and_ends_where_the_voice_does(vad: SileroVad, speech: list[bytes]) -> None:
    for words in speech:
        (utterance,) = cut(vad, silence(1) + words + silence(2))
        length_ms = len(words) / SAMPLE_BYTES / RATE * 1000
        assert utterance.end_ms == pytest.approx(1000 + length_ms, abs=120)
        assert 400 <= 1000 - utterance.start_ms <= 700
        assert words in utterance.pcm


def test_two_questions_a_pause_apart_are_two(vad: SileroVad, speech: list[bytes]) -> None:
    assert len(cut(vad, speech[0] + silence(1.2) + speech[1] + silence(1))) == 2


def test_ten_minutes_of_talk_lose_nothing(vad: SileroVad, speech: list[bytes]) -> None:
    talk = (speech[1] + silence(0.25)) * 400
    talk = talk[: 600 * RATE * SAMPLE_BYTES] + silence(1)
    started = time.process_time()
    found = cut(vad, talk)
    assert time.process_time() - started < 60
    assert len(found) >= 20
    assert max(len(u.pcm) for u in found) <= 30 * RATE * SAMPLE_BYTES
    kept = sum(len(u.pcm) for u in found)
    assert kept > 0.99 * (len(talk) - len(silence(1)))


NOISE = np.random.default_rng(7)
SECONDS = np.arange(6 * RATE) / RATE


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(6 * RATE),
        NOISE.normal(0, 300, 6 * RATE),
        NOISE.normal(0, 4_000, 6 * RATE),
        np.cumsum(NOISE.normal(0, 60, 6 * RATE)) % 8_000 - 4_000,
        6_000 * np.sin(2 * np.pi * 50 * SECONDS),
        6_000 * np.sin(2 * np.pi * 1_000 * SECONDS),
        6_000 * np.sin(2 * np.pi * (600 + 300 * np.sin(2 * np.pi * SECONDS)) * SECONDS),
        30_000 * (np.arange(6 * RATE) % (RATE // 3) < 40),
    ],
    ids=["silence", "hiss", "roar", "rumble", "hum", "beep", "siren", "clicks"],
)
def test_what_is_no_voice_is_no_utterance(vad: SileroVad, sound: np.ndarray) -> None:
    assert cut(vad, np.clip(sound, -32768, 32767).astype("<i2").tobytes()) == []


class Recogniser:
    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        return Transcript("words", 0.9, "en")


class Clock:
    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def test_a_question_into_the_real_microphone(
    sound_server: SoundServer, vad: SileroVad, speech: list[bytes]
) -> None:
    async def story() -> Heard:
        ear = Ear(vad, Recogniser(), Clock())
        async with (
            asyncio.timeout(60),
            aclosing(ear.hear(Microphone(publish=print), lambda _: None)) as listening,
        ):
            return await anext(listening)

    with sound_server.speaking(silence(4) + speech[1] + silence(10)):
        heard = asyncio.run(story())
    asked, got = (np.frombuffer(p, "<i2").astype("f8") for p in (speech[1], heard.utterance.pcm))
    assert len(asked) < len(got) < len(asked) + 1.2 * RATE
    likeness = np.correlate(got, asked, "valid").max() / np.dot(asked, asked)
    assert likeness == pytest.approx(1.0, abs=0.05)


def test_the_same_recording_is_heard_alike_at_any_pace(vad: SileroVad, speech: list[bytes]) -> None:
    async def listen(*, realtime: bool) -> list[Utterance]:
        ear = Ear(vad, Recogniser(), Clock())
        source = WavSource(silence(0.5) + speech[0], realtime=realtime, trailing_silence_s=1)
        return [heard.utterance async for heard in ear.hear(source, lambda _: None)]

    fast = asyncio.run(listen(realtime=False))
    assert fast == asyncio.run(listen(realtime=True))
    assert len(fast) == 1
