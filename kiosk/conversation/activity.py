"""One thing at a time: the newest wish cancels what runs, and waits until it has really stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

Activity = Callable[[], Coroutine[Any, Any, None]]


async def nothing() -> None:
    """The activity of a kiosk that only stops what it did."""


class Stage:
    """Runs the newest wished activity; an older one that still waits is dropped unseen.

    `on_idle` runs after `idle_after` seconds without activity or wish, `attend` while there is
    none; `on_failure` is told of anything they raised. Wishes come from the loop's own thread.
    """

    def __init__(
        self,
        *,
        idle_after: float,
        on_idle: Activity,
        on_failure: Callable[[BaseException], None],
        attend: Activity = nothing,
    ) -> None:
        self._attend = attend
        self._idle_after = idle_after
        self._on_idle = on_idle
        self._on_failure = on_failure
        self._wish: Activity | None = None
        self._wished = asyncio.Event()
        self._resting = True

    def prolong(self) -> None:
        """Begin the wait for idleness anew, and end what idleness began. What somebody wished for
        runs on: then there is nothing to prolong.
        """
        if self._resting and self._wish is None:
            self.begin(nothing)

    def begin(self, activity: Activity) -> None:
        """Wish for `activity`; returns at once."""
        self._wish = activity
        self._wished.set()

    async def run(self) -> None:
        """Serve wishes until cancelled; then the running activity is stopped, too."""
        while True:
            self._resting = True
            activity = await self._next()
            self._resting = activity == self._idle_once
            await self._play(activity)

    async def _next(self) -> Activity:
        try:
            async with asyncio.timeout(self._idle_after):
                await self._attended()
        except TimeoutError:
            self._wish = self._wish or self._idle_once
        self._wished.clear()
        activity, self._wish = self._wish or nothing, None
        return activity

    async def _idle_once(self) -> None:
        """Idle, then sleep until somebody wishes: an empty room is not wiped again and again."""
        await self._on_idle()
        await self._attended()

    async def _attended(self) -> None:
        """Until somebody wishes."""
        attending = asyncio.ensure_future(self._attend())
        try:
            await self._wished.wait()
        finally:
            attending.cancel()
            await asyncio.wait({attending})
        if not attending.cancelled() and (failure := attending.exception()):
            self._on_failure(failure)

    async def _play(self, activity: Activity) -> None:
        task = asyncio.ensure_future(activity())
        interrupted = asyncio.ensure_future(self._wished.wait())
        try:
            await asyncio.wait({task, interrupted}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            interrupted.cancel()
            task.cancel()
            await asyncio.wait({task})
        if not task.cancelled() and (failure := task.exception()):
            self._on_failure(failure)
