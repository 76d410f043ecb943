"""Serves one visit: the plan and the open card first, then the open form, then a new request."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from kiosk.action.tools.tool import Tool
from kiosk.conversation.desk import doing, plans, words
from kiosk.conversation.desk.case import Case, DeskParts, Form, Step
from kiosk.conversation.desk.doing import Came
from kiosk.conversation.desk.forms import corrected, fill, is_question, lacks
from kiosk.conversation.desk.words import said, with_more
from kiosk.core import events as ev
from kiosk.core.desk import DeskReply, ToolStatus
from kiosk.core.doings import StepStatus
from kiosk.core.errors import BadInput
from kiosk.core.ports import Publish
from kiosk.core.record import Outcome
from kiosk.core.turn import Modality, Turn
from kiosk.reasoning.requests.consent import Answer, read_answer
from kiosk.reasoning.requests.model_reader import read_with_model, worth_asking
from kiosk.reasoning.requests.reader import read_plan, read_request, read_wish
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.spelled import read_code

HEARD = 0.7
"""Confidence below which a spoken yes is asked for again."""
_PATIENCE = 2
_FORM_S = 180.0
_STATUS = {
    ToolStatus.DONE: StepStatus.DONE,
    ToolStatus.QUEUED: StepStatus.QUEUED,
    ToolStatus.FAILED: StepStatus.FAILED,
    ToolStatus.REJECTED: StepStatus.SKIPPED,
    ToolStatus.PROPOSED: StepStatus.PROPOSED,
}


class Counter:
    """What a person's words do at the desk; None when they are no business of it."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts

    async def serve(self, case: Case, turn: Turn, publish: Publish) -> DeskReply | None:
        """One turn. A reply that ends in `HANDED_OFF` asks for a person."""
        if expired := case.approvals.expired():
            publish(ev.ApprovalChanged(expired))
            case.code_for = ""
        context = self._context(case)
        turn = replace(turn, transcript=context.written(turn.transcript))
        if case.plan and (reply := await self._about_plan(case, turn, context, publish)):
            return reply
        if case.approvals.open and (reply := await self._about_card(case, turn, context, publish)):
            return reply
        if case.form and (reply := await self._about_form(case, turn, context, publish)):
            return reply
        return await self._new(case, turn, context, publish)

    async def approved(self, case: Case, digest: str, code: str, publish: Publish) -> DeskReply:
        """The yes to a card, by voice or by touch."""
        came = await doing.approve(self._parts, case, digest, code, publish)
        return await self._after(case, came, publish)

    async def rejected(self, case: Case, digest: str, publish: Publish) -> DeskReply:
        """The no; one for a card that is not open any more changes nothing."""
        held = case.approvals.open
        if held is None or (digest and held.card.digest != digest):
            return said(words.DROPPED)
        return await self._after(case, doing.reject(case, publish), publish)

    async def edited(self, case: Case, number: int, text: str, publish: Publish) -> DeskReply:
        """A step of the plan, changed or left out by touch."""
        step = next((s for s in case.plan if s.shown.number == number), None)
        if step is None or step.shown.status not in (StepStatus.WAITING, StepStatus.PROPOSED):
            return said("That step can't be changed any more.")
        context = self._context(case)
        if text:
            plans.change(case, step, text, context, self._parts.registry, publish)
        else:
            plans.leave_out(case, step, publish)
        return await self._replan(case, publish)

    def _context(self, case: Case) -> Context:
        base = self._parts.context()
        return replace(base, references=tuple(case.references), topic=case.topic)

    async def _about_card(
        self, case: Case, turn: Turn, context: Context, publish: Publish
    ) -> DeskReply | None:
        held = case.approvals.open
        if held is None:
            return None
        text = turn.transcript
        answer = read_answer(text)
        if answer is Answer.NO and not corrected(held.arguments, text, context):
            return await self.rejected(case, held.card.digest, publish)
        if held.card.needs and answer is Answer.OTHER and (code := self._code(case, text)):
            return await self.approved(case, held.card.digest, code, publish)
        if answer is Answer.UNSURE or (answer is Answer.YES and _unsure(turn)):
            return said(words.UNSURE, held.card.sentence, why="unsure yes")
        if answer is Answer.YES:
            return await self.approved(case, held.card.digest, "", publish)
        if (changed := corrected(held.arguments, text, context)) is not None:
            read = read_request(text, context)
            if read and not read.asked and read.tool != held.tool.name:
                return None
            return await self._start(case, held.tool, changed, publish)
        return None

    def _code(self, case: Case, text: str) -> str | None:
        """The code in `text`: a lone one after it was asked for, else one that is called so."""
        if case.code_for or "code" in text.lower() or "pin" in text.lower():
            return read_code(text)
        return None

    async def _about_form(
        self, case: Case, turn: Turn, context: Context, publish: Publish
    ) -> DeskReply | None:
        form, text = case.form, turn.transcript
        if form is None:
            return None
        if self._parts.now() - form.since > _FORM_S:
            case.form = None
            return None
        if read_answer(text) is Answer.NO:
            case.form = None
            return await self._after(case, Came(said(words.DROPPED), ToolStatus.REJECTED), publish)
        new = read_request(text, context)
        is_it = new is not None and new.tool == "look_up_order" and form.missing[0] == "order"
        other = new is not None and not new.asked and new.tool != form.tool and not is_it
        if is_question(text) or other:
            return None
        if fill(form, text, context):
            form.tries = 0
            return await self._go_on(case, form, publish)
        form.tries += 1
        if lacks(text) or form.tries >= _PATIENCE:
            case.form = None
            return said(outcome=Outcome.HANDED_OFF, why="misunderstood")
        return said("I didn't get that.", words.ask_for(form.missing[0], form.arguments))

    async def _about_plan(
        self, case: Case, turn: Turn, context: Context, publish: Publish
    ) -> DeskReply | None:
        text, registry = turn.transcript, self._parts.registry
        if plans.wants_none_of_it(text) and case.step:
            for step in case.plan:
                if step.shown.status in (StepStatus.WAITING, StepStatus.PROPOSED):
                    plans.leave_out(case, step, publish)
            case.form = None
            case.approvals.reject()
            return said("All right, I leave the rest.", why="plan dropped")
        if plans.edit_by_voice(case, text, context, registry, publish):
            return await self._replan(case, publish)
        return None

    async def _replan(self, case: Case, publish: Publish) -> DeskReply:
        """After an edit the step under way is begun anew: its old card counts no more."""
        case.form = None
        if card := case.approvals.reject():
            publish(ev.ApprovalChanged(card))
        told = said("The plan is changed.", why="plan edited")
        return with_more(told, await self._next_step(case, publish) or said(""))

    async def _new(
        self, case: Case, turn: Turn, context: Context, publish: Publish
    ) -> DeskReply | None:
        text = turn.transcript
        if steps := read_plan(text, context):
            case.form = None
            told = said(plans.lay_out(case, steps, self._parts.registry, publish), why="plan")
            return with_more(told, await self._next_step(case, publish) or said(""))
        reading = await asyncio.to_thread(read_wish, text, context, self._parts.meaning)
        if reading is None and self._parts.model and worth_asking(text, self._parts.registry):
            specs = tuple(t.spec for t in self._parts.registry.all() if t.listed)
            reading = await read_with_model(self._parts.model(), specs, text, context)
        if reading is None or reading.asked:
            return None
        if reading.tool == "call_staff":
            return said(outcome=Outcome.HANDED_OFF, why="touched")
        case.plan = []
        publish(ev.PlanChanged(None))
        return await self._read(case, reading, publish)

    async def _read(self, case: Case, reading: Reading, publish: Publish) -> DeskReply | None:
        """Begin with what was read, or ask for what it lacks."""
        tool = self._parts.registry.get(reading.tool)
        if tool is None:
            return None
        if card := case.approvals.reject():
            publish(ev.ApprovalChanged(card))
        if reading.missing:
            form = Form(
                tool.name, dict(reading.arguments), reading.missing, since=self._parts.now()
            )
            return await self._go_on(case, form, publish, by=reading.by)
        reply = await self._start(case, tool, reading.arguments, publish)
        return replace(reply, by=reading.by)

    async def _go_on(
        self, case: Case, form: Form, publish: Publish, by: str = "rules"
    ) -> DeskReply:
        case.form = form
        if form.missing:
            question = words.ask_for(form.missing[0], form.arguments)
            return said(question, why=f"{form.tool} lacks {form.missing[0]}", by=by)
        tool = self._parts.registry.get(form.tool)
        if tool is None:
            return said(words.DROPPED)
        case.form = None
        return await self._start(case, tool, form.arguments, publish)

    async def _start(
        self, case: Case, tool: Tool, arguments: dict[str, Any], publish: Publish
    ) -> DeskReply:
        known = {
            name: value
            for name, value in arguments.items()
            if name in tool.parameters.get("properties", {})
        }
        try:
            came = await doing.begin(self._parts, case, tool, known, publish)
        except BadInput as error:
            case.form = None
            return said(f"I can't do that: {error.message}", why=error.code)
        if (step := case.step) and step.reading.tool == tool.name:
            step.arguments = known
        return await self._after(case, came, publish)

    async def _after(self, case: Case, came: Came, publish: Publish) -> DeskReply:
        """Book what came of it in the plan, and go on with the plan."""
        step = case.step
        if step is None or not case.plan:
            return came.reply
        if case.form is not None:
            return came.reply  # the step waits for an answer
        step.key = came.key or step.key
        detail = came.reply.sentences[-1].text if came.reply.sentences else ""
        failed = came.status is ToolStatus.FAILED
        step.now(_STATUS[came.status], detail if failed else "")
        publish(ev.PlanChanged(case.shown_plan()))
        if came.status is ToolStatus.PROPOSED:
            return came.reply
        if failed and (undo := self._undo(case, publish)):
            return with_more(came.reply, undo)
        then = await self._next_step(case, publish)
        if then is None or (following := case.step) is None:
            return came.reply
        return with_more(with_more(came.reply, said(f"Next: {following.shown.text}.")), then)

    async def _next_step(self, case: Case, publish: Publish) -> DeskReply | None:
        step = case.step
        if step is None:
            return None
        return await self._read(case, _now_read(step), publish)

    def _undo(self, case: Case, publish: Publish) -> DeskReply | None:
        """A step failed: offer to take back the newest one that was done."""
        for step in plans.done_before(case):
            tool = self._parts.registry.get(step.reading.tool)
            if tool is None or tool.undo is None or not step.key:
                continue
            name, arguments = tool.undo(step.arguments, step.key)
            back = self._parts.registry.get(name)
            if back is None:
                continue
            for waiting in case.plan:
                if waiting.shown.status is StepStatus.WAITING:
                    plans.leave_out(case, waiting, publish)
            first = said(f"Step {step.shown.number} is done already; it can be taken back.")
            return with_more(first, doing.propose(case, back, arguments, publish).reply)
        return None


def _now_read(step: Step) -> Reading:
    return replace(step.reading, arguments=step.arguments or step.reading.arguments)


def _unsure(turn: Turn) -> bool:
    return turn.modality in (Modality.VOICE, Modality.VOICE_IMAGE) and turn.confidence < HEARD
