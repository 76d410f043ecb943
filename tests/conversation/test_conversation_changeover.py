"""Another pack takes over between visits, in virtual time."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from stories import QUESTION, Story

from kiosk.conversation.changeover import FAILED, Prepared
from kiosk.conversation.session import Session
from kiosk.conversation.visit import SessionParts
from kiosk.core import events as ev
from kiosk.core.errors import BadInput
from kiosk.core.state import PackInfo, Phase
from tests.support.virtual_time import run


class Shelf:
    """Packs that take `seconds` to build; ``broken`` can't be."""

    def __init__(self, parts: SessionParts, seconds: float = 3) -> None:
        self.parts = replace(parts, prepare=self.prepare)
        self.seconds = seconds
        self.discarded: list[str] = []

    async def prepare(self, path: Path) -> Prepared:
        await asyncio.sleep(self.seconds)
        if path.name == "broken":
            raise BadInput("pack.bad_toml", "Line 3 is wrong.", "Mend it.")
        new = replace(self.parts, pack=PackInfo(path.name))
        return Prepared(lambda: new, lambda: self.discarded.append(path.name))


@asynccontextmanager
async def opened(story: Story):
    async with story.session() as plain:
        shelf = Shelf(plain._parts)
        session = Session(shelf.parts)
        running = asyncio.create_task(session.run())
        try:
            yield session, shelf
        finally:
            running.cancel()
            await asyncio.wait({running})


def test_an_empty_kiosk_changes_as_soon_as_the_pack_is_ready() -> None:
    async def visit() -> None:
        async with opened(Story()) as (session, _):
            session.switch_pack(Path("spring"))
            await asyncio.sleep(2)
            assert session.state.pack.name == "Shop"
            await asyncio.sleep(2)
            assert session.state.pack.name == "spring"

    run(visit())


def test_a_visitor_keeps_the_pack_until_the_visit_ends() -> None:
    story = Story()

    async def visit() -> None:
        async with opened(story) as (session, _):
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.switch_pack(Path("spring"))
            await asyncio.sleep(20)
            assert session.state.pack.name == "Shop" and session.state.session_id
            session.start_over()
            await asyncio.sleep(1)
            assert session.state.pack.name == "spring" and not session.state.session_id

    run(visit())


def test_a_pack_that_cannot_be_built_is_told_and_the_old_one_serves_on() -> None:
    story = Story()

    async def visit() -> None:
        async with opened(story) as (session, _):
            session.switch_pack(Path("broken"))
            await asyncio.sleep(4)
            assert session.state.pack.name == "Shop"
            (told,) = session.state.degraded
            assert told.code == FAILED and "Line 3" in told.message
            session.switch_pack(Path("spring"))
            await asyncio.sleep(4)
            assert session.state.pack.name == "spring" and session.state.degraded == ()

    run(visit())
    assert any(isinstance(fact, ev.Recovered) for fact in story.facts)


def test_the_newest_wish_counts_and_what_was_ready_is_put_away() -> None:
    async def visit() -> list[str]:
        story = Story()
        async with opened(story) as (session, shelf):
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.switch_pack(Path("spring"))
            await asyncio.sleep(4)  # ready, and waits
            session.switch_pack(Path("summer"))
            session.switch_pack(Path("autumn"))
            await asyncio.sleep(4)
            session.start_over()
            await asyncio.sleep(1)
            assert session.state.pack.name == "autumn"
            session.submit_text(QUESTION)
            await story.until(session, Phase.ANSWERING)
            session.switch_pack(Path("winter"))
            await asyncio.sleep(4)
        return shelf.discarded

    assert run(visit()) == ["spring", "winter"]
