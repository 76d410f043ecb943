"""Recordings of every shape, and what is no recording."""

from __future__ import annotations

import os
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.core.audio import RATE, SAMPLE_BYTES
from kiosk.core.errors import BadInput
from kiosk.perception.wav import read_wav


def tone(seconds: float = 1.0, rate: int = RATE, hertz: float = 440.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype("f4")


def samples(pcm: bytes) -> np.ndarray:
    return np.frombuffer(pcm, "<i2").astype("f4") / 32768


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE"])
@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_every_common_shape_sounds_the_same(
    tmp_path: Path, subtype: str, rate: int, channels: int
) -> None:
    path = tmp_path / "tone.wav"
    soundfile.write(path, np.stack([tone(rate=rate)] * channels, axis=1), rate, subtype=subtype)
    heard, expected = samples(read_wav(path)), tone()
    assert len(heard) == pytest.approx(RATE, abs=2)
    middle = slice(800, len(expected) - 800)
    assert np.abs(heard[: len(expected)][middle] - expected[: len(heard)][middle]).max() < 0.02


def test_what_is_in_house_format_already_is_not_touched(tmp_path: Path) -> None:
    pcm = np.random.default_rng(1).integers(-32768, 32767, RATE).astype("<i2").tobytes()
    path = tmp_path / "noise.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(RATE)
        file.writeframes(pcm)
    assert read_wav(path) == pcm


@pytest.mark.parametrize("kind", ["flac", "ogg"])
def test_compressed_recordings_work_too(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"tone.{kind}"
    soundfile.write(path, tone(), RATE)
    assert len(read_wav(path)) == pytest.approx(RATE * SAMPLE_BYTES, abs=4)


def test_the_ending_of_the_name_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "tone.raw"
    soundfile.write(path, tone(), RATE, format="WAV")
    assert len(read_wav(path)) == RATE * SAMPLE_BYTES


def test_two_voices_on_two_channels_are_both_heard(tmp_path: Path) -> None:
    path = tmp_path / "two.wav"
    soundfile.write(path, np.stack([tone(), np.zeros(RATE, "f4")], axis=1), RATE)
    assert np.abs(samples(read_wav(path))).max() == pytest.approx(0.25, abs=0.01)


def test_ten_minutes_at_48_khz_stereo(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    block = np.zeros((48_000, 2), "i2")
    with soundfile.SoundFile(path, "w", 48_000, 2, "PCM_16") as file:
        for _ in range(600):
            file.write(block)
    assert len(read_wav(path)) == pytest.approx(600 * RATE * SAMPLE_BYTES, abs=4)


def test_a_streamed_file_of_unknown_length_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "pipe.wav"
    soundfile.write(path, tone(), RATE)
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = b"\xff" * 4
    path.write_bytes(data)
    assert len(read_wav(path)) == RATE * SAMPLE_BYTES


def test_not_a_number_is_silence_and_overdrive_is_clipped(tmp_path: Path) -> None:
    path = tmp_path / "wild.wav"
    soundfile.write(path, np.array([np.nan, 3.0, -3.0, 0.0], "f4"), RATE, subtype="FLOAT")
    assert np.frombuffer(read_wav(path), "<i2").tolist() == [0, 32767, -32768, 0]


def whole(tmp_path: Path, **kind: str) -> bytes:
    path = tmp_path / "whole.bin"
    soundfile.write(path, tone(), RATE, **({"format": "WAV"} | kind))
    return path.read_bytes()


def test_bad_files_each_say_what_is_wrong(tmp_path: Path) -> None:
    good = whole(tmp_path)
    no_samples = tmp_path / "none.wav"
    soundfile.write(no_samples, np.zeros(0, "f4"), RATE)
    strange = bytearray(good)
    strange[20:22] = (0x1234).to_bytes(2, "little")
    slow = bytearray(good)
    slow[24:28] = (5).to_bytes(4, "little")
    cases = {
        "empty": (b"", "audio.empty"),
        "no samples": (no_samples.read_bytes(), "audio.empty"),
        "cut in the header": (good[:30], "audio.truncated"),
        "cut before the sound": (good[:36], "audio.truncated"),
        "cut in the sound": (good[:-1000], "audio.truncated"),
        "cut by a byte": (good[:-1], "audio.truncated"),
        "cut flac": (whole(tmp_path, format="FLAC")[:-3000], "audio.truncated"),
        "text": (b"Dear customer,\nthis is a letter.\n" * 10, "audio.not_wav"),
        "noise": (bytes(range(256)) * 40, "audio.not_wav"),
        "picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "audio.not_wav"),
        "strange encoding": (bytes(strange), "audio.unsupported"),
        "strange rate": (bytes(slow), "audio.unsupported"),
    }
    for name, (content, code) in cases.items():
        path = tmp_path / f"{name}.wav"
        path.write_bytes(content)
        with pytest.raises(BadInput) as caught:
            read_wav(path)
        assert (name, caught.value.code) == (name, code)
        assert path.name in caught.value.message
        assert caught.value.hint


def test_missing_folder_and_forbidden(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_wav(tmp_path / "nowhere.wav")
    assert caught.value.code == "audio.not_found"
    with pytest.raises(BadInput) as caught:
        read_wav(tmp_path)
    assert caught.value.code == "audio.unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.wav"
    path.write_bytes(whole(tmp_path))
    path.chmod(0)
    with pytest.raises(BadInput) as caught:
        read_wav(path)
    assert caught.value.code == "audio.unreadable"


def test_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    soundfile.write(path, tone(3), RATE)
    with pytest.raises(BadInput) as caught:
        read_wav(path, max_seconds=2)
    assert caught.value.code == "audio.too_long"
