"""A file as the loudspeaker: whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import soundfile

from kiosk.action.recording import NullSink, WavSink, write_wav
from kiosk.core.audio import PcmChunk
from kiosk.core.errors import BadInput


async def chunks(*given: PcmChunk) -> AsyncIterator[PcmChunk]:
    for chunk in given:
        yield chunk


def play(sink: WavSink | NullSink, *given: PcmChunk) -> int:
    starts: list[None] = []
    asyncio.run(sink.play(chunks(*given), lambda: starts.append(None)))
    return len(starts)


def test_several_answers_become_one_file(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    sink = WavSink(path)
    assert play(sink, PcmChunk(b"\1\0" * 100, 22_050), PcmChunk(b"\2\0" * 50, 22_050)) == 1
    assert play(sink, PcmChunk(b"\3\0" * 25, 22_050)) == 1
    assert not path.exists()
    assert sink.close()
    samples, rate = soundfile.read(path, dtype="int16")
    assert (rate, samples.tolist()) == (22_050, [1] * 100 + [2] * 50 + [3] * 25)
    assert [p.name for p in tmp_path.iterdir()] == ["answer.wav"]


def test_another_rate_is_brought_to_the_first(tmp_path: Path) -> None:
    sink = WavSink(tmp_path / "a.wav")
    play(sink, PcmChunk(bytes(2 * 22_050), 22_050), PcmChunk(bytes(2 * 16_000), 16_000))
    sink.close()
    assert soundfile.info(tmp_path / "a.wav").frames == pytest.approx(2 * 22_050, abs=2)


def test_nothing_said_writes_no_file(tmp_path: Path) -> None:
    sink = WavSink(tmp_path / "a.wav")
    assert play(sink) == 0
    assert not sink.close()
    assert not list(tmp_path.iterdir())


def test_no_loudspeaker_takes_everything() -> None:
    assert play(NullSink(), PcmChunk(b"\1\0", 16_000), PcmChunk(b"\1\0", 16_000)) == 1
    assert play(NullSink()) == 0


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        write_wav(tmp_path / "no" / "a.wav", b"\0\0", 16_000)
    assert caught.value.code == "audio.not_writable"


def test_a_failed_write_leaves_the_old_file_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        write_wav(path, b"\0\0" * 100, 16_000)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.wav"]
