"""An answer that is made in the background while somebody decides whether it is wanted."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing

from kiosk.core.record import AnswerSentence, Origin
from kiosk.reasoning.answer import AnswerEnd, Item


class Pump:
    """Runs `items` to its end; what it gave waits to be taken. Begins at once."""

    def __init__(self, items: AsyncGenerator[Item, None]) -> None:
        self._items = items
        self._made: deque[Item | Exception] = deque()
        self._more = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    async def first(self) -> Item | Exception:
        """What comes next, left where it is."""
        while not self._made:
            self._more.clear()
            await self._more.wait()
        return self._made[0]

    async def take(self) -> Item:
        """What comes next. Raises what the answer failed with."""
        found = await self.first()
        if isinstance(found, Exception):
            raise found
        self._made.popleft()
        return found

    def offers_words(self) -> bool:
        """Whether a sentence waits that answers, rather than declines."""
        head = self._made[0] if self._made else None
        return isinstance(head, AnswerSentence) and head.origin is not Origin.POLICY

    async def close(self) -> None:
        """Stop making it."""
        self._task.cancel()
        await asyncio.wait({self._task})

    async def _run(self) -> None:
        try:
            async with aclosing(self._items) as items:
                async for item in items:
                    self._put(item)
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is taken
            self._put(error)

    def _put(self, item: Item | Exception) -> None:
        self._made.append(item)
        self._more.set()


def is_end(item: Item) -> bool:
    """Whether `item` ends an answer."""
    return isinstance(item, AnswerEnd)
