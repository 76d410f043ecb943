"""Takes what waits in the outbox to where it belongs; says what came of it, whatever it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.action.tools.outbox import Entry, EntryStatus, Outbox
from kiosk.action.tools.tool import Conflict, Registry, Ticket, ToolFailed, ToolResult, Unreachable
from kiosk.core.doings import OutboxCount

PACE_S = 20.0
"""Seconds between two rounds while something waits."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One try: `entry` as it stands now; `result` or `failure` tells what came back."""

    entry: Entry
    result: ToolResult | None = None
    failure: ToolFailed | Unreachable | None = None

    @property
    def alternatives(self) -> tuple[str, ...]:
        """What would be possible instead, after a conflict."""
        return self.failure.alternatives if isinstance(self.failure, Conflict) else ()


class Courier:
    """Delivers for one kiosk. `may_leave` is False while the kiosk opens no connection."""

    def __init__(
        self,
        outbox: Outbox,
        registry: Registry,
        *,
        may_leave: Callable[[], bool] = lambda: True,
        changed: Callable[[OutboxCount], None] = lambda _count: None,
    ) -> None:
        self.outbox = outbox
        self.changed = changed
        self._registry = registry
        self._may_leave = may_leave
        self._alone = asyncio.Lock()

    async def send(self, entry: Entry) -> Delivery:
        """Deliver `entry` if it is its turn, after what waits before it for the same entity."""
        found = Delivery(entry)
        for done in await self.flush(only=entry.entity):
            if done.entry.key == entry.key:
                found = done
        return found

    async def flush(self, only: str | None = None) -> Sequence[Delivery]:
        """Try everything that waits (for the entity `only`), each entity in order, until one
        can't be reached.
        """
        done: list[Delivery] = []
        async with self._alone:
            unreachable: set[str] = set()
            while self._may_leave():
                due = [
                    e for e in await asyncio.to_thread(self.outbox.due) if e.key not in unreachable
                ]
                due = [e for e in due if only is None or e.entity == only]
                if not due:
                    break
                for entry in due:
                    delivery = await self._try(entry)
                    done.append(delivery)
                    if isinstance(delivery.failure, Unreachable):
                        unreachable.add(entry.key)
        self.changed(await asyncio.to_thread(self.outbox.count))
        return done

    async def _try(self, entry: Entry) -> Delivery:
        tool = self._registry.get(entry.tool)
        ticket = Ticket(entry.key, entry.at, entry.session, entry.proof)
        if tool is None:  # another pack serves just now: it waits for its own
            gone = Unreachable("tool.gone", f"This kiosk has no tool '{entry.tool}' just now.")
            await asyncio.to_thread(self.outbox.tried, entry.key, gone.message)
            return self._delivery(entry, failure=gone)
        try:
            result = await tool.run(entry.arguments, ticket)
        except ToolFailed as failure:
            other = {"alternatives": list(getattr(failure, "alternatives", ()))}
            await asyncio.to_thread(self.outbox.conflicted, entry.key, failure.message, other)
            return self._delivery(entry, failure=failure)
        except Unreachable as failure:
            await asyncio.to_thread(self.outbox.tried, entry.key, failure.message)
            return self._delivery(entry, failure=failure)
        await asyncio.to_thread(self.outbox.delivered, entry.key, result.data)
        return self._delivery(entry, result=result)

    def _delivery(
        self,
        entry: Entry,
        *,
        result: ToolResult | None = None,
        failure: ToolFailed | Unreachable | None = None,
    ) -> Delivery:
        return Delivery(self.outbox.get(entry.key) or entry, result, failure)


def waits(entry: Entry) -> bool:
    """Whether it is still to be delivered."""
    return entry.status is EntryStatus.PENDING
