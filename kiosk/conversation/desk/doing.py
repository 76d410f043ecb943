"""From a complete request to what was done: propose, approve, deliver, say what came of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kiosk.action.tools.along import qr_payload
from kiosk.action.tools.approval import Approved, Proposal
from kiosk.action.tools.courier import Delivery
from kiosk.action.tools.outbox import EntryStatus
from kiosk.action.tools.tool import (
    Conflict,
    Effect,
    Need,
    Ticket,
    Tool,
    ToolFailed,
    Unreachable,
)
from kiosk.action.tools.words import listed, moment_words, reference_of, span_words
from kiosk.conversation.desk import words
from kiosk.conversation.desk.case import Case, DeskParts, Form
from kiosk.conversation.desk.words import said
from kiosk.core import events as ev
from kiosk.core.desk import DeskReply, ToolStatus
from kiosk.core.doings import ApprovalCard, CardStatus
from kiosk.core.errors import Refused
from kiosk.core.ports import Publish
from kiosk.core.record import ToolCall

WRONG_RECEIPT = "office.order.code"
_STRIKES = 3


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an attempt: the reply, and whether it was done, is underway, or failed."""

    reply: DeskReply
    status: ToolStatus
    key: str = ""


async def begin(
    parts: DeskParts, case: Case, tool: Tool, arguments: dict[str, Any], publish: Publish
) -> Came:
    """Run `tool` at once when it changes nothing; propose it otherwise.

    Raises `BadInput` ``tool.bad_arguments``.
    """
    if tool.effect is not Effect.WRITE:
        return await _run_now(parts, case, tool, tool.checked(arguments), publish)
    exact = tool.checked(arguments)
    start = exact.get("start")
    if start and (hindered := _never(parts, str(start))):
        return _ask_again(parts, case, tool, exact, hindered)
    if tool.precheck:
        try:
            await tool.precheck(exact)
        except Conflict as conflict:
            return _ask_again(parts, case, tool, exact, _taken(conflict.alternatives))
        except (Unreachable, ToolFailed):
            pass  # whoever does it will say so; a check beforehand is a courtesy
    return propose(case, tool, exact, publish)


def propose(case: Case, tool: Tool, arguments: dict[str, Any], publish: Publish) -> Came:
    """Open the card and read it back."""
    proposal = case.approvals.propose(tool, arguments)
    case.form, case.code_for = None, ""
    publish(ev.ApprovalChanged(proposal.card))
    reply = said(
        proposal.card.sentence, tools=(_call(proposal, ToolStatus.PROPOSED),), why=tool.name
    )
    return Came(reply, ToolStatus.PROPOSED, proposal.key)


async def approve(parts: DeskParts, case: Case, digest: str, code: str, publish: Publish) -> Came:
    """A yes to the card with `digest`. `code` is the PIN or receipt code, if one was given."""
    held = case.approvals.open
    if held is None or held.card.digest != digest:
        case.code_for = ""
        if expired := case.approvals.expired():
            publish(ev.ApprovalChanged(expired))
        return Came(said(words.EXPIRED, why="approval.none"), ToolStatus.REJECTED)
    if held.tool.need is not Need.NOTHING and not code:
        case.code_for = digest
        receipt = held.tool.need is Need.RECEIPT_CODE
        text = words.RECEIPT if receipt else words.PIN
        return Came(said(text, tools=(_call(held, ToolStatus.PROPOSED),)), ToolStatus.PROPOSED)
    if held.tool.need is Need.STAFF_PIN and not await parts.check_pin(code):
        return _strike(case, held, words.WRONG_PIN, publish)
    try:
        approved = case.approvals.approve(digest)
    except Refused as refused:
        return Came(said(words.EXPIRED, why=refused.code), ToolStatus.REJECTED)
    case.code_for = ""
    publish(ev.ApprovalChanged(_settled(held, CardStatus.APPROVED)))
    proof = code if held.tool.need is Need.RECEIPT_CODE else ""
    return await deliver(parts, case, approved, proof, publish)


def reject(case: Case, publish: Publish) -> Came:
    """A no to what is open."""
    held = case.approvals.open
    card = case.approvals.reject()
    case.code_for = ""
    if held is None or card is None:
        return Came(said(words.DROPPED), ToolStatus.REJECTED)
    publish(ev.ApprovalChanged(card))
    call = _call(held, ToolStatus.REJECTED)
    return Came(said(words.DROPPED, tools=(call,), why="no"), ToolStatus.REJECTED, held.key)


async def deliver(
    parts: DeskParts, case: Case, approved: Approved, proof: str, publish: Publish
) -> Came:
    """Put it into the outbox and send it on its way; what is there survives whatever comes."""
    tool, courier = approved.tool, parts.courier
    entity = tool.entity(approved.arguments, approved.key)
    entry = await asyncio.to_thread(
        lambda: courier.outbox.put(
            approved.key,
            tool.name,
            approved.arguments,
            entity=entity,
            session=case.session_id,
            proof=proof,
        )
    )
    delivery = await courier.send(entry)
    publish(ev.OutboxChanged(await asyncio.to_thread(courier.outbox.count)))
    return await _told(parts, case, approved, delivery, publish)


async def _told(
    parts: DeskParts, case: Case, approved: Approved, delivery: Delivery, publish: Publish
) -> Came:
    tool, key, arguments = approved.tool, approved.key, approved.arguments
    if delivery.entry.status is EntryStatus.DONE:
        _remember(case, tool, key, arguments)
        done = delivery.result.sentence if delivery.result else "Done."
        return _came(approved, ToolStatus.DONE, done)
    if delivery.entry.status is EntryStatus.PENDING:
        _remember(case, tool, key, arguments)
        named = f"Your reference will be {reference_of(key)}." if tool.undo else ""
        return _came(approved, ToolStatus.QUEUED, words.QUEUED, named)
    # The person is here and is told: nobody else has to decide this conflict.
    outbox = parts.courier.outbox
    await asyncio.to_thread(outbox.drop, key, "told to the person")
    publish(ev.OutboxChanged(await asyncio.to_thread(outbox.count)))
    failure = delivery.failure
    if failure and failure.code == WRONG_RECEIPT:
        return _once_more(case, approved, publish)
    if delivery.alternatives and "start" in arguments:
        again = _ask_again(parts, case, tool, arguments, _taken(delivery.alternatives))
        return Came(_failed(approved, again.reply), ToolStatus.FAILED, key)
    reason = failure.message if failure else "It could not be done."
    return _came(approved, ToolStatus.FAILED, f"That could not be done: {reason}")


def _once_more(case: Case, approved: Approved, publish: Publish) -> Came:
    """A wrong receipt code: the same proposal again, a few times."""
    case.strikes += 1
    call = ToolCall(approved.tool.name, approved.arguments, ToolStatus.FAILED, approved.key)
    if case.strikes >= _STRIKES:
        reply = said("That code does not match either; nothing was done.", tools=(call,))
        return Came(reply, ToolStatus.FAILED, approved.key)
    again = case.approvals.propose(approved.tool, approved.arguments)
    publish(ev.ApprovalChanged(again.card))
    case.code_for = again.card.digest
    reply = said(words.WRONG_CODE, tools=(call, _call(again, ToolStatus.PROPOSED)))
    return Came(reply, ToolStatus.PROPOSED, again.key)


def _strike(case: Case, held: Proposal, text: str, publish: Publish) -> Came:
    case.strikes += 1
    if case.strikes >= _STRIKES:
        return reject(case, publish)
    return Came(said(text, tools=(_call(held, ToolStatus.PROPOSED),)), ToolStatus.PROPOSED)


async def _run_now(
    parts: DeskParts, case: Case, tool: Tool, arguments: dict[str, Any], publish: Publish
) -> Came:
    case.form = None
    if tool.name == "set_timer":
        return _timer(case, tool, arguments, publish)
    if tool.name == "take_it_with_you":
        return _along(case, tool, arguments, publish)
    call = ToolCall(tool.name, arguments, ToolStatus.DONE, "")
    try:
        result = await tool.run(arguments, Ticket(session=case.session_id))
    except (ToolFailed, Unreachable) as failure:
        failed = ToolCall(tool.name, arguments, ToolStatus.FAILED, "")
        text = words.AWAY if isinstance(failure, Unreachable) else failure.message
        return Came(said(text, tools=(failed,), why=tool.name), ToolStatus.FAILED)
    reply = said(result.sentence, tools=(call,), why=tool.name, citations=result.citations)
    return Came(reply, ToolStatus.DONE)


def _timer(case: Case, tool: Tool, arguments: dict[str, Any], publish: Publish) -> Came:
    minutes, label = float(arguments["minutes"]), str(arguments.get("label", ""))
    case.timers.start(minutes, label, publish)
    text = f"The timer{f' for {label}' if label else ''} runs: {span_words(minutes)}."
    call = ToolCall(tool.name, arguments, ToolStatus.DONE, "")
    return Came(said(text, tools=(call,), why=tool.name), ToolStatus.DONE)


def _along(case: Case, tool: Tool, arguments: dict[str, Any], publish: Publish) -> Came:
    if not case.last:
        call = ToolCall(tool.name, arguments, ToolStatus.FAILED, "")
        text = "There is nothing to take along yet. Ask me something first."
        return Came(said(text, tools=(call,), why=tool.name), ToolStatus.FAILED)
    publish(ev.TakeAlong(qr_payload("Take it with you", case.last)))
    call = ToolCall(tool.name, arguments, ToolStatus.DONE, "")
    text = "Here it is as a code. Point your phone's camera at it; the text is in the code itself."
    return Came(said(text, tools=(call,), why=tool.name), ToolStatus.DONE)


def _never(parts: DeskParts, start: str) -> str:
    """Why nothing can begin at `start`; empty when it may."""
    at = datetime.fromisoformat(start)
    if at.timestamp() <= parts.now():
        return f"{words.PAST} {words.ASK['start']}"
    open_at = parts.opening(at)
    if open_at is None or any(a <= at.time() < b for a, b in open_at):
        return ""
    if not open_at:
        return f"We are closed on {moment_words(start).partition(' at ')[0]}. {words.ASK['day']}"
    hours = listed([f"{a:%H:%M} to {b:%H:%M}" for a, b in open_at], "and")
    return f"We are not open then, but from {hours} that day. {words.ASK['clock']}"


def _taken(alternatives: tuple[str, ...]) -> str:
    if not alternatives:
        return f"That time is not free. {words.ASK['start']}"
    told = listed([moment_words(a) for a in alternatives])
    return f"That time is not free. Free are {told}. Which one suits you?"


def _ask_again(
    parts: DeskParts, case: Case, tool: Tool, arguments: dict[str, Any], text: str
) -> Came:
    kept = {k: v for k, v in arguments.items() if k != "start"}
    day, _, clock = str(arguments["start"]).partition("T")
    if words.ASK["day"] in text:
        kept["clock"] = clock[:5]
    else:
        kept["day"] = day
    case.form = Form(tool.name, kept, ("start",), since=parts.now(), near=day)
    return Came(said(text, why=tool.name), ToolStatus.FAILED)


def _remember(case: Case, tool: Tool, key: str, arguments: dict[str, Any]) -> None:
    if tool.undo:
        case.references.append(reference_of(key))
    if tool.name.startswith("cancel_") and arguments.get("reference") in case.references:
        case.references.remove(arguments["reference"])


def _failed(approved: Approved, reply: DeskReply) -> DeskReply:
    call = ToolCall(approved.tool.name, approved.arguments, ToolStatus.FAILED, approved.key)
    return DeskReply(reply.sentences, reply.outcome, (call,), reply.by, reply.reasons)


def _came(approved: Approved, status: ToolStatus, *texts: str) -> Came:
    call = ToolCall(approved.tool.name, approved.arguments, status, approved.key)
    return Came(said(*texts, tools=(call,), why="yes"), status, approved.key)


def _call(proposal: Proposal, status: ToolStatus) -> ToolCall:
    return ToolCall(proposal.tool.name, proposal.arguments, status, proposal.key)


def _settled(held: Proposal, status: CardStatus) -> ApprovalCard:
    return replace(held.card, status=status)
