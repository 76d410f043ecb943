"""The kiosk's own sound server carries real sound, for other programs as for this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.app.loopback import Loopback, require_pulseaudio
from kiosk.core.audio import RATE
from kiosk.core.errors import Missing
from tests.support.sound_server import SoundServer

HEAR = f"""
import sounddevice as sd
heard = sd.rec({RATE}, samplerate={RATE}, channels=1, dtype="int16", blocking=True)
open("heard.raw", "wb").write(heard.tobytes())
"""
SPEAK = f"""
import numpy as np, sounddevice as sd
tone = np.fromfile("tone.raw", "int16")
sd.play(tone, {RATE}, blocking=True)
"""


def tone(hertz: float, seconds: float) -> bytes:
    wave = 8_000 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)
    return wave.astype("<i2").tobytes()


def pitch(pcm: bytes) -> float:
    samples = np.frombuffer(pcm, "<i2").astype(np.float64)
    assert np.abs(samples).max() > 1_000, "silence"
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax()) * RATE / len(samples)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with SoundServer() as running:
        yield running


def program(code: str, server: Loopback, folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | server.env,
        cwd=folder,
        check=True,
        timeout=60,
    )


def test_another_program_hears_what_is_said_into_the_ear(server: Loopback, tmp_path: Path) -> None:
    with server.speaking(tone(523, 30)):
        program(HEAR, server, tmp_path)
    assert pitch((tmp_path / "heard.raw").read_bytes()) == pytest.approx(523, abs=5)


def test_what_another_program_plays_is_recorded(server: Loopback, tmp_path: Path) -> None:
    (tmp_path / "tone.raw").write_bytes(tone(660, 1.5))
    with server.recording() as taped:
        program(SPEAK, server, tmp_path)
    assert pitch(taped.read_bytes()) == pytest.approx(660, abs=5)


def test_nothing_of_it_is_left(tmp_path: Path) -> None:
    with SoundServer() as server:
        process = server.server
        folder = Path(server.env["PULSE_RUNTIME_PATH"])
        assert process.poll() is None
    assert process.poll() is not None
    assert not folder.exists()


def test_without_pulseaudio_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Missing) as caught:
        require_pulseaudio()
    assert caught.value.code == "demo.no_sound_server"
    assert "apt install pulseaudio" in caught.value.hint


def test_elsewhere_than_on_linux_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(Missing, match="Linux"):
        require_pulseaudio()
