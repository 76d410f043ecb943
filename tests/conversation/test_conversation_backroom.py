from __future__ import annotations

import asyncio

from kiosk.conversation.backroom import DENIED, Backroom, Gather, StaffParts
from kiosk.conversation.snapshot import reduce
from kiosk.core import events as ev
from kiosk.core.consent import Role
from kiosk.core.errors import KioskError, Refused
from kiosk.core.staff import Health, HealthItem, StaffBoard, StaffOrder, StaffWish
from kiosk.core.state import KioskState

BOARD = StaffBoard(health=(HealthItem("Disk", Health.GOOD, "Enough."),))


def enter(pin: str) -> Role:
    """Knows one PIN."""
    if pin != "2468":
        raise Refused("access.wrong_pin", "That PIN is not right.", "Try again.")
    return Role.STAFF


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

    def parts(self, gather: Gather) -> StaffParts:
        return StaffParts(gather, enter)

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
        kiosk.backroom.serve(kiosk.parts(kiosk.gather), StaffOrder(StaffWish.LOOK))
        await quiet()
        assert kiosk.state.staff == BOARD
        kiosk.backroom.serve(kiosk.parts(kiosk.gather), StaffOrder(StaffWish.LEAVE))
        assert kiosk.state.staff is None
        assert kiosk.asked == [StaffWish.LOOK]

    asyncio.run(story())


def test_shoppers_get_nothing_and_nothing_is_gathered() -> None:
    async def story() -> None:
        kiosk = Kiosk(Role.SHOPPER)
        kiosk.backroom.serve(kiosk.parts(kiosk.gather), StaffOrder(StaffWish.VERIFY))
        await quiet()
        assert kiosk.facts == []
        assert kiosk.asked == []

    asyncio.run(story())


def test_a_lock_in_the_meantime_keeps_the_board_off_the_screen() -> None:
    async def story() -> None:
        kiosk = Kiosk(Role.OWNER)
        kiosk.gate.clear()
        kiosk.backroom.serve(kiosk.parts(kiosk.gather), StaffOrder(StaffWish.LOOK))
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
        kiosk.backroom.serve(kiosk.parts(kiosk.unable), StaffOrder(StaffWish.VERIFY))
        await quiet()
        assert [d.code for d in kiosk.state.degraded] == ["audit.damaged"]

    asyncio.run(story())


def test_the_right_pin_lets_staff_in_and_a_wrong_one_is_told() -> None:
    kiosk = Kiosk(Role.SHOPPER)
    kiosk.backroom.unlock(kiosk.parts(kiosk.gather), "1111")
    assert kiosk.state.role is Role.SHOPPER
    assert [d.code for d in kiosk.state.degraded] == [DENIED]
    kiosk.backroom.unlock(kiosk.parts(kiosk.gather), "2468")
    assert kiosk.state.role is Role.STAFF
    assert kiosk.state.degraded == ()
    kiosk.backroom.lock()
    assert kiosk.state.role is Role.SHOPPER


def test_without_a_staff_area_no_pin_opens_one() -> None:
    kiosk = Kiosk(Role.SHOPPER)
    kiosk.backroom.unlock(None, "2468")
    assert kiosk.facts == []
