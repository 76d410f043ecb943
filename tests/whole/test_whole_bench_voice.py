"""The voice bench from the command line, on recordings of its own choosing and of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from whole_support import Command

RECORDINGS = Path(__file__).parent / "data"


@pytest.mark.slow
@pytest.mark.parametrize("devices", ["direct", "loopback"])
def test_recordings_are_spoken_to_the_kiosk_and_its_answers_timed(
    command: Command, tmp_path: Path, devices: str
) -> None:
    files = [RECORDINGS / "price.wav", RECORDINGS / "free.wav"]
    done = command(
        *("bench", "voice", *map(str, files), "--devices", devices, "--json"),
        *("--barge-ins", "1", "--idle", "3", "--out", str(tmp_path)),
    )
    assert done.code == 0, done.err
    found = done.json
    assert found["devices"] == devices
    assert (found["turns"], found["answered"], found["early"]) == (2, 2, 0)
    assert 0 < found["latency_ms"]["p50"] < 20_000
    for row in found["rows"]:
        assert row["outcome"] == "answered"
        assert sum(row["stages"].values()) == pytest.approx(row["latency_ms"], abs=5)
        assert row["speculation"]["searches"] > 0
    assert found["barge_in_ms"]["n"] == 1
    assert 0 < found["memory_mb"] < 20_000
    assert 0 < found["idle_cores"] < 1
    assert (tmp_path / "voice.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "voice.json").exists()


def test_what_is_no_report_or_no_recording_is_told_before_anything_starts(
    command: Command, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for arguments, code in (
        ((str(empty),), "bench.no_recordings"),
        ((str(tmp_path / "none.wav"),), "audio.not_found"),
        (("--compare", str(tmp_path / "none.json")), "bench.no_report"),
    ):
        done = command("bench", "voice", *arguments, "--json")
        assert done.code == 2
        assert done.json["error"]["code"] == code
