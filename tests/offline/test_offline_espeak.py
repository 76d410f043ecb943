from __future__ import annotations

import asyncio
import difflib
import os
import stat
from contextlib import aclosing
from pathlib import Path

import numpy as np
import psutil
import pytest
import soxr

from kiosk.core.audio import RATE, PcmChunk
from kiosk.core.errors import EngineCrashed, EngineTimeout, Missing
from offline.budget import Budget
from offline.espeak import EspeakVoice
from offline.tts import PiperVoice
from offline.voices import Voices

SENTENCES = {
    "de": "Das steht nicht in unseren Unterlagen.",
    "es": "La imagen está demasiado oscura.",
    "fr": "Les documents ne disent rien. Demandez au personnel.",
    "zh": "请询问店员。商店九点开门。",
    "ar": "يفتح المتجر في الساعة التاسعة.",
}


def say(text: str, language: str = "", **options: object) -> list[PcmChunk]:
    async def run() -> list[PcmChunk]:
        voice = EspeakVoice(Budget(), **options)  # type: ignore[arg-type]
        return [chunk async for chunk in voice.speak(text, language)]

    return asyncio.run(run())


def script(folder: Path, body: str) -> str:
    path = folder / "voice"
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize("language", SENTENCES)
def test_every_language_of_the_interface_has_a_voice(language: str) -> None:
    chunks = say(SENTENCES[language], language)
    assert sum(chunk.duration_ms for chunk in chunks) > 900
    for chunk in chunks:
        assert np.abs(np.frombuffer(chunk.pcm, dtype="<i2")).max() > 3000


def test_chinese_is_not_spelled_in_english_letters() -> None:
    """The program's own "zh" reads these characters as English words, three times as long."""
    (chunk,) = say("商店明天九点开门。", "zh")
    assert chunk.duration_ms < 4000


def test_the_pace_is_a_share_of_the_usual() -> None:
    async def lengths() -> list[float]:
        voice = EspeakVoice(Budget())
        found = []
        for pace in (1.0, 1.8, 0.7):
            voice.set_pace(pace)
            found.append(sum([c.duration_ms async for c in voice.speak(SENTENCES["de"], "de")]))
        return found

    usual, fast, slow = asyncio.run(lengths())
    assert fast < 0.7 * usual
    assert slow > 1.2 * usual


@pytest.mark.parametrize("text", ["", "...", "\x00"])
def test_mute_text_makes_no_sound(text: str) -> None:
    assert say(text, "de") == []


def test_what_is_said_stands_in_no_list_of_processes(tmp_path: Path) -> None:
    seen = tmp_path / "arguments"
    program = script(tmp_path, f'echo "$@" > {seen}; cat > /dev/null; exit 1')
    with pytest.raises(EngineCrashed):
        say("Geheim", "de", program=program)
    assert "Geheim" not in seen.read_text("utf-8")


def test_a_language_it_does_not_have_is_told() -> None:
    with pytest.raises(EngineCrashed, match="'qq'") as caught:
        say("hello", "qq")
    assert "does not exist" in caught.value.message


def test_without_the_program_the_way_out_is_told() -> None:
    with pytest.raises(Missing, match="not here") as caught:
        say("Hallo", "de", program="no-such-program")
    assert "apt-get install espeak-ng" in caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="the stand-in program is a shell script")
def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(EngineTimeout):
        say("Hallo", "de", program=script(tmp_path, "exec sleep 60"), deadline=0.3)
    assert not [c for c in psutil.Process().children() if "sleep" in c.name()]


def test_leaving_off_in_the_middle_leaves_no_process() -> None:
    async def run() -> None:
        voice = EspeakVoice(Budget())
        async with aclosing(voice.speak(SENTENCES["de"] * 20, "de")) as chunks:
            await anext(chunks)

    asyncio.run(run())
    assert not [c for c in psutil.Process().children() if "espeak" in c.name()]


def test_the_owners_language_has_the_owners_voice(voice_path: Path) -> None:
    async def run() -> list[int | None]:
        budget = Budget()
        own = PiperVoice(voice_path, budget)
        voices = Voices({"en": own}, "en", EspeakVoice(budget))
        pids = []
        try:
            for language in ("de", "", "en"):
                assert [chunk async for chunk in voices.speak("Das ist es.", language)]
                pids.append(own.pid)
        finally:
            await voices.close()
        return pids

    foreign, own, named = asyncio.run(run())
    assert foreign is None, "Piper was not even started for German"
    assert own is not None and own == named


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "es"])
def test_a_recogniser_understands_it(base_path: Path, language: str) -> None:
    """Whisper base; French, Chinese and Arabic it does not understand from this voice."""
    from pywhispercpp.model import Model

    text = SENTENCES[language]
    sound = b"".join(chunk.pcm for chunk in say(text, language))
    samples = soxr.resample(np.frombuffer(sound, "<i2") / 32768, 22_050, RATE)
    model = Model(str(base_path), redirect_whispercpp_logs_to=None, print_progress=False)
    segments = model.transcribe(samples.astype(np.float32), language=language)
    heard = "".join(segment.text for segment in segments)
    assert difflib.SequenceMatcher(None, text.lower(), heard.lower()).ratio() > 0.6
