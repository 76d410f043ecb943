"""What staff see behind their PIN: health, money, turns with their reasons, packs, the audit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StaffWish(StrEnum):
    """What staff ask for by touch: the board, the audit checked, a question answered or put aside,
    the plugs pulled in a rehearsal, a sound from the loudspeaker, a look through the camera, the
    area left.
    """

    LOOK = "look"
    VERIFY = "verify"
    ANSWER = "answer"
    DISMISS = "dismiss"
    REHEARSE = "rehearse"
    SOUND = "sound"
    CAMERA = "camera"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class StaffOrder:
    """A touch of staff. `subject` is a question's identifier, `text` the answer to it."""

    wish: StaffWish
    subject: str = ""
    text: str = ""


class Health(StrEnum):
    """How something is: fine, worse than it should be, or broken."""

    GOOD = "ok"
    WORSE = "warn"
    BROKEN = "fail"


@dataclass(frozen=True, slots=True)
class HealthItem:
    """One thing looked at; `words` say how it is, `remedy` what to do, empty when it is fine."""

    name: str
    health: Health
    words: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class TurnAccount:
    """Why a turn went as it did, without a word that anybody said.

    `at` is UTC in ISO 8601. `reasons`, `evidence` and `checks` are lines for people: who answers
    and why, which passages were found, what was made of each sentence.
    """

    turn_id: str
    at: str
    outcome: str
    tier: str
    model: str
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    checks: tuple[str, ...]
    degraded: tuple[str, ...]
    total_ms: float
    bytes_sent: int
    hosts: tuple[str, ...]
    cost_usd: float


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that the documents could not answer, without personal data; asked `count` times,
    first on `day` (ISO 8601).
    """

    id: str
    question: str
    count: int
    day: str


@dataclass(frozen=True, slots=True)
class PackChoice:
    """A pack that could be served; `place` is its folder."""

    name: str
    place: str
    serving: bool


@dataclass(frozen=True, slots=True)
class AuditState:
    """What the last check of the audit found; `entries` -1 before one was made."""

    entries: int = -1
    sound: bool = True
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log without secrets; `at` is UTC in ISO 8601, `level` as logging names it."""

    at: str
    level: str
    words: str


@dataclass(frozen=True, slots=True)
class StaffBoard:
    """Everything on the staff's screens. `turns` and `log` newest first. `rehearsing`: a rehearsal
    is under way; `rehearsal` is how the last one went, a line a scene; `camera` is how it was
    when somebody looked.
    """

    health: tuple[HealthItem, ...] = ()
    turns: tuple[TurnAccount, ...] = ()
    packs: tuple[PackChoice, ...] = ()
    audit: AuditState = AuditState()
    questions: tuple[OpenQuestion, ...] = ()
    answered: int = 0
    abstained: int = 0
    handed_off: int = 0
    failed: int = 0
    log: tuple[LogLine, ...] = ()
    rehearsing: bool = False
    rehearsal: tuple[HealthItem, ...] = ()
    camera: HealthItem | None = None
