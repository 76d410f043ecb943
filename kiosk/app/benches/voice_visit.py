"""The bench's person: speaks recordings to a live kiosk, interrupts it, and is silent."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.app.benches.voice_load import Load
from kiosk.app.benches.voice_room import Room
from kiosk.app.benches.voice_sound import samples
from kiosk.app.benches.voice_turn import Seen, Tapes, TurnResult, judge, stopped_after
from kiosk.core import events as ev
from kiosk.core.audio import RATE, SAMPLE_BYTES
from kiosk.core.errors import EngineFailed
from kiosk.core.state import WayIn

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk
    from kiosk.conversation.session import Session

_ANSWER_S = 1.5
"""So much of an answer is listened to; the rest changes no latency."""

_PATIENCE_S = 25.0
_BREATH_S = 0.3
_AFTER_S = 1.2
_INTO_ANSWER_S = 1.0
_OPEN_S = 10.0


@dataclass(frozen=True, slots=True)
class Recording:
    """Speech to play: its name and 16 kHz mono sound."""

    name: str
    pcm: bytes


@dataclass(slots=True)
class Facts:
    """What the kiosk published, with its time; `arrived` tells of news."""

    seen: list[Seen] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, event: ev.Event) -> None:
        """Take a fact."""
        if not isinstance(event, ev.Level):
            self.seen.append((time.monotonic(), event))
            self.arrived.set()

    async def until(self, there: Callable[[ev.Event], bool], patience_s: float) -> float:
        """Wait for the first fact that is `there`; its time. Raises `TimeoutError`."""
        checked = 0
        async with asyncio.timeout(patience_s):
            while True:
                while checked < len(self.seen):
                    at, event = self.seen[checked]
                    checked += 1
                    if there(event):
                        return at
                self.arrived.clear()
                await self.arrived.wait()


class Visitor:
    """Serves one live session of `kiosk` in `room`."""

    def __init__(self, session: Session, room: Room, facts: Facts) -> None:
        self._session = session
        self._room = room
        self._facts = facts

    async def ask(self, recording: Recording) -> TurnResult:
        """A turn of a new visit."""
        await self._come()
        await self._room.say(recording.pcm + _silence(_PATIENCE_S))
        ends_at = time.monotonic() + len(recording.pcm) / SAMPLE_BYTES / RATE
        load = Load()
        await self._hear_out(ends_at)
        _, others = load.read()
        await self._room.hush()
        tapes = self._tapes()
        await self._hang_up()
        return judge(recording.name, samples(recording.pcm), tapes, self._facts.seen, others)

    async def interrupt(self, question: Recording, interruption: Recording) -> float | None:
        """Milliseconds from the first sample of `interruption` to the last of the voice."""
        await self._come()
        await self._room.say(question.pcm + _silence(_PATIENCE_S))
        try:
            await self._facts.until(_is(ev.SpeakingStarted), _PATIENCE_S)
        except TimeoutError:
            return None
        finally:
            await self._room.hush()
        await asyncio.sleep(_INTO_ANSWER_S)
        self._room.ear.rewind()
        self._room.mouth.rewind()
        length_s = len(interruption.pcm) / SAMPLE_BYTES / RATE
        await self._room.say(interruption.pcm + _silence(2))
        await asyncio.sleep(length_s + 0.5)
        tapes = self._tapes()
        await self._room.hush()
        await self._hang_up()
        return stopped_after(tapes, samples(interruption.pcm))

    async def listen_to_silence(self, seconds: float) -> float:
        """Cores that an open microphone costs while nobody speaks."""
        self._session.choose_way_in(WayIn.OPEN)
        self._session.talk()
        await self._facts.until(_is(ev.MicrophoneOpened), _OPEN_S)
        await asyncio.sleep(1.0)
        load = Load()
        await asyncio.sleep(seconds)
        own, _ = load.read()
        self._session.choose_way_in(WayIn.TOUCH)
        return own

    async def _come(self) -> None:
        """A new person touches the screen and draws breath."""
        self._facts.seen.clear()
        self._session.start_over()
        await self._facts.until(_is(ev.SessionWiped), _OPEN_S)
        self._facts.seen.clear()
        self._session.talk()
        with suppress(TimeoutError):
            await self._facts.until(_is(ev.ListeningStarted), _OPEN_S)
        if not any(isinstance(event, ev.ListeningStarted) for _, event in self._facts.seen):
            hint = "`kiosk doctor` examines the devices; `--devices direct` needs none."
            raise EngineFailed("bench.no_microphone", "The microphone did not open.", hint)
        await asyncio.sleep(_BREATH_S)
        self._room.ear.rewind()
        self._room.mouth.rewind()

    async def _hear_out(self, ends_at: float) -> None:
        """Until the answer to what ends `ends_at` has sounded for a while, or none comes."""
        await asyncio.sleep(max(0.0, ends_at - time.monotonic()))
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline:
            before = len(self._facts.seen)
            if self._sounds_since(ends_at - _AFTER_S) and self._is_last():
                await asyncio.sleep(_ANSWER_S)
                if len(self._facts.seen) == before or self._is_last():
                    return
            if self._is_over() and time.monotonic() > ends_at + _AFTER_S:
                await asyncio.sleep(_BREATH_S)
                return
            await asyncio.sleep(0.05)

    def _sounds_since(self, moment: float) -> bool:
        return any(
            isinstance(event, ev.SpeakingStarted) and at >= moment for at, event in self._facts.seen
        )

    def _is_last(self) -> bool:
        """Whether nobody is being listened to: what sounds is the answer that stays."""
        for _, event in reversed(self._facts.seen):
            if isinstance(event, ev.SpeakingStarted):
                return True
            if isinstance(event, ev.SpeechStarted | ev.Interrupted | ev.VoiceHeld):
                return False
        return False

    def _is_over(self) -> bool:
        """Whether everything that was begun has ended without a sound."""
        ends = (ev.NothingHeard, ev.TurnEnded, ev.Failed)
        begins = (ev.SpeechStarted, ev.TurnStarted, ev.ListeningStarted)
        for _, event in reversed(self._facts.seen):
            if isinstance(event, ends):
                return True
            if isinstance(event, begins):
                return False
        return False

    async def _hang_up(self) -> None:
        began = sum(isinstance(e, ev.TurnStarted) for _, e in self._facts.seen)
        self._session.stop()
        with suppress(TimeoutError):
            await self._facts.until(_nth(ev.TurnEnded, began), _OPEN_S)
        await asyncio.sleep(_BREATH_S)

    def _tapes(self) -> Tapes:
        return Tapes(*self._room.ear.read(), *self._room.mouth.read())


@asynccontextmanager
async def visiting(kiosk: Kiosk, room: Room) -> AsyncIterator[Visitor]:
    """A visitor of a live session, its engines loaded and warm."""
    facts = Facts()
    live = kiosk.live(lambda _state: None, observe=facts, devices=room.devices)
    async with live as session:
        serving = asyncio.create_task(session.run())
        try:
            yield Visitor(session, room, facts)
        finally:
            serving.cancel()
            await asyncio.wait({serving})


async def warmed(visitor: Visitor, recordings: Sequence[Recording]) -> None:
    """Turns that count for nothing: files and caches are read once."""
    for recording in recordings[:2]:
        await visitor.ask(recording)


def _is(kind: type[ev.Event]) -> Callable[[ev.Event], bool]:
    return lambda event: isinstance(event, kind)


def _nth(kind: type[ev.Event], count: int) -> Callable[[ev.Event], bool]:
    """Whether a fact is the `count`th of its kind; with none to wait for, any is."""
    left = [count]

    def there(event: ev.Event) -> bool:
        left[0] -= isinstance(event, kind)
        return left[0] <= 0

    return there


def _silence(seconds: float) -> bytes:
    return bytes(int(seconds * RATE) * SAMPLE_BYTES)
