"""What a screen shows of the kiosk's doings, after each fact."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import events as ev
from kiosk.core.doings import CallStatus, CardStatus, Doings


def after(doings: Doings, event: ev.Event) -> Doings:
    """`doings` after `event`; the same object when nothing of it changed."""
    match event:
        case ev.ApprovalChanged(card):
            return replace(doings, approval=card)
        case ev.PlanChanged(plan):
            return replace(doings, plan=plan)
        case ev.OutboxChanged(count):
            return replace(doings, outbox=count)
        case ev.StaffCalled(call):
            return replace(doings, call=call)
        case ev.JobsListed(jobs):
            return replace(doings, jobs=jobs)
        case ev.ProcedureStepped(step):
            return replace(doings, procedure=step)
        case ev.SheetChanged(sheet):
            return replace(doings, sheet=sheet)
        case ev.TakeAlong(qr):
            return replace(doings, qr=qr)
        case ev.TimersChanged(timers):
            return replace(doings, timers=timers)
        case ev.TurnStarted():
            return _without_the_settled(doings)
    return doings


def kept(doings: Doings) -> Doings:
    """What stays when a person's visit is wiped: deliveries and an unanswered call are staff's."""
    ringing = doings.call and doings.call.status not in (CallStatus.CLOSED, CallStatus.ACKNOWLEDGED)
    return Doings(outbox=doings.outbox, call=doings.call if ringing else None)


def _without_the_settled(doings: Doings) -> Doings:
    """A new turn takes old cards and codes off the screen; what is open stays."""
    card = doings.approval
    settled = card is not None and card.status is not CardStatus.OPEN
    if not settled and doings.qr is None:
        return doings
    return replace(doings, approval=None if settled else card, qr=None)
