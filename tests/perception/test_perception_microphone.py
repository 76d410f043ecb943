"""A real microphone through PortAudio and PulseAudio: opened, heard, pulled out."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import Any

import numpy as np
import pytest
import sounddevice

from kiosk.core import events as ev
from kiosk.core.audio import FRAME_BYTES, RATE
from kiosk.core.errors import Missing
from kiosk.perception.capture import Capture
from kiosk.perception.microphone import Microphone, microphones
from tests.support.portaudio import look_again, wait_for_threads
from tests.support.sound_server import SoundServer

TONE = (8_000 * np.sin(2 * np.pi * 440 * np.arange(20 * RATE) / RATE)).astype("<i2").tobytes()


def pitch(pcm: bytes) -> float:
    samples = np.frombuffer(pcm, "<i2").astype("f4")
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


async def record(microphone: Microphone, frames: int, then: Callable[[], object] = int) -> bytes:
    """`frames` frames of sound, `then` something happens, and the listening goes on for ever."""
    heard = bytearray()
    async with asyncio.timeout(60), aclosing(microphone.frames()) as stream:
        async for frame in stream:
            assert len(frame) == FRAME_BYTES
            if any(frame):
                heard += frame
            if len(heard) == frames * FRAME_BYTES:
                if then is int:
                    break
                await asyncio.to_thread(then)
                heard += frame
    return bytes(heard)


def test_it_hears_what_is_played(sound_server: SoundServer) -> None:
    with sound_server.speaking(TONE):
        heard = asyncio.run(record(Microphone(publish=print), 40))
    assert pitch(heard) == pytest.approx(440, abs=4)


def test_a_device_that_refuses_16_khz_is_resampled(
    sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[int, int]] = []
    real = sounddevice.RawInputStream

    def only_48_khz_stereo(**options: Any) -> Any:
        opened.append((options["samplerate"], options["channels"]))
        if options["samplerate"] == RATE:
            raise sounddevice.PortAudioError("Invalid sample rate", -9997)
        if options["channels"] == 1:
            raise sounddevice.PortAudioError("Invalid number of channels", -9998)
        return real(**options)

    monkeypatch.setattr(sounddevice, "RawInputStream", only_48_khz_stereo)
    with sound_server.speaking(TONE):
        heard = asyncio.run(record(Microphone(publish=print), 40))
    native = opened[-1][0]
    assert opened == [(RATE, 1), (native, 1), (RATE, 2), (native, 2)]
    assert pitch(heard) == pytest.approx(440, abs=4)


def expect(code: str, story: Awaitable[object]) -> Missing:
    async def run() -> Missing:
        with pytest.raises(Missing) as caught:
            await story
        return caught.value

    error = asyncio.run(run())
    assert error.code == code, error.message
    assert error.hint
    return error


def test_pulled_out_in_mid_capture(sound_server: SoundServer) -> None:
    with sound_server.speaking(TONE):
        unplug = lambda: sound_server.unplug("ear", "mouth")  # noqa: E731
        expect("mic.lost", record(Microphone(publish=print), 20, unplug))


def test_a_sound_server_that_dies_in_mid_capture(sound_server: SoundServer) -> None:
    with sound_server.speaking(TONE):
        kill = sound_server.server.kill
        expect("mic.lost", record(Microphone(publish=print), 20, kill))


def test_a_stream_that_stalls(sound_server: SoundServer) -> None:
    with sound_server.speaking(TONE):
        pid = sound_server.server.pid
        freeze = lambda: os.kill(pid, signal.SIGSTOP)  # noqa: E731
        try:
            expect("mic.lost", record(Microphone(publish=print), 20, freeze))
        finally:
            os.kill(pid, signal.SIGCONT)


def test_there_is_none(sound_server: SoundServer) -> None:
    sound_server.unplug("ear", "mouth")
    expect("mic.not_found", record(Microphone(publish=print), 1))


def test_no_sound_server_at_all(sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    look_again()
    expect("mic.not_found", record(Microphone(publish=print), 1))


def test_a_name_nobody_has(sound_server: SoundServer) -> None:
    error = expect("mic.not_found", record(Microphone("Acme 9000", publish=print), 1))
    assert "Acme 9000" in error.message


def test_it_works_again_after_it_was_lost(sound_server: SoundServer) -> None:
    microphone = Microphone(publish=print)
    unplug = lambda: sound_server.unplug("ear", "mouth")  # noqa: E731
    with sound_server.speaking(TONE):
        expect("mic.lost", record(microphone, 20, unplug))
    sound_server.plug("ear")
    with sound_server.speaking(TONE):
        assert pitch(asyncio.run(record(microphone, 40))) == pytest.approx(440, abs=4)


@pytest.mark.parametrize(
    ("code", "args"),
    [
        ("mic.busy", ("Device unavailable", -9985)),
        ("mic.busy", ("Unanticipated host error", -9999, (8, -16, "Device or resource busy"))),
        ("mic.permission", ("Unanticipated host error", -9999, (8, -13, "Permission denied"))),
        ("mic.not_found", ("Unanticipated host error", -9999, (8, -19, "No such device"))),
        ("mic.not_found", ("Invalid device", -9996)),
        ("mic.failed", ("Invalid sample rate", -9997)),
    ],
)
def test_what_portaudio_reports_is_told_in_words(
    sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch, code: str, args: tuple[Any, ...]
) -> None:
    def refuse(**_options: Any) -> None:
        raise sounddevice.PortAudioError(*args)

    monkeypatch.setattr(sounddevice, "RawInputStream", refuse)
    expect(code, record(Microphone(publish=print), 1))


def test_without_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sounddevice", None)
    expect("mic.portaudio", record(Microphone(publish=print), 1))
    with pytest.raises(Missing):
        microphones()


def test_devices_are_listed(sound_server: SoundServer) -> None:
    listed = microphones()
    assert "pulse" in [device.name for device in listed]
    assert sum(device.default for device in listed) == 1


def test_what_is_not_read_in_time_is_dropped_oldest_first_and_counted() -> None:
    async def story() -> None:
        capture = Capture(asyncio.get_running_loop(), 4)
        accept = capture.accepter(RATE, 1)
        for index in range(6):
            accept(bytes([index]) * FRAME_BYTES)
        accept(b"half")
        await asyncio.sleep(0.01)
        assert await capture.next() == (b"\2" * FRAME_BYTES, 2)
        assert await capture.next() == (b"\3" * FRAME_BYTES, 0)

    asyncio.run(story())


def test_a_listener_that_falls_behind_is_told(sound_server: SoundServer) -> None:
    facts: list[ev.Event] = []

    async def story() -> None:
        microphone = Microphone(publish=facts.append, ring_s=0.2)
        async with asyncio.timeout(60), aclosing(microphone.frames()) as stream:
            await anext(stream)
            while not facts:
                await asyncio.sleep(0.5)
                await anext(stream)

    with sound_server.speaking(TONE):
        asyncio.run(story())
    (fact,) = facts
    assert isinstance(fact, ev.Degraded)
    assert fact.degradation.code == "mic.overflow"


def test_cancelling_while_it_opens_leaves_nothing_open(sound_server: SoundServer) -> None:
    async def story() -> None:
        for _ in range(5):
            task = asyncio.create_task(record(Microphone(publish=print), 10_000))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(story())
    wait_for_threads()
    assert sound_server.pactl("list", "short", "source-outputs") == ""
