"""Keeps one child process alive: starts it, lends it to one caller at a time, restarts it."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from kiosk.core.errors import EngineCrashed, EngineFailed, KioskError


class Child(Protocol):
    """One incarnation of the process."""

    @property
    def pid(self) -> int:
        """Its process id."""

    async def gone(self) -> int:
        """Wait for its end; gives the exit status, negative for a signal."""

    def kill(self) -> None:
        """End it now. Harmless when it is gone already."""

    async def close(self) -> None:
        """End it in good order, by force if it does not listen."""


ChildT = TypeVar("ChildT", bound=Child)


class State(StrEnum):
    """How the process is."""

    STOPPED = "stopped"
    STARTING = "starting"
    READY = "ready"
    WAITING = "waiting"
    FAILED = "failed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class WorkerEvent:
    """`state` is new; `detail` says why in words."""

    name: str
    state: State
    detail: str = ""


OnEvent = Callable[[WorkerEvent], None]


class Backoff:
    """Seconds to wait before each next try: `first`, doubling up to `cap`."""

    def __init__(self, first: float = 0.2, cap: float = 30.0) -> None:
        self._first = first
        self._cap = cap
        self._next = first

    def next(self) -> float:
        """The wait before this try."""
        wait, self._next = self._next, min(self._cap, self._next * 2)
        return wait

    def reset(self) -> None:
        """It worked: begin anew."""
        self._next = self._first


class Supervisor(Generic[ChildT]):
    """Owns at most one child of `spawn`.

    `spawn` returns a child that is ready for work or raises: `KioskError` when it cannot start.
    A child that ends unasked is replaced after a `Backoff`; one that cannot start is tried again
    only when somebody calls. A caller is refused when the next try is over `patience` seconds off.
    """

    def __init__(
        self,
        name: str,
        spawn: Callable[[], Awaitable[ChildT]],
        *,
        on_event: OnEvent | None = None,
        patience: float = 2.0,
    ) -> None:
        self.name = name
        self.restarts = 0
        self.state = State.STOPPED
        self._spawn = spawn
        self._on_event = on_event
        self._patience = patience
        self._backoff = Backoff()
        self._retry_at = 0.0
        self._turn = asyncio.Lock()
        self._child: ChildT | None = None
        self._boot: asyncio.Task[Any] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._log = logging.getLogger(f"kiosk.engine.{name}")

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        return self._child.pid if self._child else None

    async def start(self) -> None:
        """Start the child unless it runs. Raises what the engine raised while it loaded."""
        await self._ready()

    async def acquire(self) -> ChildT:
        """Wait for this caller's turn and for a ready child. Pair with `release` or `abandon`."""
        await self._turn.acquire()
        try:
            return await self._ready()
        except BaseException:
            self._turn.release()
            raise

    def release(self, *, healthy: bool) -> None:
        """The caller is done; `healthy` work lets the next crash be answered quickly again."""
        if healthy:
            self._backoff.reset()
        self._turn.release()

    async def renew(self, child: ChildT) -> ChildT:
        """Another child in place of a sound one, for the caller whose turn it is."""
        await self._exchange(child)
        return await self._ready()

    def abandon(self, child: ChildT, idle: Awaitable[None], grace: float) -> None:
        """The caller left in mid work: the next one waits for `idle`, at most `grace` seconds."""
        self._keep(self._settle(child, idle, grace))

    async def close(self) -> None:
        """End the child and everything that waits for it."""
        self._become(State.CLOSED)
        tasks = [*self._tasks, *([self._boot] if self._boot else [])]
        child, self._child = self._child, None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if child:
            await child.close()

    def lost(self, child: ChildT, status: int) -> EngineCrashed:
        """`child` ended with `status`: see to a replacement. The error is for whoever used it."""
        if self._child is child:
            self._child = None
            self._log.warning("process %d ended: %s", child.pid, describe(status))
            self._become(State.WAITING, describe(status))
            self._boot = asyncio.create_task(self._revive())
            self._boot.add_done_callback(_retrieve)
        return crashed(self.name, status)

    async def _ready(self) -> ChildT:
        if self.state is State.CLOSED:
            raise EngineFailed(f"{self.name}.closed", f"the {self.name} engine is shut down")
        if self._child:
            return self._child
        if self._retry_at - asyncio.get_running_loop().time() > self._patience:
            raise self._unavailable()
        if self._boot is None:
            self._boot = asyncio.create_task(self._start_once())
        # Shielded: one caller's cancel must not abort the start that others wait for.
        return await asyncio.shield(self._boot)

    async def _start_once(self) -> ChildT:
        self._become(State.STARTING)
        try:
            child = await self._spawn()
        except KioskError as error:
            self._boot = None
            self._become(State.FAILED, error.message)
            raise
        self._adopt(child)
        return child

    async def _revive(self) -> ChildT:
        while True:
            wait = self._backoff.next()
            self._retry_at = asyncio.get_running_loop().time() + wait
            await asyncio.sleep(wait)
            self.restarts += 1
            try:
                return await self._start_once()
            except EngineCrashed as error:
                self._boot = asyncio.current_task()
                self._become(State.WAITING, error.message)

    def _adopt(self, child: ChildT) -> None:
        self._child, self._boot = child, None
        self._become(State.READY, f"pid {child.pid}")
        self._keep(self._watch(child))

    async def _watch(self, child: ChildT) -> None:
        self.lost(child, await child.gone())

    async def _settle(self, child: ChildT, idle: Awaitable[None], grace: float) -> None:
        try:
            async with asyncio.timeout(grace):
                await idle
        except TimeoutError:
            await self._replace(child)
        finally:
            self._turn.release()

    async def _replace(self, child: ChildT) -> None:
        """End a child that does not let go. Not its fault, so the next starts without a wait."""
        if self._child is child:
            self.restarts += 1
            await self._exchange(child)

    async def _exchange(self, child: ChildT) -> None:
        """End `child`, and begin to start the next one."""
        if self._child is not child:
            return
        self._child = None
        child.kill()
        await child.gone()
        if self.state is not State.CLOSED:
            self._boot = asyncio.create_task(self._start_once())
            self._boot.add_done_callback(_retrieve)

    def _keep(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _become(self, state: State, detail: str = "") -> None:
        self.state = state
        if self._on_event:
            self._on_event(WorkerEvent(self.name, state, detail))

    def _unavailable(self) -> EngineFailed:
        return EngineFailed(
            f"{self.name}.unavailable",
            f"the {self.name} engine has crashed repeatedly and is not back yet",
            "try again in a moment; if this lasts, run: kiosk doctor",
        )


def crashed(name: str, status: int) -> EngineCrashed:
    """The error for callers when the process of engine `name` ended with `status`."""
    return EngineCrashed(
        f"{name}.crashed",
        f"the {name} engine's process ended: {describe(status)}",
        "it restarts by itself; if this repeats, run: kiosk doctor",
    )


def describe(status: int) -> str:
    """`status` of a process in words."""
    if status >= 0:
        return f"exit status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"


def _retrieve(task: asyncio.Task[Any]) -> None:
    """A restart nobody waits for keeps its error in the state, not in the loop's complaint."""
    if not task.cancelled():
        task.exception()
