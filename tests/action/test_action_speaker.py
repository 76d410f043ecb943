"""A real loudspeaker through PortAudio and PulseAudio: what was recorded is what was played."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any

import numpy as np
import pytest
import sounddevice

from kiosk.action.mouth import Mouth, Saying
from kiosk.action.playback import Playback
from kiosk.action.speaker import Loudspeaker, loudspeakers
from kiosk.core import events as ev
from kiosk.core.audio import RATE, PcmChunk
from kiosk.core.errors import Missing
from tests.support.portaudio import wait_for_threads
from tests.support.sound_server import SoundServer

VOICE_RATE = 22_050


def tone(hertz: float, seconds: float, rate: int = VOICE_RATE) -> PcmChunk:
    wave = 12_000 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)
    return PcmChunk(wave.astype("<i2").tobytes(), rate)


async def chunks(*given: PcmChunk, every_s: float = 0.0) -> AsyncIterator[PcmChunk]:
    for chunk in given:
        await asyncio.sleep(every_s)
        for start in range(0, len(chunk.pcm), 882):
            yield PcmChunk(chunk.pcm[start : start + 882], chunk.rate)


def sounding(pcm: bytes) -> np.ndarray:
    """The recording from its first to its last sample that is not silent."""
    samples = np.frombuffer(pcm, "<i2").astype("f4")
    loud = np.flatnonzero(np.abs(samples) > 600)
    return samples[loud[0] : loud[-1] + 1] if loud.size else samples[:0]


def pitch(samples: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


def assert_whole(heard: np.ndarray, seconds: float) -> None:
    """Nothing is missing; a busy machine may have stretched it by a stutter."""
    assert seconds - 0.03 <= len(heard) / RATE <= seconds + 0.3


def play(server: SoundServer, sink: Loudspeaker, *given: PcmChunk) -> tuple[np.ndarray, int]:
    starts: list[None] = []
    with server.recording() as file:
        asyncio.run(sink.play(chunks(*given), lambda: starts.append(None)))
    return sounding(file.read_bytes()), len(starts)


def test_every_sample_sounds_once(sound_server: SoundServer) -> None:
    heard, starts = play(sound_server, Loudspeaker(), tone(440, 1.5))
    assert starts == 1
    assert_whole(heard, 1.5)
    assert pitch(heard) == pytest.approx(440, abs=3)


def test_sounds_of_two_rates_follow_without_a_gap(sound_server: SoundServer) -> None:
    heard, _ = play(sound_server, Loudspeaker(), tone(300, 0.8), tone(900, 0.8, RATE))
    assert_whole(heard, 1.6)
    assert pitch(heard[: RATE // 2]) == pytest.approx(300, abs=5)
    assert pitch(heard[-RATE // 2 :]) == pytest.approx(900, abs=5)
    silent = np.abs(heard.reshape(-1)[: len(heard) // 160 * 160].reshape(-1, 160)).max(axis=1) < 300
    assert silent.sum() <= 30


def test_a_device_that_refuses_the_rate_is_resampled(
    sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[int, int]] = []
    real = sounddevice.RawOutputStream

    def only_native_stereo(**options: Any) -> Any:
        opened.append((options["samplerate"], options["channels"]))
        if options["samplerate"] == VOICE_RATE:
            raise sounddevice.PortAudioError("Invalid sample rate", -9997)
        if options["channels"] == 1:
            raise sounddevice.PortAudioError("Invalid number of channels", -9998)
        return real(**options)

    monkeypatch.setattr(sounddevice, "RawOutputStream", only_native_stereo)
    heard, _ = play(sound_server, Loudspeaker(), tone(440, 1))
    assert len(opened) == 4
    assert_whole(heard, 1.0)
    assert pitch(heard) == pytest.approx(440, abs=3)


def test_cancelling_silences_it(sound_server: SoundServer) -> None:
    async def story() -> None:
        started = asyncio.Event()
        playing = asyncio.create_task(Loudspeaker().play(chunks(tone(440, 20)), started.set))
        await started.wait()
        await asyncio.sleep(1.0)
        playing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await playing

    with sound_server.recording() as file:
        before = sound_server.pactl("list", "short", "sink-inputs")
        asyncio.run(story())
        assert sound_server.pactl("list", "short", "sink-inputs") == before
    assert 0 < len(sounding(file.read_bytes())) / RATE < 5


def expect(code: str, sink: Loudspeaker, then: Callable[[], object] | None = None) -> Missing:
    async def story() -> Missing:
        async def stream() -> AsyncIterator[PcmChunk]:
            async for chunk in chunks(tone(440, 1)):
                yield chunk
            if then:
                await asyncio.to_thread(then)
            async for chunk in chunks(tone(440, 20)):
                yield chunk

        async with asyncio.timeout(60):
            with pytest.raises(Missing) as caught:
                await sink.play(stream(), lambda: None)
        return caught.value

    error = asyncio.run(story())
    assert error.code == code, error.message
    assert error.hint
    return error


def test_pulled_out_while_it_speaks(sound_server: SoundServer) -> None:
    expect("speaker.lost", Loudspeaker(), lambda: sound_server.unplug("ear", "mouth"))


def test_a_sound_server_that_dies_while_it_speaks(sound_server: SoundServer) -> None:
    expect("speaker.lost", Loudspeaker(), sound_server.server.kill)


def test_a_sound_server_that_hangs(sound_server: SoundServer) -> None:
    pid = sound_server.server.pid
    try:
        expect("speaker.lost", Loudspeaker(), lambda: os.kill(pid, signal.SIGSTOP))
    finally:
        os.kill(pid, signal.SIGCONT)
        wait_for_threads()


def test_there_is_none(sound_server: SoundServer) -> None:
    sound_server.unplug("ear", "mouth")
    expect("speaker.not_found", Loudspeaker())


def test_a_name_nobody_has(sound_server: SoundServer) -> None:
    assert "Acme" in expect("speaker.not_found", Loudspeaker("Acme 9000")).message


@pytest.mark.parametrize(
    ("code", "args"),
    [
        ("speaker.busy", ("Device unavailable", -9985)),
        ("speaker.busy", ("Unanticipated host error", -9999, (8, -16, "Device or resource busy"))),
        ("speaker.not_found", ("Invalid device", -9996)),
        ("speaker.failed", ("Invalid sample rate", -9997)),
    ],
)
def test_what_portaudio_reports_is_told_in_words(
    sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch, code: str, args: tuple[Any, ...]
) -> None:
    def refuse(**_options: Any) -> None:
        raise sounddevice.PortAudioError(*args)

    monkeypatch.setattr(sounddevice, "RawOutputStream", refuse)
    expect(code, Loudspeaker())


def test_without_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    expect("speaker.portaudio", Loudspeaker())
    with pytest.raises(Missing):
        loudspeakers()


def test_devices_are_listed(sound_server: SoundServer) -> None:
    assert "pulse" in [device.name for device in loudspeakers()]


def test_nothing_to_play_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    asyncio.run(Loudspeaker().play(chunks(), lambda: None))


def test_where_there_is_no_sound_yet_the_device_gets_silence() -> None:
    async def story() -> None:
        playback = Playback(asyncio.get_running_loop(), VOICE_RATE, 2, 100)
        playback.feed(PcmChunk(b"\1\0\2\0", VOICE_RATE))
        assert playback.pull(12, 0.1) == b"\1\0\1\0\2\0\2\0" + bytes(4)
        playback.complete()
        assert playback.pull(4, 0.1) == bytes(4)
        await playback.wait_for_end(1.0)

    asyncio.run(story())


def test_the_mouth_speaks_through_it_and_says_what_sounds(sound_server: SoundServer) -> None:
    class Clock:
        def monotonic(self) -> float:
            return asyncio.get_running_loop().time()

        async def sleep(self, seconds: float) -> None:
            await asyncio.sleep(seconds)

    class Voice:
        async def speak(self, text: str, language: str = "") -> AsyncIterator[PcmChunk]:
            yield tone(float(text), 1.0)

    async def sentences() -> AsyncIterator[Saying]:
        for text in ("300", "500", "700"):
            yield Saying(text)

    facts: list[tuple[float, ev.Event]] = []

    async def story() -> None:
        clock = Clock()
        mouth = Mouth(Voice(), Loudspeaker(), clock)
        spoken = await mouth.say(sentences(), lambda e: facts.append((clock.monotonic(), e)))
        assert [s.heard for s in spoken.sentences] == [1.0, 1.0, 1.0]

    with sound_server.recording() as file:
        asyncio.run(story())
    heard = sounding(file.read_bytes())
    assert_whole(heard, 3.0)
    for index, hertz in enumerate((300, 500, 700)):
        part = heard[int((index + 0.4) * RATE) : int((index + 0.8) * RATE)]
        assert pitch(part) == pytest.approx(hertz, abs=5)
    assert [fact for _, fact in facts] == [
        ev.SpeakingStarted(0),
        ev.SpeakingStarted(1),
        ev.SpeakingStarted(2),
        ev.SpeakingEnded(),
    ]
