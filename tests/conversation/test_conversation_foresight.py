"""What is done while the person still speaks: used when they said just that, else discarded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from stories import ALWAYS_ASK, QUESTION, SAID, WARRANTY, Story

from kiosk.action.forespoken import Forespoken
from kiosk.action.mouth import Mouth
from kiosk.conversation.clock import LoopClock
from kiosk.conversation.foresight import Foresight, ForesightParts
from kiosk.conversation.recent import RecentSearch
from kiosk.conversation.turn import TurnRunner
from kiosk.conversation.turn_parts import TurnParts
from kiosk.core import events as ev
from kiosk.core.errors import EngineFailed
from kiosk.core.ports import Message
from kiosk.core.record import AuditRef, SpeculationRecord, Tier, TurnRecord
from kiosk.core.turn import Modality, Passage, Turn
from kiosk.governance.guard import Guard
from kiosk.reasoning.drafts import Drafts
from kiosk.reasoning.memory import SessionMemory
from kiosk.reasoning.prompts import Persona
from kiosk.reasoning.router import Circumstances, Offer
from kiosk.reasoning.tandem import on_device
from tests.support.ports import Library, Mini, Room, Voice
from tests.support.virtual_time import run


@dataclass
class ReadingMini(Mini):
    """Also tells what it was given to read ahead."""

    read: list[Sequence[Message]] = field(default_factory=list)

    async def prefill(self, messages: Sequence[Message]) -> None:
        self.read.append(messages)
        await asyncio.sleep(0.1)


@dataclass
class Desk:
    """A kiosk's turns with a foresight, made of stand-ins."""

    mini: ReadingMini = field(default_factory=lambda: ReadingMini([f"{w} " for w in SAID.split()]))
    library: Library = field(default_factory=lambda: Library([WARRANTY]))
    voice: Voice = field(default_factory=Voice)
    room: Room = field(default_factory=Room)
    memory: SessionMemory = field(default_factory=SessionMemory)
    on_device: bool = True
    facts: list[tuple[float, ev.Event]] = field(default_factory=list)

    def __post_init__(self) -> None:
        clock = LoopClock()
        drafts = Drafts(self.mini, clock, ALWAYS_ASK)
        search = RecentSearch(self.library)
        self.spoken = Forespoken(self.voice, clock.monotonic)

        def mini_answers(_text: str, _passages: Sequence[Passage]) -> bool:
            return self.on_device

        self.foresight = Foresight(
            ForesightParts(search, drafts, mini_answers, Persona(), 4, voice=lambda: self.spoken)
        )
        self.turns = TurnRunner(
            TurnParts(
                search=search,
                respond=on_device(drafts),
                guard=Guard([]).check,
                wants_human=lambda _text: False,
                circumstances=lambda _turn: Circumstances((Offer(Tier.MINI, "mini"),)),
                file=lambda _record: AuditRef(),
                clock=clock,
                foresight=self.foresight,
            )
        )
        self.mouth = Mouth(self.spoken, self.room, clock)
        self.anticipate = self.turns.anticipate(self.memory)

    async def turn(self, words: str) -> TurnRecord:
        turn = Turn("t", "s", Modality.VOICE, words)
        return await self.turns.run(turn, self.memory, self._note, mouth=self.mouth)

    def first(self, kind: type[ev.Event]) -> float:
        return next(at for at, event in self.facts if isinstance(event, kind))

    def _note(self, event: ev.Event) -> None:
        self.facts.append((asyncio.get_running_loop().time(), event))


def test_an_answer_that_was_drafted_sounds_at_once() -> None:
    async def story() -> tuple[Desk, TurnRecord]:
        desk = Desk()
        desk.anticipate(QUESTION, True)
        await asyncio.sleep(3.0)
        assert not desk.room.played_ms, "nothing is heard before the turn is certain"
        assert not desk.facts
        return desk, await desk.turn(QUESTION)

    desk, record = run(story())
    assert desk.first(ev.SpeakingStarted) - desk.first(ev.TurnStarted) < 0.01
    assert record.answer.text == SAID
    assert len(desk.mini.requests) == 1
    assert desk.library.queries == [QUESTION]
    assert desk.voice.lines == [SAID]
    done = record.speculation
    assert (done.searches, done.search_hits) == (1, 1)
    assert (done.drafts, done.draft_hits, done.voiced, done.voice_hits) == (1, 1, 1, 1)
    assert done.saved_ms > 1000
    assert done.wasted_ms == 0


def test_a_turn_takes_over_a_draft_that_is_still_being_written() -> None:
    async def story() -> tuple[Desk, TurnRecord]:
        desk = Desk()
        desk.anticipate(QUESTION, True)
        await asyncio.sleep(0.6)
        return desk, await desk.turn(QUESTION)

    desk, record = run(story())
    waited = desk.first(ev.SpeakingStarted) - desk.first(ev.TurnStarted)
    assert waited < len(SAID.split()) * 0.1 - 0.4
    assert record.answer.text == SAID
    assert len(desk.mini.requests) == 1
    assert record.speculation.draft_hits == 1


def test_speech_that_goes_on_discards_the_draft_and_its_voice() -> None:
    async def story() -> tuple[Desk, TurnRecord]:
        desk = Desk()
        desk.anticipate("How long is the warranty of the motor", True)
        await asyncio.sleep(0.5)
        desk.anticipate("", False)
        await asyncio.sleep(0.1)
        assert desk.mini.cancelled == 1
        return desk, await desk.turn(QUESTION)

    desk, record = run(story())
    assert record.answer.text == SAID
    assert len(desk.mini.requests) == 2
    assert record.speculation.draft_hits == 0
    assert record.speculation.drafts == 1
    assert record.speculation.wasted_ms > 400


def test_another_transcript_gets_another_answer() -> None:
    async def story() -> TurnRecord:
        desk = Desk()
        desk.anticipate("How long is the guarantee of the juicer", True)
        await asyncio.sleep(3.0)
        return await desk.turn(QUESTION)

    record = run(story())
    assert record.input.transcript == QUESTION
    assert record.speculation.draft_hits == 0
    assert record.speculation.voice_hits == 1, "the answer happens to be the same"
    assert record.speculation.wasted_ms > 1000


def test_words_that_may_change_are_searched_and_read_but_not_answered() -> None:
    async def story() -> tuple[Desk, TurnRecord]:
        desk = Desk()
        desk.anticipate("Tell", False)
        await asyncio.sleep(0.2)
        assert desk.library.queries == []
        desk.anticipate("Tell me about the warranty of the motor", False)
        await asyncio.sleep(0.5)
        assert desk.library.queries == ["Tell me about the warranty of the motor"]
        assert len(desk.mini.read) == 1
        assert "three years" in desk.mini.read[0][-1].content
        assert desk.mini.requests == []
        return desk, await desk.turn(QUESTION)

    _desk, record = run(story())
    assert (record.speculation.prefills, record.speculation.drafts) == (1, 0)


def test_what_the_device_would_not_answer_is_not_drafted() -> None:
    async def story() -> tuple[Desk, SpeculationRecord]:
        desk = Desk(on_device=False)
        desk.anticipate(QUESTION, True)
        await asyncio.sleep(1.0)
        return desk, desk.foresight.settle()

    desk, done = run(story())
    assert desk.mini.requests == []
    assert desk.voice.lines == []
    assert (done.searches, done.drafts) == (1, 0)


def test_nothing_of_a_person_who_left_remains() -> None:
    async def story() -> tuple[Desk, TurnRecord]:
        desk = Desk()
        desk.anticipate(QUESTION, True)
        await asyncio.sleep(0.5)
        desk.turns.forget()
        await asyncio.sleep(0.1)
        assert desk.mini.cancelled == 1
        return desk, await desk.turn(QUESTION)

    desk, record = run(story())
    assert desk.library.queries == [QUESTION, QUESTION]
    assert record.speculation.search_hits == record.speculation.draft_hits == 0


def test_a_search_that_fails_ahead_is_told_by_the_turn_alone() -> None:
    async def story() -> TurnRecord:
        desk = Desk()
        desk.library.failure = EngineFailed("knowledge.broken", "The pack can't be read.")
        desk.anticipate(QUESTION, True)
        await asyncio.sleep(1.0)
        assert desk.facts == []
        desk.library.failure = None
        return await desk.turn(QUESTION)

    assert run(story()).answer.text == SAID


def test_a_voice_that_fails_ahead_fails_as_ever() -> None:
    async def story() -> tuple[Desk, TurnRecord]:
        desk = Desk()
        desk.voice.failure = EngineFailed("tts.broken", "It is hoarse.")
        desk.anticipate(QUESTION, True)
        await asyncio.sleep(3.0)
        return desk, await desk.turn(QUESTION)

    desk, record = run(story())
    assert record.answer.text == SAID
    assert [d.code for d in record.degraded] == ["tts.failed"]
    assert not desk.room.played_ms


@dataclass
class AheadStory(Story):
    """A whole visit whose turns have a foresight."""

    def turns(self) -> TurnRunner:
        self.ahead = Desk(library=self.library)
        return self.ahead.turns

    def mouth(self) -> Mouth:
        return Mouth(self.ahead.spoken, self.room, LoopClock())


@asynccontextmanager
async def visit(story: AheadStory) -> AsyncIterator[None]:
    async with story.session() as session:
        session.talk()
        async with asyncio.timeout(30):
            while not any(isinstance(fact, ev.TurnEnded) for fact in story.facts):
                story.changed.clear()
                await story.changed.wait()
        yield


def test_in_a_visit_the_pause_at_the_end_is_enough_for_the_answer() -> None:
    story = AheadStory()

    async def told() -> None:
        async with visit(story):
            pass

    run(told())
    (record,) = (fact.record for fact in story.facts if isinstance(fact, ev.TurnEnded))
    assert record.answer.text == SAID
    assert record.speculation.draft_hits == 1
    assert len(story.ahead.mini.requests) == 1
