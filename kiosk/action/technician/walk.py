"""A procedure under way: one step at a time, none skipped, no warning left unconfirmed. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from kiosk.action.technician.commands import Wish
from kiosk.core.doings import ProcedureStep
from kiosk.core.procedure import Procedure, Step


@dataclass(slots=True)
class Walk:
    """`began` is when, in seconds of any clock. `at` counts from 0."""

    procedure: Procedure
    began: float
    at: int = 0
    confirmed: set[int] = field(default_factory=set)
    finished: bool = False

    @property
    def step(self) -> Step:
        """The step on show."""
        return self.procedure.steps[self.at]

    @property
    def view(self) -> ProcedureStep:
        """The step for the screen."""
        step = self.step
        return ProcedureStep(
            procedure=self.procedure.title,
            section=step.section,
            number=self.at + 1,
            total=len(self.procedure.steps),
            text=step.text,
            safety=step.safety,
            acknowledged=self.at in self.confirmed,
            passage=step.passage,
        )

    def begin(self) -> tuple[str, ...]:
        """The first words."""
        steps = len(self.procedure.steps)
        first = f"{self.procedure.title}, {steps} steps."
        if self.procedure.minutes:
            first = f"{self.procedure.title}, {steps} steps, about {_span(self.procedure.minutes)}."
        parts = (f"You need: {self.procedure.parts.rstrip('. ')}.",) if self.procedure.parts else ()
        return (first, *parts, *self.say())

    def say(self) -> tuple[str, ...]:
        """The step on show, in words; a warning asks to be confirmed."""
        step = self.step
        before = self.procedure.steps[self.at - 1].section if self.at else ""
        heading = (f"{step.section}.",) if step.section not in ("", before, "Safety") else ()
        if step.safety and self.at not in self.confirmed:
            return (*heading, _warned(step), "Say confirmed when that is done.")
        return (*heading, step.text)

    def hear(self, wish: Wish, now: float) -> tuple[str, ...]:
        """Do what was asked; gives what is said to it."""
        match wish:
            case Wish.CONFIRM:
                return self._confirm()
            case Wish.NEXT | Wish.DONE:
                return self._on()
            case Wish.BACK:
                if not self.at:
                    return ("This is the first step.", *self.say())
                self.at -= 1
                return self.say()
            case Wish.SKIP:
                return ("Steps can't be skipped.", *self.say())
            case Wish.HOW_LONG:
                return (self._how_long(now),)
        return self.say()

    def _confirm(self) -> tuple[str, ...]:
        if not self.step.safety or self.at in self.confirmed:
            return self.say()
        self.confirmed.add(self.at)
        return self._on()

    def _on(self) -> tuple[str, ...]:
        if self.step.safety and self.at not in self.confirmed:
            return ("Confirm this first.", _warned(self.step), "Say confirmed when that is done.")
        if self.at + 1 == len(self.procedure.steps):
            self.finished = True
            return ("That was the last step. The procedure is complete.",)
        self.at += 1
        return self.say()

    def _how_long(self, now: float) -> str:
        total = len(self.procedure.steps)
        place = f"You are at step {self.at + 1} of {total}"
        gone = max(0, round((now - self.began) / 60))
        spent = f", {_span(gone)} in" if gone else ""
        if not self.procedure.minutes:
            return f"{place}{spent}. The document does not say how long it takes."
        left = ceil(self.procedure.minutes * (total - self.at) / total)
        whole = _span(self.procedure.minutes)
        return f"{place}{spent}. It takes about {whole} in all, about {_span(left)} from here."


def _warned(step: Step) -> str:
    return step.text if step.section == "Safety" else f"Safety: {step.text}"


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} minute{'s' * (rest != 1)}"
    told = f"{hours} hour{'s' * (hours != 1)}"
    return f"{told} {rest} minutes" if rest else told
