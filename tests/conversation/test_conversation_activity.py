"""One activity at a time, in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kiosk.conversation.activity import Activity, Stage, nothing
from tests.support.virtual_time import run


class Diary:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.failures: list[BaseException] = []

    def task(self, name: str, seconds: float, unwind: float = 0.0) -> Activity:
        async def live() -> None:
            self.lines.append(f"{name} began")
            try:
                await asyncio.sleep(seconds)
                self.lines.append(f"{name} done")
            finally:
                await asyncio.sleep(unwind)
                self.lines.append(f"{name} over")

        return live


@asynccontextmanager
async def playing(diary: Diary, idle_after: float = 60.0) -> AsyncIterator[Stage]:
    stage = Stage(
        idle_after=idle_after,
        on_idle=diary.task("idle", 0),
        on_failure=diary.failures.append,
    )
    runner = asyncio.create_task(stage.run())
    try:
        yield stage
    finally:
        runner.cancel()
        await asyncio.wait({runner})


def test_a_new_wish_starts_only_after_the_old_activity_has_unwound() -> None:
    diary = Diary()

    async def story() -> None:
        async with playing(diary) as stage:
            stage.begin(diary.task("first", 10, unwind=1))
            await asyncio.sleep(2)
            stage.begin(diary.task("second", 1))
            await asyncio.sleep(5)

    run(story())
    assert diary.lines == [
        "first began", "first over", "second began", "second done", "second over",
    ]  # fmt: skip


def test_of_many_wishes_only_the_newest_is_played() -> None:
    diary = Diary()

    async def story() -> None:
        async with playing(diary) as stage:
            stage.begin(diary.task("first", 10, unwind=1))
            await asyncio.sleep(1)
            for name in ("a", "b", "c"):
                stage.begin(diary.task(name, 1))
            await asyncio.sleep(5)

    run(story())
    assert [line for line in diary.lines if "began" in line] == ["first began", "c began"]


def test_stopping_is_a_wish_for_nothing() -> None:
    diary = Diary()

    async def story() -> None:
        async with playing(diary) as stage:
            stage.begin(diary.task("first", 10))
            await asyncio.sleep(1)
            stage.begin(nothing)
            await asyncio.sleep(1)
            assert diary.lines == ["first began", "first over"]

    run(story())


def test_idle_comes_once_per_silence_and_never_during_an_activity() -> None:
    diary = Diary()

    async def story() -> None:
        async with playing(diary, idle_after=30) as stage:
            stage.begin(diary.task("long", 100))
            await asyncio.sleep(99)
            assert "idle began" not in diary.lines
            await asyncio.sleep(500)
            assert diary.lines.count("idle began") == 1
            stage.begin(diary.task("next", 1))
            await asyncio.sleep(100)
            assert diary.lines.count("idle began") == 2

    run(story())


def test_a_failing_activity_is_told_and_the_next_one_runs() -> None:
    diary = Diary()

    async def broken() -> None:
        raise ValueError("boom")

    async def story() -> None:
        async with playing(diary) as stage:
            stage.begin(broken)
            await asyncio.sleep(1)
            stage.begin(diary.task("next", 1))
            await asyncio.sleep(5)

    run(story())
    assert [str(failure) for failure in diary.failures] == ["boom"]
    assert "next done" in diary.lines


def test_closing_stops_what_runs() -> None:
    diary = Diary()

    async def story() -> None:
        async with playing(diary) as stage:
            stage.begin(diary.task("first", 10))
            await asyncio.sleep(1)

    run(story())
    assert diary.lines == ["first began", "first over"]
