from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import Any

import psutil
import pytest
from offline_faults import eventually

from kiosk.core.errors import (
    BadInput,
    EngineCrashed,
    EngineFailed,
    EngineTimeout,
    KioskError,
    Missing,
)
from offline.supervisor import State, WorkerEvent
from offline.worker import Worker


def with_toy(story: Callable[[Worker], Awaitable[Any]], **options: Any) -> Any:
    async def run() -> Any:
        worker = Worker("toy", "offline_toys:Toy", options, grace=2.0)
        try:
            async with asyncio.timeout(60):
                return await story(worker)
        finally:
            await worker.close()

    return asyncio.run(run())


def test_a_call_returns_what_the_engine_returns() -> None:
    async def story(worker: Worker) -> None:
        assert await worker.call("echo", {"pcm": b"\0" * 1_000_000, "n": [1, None]}) == {
            "pcm": b"\0" * 1_000_000,
            "n": [1, None],
        }

    with_toy(story)


def test_a_stream_comes_in_order() -> None:
    async def story(worker: Worker) -> None:
        assert [n async for n in worker.stream("count", 500)] == list(range(500))

    with_toy(story)


@pytest.mark.parametrize("how", ["SIGKILL", "SIGSEGV", "abort", "exit"])
def test_a_crash_is_a_typed_error_and_the_next_call_works(how: str) -> None:
    async def story(worker: Worker) -> None:
        await worker.start()
        before = worker.pid
        with pytest.raises(EngineCrashed) as caught:
            await worker.call("end", how)
        assert caught.value.code == "toy.crashed"
        assert await worker.call("echo", "back") == "back"
        assert worker.pid != before
        assert worker.restarts == 1

    with_toy(story)


def test_a_crash_in_mid_stream_ends_the_stream_with_the_error() -> None:
    async def story(worker: Worker) -> None:
        got = []
        with pytest.raises(EngineCrashed):
            async for number in worker.stream("count", 1000, 0.01):
                got.append(number)
                psutil.Process(worker.pid).kill()
        assert got[0] == 0

    with_toy(story)


def test_an_idle_crash_is_repaired_before_anybody_asks() -> None:
    async def story(worker: Worker) -> None:
        await worker.start()
        psutil.Process(worker.pid).kill()
        await eventually(lambda: worker.restarts == 1 and worker.state is State.READY)
        assert await worker.call("echo", 1) == 1

    with_toy(story)


@pytest.mark.parametrize(
    ("start", "kind", "code"),
    [
        ("coded", Missing, "toy.model_missing"),
        ("raise", EngineFailed, "toy.failed"),
        ("crash", EngineCrashed, "toy.crashed"),
    ],
)
def test_a_failed_start_is_told_once_and_not_retried(
    start: str, kind: type[KioskError], code: str
) -> None:
    async def story(worker: Worker) -> None:
        with pytest.raises(kind) as caught:
            await worker.start()
        assert caught.value.code == code
        await asyncio.sleep(0.5)
        assert (worker.state, worker.restarts, worker.pid) == (State.FAILED, 0, None)
        with pytest.raises(kind):
            await worker.call("echo", 1)

    with_toy(story, start=start)


def test_the_engines_errors_keep_their_type_code_and_hint() -> None:
    async def story(worker: Worker) -> None:
        with pytest.raises(BadInput) as caught:
            await worker.call("coded")
        assert caught.value.as_dict() == {"code": "toy.bad", "message": "not this", "hint": "that"}
        with pytest.raises(EngineFailed) as wrong:
            await worker.call("wrong")
        assert wrong.value.code == "toy.failed"
        assert "ZeroDivisionError" in wrong.value.message
        assert worker.restarts == 0

    with_toy(story)


def test_stray_prints_go_to_the_log(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    async def story(worker: Worker) -> None:
        assert await worker.call("noise") == "fine"

    with caplog.at_level(logging.DEBUG, "kiosk.engine.toy"):
        with_toy(story)
    for part in ("stray print", "native noise", "complaint"):
        assert part in caplog.text
    assert capfd.readouterr() == ("", "")


def test_two_calls_at_once_wait_for_each_other() -> None:
    async def story(worker: Worker) -> None:
        async def count(to: int) -> list[int]:
            return [n async for n in worker.stream("count", to, 0.001)]

        results = await asyncio.gather(count(40), count(30), worker.call("echo", "x"))
        assert results == [list(range(40)), list(range(30)), "x"]

    with_toy(story)


def test_cancelling_a_call_frees_the_caller_and_stops_the_work() -> None:
    async def story(worker: Worker) -> None:
        task = asyncio.create_task(worker.call("until_stopped"))
        await asyncio.sleep(0.3)
        before = worker.pid
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await worker.call("echo", "next") == "next"
        assert worker.pid == before

    with_toy(story)


def test_closing_a_stream_stops_it() -> None:
    async def story(worker: Worker) -> None:
        async with aclosing(worker.stream("count", 1_000_000, 0.001)) as numbers:
            async for number in numbers:
                if number == 5:
                    break
        before = worker.pid
        assert await worker.call("echo", "next") == "next"
        assert worker.pid == before

    with_toy(story)


def test_an_engine_deaf_to_cancel_is_replaced() -> None:
    async def story(worker: Worker) -> None:
        task = asyncio.create_task(worker.call("deaf", 600))
        await asyncio.sleep(0.3)
        before = worker.pid
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await worker.call("echo", "next") == "next"
        assert worker.pid != before

    with_toy(story)


def test_a_deadline_ends_the_call_and_the_process() -> None:
    async def story(worker: Worker) -> None:
        await worker.start()
        before = worker.pid
        with pytest.raises(EngineTimeout) as caught:
            await worker.call("deaf", 600, deadline=0.3)
        assert caught.value.code == "toy.timeout"
        assert await worker.call("echo", "next") == "next"
        assert worker.pid != before

    with_toy(story)


def test_no_threads_means_pause() -> None:
    async def story(worker: Worker) -> None:
        got: list[int] = []

        async def count() -> None:
            async for number in worker.stream("count", 60, 0.005):
                got.append(number)

        task = asyncio.create_task(count())
        await eventually(lambda: len(got) >= 5)
        worker.grant(0)
        await asyncio.sleep(0.2)
        paused_at = len(got)
        await asyncio.sleep(0.3)
        assert len(got) == paused_at < 60
        worker.grant(2)
        await task
        assert got == list(range(60))

    with_toy(story)


def test_a_paused_call_can_be_cancelled() -> None:
    async def story(worker: Worker) -> None:
        task = asyncio.create_task(worker.call("until_stopped"))
        await asyncio.sleep(0.3)
        before = worker.pid
        worker.grant(0)
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        worker.grant(3)
        assert await worker.call("threads") == 3
        assert worker.pid == before

    with_toy(story)


def test_close_leaves_no_process_and_fails_later_calls() -> None:
    async def story(worker: Worker) -> None:
        await worker.start()
        process = psutil.Process(worker.pid)
        await worker.close()
        assert not process.is_running()
        with pytest.raises(EngineFailed) as caught:
            await worker.call("echo", 1)
        assert caught.value.code == "toy.closed"

    with_toy(story)


def test_events_tell_what_became_of_the_process() -> None:
    events: list[WorkerEvent] = []

    async def story() -> None:
        worker = Worker("toy", "offline_toys:Toy", {}, on_event=events.append)
        with pytest.raises(EngineCrashed):
            await worker.call("end", "SIGSEGV")
        await worker.call("echo", 1)
        await worker.close()

    asyncio.run(story())
    assert [event.state for event in events] == [
        State.STARTING,
        State.READY,
        State.WAITING,
        State.STARTING,
        State.READY,
        State.CLOSED,
    ]
    assert events[2].detail == "SIGSEGV"
