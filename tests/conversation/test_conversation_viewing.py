from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from stories import Story

from kiosk.conversation.session import Session
from kiosk.conversation.viewing import Shown, ViewerParts
from kiosk.conversation.visit import SessionParts
from kiosk.core import events as ev
from kiosk.core.errors import EngineFailed
from kiosk.core.seeing import Pixels
from kiosk.core.state import KioskState, PackInfo
from kiosk.core.turn import OcrLine, SeenProduct
from kiosk.perception.camera import PictureCamera
from kiosk.perception.evidence import Eyes
from tests.support import pictures as draw

JUICER = SeenProduct("OJ-1", "Orchard juicer", "p1", "barcode")
CODE = "2000047125078"


class Shop:
    """Sells one juicer."""

    codes: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()

    def by_barcode(self, text: str) -> SeenProduct | None:
        return JUICER if text == CODE else None

    def by_words(self, lines: Sequence[str]) -> tuple[SeenProduct, ...]:
        return ()


class NoPrint:
    """A reader that finds no print, or fails."""

    failure: EngineFailed | None = None

    async def read(self, picture: Pixels) -> tuple[OcrLine, ...]:
        if self.failure:
            raise self.failure
        return ()

    async def warm(self) -> None:
        """Nothing to load."""


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    path = tmp_path / "label.png"
    draw.label(["Orchard juicer"], CODE).save(path)
    return path


@asynccontextmanager
async def kiosk(story: Story, path: Path, reader: NoPrint) -> AsyncIterator[Session]:
    async def look(picture: Pixels) -> Shown:
        return Shown((await Eyes(reader, Shop, lambda _text: "").look(picture),))

    parts = SessionParts(
        pack=PackInfo("Shop"),
        runner=story.turns(),
        ear=None,
        mouth=None,
        microphone=None,
        show=story._show,
        observe=story.facts.append,
        viewer=ViewerParts(lambda: PictureCamera(path, 30), look, Shop),
    )
    session = Session(parts)
    running = asyncio.create_task(session.run())
    try:
        yield session
    finally:
        running.cancel()
        await asyncio.wait({running})


async def until(story: Story, session: Session, holds: Callable[[KioskState], bool]) -> KioskState:
    async with asyncio.timeout(10):
        while not holds(session.state):
            story.changed.clear()
            await story.changed.wait()
    return session.state


def recognised(state: KioskState) -> bool:
    return bool(state.camera and state.camera.product)


def answered(state: KioskState) -> bool:
    return state.record is not None


def test_a_question_is_about_what_is_held_up_and_the_picture_is_forgotten(shot: Path) -> None:
    async def story_of() -> None:
        story = Story()
        async with kiosk(story, shot, NoPrint()) as session:
            session.consent("camera", True)
            session.open_camera()
            await until(story, session, recognised)
            session.submit_text("How long is the warranty on this?")
            state = await until(story, session, answered)
            assert state.record is not None
            assert state.record.input.modality == "image"
            assert state.record.input.images[0].product == JUICER
            assert story.library.queries[-1].endswith("Orchard juicer")
            frozen = [s.camera for s in story.states if s.camera and s.camera.frozen]
            assert frozen
            live = await until(story, session, lambda s: bool(s.camera and not s.camera.frozen))
            assert live.camera is not None
            session.start_over()
            await until(story, session, lambda s: s.camera is None)

    asyncio.run(story_of())


def test_without_consent_the_camera_stays_off(shot: Path) -> None:
    async def story_of() -> None:
        story = Story()
        async with kiosk(story, shot, NoPrint()) as session:
            session.open_camera()
            assert session.state.problem is not None
            assert session.state.problem.code == "consent.camera"
            assert session.state.camera is None
            session.consent("camera", True)
            session.open_camera()
            await until(story, session, recognised)
            session.consent("camera", False)
            assert session.state.camera is None

    asyncio.run(story_of())


def test_a_frozen_picture_is_read_once_and_let_go_on_the_second_touch(shot: Path) -> None:
    async def story_of() -> None:
        story = Story()
        async with kiosk(story, shot, NoPrint()) as session:
            session.consent("camera", True)
            session.open_camera()
            await until(story, session, recognised)
            session.freeze()
            state = await until(
                story, session, lambda s: bool(s.camera and s.camera.frozen and s.camera.boxes)
            )
            assert state.camera is not None
            assert not state.camera.reading
            session.freeze()
            await until(story, session, lambda s: bool(s.camera and not s.camera.frozen))

    asyncio.run(story_of())


def test_a_reader_that_fails_is_told_and_the_question_answered_without_it(shot: Path) -> None:
    async def story_of() -> None:
        story, reader = Story(), NoPrint()
        reader.failure = EngineFailed("ocr.crashed", "the ocr engine crashed")
        async with kiosk(story, shot, reader) as session:
            session.consent("camera", True)
            session.open_camera()
            await until(story, session, recognised)
            session.submit_text("How long is the warranty on this?")
            state = await until(story, session, answered)
            assert state.record is not None
            assert state.record.input.images == ()
            told = [f.degradation.code for f in story.facts if isinstance(f, ev.Degraded)]
            assert "ocr.crashed" in told

    asyncio.run(story_of())


def test_a_camera_that_is_not_there_is_told(tmp_path: Path) -> None:
    async def story_of() -> None:
        story = Story()
        async with kiosk(story, tmp_path, NoPrint()) as session:
            session.consent("camera", True)
            session.open_camera()
            state = await until(story, session, lambda s: bool(s.degraded))
            assert state.camera is None
            assert state.degraded[0].code == "camera.none"

    asyncio.run(story_of())
