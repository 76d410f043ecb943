"""Puts the technician's desk before the usual one."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.action.technician.foreman import Foreman
from kiosk.core.desk import Desk, DeskReply, Order
from kiosk.core.ports import Publish, ToolRequest, ToolSpec
from kiosk.core.record import Outcome, ToolCall
from kiosk.core.turn import Exchange, Passage, Turn


class WorkDesk:
    """`Desk`: the technician's words go to `foreman`, all others to `desk`."""

    def __init__(self, foreman: Foreman, desk: Desk) -> None:
        self._foreman = foreman
        self._desk = desk

    async def handle(
        self, turn: Turn, history: Sequence[Exchange], publish: Publish
    ) -> DeskReply | None:
        """As the port says."""
        reply = await self._foreman.handle(turn, publish)
        return reply or await self._desk.handle(turn, history, publish)

    async def order(self, order: Order, turn: Turn, publish: Publish) -> DeskReply:
        """As the port says."""
        return await self._desk.order(order, turn, publish)

    async def hand_off(
        self, turn: Turn, reason: str, passages: Sequence[Passage], publish: Publish
    ) -> DeskReply:
        """As the port says."""
        return await self._desk.hand_off(turn, reason, passages, publish)

    async def reflect(self, turn: Turn, outcome: Outcome, publish: Publish) -> DeskReply | None:
        """As the port says."""
        return await self._desk.reflect(turn, outcome, publish)

    def specs(self) -> tuple[ToolSpec, ...]:
        """As the port says."""
        return self._desk.specs()

    async def call(self, request: ToolRequest, turn: Turn) -> str:
        """As the port says."""
        return await self._desk.call(request, turn)

    def booked(self, turn_id: str) -> tuple[ToolCall, ...]:
        """As the port says."""
        return self._desk.booked(turn_id)

    def forget(self, session_id: str) -> None:
        """As the port says."""
        self._foreman.forget(session_id)
        self._desk.forget(session_id)

    def close(self) -> None:
        """As the port says."""
        self._desk.close()
