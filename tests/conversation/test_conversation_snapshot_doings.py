"""Cards stay while they are open, go when they are settled, and a wipe leaves only staff's own."""

from __future__ import annotations

from dataclasses import replace

from kiosk.conversation.snapshot import reduce
from kiosk.core import events as ev
from kiosk.core.doings import (
    ApprovalCard,
    CallStatus,
    CardStatus,
    OutboxCount,
    Plan,
    PlanStep,
    QrPayload,
    StaffCall,
)
from kiosk.core.state import KioskState

CARD = ApprovalCard("c1", "book_appointment", "Book", "Shall I book it?", (), "ab" * 32, 100.0)


def _after(*events: ev.Event) -> KioskState:
    state = KioskState()
    for event in events:
        state = reduce(state, event)
    return state


def test_an_open_card_outlives_the_next_turn_and_a_settled_one_does_not() -> None:
    shown = _after(ev.ApprovalChanged(CARD), ev.TurnStarted("t2", "what does it cost"))
    assert shown.doings.approval == CARD
    done = replace(CARD, status=CardStatus.APPROVED)
    state = _after(ev.ApprovalChanged(CARD), ev.ApprovalChanged(done))
    assert state.doings.approval == done
    assert reduce(state, ev.TurnStarted("t3", "thanks")).doings.approval is None


def test_a_wipe_keeps_what_is_staffs_and_nothing_of_the_person() -> None:
    call = StaffCall("h1", "asked", "I have rung for staff.", "asked", CallStatus.RINGING, 1.0)
    state = _after(
        ev.OutboxChanged(OutboxCount(2, 1)),
        ev.StaffCalled(call),
        ev.ApprovalChanged(CARD),
        ev.PlanChanged(Plan((PlanStep(1, "Return it"),))),
        ev.TakeAlong(QrPayload("Way", "Aisle 4", ("01",))),
        ev.SessionWiped(),
    )
    assert state.doings.outbox == OutboxCount(2, 1)
    assert state.doings.call == call
    assert (state.doings.approval, state.doings.plan, state.doings.qr) == (None, None, None)
    came = replace(call, status=CallStatus.ACKNOWLEDGED)
    assert reduce(reduce(state, ev.StaffCalled(came)), ev.SessionWiped()).doings.call is None
