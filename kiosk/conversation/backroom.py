"""The staff area: what staff ask for is gathered beside the conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from kiosk.core import events as ev
from kiosk.core.consent import Role
from kiosk.core.errors import KioskError
from kiosk.core.ports import Publish
from kiosk.core.record import Degradation
from kiosk.core.staff import StaffBoard, StaffOrder, StaffWish
from kiosk.core.state import KioskState

Gather = Callable[[StaffOrder, KioskState], Awaitable[StaffBoard]]


class Backroom:
    """Serves the staff's wishes, one at a time; the newest wins. Shoppers get nothing."""

    def __init__(self, publish: Publish, state: Callable[[], KioskState]) -> None:
        self._publish = publish
        self._state = state
        self._work: asyncio.Task[None] | None = None

    def serve(self, gather: Gather | None, order: StaffOrder) -> None:
        """Show the board for `order`; `LEAVE` takes it off the screen."""
        if self._work:
            self._work.cancel()
        if order.wish is StaffWish.LEAVE:
            self._publish(ev.StaffShown(None))
        elif gather and self._state().role is not Role.SHOPPER:
            self._work = asyncio.create_task(self._show(gather, order))

    async def _show(self, gather: Gather, order: StaffOrder) -> None:
        try:
            board = await gather(order, self._state())
        except KioskError as error:
            self._publish(ev.Degraded(Degradation(error.code, error.message)))
            return
        if self._state().role is not Role.SHOPPER:  # it was locked in the meantime
            self._publish(ev.StaffShown(board))
