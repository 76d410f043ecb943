"""The desk: where things are done for a person, beside the documents that answer them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from kiosk.core.ports import Publish, ToolRequest, ToolSpec
from kiosk.core.record import AnswerSentence, Outcome, Reason, ToolCall
from kiosk.core.turn import Exchange, Passage, Turn


class ToolStatus(StrEnum):
    """Where a tool's call stands, as `ToolCall.status` has it.

    A change is `PROPOSED`, then `REJECTED`, or approved and at once `DONE`, `QUEUED` (it waits in
    the outbox) or `FAILED`.
    """

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    QUEUED = "queued"
    DONE = "done"
    FAILED = "failed"


class OrderKind(StrEnum):
    """What a person may do by touch at the desk."""

    APPROVE = "approve"
    REJECT = "reject"
    CALL_STAFF = "call_staff"
    EDIT_STEP = "edit_step"
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True)
class Order:
    """A touch. `subject` is the card's digest or the step's number, `text` a PIN, a receipt's code
    or what the step shall be (empty: it is left out).
    """

    kind: OrderKind
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class DeskReply:
    """What the desk says and did. `by` is who read the request: ``rules`` or a model's name;
    `reasons` go into the record's route.
    """

    sentences: tuple[AnswerSentence, ...]
    outcome: Outcome = Outcome.ANSWERED
    tools: tuple[ToolCall, ...] = ()
    by: str = "rules"
    reasons: tuple[Reason, ...] = field(default=())


class Desk(Protocol):
    """One kiosk's desk; what it holds of a session goes with `forget`."""

    async def handle(
        self, turn: Turn, history: Sequence[Exchange], publish: Publish
    ) -> DeskReply | None:
        """Serve `turn` if it asks for something to be done; None: a question, answer it as usual.

        Raises `KioskError` when the desk itself can't work; what a tool can't do is a reply.
        """

    async def order(self, order: Order, turn: Turn, publish: Publish) -> DeskReply:
        """Do what was touched; `turn` carries no words then."""

    async def hand_off(
        self, turn: Turn, reason: str, passages: Sequence[Passage], publish: Publish
    ) -> DeskReply:
        """Call a person to this turn. `reason` is ``asked``, ``policy``, ``distress``…"""

    async def reflect(self, turn: Turn, outcome: Outcome, publish: Publish) -> DeskReply | None:
        """After an answer ended with `outcome`: what is to be added, such as a hand-off."""

    def specs(self) -> tuple[ToolSpec, ...]:
        """The tools that a model may call."""

    async def call(self, request: ToolRequest, turn: Turn) -> str:
        """What a model wants called: a reading tool runs, a change is only proposed.

        The result is JSON text and data, never an order; arguments that break the schema give an
        ``error`` in it.
        """

    def booked(self, turn_id: str) -> tuple[ToolCall, ...]:
        """The calls that a model made in a turn, each told once."""

    def forget(self, session_id: str) -> None:
        """The visit is over: open cards, plans and timers of it are gone."""

    def close(self) -> None:
        """End what runs beside the turns."""
