"""The acoustics of the visit: what stands in for the room between person and kiosk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    ExitStack,
    aclosing,
    asynccontextmanager,
    contextmanager,
)
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from kiosk.action.recording import WavSink, write_wav
from kiosk.action.speaker import Loudspeaker
from kiosk.app.demo.trim import trimmed
from kiosk.app.loopback import Loopback, default_devices
from kiosk.core.audio import RATE, SAMPLE_BYTES
from kiosk.core.devices import Gate
from kiosk.core.errors import KioskError
from kiosk.core.ports import AudioSink, AudioSource, Publish
from kiosk.perception.microphone import Microphone
from kiosk.perception.sources import WavSource

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

Turn = AbstractAsyncContextManager[tuple[AudioSource, AudioSink]]

_BEFORE_SPEAKING = bytes(int(0.3 * RATE) * SAMPLE_BYTES)
"""A person who touched the screen takes a breath first."""


class Stage(Protocol):
    """Plays a question to the kiosk and keeps what the kiosk says."""

    @property
    def description(self) -> str:
        """Which path the sound takes, and why, in words."""

    @property
    def loopback(self) -> bool:
        """Whether the sound goes through devices of the operating system."""

    def turn(self, question: bytes, answer: Path, publish: Publish) -> Turn:
        """A microphone that hears `question` (16 kHz mono), and a loudspeaker.

        What the loudspeaker played is in the file `answer` once the context is left, if it played.
        `publish` hears of what goes wrong on the way.
        """


class DirectStage:
    """The recording is the microphone, a file the loudspeaker: for machines without PulseAudio."""

    loopback = False

    def __init__(self, reason: str) -> None:
        self.description = f"{reason}; recordings stand in for microphone and loudspeaker"

    @asynccontextmanager
    async def turn(
        self, question: bytes, answer: Path, publish: Publish
    ) -> AsyncIterator[tuple[AudioSource, AudioSink]]:
        """As `Stage` says, at the pace of real speech."""
        del publish
        sink = WavSink(answer)
        yield WavSource(question, realtime=True), sink
        sink.close()


class LoopbackStage:
    """A sound server between person and kiosk: the real microphone and loudspeaker paths.

    `loopback` runs and is the default device of this process.
    """

    loopback = True
    description = (
        "PulseAudio is here; the questions went into the kiosk's microphone and its loudspeaker "
        "was recorded, in real time"
    )

    def __init__(self, loopback: Loopback) -> None:
        self._loopback = loopback
        self._gate = Gate()  # PortAudio opens and closes one device at a time

    @asynccontextmanager
    async def turn(
        self, question: bytes, answer: Path, publish: Publish
    ) -> AsyncIterator[tuple[AudioSource, AudioSink]]:
        """As `Stage` says; the person speaks as soon as the microphone is open."""
        said = _BEFORE_SPEAKING + question
        with ExitStack() as room:
            taped = await asyncio.to_thread(room.enter_context, self._loopback.recording())
            prompted = _Prompted(
                Microphone(publish=publish, gate=self._gate),
                lambda: self._loopback.speaking(said),
            )
            yield prompted, Loudspeaker(gate=self._gate)
            await asyncio.to_thread(room.close)
        if sound := trimmed(taped.read_bytes()):
            write_wav(answer, sound, RATE)


class _Prompted:
    """A microphone; once it is open, somebody is `speaking` into it until it is closed."""

    def __init__(
        self, microphone: AudioSource, speaking: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._microphone = microphone
        self._speaking = speaking

    async def frames(self) -> AsyncIterator[bytes]:
        """What the microphone hears."""
        frames = cast("AsyncGenerator[bytes, Any]", self._microphone.frames())
        with ExitStack() as person:
            async with aclosing(frames):
                yield await anext(frames)
                person.enter_context(self._speaking())
                async for frame in frames:
                    yield frame


@contextmanager
def best_stage() -> Iterator[Stage]:
    """The loopback where PulseAudio is there, else the direct way, with the reason."""
    with ExitStack() as stack:
        yield _staged(stack)


def _staged(stack: ExitStack) -> Stage:
    try:
        with ExitStack() as trial:
            loopback = trial.enter_context(Loopback())
            trial.enter_context(default_devices(loopback))
            stack.push(trial.pop_all())
    except KioskError as error:
        return DirectStage(error.message)
    return LoopbackStage(loopback)
