"""Real engines and real speech for the tests of this room."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soxr
from offline_faults import FaultTable

from kiosk.core.audio import RATE
from kiosk.core.errors import KioskError
from models.store import ModelStore
from offline.budget import Budget
from offline.tts import PiperVoice

QUESTION = "Do you have the blue running shoes in size nine?"


@pytest.fixture(scope="session")
def whisper_path(model_store: ModelStore) -> Path:
    return _path(model_store, "ggml-tiny.en")


@pytest.fixture(scope="session")
def base_path(model_store: ModelStore) -> Path:
    return _path(model_store, "ggml-base")


@pytest.fixture(scope="session")
def llama_path(model_store: ModelStore) -> Path:
    return _path(model_store, "smollm2-135m-instruct-q4_1")


@pytest.fixture(scope="session")
def voice_path(model_store: ModelStore) -> Path:
    return _path(model_store, "piper-en_US-joe-medium")


@pytest.fixture(scope="session")
def vad_path(model_store: ModelStore) -> Path:
    return _path(model_store, "silero-vad")


@pytest.fixture(scope="session")
def question(voice_path: Path) -> bytes:
    """`QUESTION` spoken, 16 kHz mono."""

    async def say() -> bytes:
        voice = PiperVoice(voice_path, Budget())
        try:
            chunks = [chunk async for chunk in voice.speak(QUESTION)]
        finally:
            await voice.close()
        samples = np.frombuffer(b"".join(chunk.pcm for chunk in chunks), dtype="<i2")
        return bytes(soxr.resample(samples, chunks[0].rate, RATE).astype("<i2").tobytes())

    return asyncio.run(say())


@pytest.fixture(scope="session")
def fault_table() -> Iterator[FaultTable]:
    """What each fault looked like to the caller; printed at the end with ``-s``."""
    table = FaultTable()
    yield table
    print(f"\n{table}")


def _path(store: ModelStore, model_id: str) -> Path:
    try:
        return store.path(model_id)
    except KioskError as error:
        pytest.skip(f"{error.message}. {error.hint}")
