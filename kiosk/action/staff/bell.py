"""The bell: rings on the screen at once, tells staff elsewhere, escalates when nobody comes."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.action.staff.channels import MAIL, WEBHOOK
from kiosk.action.staff.notice import Notice
from kiosk.action.tools.courier import Courier
from kiosk.action.tools.outbox import EntryStatus
from kiosk.core import events as ev
from kiosk.core.doings import CallStatus, StaffCall
from kiosk.core.ports import Publish

ESCALATE_S = 90.0
_REACHED = "I have called one of my colleagues, and the message has gone out."
_BELL = "I have rung for one of my colleagues on this screen."
_WAITS = (
    "I have rung on this screen, but the message to my colleagues can't leave the kiosk just now. "
    "It will go out as soon as it can."
)
_UNSEEN = "I can't tell yet whether somebody has seen it."
_DESK = "If nobody comes, please go to the service desk."
_ESCALATED = "Nobody has answered the call yet. I have called again; please go to the service desk."
_COMING = "A colleague has seen the call and is coming."


@dataclass(frozen=True, slots=True)
class BellParts:
    """`channels` are the tools that tell staff; `now` gives epoch seconds."""

    courier: Courier
    channels: Sequence[str]
    now: Callable[[], float]
    escalate_s: float = ESCALATE_S


class Bell:
    """At most one call is open; another reason while it is open rings no second time."""

    def __init__(self, parts: BellParts) -> None:
        self._parts = parts
        self._call: StaffCall | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def call(self) -> StaffCall | None:
        """The last call."""
        return self._call

    @property
    def ringing(self) -> bool:
        """Whether somebody was called and has not come."""
        return self._call is not None and self._call.status not in (
            CallStatus.ACKNOWLEDGED,
            CallStatus.CLOSED,
        )

    def new_id(self) -> str:
        """An id for the next call."""
        return uuid.uuid4().hex[:12]

    async def ring(self, notice: Notice, publish: Publish, *, session: str = "") -> StaffCall:
        """Call somebody; what is said of it afterwards is true."""
        if self._call and self.ringing:
            return self._call
        sent = await self._send(notice, session, "")
        status = CallStatus.RINGING if sent is not False else CallStatus.QUEUED
        first = {True: _REACHED, None: _BELL, False: _WAITS}[sent]
        sentence = f"{first} {_UNSEEN} {_DESK}"
        call = StaffCall(
            notice.id, notice.reason, sentence, notice.summary, status, self._parts.now()
        )
        self._show(call, publish)
        self._stop_watching()
        self._watch = asyncio.create_task(self._escalate(notice, publish, session))
        return call

    def acknowledge(self, publish: Publish) -> None:
        """A member of staff has seen the call."""
        if self._call and self.ringing:
            seen = replace(self._call, status=CallStatus.ACKNOWLEDGED, sentence=_COMING)
            self._show(seen, publish)
        self._stop_watching()

    def close(self) -> None:
        """End what runs; an open call stays shown until somebody has seen it."""
        self._stop_watching()

    async def _send(self, notice: Notice, session: str, again: str) -> bool | None:
        """Whether the message went out; None when there is no way but the screen."""
        courier, went = self._parts.courier, False
        for channel in self._parts.channels:
            key = f"{channel}-{notice.id}{again}"
            data = notice.as_dict() | ({"escalated": True} if again else {})
            entity = f"call:{channel}:{notice.id}"
            put = courier.outbox.put
            entry = await asyncio.to_thread(put, key, channel, data, entity=entity, session=session)
            delivery = await courier.send(entry)
            went = went or delivery.entry.status is EntryStatus.DONE
        return went if self._parts.channels else None

    async def _escalate(self, notice: Notice, publish: Publish, session: str) -> None:
        await asyncio.sleep(self._parts.escalate_s)
        await self._send(replace(notice, urgent=True), session, "-again")
        if self._call and self.ringing:
            late = replace(self._call, status=CallStatus.ESCALATED, sentence=_ESCALATED)
            self._show(late, publish)

    def _show(self, call: StaffCall, publish: Publish) -> None:
        self._call = call
        publish(ev.StaffCalled(call))

    def _stop_watching(self) -> None:
        if self._watch:
            self._watch.cancel()
            self._watch = None


CHANNELS = (WEBHOOK, MAIL)
