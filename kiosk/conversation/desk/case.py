"""What the desk holds of one visit. Nothing of it outlives the visit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any

from kiosk.action.keepsakes import Keepsakes
from kiosk.action.staff.bell import Bell
from kiosk.action.tools.approval import Approvals
from kiosk.action.tools.courier import Courier
from kiosk.action.tools.timers import Timers
from kiosk.action.tools.tool import Registry
from kiosk.core.doings import Plan, PlanStep, StepStatus
from kiosk.core.ports import LanguageModel
from kiosk.core.record import Degradation, ToolCall
from kiosk.reasoning.requests.reader import ByMeaning
from kiosk.reasoning.requests.reading import Context, Reading


@dataclass(frozen=True, slots=True)
class DeskParts:
    """What a desk works with.

    `context` reads a request's surroundings: catalogue and clock; `opening` gives a day's hours,
    None where they are not stated; `redact` takes personal data out of a text; `check_pin` tells
    whether a staff PIN is right; `now` gives epoch seconds; `model` reads what the rules are
    unsure of, None for rules alone, and `meaning` what they read nothing in; `ready` adds, once,
    the tools that the pack declares, and tells which are not there.
    """

    registry: Registry
    courier: Courier
    bell: Bell
    context: Callable[[], Context]
    opening: Callable[[datetime], tuple[tuple[time, time], ...] | None]
    redact: Callable[[str], str]
    check_pin: Callable[[str], Awaitable[bool]]
    now: Callable[[], float]
    sound: Callable[[], Awaitable[None]]
    model: Callable[[], LanguageModel] | None = None
    meaning: ByMeaning | None = None
    keepsakes: Keepsakes | None = None
    ready: Callable[[], Awaitable[tuple[Degradation, ...]]] | None = None


@dataclass(slots=True)
class Form:
    """A request that lacks something: `missing[0]` is what was asked for, `tries` times.

    `near` is the day that was wished for and can't be, ISO 8601.
    """

    tool: str
    arguments: dict[str, Any]
    missing: tuple[str, ...]
    tries: int = 0
    since: float = 0.0
    near: str = ""


@dataclass(slots=True)
class Step:
    """A step of a plan and, once it was proposed, its idempotency key."""

    reading: Reading
    shown: PlanStep
    key: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)

    def now(self, status: StepStatus, detail: str = "") -> None:
        """It stands so now."""
        self.shown = replace(self.shown, status=status, detail=detail)


@dataclass(slots=True)
class Case:
    """One visit at the desk.

    `code_for` is the digest of the card that was approved and waits for its code, `strikes` counts
    wrong ones; `references` are those given in this visit, newest last; `misses` counts turns in a
    row that did not help; `last` is the last answer, for taking along; `topics` is what the visit
    was about so far; `keeping` is what was asked for about the person's note.
    """

    session_id: str
    approvals: Approvals
    timers: Timers
    form: Form | None = None
    plan: list[Step] = field(default_factory=list)
    code_for: str = ""
    strikes: int = 0
    references: list[str] = field(default_factory=list)
    misses: int = 0
    last: str = ""
    topic: str = ""
    by_model: dict[str, list[ToolCall]] = field(default_factory=dict)
    proposed_by_model: str = ""
    keeping: str = ""
    topics: list[str] = field(default_factory=list)

    @property
    def step(self) -> Step | None:
        """The step of the plan that is under way or next."""
        open_ones = (StepStatus.WAITING, StepStatus.PROPOSED)
        return next((s for s in self.plan if s.shown.status in open_ones), None)

    def shown_plan(self) -> Plan | None:
        """The plan as a screen shows it."""
        return Plan(tuple(step.shown for step in self.plan)) if self.plan else None
