"""What the kiosk does for a person, in the shapes that a screen shows. All frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class CardStatus(StrEnum):
    """Where a proposed action stands."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPIRED = "expired"


class StepStatus(StrEnum):
    """Where one step of a plan stands; `UNDONE` was done and taken back."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    DONE = "done"
    QUEUED = "queued"
    FAILED = "failed"
    UNDONE = "undone"
    SKIPPED = "skipped"


class CallStatus(StrEnum):
    """Where a call for a member of staff stands; `QUEUED` reached no channel but the screen yet."""

    RINGING = "ringing"
    QUEUED = "queued"
    ACKNOWLEDGED = "acknowledged"
    ESCALATED = "escalated"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CardField:
    """One argument in people's words: "When", "Tuesday 1 December, 15:00"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ApprovalCard:
    """An action that waits for a yes.

    `sentence` is what was read back. `digest` is the SHA-256, in hex, of the tool and exactly these
    arguments; a yes counts for it alone and once. `expires_at` is in epoch seconds. `needs` is
    ``staff_pin`` or ``receipt_code`` when a yes is not enough, else empty.
    """

    id: str
    tool: str
    title: str
    sentence: str
    fields: tuple[CardField, ...]
    digest: str
    expires_at: float
    needs: str = ""
    status: CardStatus = CardStatus.OPEN


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step; `number` counts from 1; `detail` tells why a step failed or was taken back."""

    number: int
    text: str
    status: StepStatus = StepStatus.WAITING
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Several steps out of one request, in the order they are done."""

    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class OutboxCount:
    """What waits to be delivered, and what staff or the person must decide."""

    pending: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class StaffCall:
    """A person was called. `sentence` is what the kiosk honestly says of it; `summary` has no
    personal data.
    """

    id: str
    reason: str
    sentence: str
    summary: str
    status: CallStatus
    since: float
    """Epoch seconds."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """A technician's job; `due` is ISO 8601; `status` is open, started or done."""

    id: str
    title: str
    customer: str
    site: str
    due: str
    status: str


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """A step on a technician's screen. `number` counts from 1 to `total`.

    A `safety` step is left only after it was `acknowledged`.
    """

    procedure: str
    section: str
    number: int
    total: int
    text: str
    safety: bool = False
    acknowledged: bool = False
    passage: str = ""


@dataclass(frozen=True, slots=True)
class SheetField:
    """A field of a job sheet; `confidence` is 0 to 1, `asked` that the technician was asked."""

    name: str
    value: str
    confidence: float
    asked: bool = False


@dataclass(frozen=True, slots=True)
class JobSheet:
    """The sheet of one job as far as it is filled; `question` is the one asked now, or empty."""

    job: str
    fields: tuple[SheetField, ...]
    photos: tuple[str, ...] = ()
    question: str = ""
    status: str = "open"


@dataclass(frozen=True, slots=True)
class QrPayload:
    """Something to take along: the code itself holds `text`.

    `modules` are the code's rows of ``0`` and ``1`` (dark), with a quiet zone of four.
    """

    title: str
    text: str
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timer:
    """A running timer; `ends_at` is in epoch seconds."""

    label: str
    ends_at: float


@dataclass(frozen=True, slots=True)
class Doings:
    """All of the above that a screen shows now."""

    approval: ApprovalCard | None = None
    plan: Plan | None = None
    outbox: OutboxCount = field(default_factory=OutboxCount)
    call: StaffCall | None = None
    jobs: tuple[JobRow, ...] = ()
    procedure: ProcedureStep | None = None
    sheet: JobSheet | None = None
    qr: QrPayload | None = None
    timers: tuple[Timer, ...] = ()
