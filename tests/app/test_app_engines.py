from __future__ import annotations

import asyncio

import pytest

from kiosk.app.config import Config
from kiosk.app.engines import Engines
from kiosk.core.errors import KioskError, Missing
from models.store import ModelStore

VOICE = "piper-en_US-joe-medium"


def with_voice(store: ModelStore, voice: dict[str, object], languages: tuple[str, ...]) -> Engines:
    return Engines(Config.model_validate({"voice": voice}), store, languages)


async def said(engines: Engines, text: str, language: str = "") -> float:
    return sum([chunk.duration_ms async for chunk in engines.voice().speak(text, language)])


def test_an_owner_whose_language_has_no_model_has_a_voice_all_the_same(
    model_store: ModelStore,
) -> None:
    engines = with_voice(model_store, {}, ("de",))
    assert engines.voice_model() == "espeak-ng"

    async def story() -> float:
        await engines.start(ear=False, mind=False, mouth=True)
        try:
            return await said(engines, "Guten Tag.")
        finally:
            await engines.close()

    assert asyncio.run(story()) > 400
    assert engines.pids() == {}


def test_without_the_program_that_owner_is_told_at_the_start(
    model_store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    engines = with_voice(model_store, {}, ("de",))
    with pytest.raises(Missing, match="espeak-ng"):
        asyncio.run(engines.start(ear=False, mind=False, mouth=True))


def test_a_voice_of_the_owners_speaks_its_language_and_loads_when_needed(
    model_store: ModelStore,
) -> None:
    if not model_store.has(VOICE):
        pytest.skip(f"{VOICE} is not here")
    file = str(model_store.path(VOICE))
    engines = with_voice(model_store, {"files": {"de": file}}, ("en",))

    async def story() -> tuple[set[str], set[str]]:
        try:
            await engines.start(ear=False, mind=False, mouth=True)
            before = set(engines.pids())
            assert await said(engines, "Guten Tag.", "de") > 400
            return before, set(engines.pids())
        finally:
            await engines.close()

    before, after = asyncio.run(story())
    assert (before, after) == ({"tts"}, {"tts", "tts-de"})


def test_a_voice_file_that_is_not_there_is_told(model_store: ModelStore) -> None:
    engines = with_voice(model_store, {"files": {"de": "/nowhere/de.onnx"}}, ("de",))

    async def story() -> None:
        try:
            await engines.start(ear=False, mind=False, mouth=True)
        finally:
            await engines.close()

    with pytest.raises(KioskError) as caught:
        asyncio.run(story())
    assert caught.value.code == "tts.voice_missing"
