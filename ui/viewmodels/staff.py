"""The staff area."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.core.consent import Role
from kiosk.core.staff import Health, StaffBoard, TurnAccount
from kiosk.core.state import KioskState
from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

_DENIED = "access."
_QUIET = frozenset({"debug", "info"})
_BLANK = StaffBoard()


@dataclass(frozen=True, slots=True)
class StaffView:
    """`open`: the board is on the screen. `role`: shopper, staff, owner. `worst`: the worst health,
    ok, warn or fail. `checked`: the audit was checked; `findings` are lines. `denied`:
    why a PIN let nobody in. `rehearsing`: plugs are being pulled. Money in US dollars.
    """

    open: bool = False
    role: str = Role.SHOPPER.value
    worst: str = Health.GOOD.value
    answered: int = 0
    abstained: int = 0
    handed_off: int = 0
    failed: int = 0
    spent: float = 0.0
    sent: int = 0
    checked: bool = False
    entries: int = 0
    sound: bool = True
    findings: str = ""
    denied: str = ""
    rehearsing: bool = False


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One thing looked at; `health`: ok, warn, fail."""

    name: str
    health: str
    words: str
    remedy: str


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the log; `grave`: a warning or worse."""

    at: str
    words: str
    grave: bool


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turn; the lists are lines of text. `at` is ISO 8601, UTC."""

    turn: str
    at: str
    outcome: str
    tier: str
    model: str
    reasons: str
    evidence: str
    checks: str
    worse: str
    total_ms: int
    sent: int
    hosts: str
    cost: float


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A question without an answer, asked `times` times."""

    entry: str
    question: str
    times: int


@dataclass(frozen=True, slots=True)
class TierRow:
    """A cloud tier as it stands."""

    tier: str
    model: str
    condition: str
    words: str
    ends_on: str
    spent: float


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack that could be served."""

    name: str
    place: str
    serving: bool


def derive_staff(state: KioskState) -> StaffView:
    """The board's figures."""
    board = state.staff or _BLANK
    ranks = [Health.GOOD, Health.WORSE, Health.BROKEN]
    return StaffView(
        open=state.staff is not None,
        role=state.role.value,
        worst=max((i.health for i in board.health), key=ranks.index, default=Health.GOOD).value,
        answered=board.answered,
        abstained=board.abstained,
        handed_off=board.handed_off,
        failed=board.failed,
        spent=sum(tier.spent_today_usd for tier in state.cloud),
        sent=sum(turn.bytes_sent for turn in board.turns),
        checked=board.audit.entries >= 0,
        entries=max(0, board.audit.entries),
        sound=board.audit.sound,
        findings="\n".join(board.audit.findings),
        denied=_denied(state),
        rehearsing=board.rehearsing,
    )


def derive_health(state: KioskState) -> tuple[HealthRow, ...]:
    """What was looked at, the worst first."""
    ranks = [Health.BROKEN, Health.WORSE, Health.GOOD]
    items = sorted((state.staff or _BLANK).health, key=lambda item: ranks.index(item.health))
    return tuple(HealthRow(i.name, i.health.value, i.words, i.remedy) for i in items)


def derive_rehearsal(state: KioskState) -> tuple[HealthRow, ...]:
    """How the last rehearsal went, in the order of its scenes, and the look through the camera."""
    board = state.staff or _BLANK
    played = (*board.rehearsal, *([board.camera] if board.camera else []))
    return tuple(HealthRow(i.name, i.health.value, i.words, i.remedy) for i in played)


def derive_log(state: KioskState) -> tuple[LogRow, ...]:
    """The end of the log, newest first."""
    lines = (state.staff or _BLANK).log
    return tuple(LogRow(line.at, line.words, line.level not in _QUIET) for line in lines)


def derive_turns(state: KioskState) -> tuple[TurnRow, ...]:
    """The last turns, newest first."""
    return tuple(_turn(account) for account in (state.staff or _BLANK).turns)


def derive_tiers(state: KioskState) -> tuple[TierRow, ...]:
    """The cloud tiers."""
    return tuple(
        TierRow(t.tier, t.model, t.state, t.words, t.ends_on, t.spent_today_usd)
        for t in state.cloud
    )


def derive_open(state: KioskState) -> tuple[OpenRow, ...]:
    """Questions that wait for an answer, the most frequent first."""
    questions = (state.staff or _BLANK).questions
    return tuple(OpenRow(q.id, q.question, q.count) for q in questions)


def derive_packs(state: KioskState) -> tuple[PackRow, ...]:
    """The packs that could be served."""
    packs = (state.staff or _BLANK).packs
    return tuple(PackRow(pack.name, pack.place, pack.serving) for pack in packs)


def _denied(state: KioskState) -> str:
    problem = state.problem
    if problem is None or not problem.code.startswith(_DENIED):
        return ""
    return f"{problem.message} {problem.hint}".strip()


def _turn(account: TurnAccount) -> TurnRow:
    return TurnRow(
        turn=account.turn_id[:8],
        at=account.at,
        outcome=account.outcome,
        tier=account.tier,
        model=account.model,
        reasons="\n".join(account.reasons),
        evidence="\n".join(account.evidence),
        checks="\n".join(account.checks),
        worse=", ".join(account.degraded),
        total_ms=round(account.total_ms),
        sent=account.bytes_sent,
        hosts=", ".join(account.hosts),
        cost=account.cost_usd,
    )


@QmlElement
class StaffModel(Facade):
    """`StaffView` for QML."""

    View = StaffView
