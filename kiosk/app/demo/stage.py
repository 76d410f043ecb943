"""The acoustics of the visit: what stands in for the room between person and kiosk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

from kiosk.action.recording import WavSink
from kiosk.core.ports import AudioSink, AudioSource
from kiosk.perception.sources import WavSource

Turn = AbstractAsyncContextManager[tuple[AudioSource, AudioSink]]


class Stage(Protocol):
    """Plays a question to the kiosk and keeps what the kiosk says."""

    @property
    def description(self) -> str:
        """Which path the sound takes, in words."""

    @property
    def loopback(self) -> bool:
        """Whether the sound goes through devices of the operating system."""

    def turn(self, question: bytes, answer: Path) -> Turn:
        """A microphone that hears `question` (16 kHz mono), and a loudspeaker.

        What the loudspeaker played is in the file `answer` once the context is left, if it played.
        """


class DirectStage:
    """The recording is the microphone, a file the loudspeaker: for machines without PulseAudio."""

    loopback = False

    def __init__(self, reason: str) -> None:
        self.description = f"{reason}; recordings stand in for microphone and loudspeaker"

    @asynccontextmanager
    async def turn(
        self, question: bytes, answer: Path
    ) -> AsyncIterator[tuple[AudioSource, AudioSink]]:
        """As `Stage` says, at the pace of real speech."""
        sink = WavSink(answer)
        yield WavSource(question, realtime=True), sink
        sink.close()
