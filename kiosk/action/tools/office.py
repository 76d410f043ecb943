"""Speaks to the back office over HTTP. What comes back is data; what does not, is said so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from kiosk.action.tools.tool import Conflict, Ticket, ToolFailed, Unreachable
from kiosk.core.errors import Refused

TIMEOUT = httpx2.Timeout(6.0, connect=2.0)
_LATER = (401, 407, 408, 425, 429)
_CONFLICT, _SERVER = 409, 500

Clients = Callable[[], AbstractAsyncContextManager[httpx2.AsyncClient]]
"""Makes the client of one exchange; the one place where a connection begins."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the back office is. `token` is sent as a bearer token."""

    url: str
    token: str


@asynccontextmanager
async def plain_client() -> AsyncIterator[httpx2.AsyncClient]:
    """A client that goes nowhere but where it is sent: no proxy, no redirect."""
    async with httpx2.AsyncClient(timeout=TIMEOUT, trust_env=False) as client:
        yield client


class Office:
    """The back office. `address` is asked anew each time: the service may come up later."""

    def __init__(
        self,
        address: Callable[[], Address | None],
        clients: Clients = plain_client,
        may_leave: Callable[[], bool] = lambda: True,
    ) -> None:
        self._address = address
        self._clients = clients
        self._may_leave = may_leave

    @property
    def known(self) -> bool:
        """Whether there is somebody to ask at all."""
        return self._may_leave() and self._address() is not None

    async def get(self, path: str, **query: str) -> dict[str, Any]:
        """Raises `Unreachable` ``office.*``, `ToolFailed` for what it declines."""
        return await self._exchange("GET", path, params=query)

    async def change(
        self, method: str, path: str, body: dict[str, Any], ticket: Ticket
    ) -> dict[str, Any]:
        """Have something done once for the key of `ticket`.

        Raises `Unreachable`, `Conflict`, `ToolFailed`.
        """
        sent = body | {"occurred_at": ticket.at}
        return await self._exchange(
            method, path, json=sent, headers={"Idempotency-Key": ticket.key}
        )

    async def _exchange(self, method: str, path: str, **what: Any) -> dict[str, Any]:
        address = self._address() if self._may_leave() else None
        if address is None:
            raise Unreachable("office.away", "The back office is not connected.")
        headers = {"Authorization": f"Bearer {address.token}"} | what.pop("headers", {})
        try:
            async with self._clients() as client:
                url = address.url.rstrip("/") + path
                answer = await client.request(method, url, headers=headers, **what)
        except Refused as error:  # the gate lets nothing out there
            raise Unreachable(error.code, error.message, error.hint) from error
        except httpx2.HTTPError as error:
            why = type(error).__name__
            raise Unreachable(
                "office.no_answer", f"The back office gave no answer: {why}."
            ) from error
        return _read(answer)


def _read(answer: httpx2.Response) -> dict[str, Any]:
    status = answer.status_code
    if status in _LATER or status >= _SERVER:
        raise Unreachable("office.busy", f"The back office answered {status}.")
    try:
        body = answer.json()
    except ValueError as error:
        raise Unreachable("office.garbled", "The back office's answer is not JSON.") from error
    if not isinstance(body, dict):
        raise Unreachable("office.garbled", "The back office's answer is no object.")
    if answer.is_success:
        return body
    message = str(body.get("message") or body.get("detail") or f"It answered {status}.")[:300]
    code = f"office.{body.get('code', status)}".replace(" ", "_")
    if status == _CONFLICT:
        others = tuple(str(a)[:40] for a in body.get("alternatives", ()))
        raise Conflict(code, message, alternatives=others)
    raise ToolFailed(code, message)
