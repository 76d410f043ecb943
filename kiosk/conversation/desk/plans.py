"""Several things out of one request: shown, done one after the other, changed by voice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kiosk.action.tools.tool import Registry
from kiosk.action.tools.words import moment_words
from kiosk.conversation.desk.case import Case, Step
from kiosk.conversation.desk.forms import corrected
from kiosk.core import events as ev
from kiosk.core.doings import PlanStep, StepStatus
from kiosk.core.ports import Publish
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.writes import fill_moment

_NUMBERS = ("one|1|first", "two|2|second", "three|3|third", "four|4|fourth", "five|5|fifth")
_STEP = re.compile(
    rf"\bstep (?:number )?({'|'.join(_NUMBERS)})\b|\bthe ({'|'.join(_NUMBERS)}) (?:step|one"
    rf"|thing)\b",
    re.I,
)
_LEAVE = re.compile(r"\b(?:skip|leave out|drop|remove|delete|cancel|without|forget|not)\b", re.I)
_CHANGE = re.compile(r"\b(?:change|make|move|set|do|put|instead|to)\b", re.I)
_ALL = re.compile(
    r"\b(?:cancel|drop|forget|stop) (?:the (?:whole )?plan|everything|all(?: of (?:it|them"
    r"|that))?)\b",
    re.I,
)


def lay_out(case: Case, readings: tuple[Reading, ...], registry: Registry, publish: Publish) -> str:
    """Make the plan of `readings`; gives what is said of it."""
    case.plan = [
        Step(reading, PlanStep(number, step_text(reading, registry)))
        for number, reading in enumerate(readings, 1)
    ]
    publish(ev.PlanChanged(case.shown_plan()))
    told = ", then ".join(_small(step.shown.text) for step in case.plan)
    return f"That is {len(case.plan)} things: {told}. One after the other."


def step_text(reading: Reading, registry: Registry) -> str:
    """A step in a few words: "Book an appointment: X200 blender, Tuesday 1 December at 15:00"."""
    tool = registry.get(reading.tool)
    title = tool.title if tool else reading.tool
    keep = ("service", "product", "order", "reference", "start")
    values = [
        moment_words(str(v)) if k == "start" else str(v)
        for k, v in reading.arguments.items()
        if k in keep and v
    ]
    return f"{title}: {', '.join(values)}" if values else title


def edit_by_voice(
    case: Case, text: str, context: Context, registry: Registry, publish: Publish
) -> Step | None:
    """The step that `text` changes or leaves out, after it was changed."""
    named = _STEP.search(text)
    if not named or not case.plan:
        return None
    number = _number_of(named[1] or named[2])
    step = next((s for s in case.plan if s.shown.number == number), None)
    if step is None or step.shown.status not in (StepStatus.WAITING, StepStatus.PROPOSED):
        return None
    if _LEAVE.search(text) and not context.moment(text).day:
        return leave_out(case, step, publish)
    if _CHANGE.search(text):
        return change(case, step, text, context, registry, publish)
    return None


def leave_out(case: Case, step: Step, publish: Publish) -> Step:
    """Step `step` is not done."""
    step.now(StepStatus.SKIPPED, "left out")
    publish(ev.PlanChanged(case.shown_plan()))
    return step


def change(  # noqa: PLR0917
    case: Case, step: Step, text: str, context: Context, registry: Registry, publish: Publish
) -> Step | None:
    """Step `step` with what `text` says of day, time, order or item."""
    arguments: dict[str, Any] = dict(step.arguments or step.reading.arguments)
    rest = _STEP.sub(" ", text)
    if "start" in arguments:
        changed = corrected(arguments, rest, context)
        arguments = changed or arguments
    else:
        fill_moment(arguments, context.moment(rest, bare=True))
    if arguments == (step.arguments or step.reading.arguments):
        return None
    missing = tuple(name for name in step.reading.missing if name not in arguments)
    step.reading = replace(step.reading, arguments=arguments, missing=missing)
    step.arguments = {}
    step.shown = replace(step.shown, text=step_text(step.reading, registry))
    step.now(StepStatus.WAITING)
    publish(ev.PlanChanged(case.shown_plan()))
    return step


def wants_none_of_it(text: str) -> bool:
    """Whether the whole plan is called off."""
    return _ALL.search(text) is not None


def done_before(case: Case) -> list[Step]:
    """The steps that were done or are on their way, newest first."""
    kept = (StepStatus.DONE, StepStatus.QUEUED)
    return [step for step in reversed(case.plan) if step.shown.status in kept]


def _number_of(word: str) -> int:
    return next(n for n, ways in enumerate(_NUMBERS, 1) if word.lower() in ways.split("|"))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
