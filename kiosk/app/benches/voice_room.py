"""Where the bench speaks with the kiosk: a sound server, or a sound card in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol

from kiosk.app.benches.voice_card import Card
from kiosk.app.benches.voice_tape import Recorder, Tape
from kiosk.app.loopback import Loopback, default_devices
from kiosk.app.senses import Devices
from kiosk.core.errors import KioskError

LOOPBACK, DIRECT = "loopback", "direct"


class Room(Protocol):
    """`ear` and `mouth` are what went into the microphone and out of the loudspeaker.

    `name` is ``loopback`` or ``direct``; `devices` is None where the system's are used.
    """

    name: str
    description: str
    ear: Tape
    mouth: Tape

    @property
    def devices(self) -> Devices | None:
        """What stands in for the system's devices."""

    async def say(self, pcm: bytes) -> None:
        """Play 16 kHz mono `pcm` to the microphone from now on."""

    async def hush(self) -> None:
        """Stop what is being said."""


class DirectRoom:
    """A `Card`."""

    name = DIRECT

    def __init__(self, card: Card, reason: str) -> None:
        self.description = f"{reason}: a sound card in this process, every block with its time"
        self._card = card
        self.ear, self.mouth = card.ear, card.mouth

    @property
    def devices(self) -> Devices | None:
        """The card."""
        return self._card

    async def say(self, pcm: bytes) -> None:
        """As `Room` says."""
        self._card.say(pcm)

    async def hush(self) -> None:
        """As `Room` says."""
        self._card.hush()


class LoopbackRoom:
    """A PulseAudio server of our own; microphone and loudspeaker are the system's default."""

    name = LOOPBACK
    description = "PulseAudio null sinks as microphone and loudspeaker, both recorded"
    devices: Devices | None = None

    def __init__(self, loopback: Loopback, ear: Tape, mouth: Tape) -> None:
        self._loopback = loopback
        self._person = ExitStack()
        self.ear, self.mouth = ear, mouth

    async def say(self, pcm: bytes) -> None:
        """As `Room` says."""
        await self.hush()
        speaking = self._loopback.speaking(pcm)
        await asyncio.to_thread(self._person.enter_context, speaking)

    async def hush(self) -> None:
        """As `Room` says."""
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """Whoever speaks stops."""
        self._person.close()


@contextmanager
def opened_room(wanted: str | None) -> Iterator[Room]:
    """The room `wanted`, or without a wish the loopback where there is one.

    Raises `Missing`, `EngineFailed` ``demo.*`` when the loopback is wanted and can't be.
    """
    with ExitStack() as stack:
        yield _entered(wanted, stack)


def _entered(wanted: str | None, stack: ExitStack) -> Room:
    reason = "as asked for"
    if wanted != DIRECT:
        try:
            return stack.enter_context(_loopback_room())
        except KioskError as error:
            if wanted == LOOPBACK:
                raise
            reason = error.message.rstrip(".")
    return DirectRoom(stack.enter_context(Card()), reason)


@contextmanager
def _loopback_room() -> Iterator[Room]:
    with ExitStack() as stack:
        loopback = stack.enter_context(Loopback())
        stack.enter_context(default_devices(loopback))
        ear, mouth = Tape(), Tape()
        for sink, tape in (("ear", ear), ("mouth", mouth)):
            process = stack.enter_context(loopback.listening(sink))
            stack.callback(Recorder(process, tape).join)
            stack.callback(process.terminate)
        room = LoopbackRoom(loopback, ear, mouth)
        stack.callback(room.close)
        yield room
