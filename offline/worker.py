"""Hosts an engine in a child process: calls and streams over its pipes, crashes as typed errors."""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any

from kiosk.core.errors import EngineTimeout
from offline import frames
from offline.supervisor import OnEvent, State, Supervisor, crashed

_CALM = {"GOMP_SPINCOUNT": "1000"}
"""Waiting OpenMP threads soon stop spinning: two engines on the same cores stalled each other."""

Reply = tuple[str, int, Any]


def child_env(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of an engine's process: ours, calm waiting, our import path, `extra`."""
    path = {"PYTHONPATH": os.pathsep.join(part or str(Path.cwd()) for part in sys.path)}
    return {**os.environ, **_CALM, **path, **(extra or {})}


class EngineProcess:
    """One child process running `offline.host`."""

    def __init__(self, name: str, process: asyncio.subprocess.Process) -> None:
        self.replies: asyncio.Queue[Reply] = asyncio.Queue()
        self._name = name
        self._process = process
        self._log = logging.getLogger(f"kiosk.engine.{name}")
        self._pumps = [asyncio.create_task(self._pump()), asyncio.create_task(self._listen())]

    @classmethod
    async def spawn(
        cls, name: str, engine: str, options: Mapping[str, Any], env: Mapping[str, str]
    ) -> EngineProcess:
        """Start a child and load `engine` in it. Raises what the engine raised, or its crash."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", "offline.host"),  # -P: nothing is imported from where we were started
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=child_env(env),
        )
        child = cls(name, process)
        try:
            child.send((engine, dict(options), name))
            kind, _, value = await child.replies.get()
        except BaseException:
            child.kill()
            await child.gone()
            raise
        if kind == "ready":
            return child
        await child.gone()
        raise crashed(name, value) if kind == "gone" else value

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def send(self, message: Any) -> None:
        """Hand `message` to the child; never waits. A dead child is noticed by its reader."""
        stdin = self._process.stdin
        if stdin and not stdin.is_closing():
            stdin.write(frames.encode(message))

    async def gone(self) -> int:
        """Wait for its end; gives the exit status, negative for a signal."""
        await asyncio.wait(self._pumps)
        return await self._process.wait()

    def kill(self) -> None:
        """End it now."""
        if self._process.returncode is None:
            self._process.kill()

    async def close(self) -> None:
        """Close its pipe, upon which it leaves by itself; kill it after two seconds."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(2.0):
                await self.gone()
        except TimeoutError:
            self.kill()
            await self.gone()

    async def _pump(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 - opened as a pipe above
        try:
            while True:
                self.replies.put_nowait(await frames.read_async(stdout))
        except (EOFError, ConnectionError):
            self.replies.put_nowait(("gone", 0, await self._process.wait()))

    async def _listen(self) -> None:
        """Engines print; what they print belongs into the log and never on the screen."""
        stderr = self._process.stderr
        assert stderr is not None  # noqa: S101 - opened as a pipe above
        while chunk := await stderr.read(4096):
            for line in chunk.decode("utf-8", "replace").splitlines():
                self._log.debug("%s", line)


class Worker:
    """An engine in a process of its own, restarted when it crashes. One call at a time.

    `engine` is ``module:Class``, constructed in the child with `options` and a `Control` as
    ``control``; its methods take and give plain data, and a method that returns an iterator is a
    stream. `name` is the stage in error codes: ``name.crashed``, ``name.timeout``. `grace` is how
    many seconds a cancelled call may go on in the child before the child is replaced.
    """

    def __init__(
        self,
        name: str,
        engine: str,
        options: Mapping[str, Any],
        *,
        env: Mapping[str, str] | None = None,
        on_event: OnEvent | None = None,
        grace: float = 1.0,
    ) -> None:
        self.name = name
        self._grace = grace
        self._ids = itertools.count(1)
        self._threads = 1
        self._supervisor: Supervisor[EngineProcess] = Supervisor(
            name,
            lambda: EngineProcess.spawn(name, engine, options, env or {}),
            on_event=on_event,
        )
        self._using: EngineProcess | None = None

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        return self._supervisor.pid

    @property
    def restarts(self) -> int:
        """How often the child was replaced."""
        return self._supervisor.restarts

    @property
    def state(self) -> State:
        """How the child is."""
        return self._supervisor.state

    async def start(self) -> None:
        """Start the child and load the engine; later calls do it when needed. Raises its error."""
        await self._supervisor.start()

    def grant(self, threads: int) -> None:
        """Let the running and later calls use `threads` threads; 0 pauses them."""
        self._threads = threads
        if self._using:
            self._using.send(("grant", threads))

    async def call(self, method: str, *args: Any, deadline: float | None = None) -> Any:
        """The result of `method`; cancelling returns at once and stops the work.

        Raises what the engine raised, `EngineCrashed`, or `EngineTimeout` after `deadline` seconds.
        """
        result = None
        async with aclosing(self._converse(method, args, deadline)) as replies:
            async for _, value in replies:
                result = value
        return result

    async def stream(
        self, method: str, *args: Any, deadline: float | None = None
    ) -> AsyncGenerator[Any, None]:
        """The items of `method` as they come; closing the iterator stops the work.

        Raises as `call`; `deadline` is for each item.
        """
        async with aclosing(self._converse(method, args, deadline)) as replies:
            async for kind, value in replies:
                if kind == "item":
                    yield value

    async def close(self) -> None:
        """Shut the child down; calls fail from now on."""
        await self._supervisor.close()

    async def _converse(
        self, method: str, args: tuple[Any, ...], deadline: float | None
    ) -> AsyncGenerator[tuple[str, Any], None]:
        child = await self._supervisor.acquire()
        call_id = next(self._ids)
        finished, healthy = False, False
        self._using = child
        try:
            child.send(("grant", self._threads))
            child.send(("call", call_id, method, args))
            while not finished:
                kind, value = await self._reply(child, call_id, deadline)
                finished, healthy = kind != "item", kind in {"done", "error"}
                if kind == "gone":
                    raise self._supervisor.lost(child, value)
                if kind == "error":
                    raise value
                yield kind, value
        finally:
            self._using = None
            if finished:
                self._supervisor.release(healthy=healthy)
            else:
                child.send(("cancel", call_id))
                idle = self._idle(child, call_id)
                self._supervisor.abandon(child, idle, self._grace)

    async def _reply(
        self, child: EngineProcess, call_id: int, deadline: float | None
    ) -> tuple[str, Any]:
        try:
            async with asyncio.timeout(deadline):
                kind, about, value = await child.replies.get()
        except TimeoutError:
            child.kill()
            raise EngineTimeout(
                f"{self.name}.timeout",
                f"the {self.name} engine did not answer within {deadline:g} s",
                "it was restarted; if this repeats, run: kiosk doctor",
            ) from None
        assert kind == "gone" or about == call_id  # noqa: S101 - calls never overlap
        return kind, value

    async def _idle(self, child: EngineProcess, call_id: int) -> None:
        """Return when the child has let go of an abandoned call."""
        kind = "item"
        while kind == "item":
            kind, _, value = await child.replies.get()
        if kind == "gone":
            self._supervisor.lost(child, value)
