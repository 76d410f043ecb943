"""A microphone for tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.portaudio import look_again
from tests.support.sound_server import SoundServer


@pytest.fixture
def sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """PulseAudio of this test alone, the default devices of this process."""
    with SoundServer() as server:
        for name, value in server.env.items():
            monkeypatch.setenv(name, value)
        look_again()
        yield server
