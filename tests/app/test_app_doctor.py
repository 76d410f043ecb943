from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.app.config import Audio
from kiosk.app.doctor.devices import examine_devices
from kiosk.app.doctor.engines import Sample, examine_engines, foreign_voice
from kiosk.app.doctor.finding import Status
from kiosk.app.doctor.machine import cpu_flags, examine_machine
from kiosk.app.doctor.models import examine_models
from kiosk.app.paths import Paths
from models.store import ModelStore
from offline.budget import Budget
from offline.espeak import EspeakVoice


def test_bare_machine_is_not_usable_and_says_why(kiosk: Callable[..., Any]) -> None:
    ran = kiosk("doctor", "--json")
    assert ran.code == 3
    assert ran.json["usable"] is False
    by_name = {finding["name"]: finding for finding in ran.json["findings"]}
    assert {"system", "processor", "memory", "disk", "packages", "microphone"} <= by_name.keys()
    for role in ("llm", "stt", "tts", "vad"):
        assert by_name[f"model for {role}"]["status"] == "fail"
        assert "kiosk models pull" in by_name[f"model for {role}"]["remedy"]
    for finding in ran.json["findings"]:
        assert finding["status"] in ("ok", "warn", "fail")
        assert finding["status"] == "ok" or finding["remedy"], finding


def test_damaged_model_is_a_finding(home: Path) -> None:
    folder = home / "models" / "silero-vad"
    folder.mkdir(parents=True)
    (folder / "silero_vad.onnx").write_bytes(b"\0" * 100)
    store = ModelStore(home / "models")
    found = {finding.name: finding for finding in examine_models(store, rehash=False)}
    assert found["model silero-vad"].status is Status.FAIL
    assert found["model silero-vad"].remedy
    assert found["model for vad"].status is Status.FAIL

    async def tried() -> list[Status]:
        return [finding.status async for finding in examine_engines(store, Sample())]

    assert asyncio.run(tried()) == [Status.FAIL]


def test_languages_without_a_voice_are_a_warning() -> None:
    heard = asyncio.run(foreign_voice(EspeakVoice(Budget())))
    assert heard.status is Status.OK
    assert heard.figures["languages"] == ["de", "es", "fr", "zh", "ar"]
    mute = asyncio.run(foreign_voice(EspeakVoice(Budget(), program="no-such-program")))
    assert mute.status is Status.WARN
    assert "espeak-ng" in mute.remedy


def test_configured_device_that_is_not_there_is_told(home: Path) -> None:
    async def found() -> dict[str, Any]:
        audio = Audio(microphone="no such thing")
        return {finding.name: finding async for finding in examine_devices(audio)}

    microphone = asyncio.run(found())["microphone"]
    assert microphone.status is Status.WARN
    assert microphone.remedy


def test_machine_findings_have_figures(home: Path) -> None:
    found = {finding.name: finding for finding in examine_machine(Paths.of().create())}
    assert found["memory"].figures["total_bytes"] > 0
    assert found["processor"].figures["usable_cores"] >= 1
    assert found["packages"].status is Status.OK


def test_cpu_flags(tmp_path: Path) -> None:
    info = tmp_path / "cpuinfo"
    info.write_text("model name\t: x\nflags\t\t: fpu avx2 fma lm\n")
    assert cpu_flags(info) == ("avx2", "fma")
    assert cpu_flags(tmp_path / "none") == ()
