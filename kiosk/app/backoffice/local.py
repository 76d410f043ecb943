"""A back office that runs beside the caller, on loopback, until the block ends."""

from __future__ import annotations

import asyncio
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import uvicorn

from kiosk.action.tools.office import Address
from kiosk.app.backoffice.desk_work import opening_of
from kiosk.app.backoffice.ledger import Ledger
from kiosk.app.backoffice.seeds import sow
from kiosk.app.backoffice.server import make_server
from kiosk.core.errors import EngineTimeout
from kiosk.knowledge.index import KnowledgeIndex

_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class LocalOffice:
    """Where it is, and its books."""

    address: Address
    ledger: Ledger

    def state(self) -> dict[str, Any]:
        """Everything in the books, asked for over HTTP."""
        headers = {"Authorization": f"Bearer {self.address.token}"}
        answer = httpx2.get(f"{self.address.url}/state", headers=headers, trust_env=False)
        found: dict[str, Any] = answer.raise_for_status().json()
        return found


@contextmanager
def local_office(index: KnowledgeIndex, file: Path, today: date) -> Iterator[LocalOffice]:
    """The service with the hours and products of `index`, its books in `file`."""
    ledger = Ledger(file)
    sow(ledger, index.catalogue(), today)
    token = secrets.token_urlsafe(24)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    options = uvicorn.Config(make_server(ledger, opening_of(index), token), log_level="error")
    server = uvicorn.Server(options)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    try:
        _await(server)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        yield LocalOffice(Address(url, token), ledger)
    finally:
        server.should_exit = True
        thread.join(_PATIENCE_S)
        listener.close()


def _await(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not server.started:
        if time.monotonic() > deadline:
            raise EngineTimeout("backoffice.start", "The back office did not start in time.")
        time.sleep(0.01)
