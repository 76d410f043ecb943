"""How visits end, in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from stories import QUESTION, Story

from kiosk.conversation.chime import chime, play_chime
from kiosk.core import events as ev
from kiosk.core.audio import PcmChunk
from kiosk.core.commands import PACES
from kiosk.core.errors import Missing
from kiosk.core.showing import VOLUME
from kiosk.core.state import KioskState, Phase
from tests.support.ports import Room
from tests.support.virtual_time import run


class DeadRoom(Room):
    """A loudspeaker that was pulled out."""

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        raise Missing("speaker.lost", "The loudspeaker is gone.", "Plug it in.")


def expiries(story: Story) -> list[int | None]:
    """What the screen said of the time that is left, each once."""
    found: list[int | None] = []
    for state in story.states:
        if not found or found[-1] != state.expires_in:
            found.append(state.expires_in)
    return found


def test_a_silent_visit_is_announced_second_by_second_then_wiped_with_thanks() -> None:
    story = Story()

    async def visit() -> KioskState:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            await asyncio.sleep(59)
            assert session.state.expires_in is None
            assert session.state.transcript
            await asyncio.sleep(2)
            assert session.state.expires_in == 20
            await asyncio.sleep(20)
            assert session.state.farewell
            assert not session.state.transcript
            await asyncio.sleep(6)
            return session.state

    assert not run(visit()).farewell
    assert expiries(story) == [None, *range(20, 0, -1), None]


def test_more_time_is_given_on_request_as_often_as_wanted() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            for _ in range(12):
                await asyncio.sleep(70)
                assert session.state.expires_in is not None
                session.more_time()
                await asyncio.sleep(1)
                assert session.state.expires_in is None
                assert session.state.transcript == QUESTION

    run(visit())


def test_reading_and_scrolling_count_as_being_there() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            for _ in range(10):
                await asyncio.sleep(45)
                session.more_time()
            assert session.state.transcript == QUESTION

    run(visit())
    assert expiries(story) == [None]


def test_nothing_is_announced_while_somebody_speaks_or_an_answer_plays() -> None:
    story = Story(timeout_s=0.5)
    story.person.silence_s = 5

    async def visit() -> None:
        async with story.session() as session:
            session.talk()
            await story.until(session, Phase.LISTENING)
            await story.until(session, Phase.ANSWERING)
            session.more_time()
            assert session.state.phase is Phase.ANSWERING, "more time interrupts nothing"
            await story.until(session, Phase.IDLE)

    run(visit())
    assert expiries(story) == [None]


def test_start_over_wipes_at_once_and_says_so() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.set_volume(1.0)
            session.set_pace(9.0)
            assert session.state.pace == PACES[-1], "what can still be understood"
            session.start_over()
            await asyncio.sleep(0.2)
            assert session.state.farewell
            assert not session.state.sentences
            assert session.state.volume == VOLUME
            assert session.state.pace == 1.0
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            assert not session.state.farewell, "the next person need not wait"

    run(visit())


def test_an_empty_kiosk_is_wiped_in_silence() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session():
            await asyncio.sleep(600)

    run(visit())
    assert not any(isinstance(fact, ev.Farewell | ev.TimeoutNear) for fact in story.facts)


def test_the_warning_is_heard_and_a_dead_loudspeaker_does_not_keep_the_visit() -> None:
    room = Room()
    facts: list[ev.Event] = []
    run(play_chime(room, facts.append))
    assert facts == []
    assert room.played_ms == chime().duration_ms > 500
    run(play_chime(DeadRoom(), facts.append))
    assert [type(fact) for fact in facts] == [ev.Degraded]
