from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress

import pytest
from stories import Story

from kiosk.conversation import lookout as lookouts
from kiosk.conversation.lookout import Lookout
from kiosk.conversation.session import Session
from kiosk.conversation.snapshot import reduce
from kiosk.conversation.viewing import Shown, ViewerParts
from kiosk.conversation.visit import SessionParts
from kiosk.core import events as ev
from kiosk.core.errors import KioskError
from kiosk.core.presence import Approached
from kiosk.core.seeing import Pixels
from kiosk.core.state import KioskState, PackInfo
from kiosk.core.turn import SeenProduct

WALL, SOMEBODY = bytes([90]) * 3, bytes([20]) * 3
HEIGHT, WIDTH = 36, 64


def frame(near: bool = False) -> Pixels:
    line = SOMEBODY * 20 + WALL * (WIDTH - 20) if near else WALL * WIDTH
    return Pixels(WIDTH, HEIGHT, line * HEIGHT)


class Film:
    """A camera that shows `frames` once; then it is lost, or shows the last one on and on."""

    def __init__(self, frames: list[Pixels], *, lost: bool = False) -> None:
        self.shown = frames
        self.lost = lost
        self.open = 0
        self.slow_to_close = 0.0

    async def frames(self) -> AsyncIterator[Pixels]:
        self.open += 1
        try:
            for shot in self.shown:
                yield shot
            if self.lost:
                raise KioskError("camera.lost", "The camera gives no more pictures.", "Its cable.")
            while True:
                await asyncio.sleep(0.001)
                yield self.shown[-1]
        finally:
            if self.slow_to_close:
                await asyncio.sleep(self.slow_to_close)
            self.open -= 1


class Nothing:
    """A pack that knows no product."""

    codes: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()

    def by_barcode(self, text: str) -> SeenProduct | None:
        return None

    def by_words(self, lines: Sequence[str]) -> tuple[SeenProduct, ...]:
        return ()


class Room:
    """Collects facts, and what a screen would know of them."""

    def __init__(self) -> None:
        self.facts: list[ev.Event] = []
        self.state = KioskState()

    def publish(self, event: ev.Event) -> None:
        self.facts.append(event)
        self.state = reduce(self.state, event)

    @property
    def near(self) -> list[bool | None]:
        return [fact.near for fact in self.facts if isinstance(fact, Approached)]


@asynccontextmanager
async def watching(film: Film) -> AsyncIterator[tuple[Lookout, Room]]:
    room = Room()
    lookout = Lookout(room.publish)
    task = asyncio.create_task(lookout.beside(lambda: film, asyncio.sleep(0)))
    try:
        yield lookout, room
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.005)


def test_somebody_who_comes_is_told_once_and_that_they_left_again() -> None:
    film = Film([frame()] * 12 + [frame(near=True)] * 6 + [frame()])

    async def story() -> None:
        async with watching(film) as (_, room):
            await until(lambda: room.near == [False, True, False])
            assert room.state.near is False

    asyncio.run(story())


def test_whoever_wants_the_camera_gets_it_only_when_it_is_closed() -> None:
    film = Film([frame()])

    async def story() -> None:
        async with watching(film) as (lookout, room):
            await until(lambda: room.near == [False])
            waiting = asyncio.create_task(lookout.gone())
            await asyncio.sleep(0.02)
            assert not waiting.done() and film.open == 1
        await asyncio.wait_for(waiting, 5)
        assert film.open == 0
        assert room.state.near is None, "and the screen knows that nothing looks any more"

    asyncio.run(story())


def test_a_camera_that_was_lost_is_told_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    film = Film([frame()], lost=True)
    monkeypatch.setattr(lookouts, "_AGAIN_S", 0.02)

    async def story() -> None:
        async with watching(film) as (_, room):
            await until(lambda: any(d.code == "lookout.blind" for d in room.state.degraded))
            assert "no more pictures" in room.state.degraded[0].message
            await asyncio.sleep(0.1)  # some more tries
            assert sum(isinstance(fact, ev.Degraded) for fact in room.facts) == 1
            film.lost = False
            await until(lambda: not room.state.degraded)
            assert room.state.near is False

    asyncio.run(story())


def kiosk(film: Film, viewer: ViewerParts | None = None) -> Session:
    story = Story()
    return Session(
        SessionParts(
            pack=PackInfo("Shop"),
            runner=story.turns(),
            ear=None,
            mouth=None,
            microphone=None,
            show=story._show,
            observe=story.facts.append,
            lookout=lambda: film,
            viewer=viewer,
        )
    )


def test_a_visit_opens_its_camera_only_when_the_lookout_has_closed_its_own() -> None:
    film, held_open = Film([frame()]), list[int]()

    def opened() -> Film:
        held_open.append(film.open)
        return Film([frame()])

    async def look(_picture: Pixels) -> Shown:
        return Shown()

    async def story_of() -> None:
        session = kiosk(film, ViewerParts(opened, look, Nothing))
        running = asyncio.create_task(session.run())
        await until(lambda: session.state.near is False)
        film.slow_to_close = 0.05
        session.consent("camera", True)
        session.open_camera()
        await until(lambda: bool(held_open))
        assert held_open == [0]
        running.cancel()
        await asyncio.wait({running})

    asyncio.run(story_of())


def test_nobody_is_looked_out_for_while_somebody_is_there() -> None:
    film = Film([frame()])

    async def story_of() -> None:
        session = kiosk(film)
        running = asyncio.create_task(session.run())
        await until(lambda: session.state.near is False)
        session.submit_text("How long is the warranty?")
        await until(lambda: session.state.record is not None)
        assert (film.open, session.state.near) == (0, None)
        await asyncio.sleep(0.05)
        assert film.open == 0, "nor between two questions"
        session.start_over()
        await until(lambda: session.state.near is False)
        running.cancel()
        await asyncio.wait({running})
        assert film.open == 0

    asyncio.run(story_of())


def test_without_a_camera_nothing_is_told() -> None:
    room = Room()
    asyncio.run(Lookout(room.publish).beside(None, asyncio.sleep(0)))
    assert room.facts == []
