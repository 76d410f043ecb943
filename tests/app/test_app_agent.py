from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kiosk.app.agent import Agent, LiveSession, Show
from kiosk.core.errors import Missing
from kiosk.core.state import KioskState, Phase

DEADLINE_S = 20


class FakeSession:
    def __init__(self) -> None:
        self.orders: queue.Queue[tuple[str, int]] = queue.Queue()

    async def run(self) -> None:
        self._note("run")
        await asyncio.Event().wait()

    def talk(self) -> None:
        self._note("talk")

    def stop(self) -> None:
        self._note("stop")

    def submit_text(self, text: str) -> None:
        self._note(text)

    def start_over(self) -> None:
        self._note("start over")

    def _note(self, what: str) -> None:
        self.orders.put((what, threading.get_ident()))

    def next(self) -> tuple[str, int]:
        return self.orders.get(timeout=DEADLINE_S)


def test_commands_arrive_on_the_agents_thread_and_engines_are_closed() -> None:
    session, closed = FakeSession(), threading.Event()

    @asynccontextmanager
    async def opened(show: Show) -> AsyncIterator[LiveSession]:
        show(KioskState(phase=Phase.IDLE))
        try:
            yield session
        finally:
            await asyncio.sleep(0)
            closed.set()

    shown: list[KioskState] = []
    agent = Agent(opened, shown.append)
    agent.talk()  # before it is there: dropped
    agent.start()
    what, thread = session.next()
    assert what == "run"
    agent.talk()
    agent.submit_text("hello")
    agent.stop()
    agent.start_over()
    assert [session.next() for _ in range(4)] == [
        (order, thread) for order in ("talk", "hello", "stop", "start over")
    ]
    assert thread != threading.get_ident()
    assert agent.close(DEADLINE_S)
    assert closed.is_set()
    assert [state.phase for state in shown] == [Phase.IDLE]
    agent.talk()  # after its end: dropped


def failing(error: Exception) -> KioskState:
    @asynccontextmanager
    async def opened(show: Show) -> AsyncIterator[LiveSession]:
        await asyncio.sleep(0)
        raise error
        yield FakeSession()

    shown: queue.Queue[KioskState] = queue.Queue()
    agent = Agent(opened, shown.put)
    agent.start()
    state = shown.get(timeout=DEADLINE_S)
    assert agent.close(DEADLINE_S)
    return state


def test_what_is_missing_is_shown() -> None:
    state = failing(Missing("models.missing", "No Mini.", "kiosk models pull"))
    assert state.phase is Phase.ERROR
    assert state.problem is not None
    assert (state.problem.code, state.problem.hint) == ("models.missing", "kiosk models pull")


def test_what_nobody_foresaw_is_shown_coded() -> None:
    state = failing(ZeroDivisionError())
    assert state.problem is not None
    assert state.problem.code == "app.internal"


def test_closing_while_getting_ready() -> None:
    getting_ready, cancelled = threading.Event(), threading.Event()

    @asynccontextmanager
    async def opened(show: Show) -> AsyncIterator[LiveSession]:
        getting_ready.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise
        yield FakeSession()

    shown: list[KioskState] = []
    agent = Agent(opened, shown.append)
    agent.start()
    assert getting_ready.wait(DEADLINE_S)
    assert agent.close(DEADLINE_S)
    assert cancelled.is_set()
    assert shown == []
