"""A desk over real parts: the sample pack, an outbox on disk, a back office on loopback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk.app.backoffice.local import LocalOffice, local_office
from kiosk.app.config import Config, Staff
from kiosk.app.desk import Actions
from kiosk.app.paths import Paths
from kiosk.conversation.desk.front import FrontDesk
from kiosk.conversation.entry import typed_turn
from kiosk.core.desk import DeskReply, Order, OrderKind
from kiosk.core.events import Event
from kiosk.core.record import ToolCall
from kiosk.core.turn import Exchange, Modality, Turn
from kiosk.governance.egress import EgressGate
from kiosk.governance.guard import Guard
from kiosk.knowledge.index import KnowledgeIndex

NOW = datetime(2026, 11, 25, 12, 0).timestamp()
"""A Wednesday at noon."""


@dataclass
class BackOffice:
    """A running back office and its books."""

    local: LocalOffice

    def state(self) -> dict[str, Any]:
        return self.local.state()

    @property
    def writes(self) -> int:
        return len(self.state()["answers"])


@contextmanager
def running_office(index: KnowledgeIndex, file: Path) -> Iterator[BackOffice]:
    """The service over `file`, on a free port, until the block ends."""
    with local_office(index, file, date(2026, 11, 25)) as local:
        yield BackOffice(local)


@dataclass
class Visit:
    """One person at the desk; `says` is a turn, as typed unless `confidence` makes it a voice."""

    desk: FrontDesk
    actions: Actions
    session: str = "s1"
    facts: list[Event] = field(default_factory=list)
    history: list[Exchange] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)

    async def says(self, text: str, confidence: float | None = None) -> DeskReply | None:
        turn = typed_turn(text, self.session)
        if confidence is not None:
            turn = Turn(turn.turn_id, self.session, Modality.VOICE, text, confidence)
        reply = await self.desk.handle(turn, self.history, self.facts.append)
        if reply:
            self.calls += reply.tools
            self.history.append(Exchange(text, words_of(reply)))
        return reply

    async def touches(self, kind: OrderKind, subject: str = "", text: str = "") -> DeskReply:
        turn = typed_turn("", self.session)
        reply = await self.desk.order(Order(kind, subject, text), turn, self.facts.append)
        self.calls += reply.tools
        return reply


def words_of(reply: DeskReply | None) -> str:
    """What was said."""
    return " ".join(s.text for s in reply.sentences) if reply else ""


def statuses(reply: DeskReply | None) -> list[str]:
    """Each tool with its status."""
    return [f"{t.name} {t.status}" for t in reply.tools] if reply else []


def make_actions(
    home: Path, office: BackOffice | None, *, offline: bool = False, staff: Staff | None = None
) -> Actions:
    """The acting parts of a kiosk whose data lies in `home`."""
    paths = Paths(home, home / "models", home / "kiosk.toml").create()
    config = Config() if staff is None else Config(staff=staff)
    address = office.local.address if office else None
    return Actions(config, paths, EgressGate((), offline=offline), address)


def visit(
    actions: Actions, index: KnowledgeIndex, session: str = "s1", *, at: float = NOW
) -> Visit:
    """A new person; the clock stands still at `at`."""
    desk = actions.desk(index, Guard(), None, lambda: at)
    return Visit(desk, actions, session)


async def talk(person: Visit, lines: Sequence[str]) -> list[DeskReply | None]:
    """All `lines`, one after the other."""
    return [await person.says(line) for line in lines]
