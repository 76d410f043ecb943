"""Somebody speaks into the answer, holds a button, keeps the microphone open: in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from stories import QUESTION, SAID, Story

from kiosk.conversation.interjection import Interjection, judged, promises_speech
from kiosk.conversation.interruption import Duplex
from kiosk.conversation.session import Session
from kiosk.core import events as ev
from kiosk.core.audio import FRAME_MS, PcmChunk
from kiosk.core.errors import Missing
from kiosk.core.state import KioskState, Phase, WayIn
from kiosk.perception.echo_meter import EchoMeter
from tests.support.ports import LOUD, QUIET, Loudness
from tests.support.virtual_time import run


@dataclass
class HeldRoom:
    """A loudspeaker that takes as long as the sound lasts, and waits while it is held."""

    played_ms: float = 0.0
    ducked: int = 0
    free: asyncio.Event = field(default_factory=asyncio.Event)
    silent_at: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.free.set()

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        started = False
        async for chunk in chunks:
            if not started:
                on_start()
                started = True
            await self.free.wait()
            await asyncio.sleep(chunk.duration_ms / 1000)
            self.played_ms += chunk.duration_ms

    def duck(self) -> None:
        self.ducked += 1

    def hold(self) -> None:
        self.free.clear()
        self.silent_at.append(asyncio.get_running_loop().time())

    def go_on(self) -> None:
        self.free.set()


@dataclass
class Talker:
    """A microphone before which somebody speaks whenever `say` says so."""

    until: float = 0.0
    since: float = 0.0
    open: bool = False
    failure: Missing | None = None
    opened: int = 0

    def say(self, seconds: float, *, after: float = 0.0) -> None:
        self.since = asyncio.get_running_loop().time() + after
        self.until = self.since + seconds

    async def frames(self) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        self.opened += 1
        try:
            while True:
                await asyncio.sleep(FRAME_MS / 1000)
                if self.failure:
                    raise self.failure
                self.open = True
                yield LOUD if self.since <= loop.time() < self.until else QUIET
        finally:
            self.open = False


class Visit:
    """A story with a person who may interrupt."""

    def __init__(self, *, meter: EchoMeter | None = None, cancelled: bool = True) -> None:
        self.room = HeldRoom()
        self.talker = Talker()
        self.story = Story(person=self.talker, room=self.room)  # type: ignore[arg-type]
        meter = meter or (EchoMeter() if cancelled else None)
        self.duplex = Duplex(Loudness(), self.room, meter=meter)

    @asynccontextmanager
    async def session(self, way_in: WayIn = WayIn.TOUCH) -> AsyncIterator[Session]:
        async with self.story.session(duplex=self.duplex, way_in=way_in) as session:
            yield session

    async def asked(self, session: Session) -> None:
        """Touch, ask, and wait for the voice."""
        session.talk()
        await self.story.until(session, Phase.LISTENING)
        self.talker.say(2.0)
        await self.until(session, lambda state: state.speaking_index >= 0)

    async def until(self, session: Session, there: Callable[[KioskState], bool]) -> None:
        async with asyncio.timeout(60):
            while not there(session.state):
                self.story.changed.clear()
                await self.story.changed.wait()

    def told(self, kind: type[ev.Event]) -> list[ev.Event]:
        return [fact for fact in self.story.facts if isinstance(fact, kind)]


def test_speech_stops_the_voice_and_is_answered_next() -> None:
    visit = Visit()

    async def story() -> None:
        async with visit.session() as session:
            await visit.asked(session)
            await asyncio.sleep(0.3)
            visit.story.stt.words = "No, how much is the kettle?"
            began = asyncio.get_running_loop().time()
            visit.talker.say(1.5)
            await visit.story.until(session, Phase.LISTENING)
            assert visit.room.silent_at[0] - began < 0.2
            assert visit.talker.open
            await visit.story.until(session, Phase.ANSWERING)
            await visit.story.until(session, Phase.IDLE)

    run(story())
    first, second = visit.story.records
    assert second.input.transcript == "No, how much is the kettle?"
    assert len(visit.told(ev.Interrupted)) == 1
    assert visit.story.library.queries[0] == QUESTION
    assert first.session_id == second.session_id


def test_what_was_not_heard_is_not_remembered() -> None:
    visit = Visit()

    async def story() -> list[str]:
        async with visit.session() as session:
            await visit.asked(session)
            await asyncio.sleep(0.2)
            visit.story.stt.words = "Stop"
            visit.talker.say(0.6)
            await visit.story.until(session, Phase.IDLE)
            assert session._visit is not None
            return [exchange.answer for exchange in session._visit.memory.exchanges]

    remembered = run(story())
    (answer,) = remembered
    assert answer.endswith(" …")
    share = visit.room.played_ms / (100 * len(SAID.split()))
    assert 0 < share < 1
    assert SAID.startswith(answer.removesuffix(" …"))
    assert abs(len(answer.split()) - 1 - share * len(SAID.split())) <= 1


@pytest.mark.parametrize(
    ("seconds", "words", "reason"),
    [(0.6, "Mm-hmm.", "nod"), (0.6, "", "nothing"), (1.2, "has a warranty of three", "echo")],
)
def test_a_false_alarm_lets_the_voice_go_on(seconds: float, words: str, reason: str) -> None:
    visit = Visit()

    async def story() -> None:
        async with visit.session() as session:
            await visit.asked(session)
            await asyncio.sleep(0.3)
            visit.story.stt.words = words
            visit.talker.say(seconds)
            await visit.story.until(session, Phase.IDLE)

    run(story())
    assert [fact.reason for fact in visit.told(ev.VoiceResumed)] == [reason]  # type: ignore[attr-defined]
    assert visit.told(ev.Interrupted) == []
    (record,) = visit.story.records
    assert record.answer.text == SAID
    assert visit.room.played_ms == pytest.approx(100 * len(SAID.split()))


def test_after_a_cough_the_voice_goes_on_and_no_word_is_lost() -> None:
    visit = Visit()

    async def story() -> None:
        async with visit.session() as session:
            await visit.asked(session)
            visit.talker.say(0.25, after=0.3)
            await visit.story.until(session, Phase.IDLE)

    run(story())
    assert visit.room.ducked == 1
    assert visit.told(ev.VoiceHeld) == []
    (record,) = visit.story.records
    assert record.answer.text == SAID
    assert visit.room.played_ms == pytest.approx(100 * len(SAID.split()))


def test_without_echo_cancellation_it_does_not_listen_to_its_own_voice() -> None:
    visit = Visit(cancelled=False)

    async def story() -> None:
        async with visit.session() as session:
            await visit.asked(session)
            visit.talker.say(1.0)
            await visit.story.until(session, Phase.IDLE)
            assert not session.state.full_duplex

    run(story())
    assert visit.told(ev.VoiceHeld) == []
    codes = {fact.degradation.code for fact in visit.told(ev.Degraded)}  # type: ignore[attr-defined]
    assert codes == {"echo.half_duplex"}


def test_who_hears_itself_twice_stops_listening_while_it_speaks_until_the_next_person() -> None:
    visit = Visit()
    visit.story.mini.words = [f"{word} " for word in (SAID[:-1] + " and more" * 10 + ".").split()]

    async def story() -> None:
        async with visit.session() as session:
            await visit.asked(session)
            visit.story.stt.words = "has a warranty of three years"
            for _ in range(2):
                visit.talker.say(1.0)
                await asyncio.sleep(3.0)
            assert not session.state.full_duplex
            session.start_over()
            await asyncio.sleep(1.0)
            assert session.state.full_duplex

    run(story())


def test_who_goes_on_before_the_answer_sounds_is_understood_as_a_whole() -> None:
    visit = Visit()
    visit.story.mini.pace_s = 3.0

    async def story() -> None:
        async with visit.session() as session:
            session.talk()
            await visit.story.until(session, Phase.LISTENING)
            visit.talker.say(2.0)
            await visit.story.until(session, Phase.THINKING)
            visit.story.stt.words = "and of the blender?"
            visit.story.mini.pace_s = 0.1
            visit.talker.say(1.0)
            await visit.story.until(session, Phase.LISTENING)
            await visit.story.until(session, Phase.ANSWERING)
            await visit.story.until(session, Phase.IDLE)

    run(story())
    assert visit.story.records[-1].input.transcript == f"{QUESTION} and of the blender?"


def test_a_held_button_takes_pauses_and_ends_when_it_is_let_go() -> None:
    visit = Visit()

    async def story() -> None:
        async with visit.session() as session:
            session.hold()
            await visit.story.until(session, Phase.LISTENING)
            visit.talker.say(1.0)
            await asyncio.sleep(4.0)
            assert session.state.phase is Phase.LISTENING
            visit.talker.say(1.0)
            await asyncio.sleep(1.0)
            session.release()
            await visit.story.until(session, Phase.ANSWERING)
            assert not visit.talker.open
            await visit.story.until(session, Phase.IDLE)

    run(story())
    (record,) = visit.story.records
    assert record.input.transcript == f"{QUESTION} {QUESTION}"


def test_an_open_microphone_listens_again_after_the_answer_and_closes_when_nobody_speaks() -> None:
    visit = Visit()

    async def story() -> None:
        async with visit.session(WayIn.OPEN) as session:
            session.talk()
            for _ in range(2):
                await visit.story.until(session, Phase.LISTENING)
                visit.talker.say(2.0)
                await visit.story.until(session, Phase.ANSWERING)
                await visit.story.until(session, Phase.LISTENING)
            assert visit.talker.opened == 1
            assert session.state.microphone_open
            await asyncio.sleep(visit.story.timeout_s + 5)
            assert not session.state.microphone_open

    run(story())
    assert len(visit.story.records) == 2


def test_a_microphone_that_comes_back_is_listened_to_without_a_touch() -> None:
    visit = Visit()

    async def story() -> None:
        async with visit.session() as session:
            session.talk()
            await visit.story.until(session, Phase.LISTENING)
            visit.talker.failure = Missing("mic.lost", "It is gone.", "Plug it in.")
            await visit.story.until(session, Phase.ERROR)
            assert not session.state.microphone_ready
            await asyncio.sleep(2.0)
            visit.talker.failure = None
            await visit.story.until(session, Phase.LISTENING)
            await asyncio.sleep(0.1)
            assert session.state.microphone_ready
            assert [d.code for d in session.state.degraded] == ["mic.interrupted"]
            visit.talker.say(2.0)
            await visit.story.until(session, Phase.ANSWERING)

    run(story())


@pytest.mark.parametrize(
    ("text", "own", "what"),
    [
        ("", "We open at nine.", Interjection.NOTHING),
        ("Mm-hmm.", "We open at nine.", Interjection.NOD),
        ("Yeah, okay.", "We open at nine.", Interjection.NOD),
        ("Yes.", "Shall I order it?", Interjection.SPEECH),
        ("Stop!", "We open at nine.", Interjection.STOP),
        ("we opened at nine", "We open at nine and close at six.", Interjection.ECHO),
        ("And on Sundays?", "We open at nine and close at six.", Interjection.SPEECH),
        ("Nine?", "We open at nine.", Interjection.SPEECH),
        ("And the price of the kettle at nine", "We open at nine.", Interjection.SPEECH),
    ],
)
def test_what_was_said_into_the_voice(text: str, own: str, what: Interjection) -> None:
    assert judged(text, own, asked=own.endswith("?")) is what


def test_a_single_word_of_noise_is_nothing_and_promises_nothing() -> None:
    assert judged("you", "We open at nine.", confidence=0.4) is Interjection.NOTHING
    assert not promises_speech("you", "We open at nine.")
    assert not promises_speech("open at", "We open at nine.")
    assert promises_speech("what about", "We open at nine.")
