"""The staff area: what staff ask for is gathered beside the conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kiosk.core import events as ev
from kiosk.core.consent import Role
from kiosk.core.errors import KioskError
from kiosk.core.ports import Publish
from kiosk.core.record import Degradation
from kiosk.core.staff import StaffBoard, StaffOrder, StaffWish
from kiosk.core.state import KioskState

DENIED = "access.denied"
"""Code of the note that a PIN was wrong."""

Gather = Callable[[StaffOrder, KioskState], Awaitable[StaffBoard]]


Access = Callable[[str], Role]
"""Who a PIN lets in. Raises `Refused` ``access.*`` for a wrong one."""


@dataclass(frozen=True, slots=True)
class StaffParts:
    """What the staff area works with: `gather` makes the board, `access` knows staff."""

    gather: Gather
    access: Access


class Backroom:
    """Serves the staff's wishes, one at a time; the newest wins. Shoppers get nothing."""

    def __init__(self, publish: Publish, state: Callable[[], KioskState]) -> None:
        self._publish = publish
        self._state = state
        self._work: asyncio.Task[None] | None = None

    def serve(self, parts: StaffParts | None, order: StaffOrder) -> None:
        """Show the board for `order`; `LEAVE` takes it off the screen."""
        if self._work:
            self._work.cancel()
        if order.wish is StaffWish.LEAVE:
            self._publish(ev.StaffShown(None))
        elif parts and self._state().role is not Role.SHOPPER:
            self._work = asyncio.create_task(self._show(parts.gather, order))

    def unlock(self, parts: StaffParts | None, pin: str) -> None:
        """Let in whom the `pin` belongs to; without `parts` there is no staff area."""
        try:
            if parts:
                self._publish(ev.RoleChanged(parts.access(pin)))
                self._publish(ev.Recovered(DENIED))
        except KioskError as error:
            self._publish(ev.Degraded(Degradation(DENIED, f"{error.message} {error.hint}")))

    def lock(self) -> None:
        """Nobody but shoppers from now on."""
        if self._work:
            self._work.cancel()
        self._publish(ev.RoleChanged(Role.SHOPPER))

    async def _show(self, gather: Gather, order: StaffOrder) -> None:
        try:
            board = await gather(order, self._state())
        except KioskError as error:
            self._publish(ev.Degraded(Degradation(error.code, error.message)))
            return
        if self._state().role is not Role.SHOPPER:  # it was locked in the meantime
            self._publish(ev.StaffShown(board))
