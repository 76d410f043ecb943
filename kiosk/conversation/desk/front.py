"""The desk itself: what a turn means here, and whose turn it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kiosk.action.staff.notice import make_notice
from kiosk.action.tools.approval import Approvals
from kiosk.action.tools.timers import Timers
from kiosk.action.tools.tool import Effect, Ticket, ToolFailed, Unreachable
from kiosk.conversation.desk import keeping, words
from kiosk.conversation.desk.case import Case, DeskParts
from kiosk.conversation.desk.counter import Counter
from kiosk.conversation.desk.doing import propose
from kiosk.conversation.desk.manners import small_talk
from kiosk.conversation.desk.words import said, with_more
from kiosk.core import events as ev
from kiosk.core.desk import DeskReply, Order, OrderKind, ToolStatus
from kiosk.core.errors import BadInput
from kiosk.core.ports import Publish, ToolRequest, ToolSpec
from kiosk.core.record import Outcome, ToolCall
from kiosk.core.turn import Exchange, Passage, Turn
from kiosk.reasoning.intents import wants_human
from kiosk.reasoning.memory import subject
from kiosk.reasoning.requests.cues import needs_person, read_cues

_MISSES, _TOPICS = 2, 12
_MILD = 0.4


class FrontDesk:
    """`Desk` over tools, approvals, outbox and bell."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._counter = Counter(parts)
        self._cases: dict[str, Case] = {}

    async def handle(
        self, turn: Turn, history: Sequence[Exchange], publish: Publish
    ) -> DeskReply | None:
        """As the port says."""
        case = self._case(turn.session_id)
        for lacking in await self._parts.ready() if self._parts.ready else ():
            publish(ev.Degraded(lacking))
        if history:
            case.last = history[-1].answer or case.last
        if wants_human(turn.transcript):
            return None  # the usual way leads to `hand_off`, with evidence
        cues = read_cues(turn.transcript)
        reply = await self._about_note(case, turn)
        reply = reply or await self._counter.serve(case, turn, publish)
        if reply and reply.outcome is Outcome.HANDED_OFF:
            reason = reply.reasons[0].value if reply.reasons else "touched"
            called = await self.hand_off(turn, str(reason), (), publish)
            return with_more(reply, called) if reply.sentences else called
        if reply:
            case.misses = 0
            return with_more(said(words.SORRY), reply) if cues.frustration >= _MILD else reply
        if needs_person(cues):
            return await self.hand_off(turn, "distress", (), publish)
        return small_talk(turn.transcript, turn.reply_in, history)

    async def order(self, order: Order, turn: Turn, publish: Publish) -> DeskReply:
        """As the port says."""
        case = self._case(turn.session_id)
        match order.kind:
            case OrderKind.APPROVE:
                return await self._counter.approved(case, order.subject, order.text, publish)
            case OrderKind.REJECT:
                return await self._counter.rejected(case, order.subject, publish)
            case OrderKind.EDIT_STEP:
                number = int(order.subject) if order.subject.isdigit() else 0
                return await self._counter.edited(case, number, order.text, publish)
            case OrderKind.ACKNOWLEDGE:
                self._parts.bell.acknowledge(publish)
                return said("Thank you, the call is answered.", why="staff")
        return await self.hand_off(turn, "touched", (), publish)

    async def hand_off(
        self, turn: Turn, reason: str, passages: Sequence[Passage], publish: Publish
    ) -> DeskReply:
        """As the port says."""
        bell = self._parts.bell
        case = self._case(turn.session_id)
        history = (Exchange(case.topic, ""),) if case.topic else ()
        notice = make_notice(
            bell.new_id(), reason, turn.transcript, history, passages, redact=self._parts.redact
        )
        call = await bell.ring(notice, publish, session=turn.session_id)
        done = ToolCall("call_staff", {"reason": reason}, ToolStatus.DONE, call.id)
        first = words.SORRY if reason in ("distress", "misunderstood") else ""
        return said(first, call.sentence, tools=(done,), outcome=Outcome.HANDED_OFF, why=reason)

    async def reflect(self, turn: Turn, outcome: Outcome, publish: Publish) -> DeskReply | None:
        """As the port says."""
        case = self._case(turn.session_id)
        case.topic = turn.transcript
        if outcome is Outcome.ANSWERED and (about := subject(self._parts.redact(turn.transcript))):
            case.topics = [*dict.fromkeys([*case.topics, about])][-_TOPICS:]
        if case.proposed_by_model == turn.turn_id and (held := case.approvals.open):
            case.proposed_by_model = ""
            return said(held.card.sentence, why=held.tool.name)
        if outcome is Outcome.ANSWERED:
            case.misses = 0
        elif outcome is Outcome.ABSTAINED:
            case.misses += 1
            if case.misses >= _MISSES:
                case.misses = 0
                return await self.hand_off(turn, "misunderstood", (), publish)
        return None

    def specs(self) -> tuple[ToolSpec, ...]:
        """As the port says."""
        return tuple(tool.spec for tool in self._parts.registry.all() if tool.listed)

    async def call(self, request: ToolRequest, turn: Turn) -> str:
        """As the port says."""
        case = self._case(turn.session_id)
        tool = self._parts.registry.get(request.name)
        if tool is None or not tool.listed:
            return _json({"error": f"There is no tool '{request.name}'."})
        try:
            arguments = tool.checked(json.loads(request.arguments or "{}"))
        except (BadInput, ValueError, TypeError) as error:
            return _json({"error": str(error)})
        if tool.effect is not Effect.READ:
            return self._proposed(case, request.name, arguments, turn)
        try:
            result = await tool.run(arguments, Ticket(session=turn.session_id))
        except (ToolFailed, Unreachable) as failure:
            self._book(case, turn, ToolCall(tool.name, arguments, ToolStatus.FAILED, ""))
            return _json({"error": failure.message})
        self._book(case, turn, ToolCall(tool.name, arguments, ToolStatus.DONE, ""))
        return _json({"result": result.sentence, "data": result.data})

    def booked(self, turn_id: str) -> tuple[ToolCall, ...]:
        """As the port says."""
        found = (case.by_model.pop(turn_id, []) for case in self._cases.values())
        return tuple(call for calls in found for call in calls)

    def forget(self, session_id: str) -> None:
        """As the port says."""
        if case := self._cases.pop(session_id, None):
            case.timers.clear()

    def close(self) -> None:
        """End what runs beside the turns."""
        self._parts.bell.close()
        for session_id in tuple(self._cases):
            self.forget(session_id)

    async def _about_note(self, case: Case, turn: Turn) -> DeskReply | None:
        if self._parts.keepsakes is None:
            return None
        return await keeping.serve(self._parts.keepsakes, case, turn, self._parts.now())

    def _proposed(self, case: Case, name: str, arguments: dict[str, Any], turn: Turn) -> str:
        """A model may wish for one change a turn; a person decides."""
        tool = self._parts.registry.get(name)
        if tool is None or tool.effect is not Effect.WRITE:
            return _json({"error": "Ask the person to say that to the kiosk."})
        if case.proposed_by_model == turn.turn_id or case.approvals.open:
            return _json({"error": "One proposal is open already; the person has to answer it."})
        case.proposed_by_model = turn.turn_id
        came = propose(case, tool, arguments, self._quiet)
        self._book(case, turn, *came.reply.tools)
        read_back = case.approvals.open.card.sentence if case.approvals.open else ""
        return _json({"status": ToolStatus.PROPOSED, "read_back": read_back})

    def _book(self, case: Case, turn: Turn, *calls: ToolCall) -> None:
        case.by_model.setdefault(turn.turn_id, []).extend(calls)

    def _quiet(self, _event: ev.Event) -> None:
        """A model's proposal is shown by `reflect`, once its answer is out."""

    def _case(self, session_id: str) -> Case:
        if session_id not in self._cases:
            parts = self._parts
            self._cases[session_id] = Case(
                session_id, Approvals(parts.now), Timers(parts.now, parts.sound)
            )
        return self._cases[session_id]


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
