"""What the kiosk does for the person: the card that waits for a yes, plan, call, code, timers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.core.doings import CallStatus, CardStatus, QrPayload
from kiosk.core.state import KioskState
from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CardView:
    """An action that waits. `needs`: staff_pin, receipt_code or empty. `expires_at`: epoch s."""

    open: bool = False
    title: str = ""
    sentence: str = ""
    digest: str = ""
    needs: str = ""
    expires_at: float = 0.0


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One argument in people's words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a plan; `status` as `StepStatus` names it."""

    number: int
    text: str
    status: str
    detail: str


@dataclass(frozen=True, slots=True)
class CallView:
    """A call for staff. `status` as `CallStatus` has it, empty without one; `since` in epoch s."""

    status: str = ""
    reason: str = ""
    sentence: str = ""
    since: float = 0.0
    pending: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code to take along; `picture` is a ``data:`` address, black on white."""

    shown: bool = False
    title: str = ""
    text: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class TimerRow:
    """A running timer; `ends_at` in epoch seconds."""

    label: str
    ends_at: float


def derive_card(state: KioskState) -> CardView:
    """The card; settled ones are not shown."""
    card = state.doings.approval
    if card is None or card.status is not CardStatus.OPEN:
        return CardView()
    return CardView(
        open=True,
        title=card.title,
        sentence=card.sentence,
        digest=card.digest,
        needs=card.needs,
        expires_at=card.expires_at,
    )


def derive_fields(state: KioskState) -> tuple[FieldRow, ...]:
    """What exactly the action would do."""
    card = state.doings.approval
    return tuple(FieldRow(f.label, f.value) for f in card.fields) if card else ()


def derive_steps(state: KioskState) -> tuple[StepRow, ...]:
    """The plan."""
    plan = state.doings.plan
    steps = plan.steps if plan else ()
    return tuple(StepRow(s.number, s.text, s.status.value, s.detail) for s in steps)


def derive_call(state: KioskState) -> CallView:
    """The call for staff and what waits to be delivered."""
    call, outbox = state.doings.call, state.doings.outbox
    if call is None or call.status is CallStatus.CLOSED:
        return CallView(pending=outbox.pending, conflicts=outbox.conflicts)
    return CallView(
        status=call.status.value,
        reason=call.reason,
        sentence=call.sentence,
        since=call.since,
        pending=outbox.pending,
        conflicts=outbox.conflicts,
    )


def derive_code(state: KioskState) -> CodeView:
    """The code to take along."""
    code = state.doings.qr
    return CodeView(True, code.title, code.text, drawn(code)) if code else CodeView()


def derive_timers(state: KioskState) -> tuple[TimerRow, ...]:
    """The running timers, the next to ring first."""
    timers = sorted(state.doings.timers, key=lambda timer: timer.ends_at)
    return tuple(TimerRow(timer.label, timer.ends_at) for timer in timers)


def drawn(code: QrPayload) -> str:
    """The code's modules as an SVG picture; runs of dark modules are one stroke."""
    size = len(code.modules)
    strokes = []
    for y, row in enumerate(code.modules):
        x = 0
        while x < len(row):
            run = len(row) - x if "0" not in row[x:] else row.index("0", x) - x
            if run:
                strokes.append(f"M{x} {y}h{run}v1h-{run}z")
            x += max(1, run)
    return (
        "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' "
        f"viewBox='0 0 {size} {size}' shape-rendering='crispEdges'>"
        f"<path fill='white' d='M0 0h{size}v{size}h-{size}z'/><path d='{''.join(strokes)}'/></svg>"
    )


@QmlElement
class CardModel(Facade):
    """`CardView` for QML."""

    View = CardView


@QmlElement
class CallModel(Facade):
    """`CallView` for QML."""

    View = CallView


@QmlElement
class CodeModel(Facade):
    """`CodeView` for QML."""

    View = CodeView
