"""A sense that is not allowed is off: looked at the device, not at a flag."""

from __future__ import annotations

import asyncio

import pytest
from stories import QUESTION, Story

from kiosk.core import events as ev
from kiosk.core.consent import AT_FIRST, Role, Sense
from kiosk.core.errors import Refused
from kiosk.core.state import KioskState, Phase
from tests.support.virtual_time import run


def test_withdrawn_while_listening_closes_the_microphone() -> None:
    story = Story()

    async def visit() -> KioskState:
        async with story.session() as session:
            session.talk()
            await story.until(session, Phase.LISTENING)
            await asyncio.sleep(0.5)
            assert story.person.open
            session.consent("microphone", False)
            await asyncio.sleep(0.1)
            assert not story.person.open
            session.talk()
            await asyncio.sleep(5)
            assert not story.person.open
            return session.state

    state = run(visit())
    assert not state.consents.allows(Sense.MICROPHONE)
    assert state.problem is not None
    assert state.problem.code == "consent.microphone"
    assert story.records == []


def test_granted_again_it_listens() -> None:
    story = Story()

    async def visit() -> KioskState:
        async with story.session() as session:
            session.consent("microphone", False)
            session.consent("microphone", True)
            session.talk()
            await story.until(session, Phase.ANSWERING)
            return await story.until(session, Phase.IDLE)

    assert run(visit()).transcript == QUESTION


def test_without_memory_nothing_is_remembered() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            for granted in (True, False):
                session.consent("memory", granted)
                session.submit_text(QUESTION)
                await story.until(session, Phase.ANSWERING)
                await story.until(session, Phase.IDLE)
            visit = session._visit
            assert visit is not None
            assert visit.memory.exchanges == ()

    run(visit())
    assert len(story.records) == 2


def test_the_next_person_begins_anew() -> None:
    story = Story()

    async def visit() -> KioskState:
        async with story.session() as session:
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.consent("camera", True)
            session.consent("cloud", True)
            session.start_over()
            await asyncio.sleep(1)
            return session.state

    assert run(visit()).consents == AT_FIRST
    assert any(isinstance(fact, ev.SessionWiped) for fact in story.facts)


def test_a_sense_that_does_not_exist() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            with pytest.raises(ValueError, match="smell"):
                session.consent("smell", True)

    run(visit())


def opens(pin: str) -> Role:
    if pin != "2580":
        raise Refused("access.wrong_pin", "That PIN is not right.")
    return Role.STAFF


def test_staff_come_in_by_pin_and_the_wipe_locks() -> None:
    story = Story(unlock=opens)

    async def visit() -> None:
        async with story.session() as session:
            session.unlock("1111")
            await asyncio.sleep(1)
            assert session.state.role is Role.SHOPPER
            assert session.state.problem is not None
            assert session.state.problem.code == "access.wrong_pin"
            session.unlock("2580")
            await asyncio.sleep(1)
            assert session.state.role is Role.STAFF
            assert session.state.problem is None
            session.start_over()
            await asyncio.sleep(1)
            assert session.state.role is Role.SHOPPER
            session.unlock("2580")
            session.lock()
            await asyncio.sleep(1)
            assert session.state.role is Role.SHOPPER

    run(visit())


def test_where_no_pin_can_be_checked_nobody_comes_in() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.unlock("2580")
            await asyncio.sleep(1)
            assert session.state.role is Role.SHOPPER

    run(visit())
