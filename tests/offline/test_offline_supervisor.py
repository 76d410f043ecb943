from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from offline_faults import eventually

from kiosk.core.errors import EngineCrashed, EngineFailed, Missing
from offline.supervisor import Backoff, State, Supervisor
from tests.support.virtual_time import run


class FakeChild:
    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.end: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def gone(self) -> int:
        return await asyncio.shield(self.end)

    def kill(self) -> None:
        if not self.end.done():
            self.end.set_result(-9)

    async def close(self) -> None:
        self.kill()


class Nursery:
    """Spawns children and remembers when; `fails` raises instead."""

    def __init__(self, fails: Callable[[int], Exception | None] = lambda _: None) -> None:
        self.times: list[float] = []
        self.children: list[FakeChild] = []
        self.fails = fails

    async def spawn(self) -> FakeChild:
        self.times.append(asyncio.get_running_loop().time())
        if error := self.fails(len(self.times)):
            raise error
        self.children.append(FakeChild(len(self.children)))
        return self.children[-1]


def test_backoff_doubles_up_to_its_cap_and_starts_over() -> None:
    backoff = Backoff()
    assert [backoff.next() for _ in range(10)] == [0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30]
    backoff.reset()
    assert backoff.next() == 0.2


def test_repeated_crashes_are_answered_ever_more_slowly() -> None:
    async def story() -> list[float]:
        nursery = Nursery()
        supervisor = Supervisor("x", nursery.spawn)
        await supervisor.start()
        for n in range(9):
            nursery.children[n].kill()
            await eventually(lambda born=n + 2: len(nursery.children) == born)
        await supervisor.close()
        return [b - a for a, b in zip(nursery.times, nursery.times[1:], strict=False)]

    gaps = run(story())
    assert gaps == pytest.approx([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30.0], abs=0.02)


def test_healthy_work_resets_the_backoff() -> None:
    async def story() -> float:
        nursery = Nursery()
        supervisor = Supervisor("x", nursery.spawn)
        await supervisor.start()
        for n in range(3):
            nursery.children[n].kill()
            await asyncio.sleep(5)
        await supervisor.acquire()
        supervisor.release(healthy=True)
        nursery.children[3].kill()
        before = asyncio.get_running_loop().time()
        await asyncio.sleep(5)
        await supervisor.close()
        return nursery.times[-1] - before

    assert run(story()) == pytest.approx(0.2)


def test_a_caller_is_not_kept_waiting_for_a_far_retry() -> None:
    async def story() -> None:
        nursery = Nursery()
        supervisor = Supervisor("x", nursery.spawn)
        await supervisor.start()
        for n in range(5):
            nursery.children[n].kill()
            await eventually(lambda born=n + 2: len(nursery.children) == born)
        nursery.children[5].kill()
        await asyncio.sleep(0.01)
        before = asyncio.get_running_loop().time()
        with pytest.raises(EngineFailed) as caught:
            await supervisor.acquire()
        assert caught.value.code == "x.unavailable"
        assert asyncio.get_running_loop().time() == before
        await asyncio.sleep(10)
        assert await supervisor.acquire() is nursery.children[6]
        await supervisor.close()

    run(story())


def test_a_crash_while_restarting_is_retried() -> None:
    async def story() -> int:
        crash = EngineCrashed("x.crashed", "again")
        nursery = Nursery(lambda n: crash if n in (2, 3) else None)
        supervisor = Supervisor("x", nursery.spawn)
        await supervisor.start()
        nursery.children[0].kill()
        await asyncio.sleep(5)
        assert supervisor.state is State.READY
        await supervisor.close()
        return len(nursery.times)

    assert run(story()) == 4


def test_a_restart_that_cannot_work_waits_for_a_caller() -> None:
    async def story() -> None:
        gone = Missing("x.model_missing", "unplugged")
        nursery = Nursery(lambda n: gone if n in (2, 3) else None)
        supervisor = Supervisor("x", nursery.spawn)
        await supervisor.start()
        nursery.children[0].kill()
        await asyncio.sleep(100)
        assert (supervisor.state, len(nursery.times)) == (State.FAILED, 2)
        with pytest.raises(Missing):
            await supervisor.acquire()
        assert await supervisor.acquire() is nursery.children[1]  # plugged in again
        await supervisor.close()

    run(story())


def test_a_call_right_after_a_crash_waits_for_the_new_child() -> None:
    async def story() -> None:
        nursery = Nursery()
        supervisor = Supervisor("x", nursery.spawn)
        child = await supervisor.acquire()
        child.kill()
        assert supervisor.lost(child, -9).code == "x.crashed"
        supervisor.release(healthy=False)
        assert await supervisor.acquire() is nursery.children[1]
        assert supervisor.restarts == 1
        await supervisor.close()

    run(story())


def test_an_abandoned_child_is_lent_again_only_when_idle() -> None:
    async def story() -> None:
        nursery = Nursery()
        supervisor = Supervisor("x", nursery.spawn)
        child = await supervisor.acquire()
        supervisor.abandon(child, asyncio.sleep(0.7), grace=1.0)
        assert await supervisor.acquire() is child
        assert asyncio.get_running_loop().time() == pytest.approx(0.7)
        supervisor.abandon(child, asyncio.sleep(60), grace=1.0)
        assert await supervisor.acquire() is nursery.children[1]
        assert asyncio.get_running_loop().time() == pytest.approx(0.7 + 1.0)
        await supervisor.close()

    run(story())


def test_close_in_the_middle_of_everything() -> None:
    async def story() -> None:
        nursery = Nursery()
        supervisor = Supervisor("x", nursery.spawn)
        child = await supervisor.acquire()
        supervisor.abandon(child, asyncio.sleep(60), grace=50)
        waiter = asyncio.create_task(supervisor.acquire())
        await asyncio.sleep(0)
        await supervisor.close()
        assert child.end.done()
        with pytest.raises(EngineFailed) as caught:
            await waiter
        assert caught.value.code == "x.closed"

    run(story())
