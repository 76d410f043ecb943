"""What is no speech makes no turn: noises go through the real ear, and no word comes out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.conversation.clock import LoopClock
from kiosk.core import events as ev
from kiosk.perception.ear import Ear
from kiosk.perception.sources import WavSource
from kiosk.perception.wav import read_wav
from offline.budget import Budget
from offline.stt import WhisperStt, whisper_worker
from offline.vad import SileroVad
from tests.support import noises

RECORDINGS = sorted((Path(__file__).parents[1] / "models" / "data").glob("*.wav"))


def every_sound() -> dict[str, bytes]:
    found = {name: noises.pcm(make()) for name, make in noises.SOUNDS.items()}
    for talkers in (6, 9, 14):
        found[f"babble of {talkers}"] = noises.pcm(noises.babble(RECORDINGS, talkers))
    return found


@pytest.fixture(scope="module")
def table() -> Iterator[dict[str, str]]:
    """What each sound led to; printed at the end with ``-s``."""
    rows: dict[str, str] = {}
    yield rows
    print("\n" + "\n".join(f"{name:14} {what}" for name, what in rows.items()))


def test_noises_make_no_turn_and_a_voice_does(
    whisper_path: Path, vad_path: Path, table: dict[str, str]
) -> None:
    async def listen() -> dict[str, list[str]]:
        worker = whisper_worker(whisper_path)
        heard: dict[str, list[str]] = {}
        try:
            ear = Ear(SileroVad(vad_path), WhisperStt(worker, Budget()), LoopClock())
            sounds = every_sound() | {"a voice": read_wav(RECORDINGS[0])}
            for name, pcm in sounds.items():
                facts: list[ev.Event] = []
                source = WavSource(pcm, trailing_silence_s=1.0)
                found = [h.transcript.text async for h in ear.hear(source, facts.append)]
                heard[name] = found
                taken = sum(isinstance(fact, ev.SpeechStarted) for fact in facts)
                table[name] = f"{taken} taken for speech, {len(found)} turns {found or ''}"
        finally:
            await worker.close()
        return heard

    heard = asyncio.run(listen())
    assert len(heard.pop("a voice")) == 1
    assert len(heard) == len(noises.SOUNDS) + 3
    assert {name: found for name, found in heard.items() if found} == {}
