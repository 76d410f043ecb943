"""A desk over real parts: the sample pack, an outbox on disk, a back office on loopback."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx2
import uvicorn

from kiosk.app.backoffice.ledger import Ledger
from kiosk.app.backoffice.seeds import sow
from kiosk.app.backoffice.server import make_server
from kiosk.app.commands.backoffice import opening_of
from kiosk.app.config import Config, Staff
from kiosk.app.desk import SERVICE_FILE, Actions
from kiosk.app.paths import Paths
from kiosk.conversation.desk.front import FrontDesk
from kiosk.conversation.session import typed_turn
from kiosk.core.desk import DeskReply, Order, OrderKind
from kiosk.core.events import Event
from kiosk.core.record import ToolCall
from kiosk.core.turn import Exchange, Modality, Turn
from kiosk.governance.egress import EgressGate
from kiosk.governance.guard import Guard
from kiosk.knowledge.index import KnowledgeIndex

NOW = datetime(2026, 11, 25, 12, 0).timestamp()
"""A Wednesday at noon."""
TOKEN = "a-token-of-the-tests"


@dataclass
class BackOffice:
    """A running back office and its books."""

    url: str
    ledger: Ledger

    def state(self) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        answer = httpx2.get(f"{self.url}/state", headers=headers, trust_env=False)
        found: dict[str, Any] = answer.json()
        return found

    @property
    def writes(self) -> int:
        return len(self.state()["answers"])


@contextmanager
def running_office(index: KnowledgeIndex, file: Path) -> Iterator[BackOffice]:
    """The service over `file`, on a free port, until the block ends."""
    ledger = Ledger(file)
    sow(ledger, index.catalogue(), date(2026, 11, 25))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    options = uvicorn.Config(make_server(ledger, opening_of(index), TOKEN), log_level="error")
    server = uvicorn.Server(options)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield BackOffice(f"http://127.0.0.1:{listener.getsockname()[1]}", ledger)
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()


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
    if office:
        import json
        import os

        said = {"url": office.url, "token": TOKEN, "pid": os.getpid()}
        (paths.data / SERVICE_FILE).write_text(json.dumps(said))
    config = Config() if staff is None else Config(staff=staff)
    return Actions(config, paths, EgressGate((), offline=offline))


def visit(
    actions: Actions, index: KnowledgeIndex, session: str = "s1", *, at: float = NOW
) -> Visit:
    """A new person; the clock stands still at `at`."""
    desk = actions.desk(index, Guard(), None, lambda: at)
    return Visit(desk, actions, session)


async def talk(person: Visit, lines: Sequence[str]) -> list[DeskReply | None]:
    """All `lines`, one after the other."""
    return [await person.says(line) for line in lines]
