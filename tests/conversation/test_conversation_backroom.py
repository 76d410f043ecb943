from __future__ import annotations

import asyncio

from kiosk.conversation.backroom import Backroom
from kiosk.conversation.snapshot import reduce
from kiosk.core import events as ev
from kiosk.core.consent import Role
from kiosk.core.errors import KioskError
from kiosk.core.staff import Health, HealthItem, StaffBoard, StaffOrder, StaffWish
from kiosk.core.state import KioskState

BOARD = StaffBoard(health=(HealthItem("Disk", Health.GOOD, "Enough."),))


class Kiosk:
    """A state that follows the facts."""

    def __init__(self, role: Role) -> None:
        self.state = KioskState(role=role)
        self.facts: list[ev.Event] = []
        self.asked: list[StaffWish] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.backroom = Backroom(self.publish, lambda: self.state)

    def publish(self, event: ev.Event) -> None:
        self.facts.append(event)
        self.state = reduce(self.state, event)

    async def gather(self, order: StaffOrder, _state: KioskState) -> StaffBoard:
        self.asked.append(order.wish)
        await self.gate.wait()
        return BOARD

    async def unable(self, _order: StaffOrder, _state: KioskState) -> StaffBoard:
        raise KioskError("audit.damaged", "The audit log can't be read.")


async def quiet() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_staff_see_the_board_until_they_leave() -> None:
    async def story() -> None:
        kiosk = Kiosk(Role.STAFF)
        kiosk.backroom.serve(kiosk.gather, StaffOrder(StaffWish.LOOK))
        await quiet()
        assert kiosk.state.staff == BOARD
        kiosk.backroom.serve(kiosk.gather, StaffOrder(StaffWish.LEAVE))
        assert kiosk.state.staff is None
        assert kiosk.asked == [StaffWish.LOOK]

    asyncio.run(story())


def test_shoppers_get_nothing_and_nothing_is_gathered() -> None:
    async def story() -> None:
        kiosk = Kiosk(Role.SHOPPER)
        kiosk.backroom.serve(kiosk.gather, StaffOrder(StaffWish.VERIFY))
        await quiet()
        assert kiosk.facts == []
        assert kiosk.asked == []

    asyncio.run(story())


def test_a_lock_in_the_meantime_keeps_the_board_off_the_screen() -> None:
    async def story() -> None:
        kiosk = Kiosk(Role.OWNER)
        kiosk.gate.clear()
        kiosk.backroom.serve(kiosk.gather, StaffOrder(StaffWish.LOOK))
        await quiet()
        kiosk.publish(ev.RoleChanged(Role.SHOPPER))
        kiosk.gate.set()
        await quiet()
        assert kiosk.state.staff is None

    asyncio.run(story())


def test_locking_takes_the_board_away() -> None:
    shown = reduce(KioskState(role=Role.STAFF), ev.StaffShown(BOARD))
    assert shown.staff == BOARD
    assert reduce(shown, ev.RoleChanged(Role.SHOPPER)).staff is None


def test_what_cannot_be_gathered_is_said() -> None:
    async def story() -> None:
        kiosk = Kiosk(Role.STAFF)
        kiosk.backroom.serve(kiosk.unable, StaffOrder(StaffWish.VERIFY))
        await quiet()
        assert [d.code for d in kiosk.state.degraded] == ["audit.damaged"]

    asyncio.run(story())
