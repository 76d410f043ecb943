"""What one call does on the wire: how far it came, what it sent, and no more than it may read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2

_TELLS = "x-stainless-"
"""Headers in which the SDK describes this machine; nobody asked for that."""

_OWN = "x-stainless-raw-response"
"""The SDK's note to itself, which it reads from the request again."""


class Stage(IntEnum):
    """How far a call came."""

    NEW = 0
    CONNECTING = 1
    CONNECTED = 2
    SENT = 3
    ANSWERED = 4


class TooMuch(Exception):
    """The server sends more than any answer is long."""


@dataclass(slots=True)
class Wire:
    """The wire of one call; `bytes_sent` counts head and body of what left."""

    stage: Stage = Stage.NEW
    bytes_sent: int = 0
    limit: int = 4_000_000

    async def trace(self, name: str, info: dict[str, Any]) -> None:
        """Told by the HTTP library what it does."""
        step = name.partition(".")[2]
        if step in ("connect_tcp.started", "start_tls.started"):
            self._at(Stage.CONNECTING)
        elif step == "send_request_headers.started":
            self._at(Stage.CONNECTED)
            request = info["request"]
            head = sum(len(key) + len(value) + 4 for key, value in request.headers)
            self.bytes_sent += head + len(request.method) + len(request.url.target) + 14
        elif step == "send_request_body.started":
            self._at(Stage.SENT)
            self.bytes_sent += _length(info["request"].headers)
        elif step == "receive_response_headers.complete":
            self._at(Stage.ANSWERED)

    def _at(self, stage: Stage) -> None:
        self.stage = max(self.stage, stage)


_current: ContextVar[Wire | None] = ContextVar("cloud_wire", default=None)


def watched(wire: Wire) -> None:
    """Requests that this task makes from now on are told to `wire`."""
    _current.set(wire)


def watch(client: httpx2.AsyncClient, without: str = "") -> httpx2.AsyncClient:
    """`client`, whose requests are told to the `Wire` of the task that makes them.

    The header `without` is not sent: some providers want the key elsewhere, and nowhere twice.
    """
    hooks = client.event_hooks

    async def drop(request: httpx2.Request) -> None:
        request.headers.pop(without, None)

    client.event_hooks = {
        "request": [*hooks["request"], *([drop] if without else []), _follow],
        "response": [*hooks["response"], _bound],
    }
    return client


async def _follow(request: httpx2.Request) -> None:
    for header in [h for h in request.headers if _describes(h.lower())]:
        del request.headers[header]
    if wire := _current.get():
        request.extensions = {**request.extensions, "trace": wire.trace}


async def _bound(response: httpx2.Response) -> None:
    import httpx2

    class Bounded(httpx2.AsyncByteStream):
        """A body that ends when it is longer than any answer."""

        def __init__(self, inner: httpx2.AsyncByteStream, limit: int) -> None:
            self._inner = inner
            self._left = limit

        async def __aiter__(self) -> AsyncIterator[bytes]:
            async for part in self._inner:
                self._left -= len(part)
                if self._left < 0:
                    raise TooMuch
                yield part

        async def aclose(self) -> None:
            await self._inner.aclose()

    wire = _current.get()
    if wire and isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = Bounded(response.stream, wire.limit)


def _describes(header: str) -> bool:
    return header.startswith(_TELLS) and header != _OWN


def _length(headers: list[tuple[bytes, bytes]]) -> int:
    found = (value for key, value in headers if key.lower() == b"content-length")
    return int(next(found, b"0"))
