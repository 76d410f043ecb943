"""The whole kiosk with the small models, a person's voice, and the command as it is installed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from whole_support import LIGHT, MINI, Command, Speech

from kiosk.core.errors import KioskError
from models.store import ModelStore
from offline.budget import Budget
from offline.tts import PiperVoice
from tests.support.portaudio import look_again
from tests.support.sound_server import SoundServer


@pytest.fixture(scope="session")
def light_models(model_store: ModelStore) -> ModelStore:
    """The store with everything that a turn needs."""
    for model_id in LIGHT:
        try:
            model_store.path(model_id)
        except KioskError as error:
            pytest.skip(f"{error.message}. {error.hint}")
    return model_store


@pytest.fixture(scope="module", autouse=True)
def small_mini(light_models: ModelStore) -> Iterator[None]:
    """Every kiosk of this room, ours or the command's, thinks with the smallest model."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK__MINI__MODEL", MINI)
        patch.setenv("KIOSK_MODELS", str(light_models.root))
        yield


@pytest.fixture(scope="session")
def speech(light_models: ModelStore) -> Iterator[Speech]:
    """Says things with the real voice; every text is synthesised once."""
    with asyncio.Runner() as runner:
        voice = PiperVoice(light_models.path(LIGHT[2]), Budget())
        yield Speech(runner, voice)
        runner.run(voice.close())


@pytest.fixture(scope="module")
def module_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder for the tests of one module."""
    home = tmp_path_factory.mktemp("whole-home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK_HOME", str(home))
        yield home


@pytest.fixture(scope="module")
def command(module_home: Path) -> Command:
    """Runs the installed command on the module's data folder."""
    return Command(dict(os.environ))


@pytest.fixture
def sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """PulseAudio of this test alone, the default devices of this process."""
    with SoundServer() as server:
        for name, value in server.env.items():
            monkeypatch.setenv(name, value)
        look_again()
        yield server
