"""Timers of one visit: they show, they sound at their end, they go with the visit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from kiosk.core import events as ev
from kiosk.core.doings import Timer
from kiosk.core.ports import Publish


class Timers:
    """`now` gives epoch seconds; `sound` is played when one ends."""

    def __init__(self, now: Callable[[], float], sound: Callable[[], Awaitable[None]]) -> None:
        self._now = now
        self._sound = sound
        self._running: dict[asyncio.Task[None], Timer] = {}

    def start(self, minutes: float, label: str, publish: Publish) -> Timer:
        """Begin one; `publish` hears of it and of its end."""
        timer = Timer(label, self._now() + minutes * 60)
        task = asyncio.create_task(self._wait(minutes * 60, publish))
        self._running[task] = timer
        publish(ev.TimersChanged(self.running))
        return timer

    @property
    def running(self) -> tuple[Timer, ...]:
        """The next to end first."""
        return tuple(sorted(self._running.values(), key=lambda timer: timer.ends_at))

    def clear(self) -> None:
        """The visit is over."""
        for task in self._running:
            task.cancel()
        self._running.clear()

    async def _wait(self, seconds: float, publish: Publish) -> None:
        await asyncio.sleep(seconds)
        if task := asyncio.current_task():
            self._running.pop(task, None)
        publish(ev.TimersChanged(self.running))
        await self._sound()
