"""Called by its name in a real room, the kiosk listens; nobody touches it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from whole_support import (
    FREE,
    FREE_WORDS,
    Speech,
    eventually,
    new_kiosk,
    silence,
    within,
)

from kiosk.core.audio import PcmChunk
from kiosk.core.state import KioskState, Phase, WayIn
from kiosk.perception.wav import read_wav
from offline.tts import PiperVoice
from tests.support.sound_server import SoundServer

CALL = Path(__file__).parents[1] / "offline" / "data" / "okay_nabu.wav"


def test_its_name_and_a_question_are_enough(
    sound_server: SoundServer,
    speech: Speech,
    module_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KIOSK__AUDIO__WAY_IN", "wake")
    lines: list[str] = []
    real = PiperVoice.speak

    def spoken(self: PiperVoice, text: str, language: str = "") -> AsyncIterator[PcmChunk]:
        lines.append(text)
        return real(self, text, language)

    monkeypatch.setattr(PiperVoice, "speak", spoken)
    states: list[KioskState] = []

    async def story() -> None:
        kiosk = new_kiosk()
        async with kiosk, kiosk.live(states.append) as session:
            serving = asyncio.create_task(session.run())
            await eventually(lambda: session.state.phase is Phase.IDLE)
            assert session.state.way_in is WayIn.WAKE
            called = silence(2) + read_wav(CALL) + silence(1.5)
            with sound_server.speaking(called + speech(FREE) + silence(8)):
                await eventually(lambda: session.state.record is not None)
            assert session.state.record is not None
            assert FREE_WORDS in session.state.record.answer.text
            assert "nabu" not in session.state.record.input.transcript.lower()
            serving.cancel()
            await asyncio.wait({serving})

    asyncio.run(within(story()))
    assert "You are talking to an AI." in lines, "whoever called saw no screen"
    assert any(state.phase is Phase.LISTENING for state in states)
