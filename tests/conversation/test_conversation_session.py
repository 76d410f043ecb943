"""Visits in virtual time."""

from __future__ import annotations

import asyncio

from stories import QUESTION, SAID, Story

from kiosk.core import events as ev
from kiosk.core.errors import EngineCrashed, Missing
from kiosk.core.state import KioskState, Phase
from tests.support.virtual_time import run


def test_touch_speak_listen() -> None:
    story = Story()

    async def visit() -> KioskState:
        async with story.session() as session:
            session.talk()
            await story.until(session, Phase.ANSWERING)
            assert not story.person.open, "the microphone is closed while the kiosk speaks"
            return await story.until(session, Phase.IDLE)

    state = run(visit())
    assert state.transcript == QUESTION
    assert [s.text for s in state.sentences] == [SAID]
    assert story.phases() == [
        Phase.IDLE, Phase.LISTENING, Phase.TRANSCRIBING,
        Phase.THINKING, Phase.ANSWERING, Phase.IDLE,
    ]  # fmt: skip
    timings = story.records[0].timings_ms
    assert timings.end_of_speech_to_transcript > 0
    assert timings.end_of_speech_to_first_audio > timings.end_of_speech_to_transcript


def test_a_typed_question_takes_the_same_way() -> None:
    story = Story()

    async def visit() -> KioskState:
        async with story.session() as session:
            session.submit_text(f"  {QUESTION} ")
            await story.until(session, Phase.ANSWERING)
            return await story.until(session, Phase.IDLE)

    assert run(visit()).transcript == QUESTION
    assert story.records[0].input.modality == "text"


def test_blank_text_is_no_question() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.submit_text("   ")
            await asyncio.sleep(5)

    run(visit())
    assert story.records == []


def test_nobody_speaks() -> None:
    story = Story()
    story.person.silence_s = 1000

    async def visit() -> None:
        async with story.session() as session:
            session.talk()
            await story.until(session, Phase.LISTENING)
            await story.until(session, Phase.IDLE, patience_s=20)
            await asyncio.sleep(0.1)
            assert not story.person.open

    run(visit())
    assert story.records == []
    assert any(isinstance(fact, ev.NothingHeard) for fact in story.facts)


def test_stop_silences_and_closes() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.talk()
            await story.until(session, Phase.LISTENING)
            session.stop()
            await story.until(session, Phase.IDLE)
            await asyncio.sleep(0.1)
            assert not story.person.open
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.stop()
            await story.until(session, Phase.IDLE)
            heard = story.room.played_ms
            await asyncio.sleep(5)
            assert story.room.played_ms == heard

    run(visit())


def test_a_touch_while_the_kiosk_speaks_starts_listening() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.talk()
            await story.until(session, Phase.LISTENING)
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)

    run(visit())
    assert len(story.records) == 2


def test_a_visit_is_forgotten_when_nobody_is_there_any_more() -> None:
    story = Story(timeout_s=30)

    async def visit() -> KioskState:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            first = session.state.session_id
            await asyncio.sleep(29)
            assert session.state.session_id == first
            await asyncio.sleep(22)
            wiped = session.state
            session.submit_text("How much is it?")
            await story.until(session, Phase.ANSWERING)
            assert session.state.session_id != first
            return wiped

    state = run(visit())
    assert (state.transcript, state.sentences, state.session_id) == ("", (), "")
    assert story.library.queries[-1] == "How much is it?"


def test_start_over_forgets_at_once() -> None:
    story = Story()

    async def visit() -> KioskState:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.start_over()
            await asyncio.sleep(1)
            return session.state

    state = run(visit())
    assert state.phase is Phase.IDLE
    assert state.record is None
    assert state.sentences == ()


def test_a_lost_microphone_is_told_and_the_next_touch_works() -> None:
    story = Story()
    story.person.failure = Missing("mic.lost", "The microphone is gone.", "Plug it in again.")

    async def visit() -> KioskState:
        async with story.session() as session:
            session.talk()
            broken = await story.until(session, Phase.ERROR)
            story.person.failure = None
            session.talk()
            await story.until(session, Phase.ANSWERING)
            return broken

    broken = run(visit())
    assert broken.problem is not None
    assert broken.problem.code == "mic.lost"


def test_a_recogniser_that_crashes_twice_is_told_and_the_next_turn_works() -> None:
    story = Story()
    crash = EngineCrashed("stt.crashed", "The recogniser stopped")
    story.stt.failures = [crash, crash, crash, crash, crash, crash]

    async def visit() -> None:
        async with story.session() as session:
            session.talk()
            broken = await story.until(session, Phase.ERROR)
            assert broken.problem is not None
            assert broken.problem.code == "stt.crashed"
            story.stt.failures = []
            session.talk()
            await story.until(session, Phase.ANSWERING)

    run(visit())
