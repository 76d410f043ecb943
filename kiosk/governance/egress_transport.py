"""Transports that ask the gate, count what they send, and can be stopped in mid-stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Protocol, cast

import httpx2

from kiosk.core.errors import Refused


class Gate(Protocol):
    """The part of the gate that a transport needs; see `kiosk.governance.egress`."""

    def check(self, host: str, purpose: str) -> None:
        """Raise `Refused` unless `host` may be reached."""

    def count(self, host: str, sent: int) -> None:
        """Book bytes."""

    def began(self, key: object, purpose: str, stop: Callable[[], None]) -> None:
        """An exchange is under way."""

    def ended(self, key: object) -> None:
        """It is over."""


def revoked(purpose: str) -> Refused:
    """The person withdrew their consent while data were on the way."""
    return Refused(
        "egress.revoked",
        f"The connection for '{purpose}' was ended: the person withdrew their consent.",
        "The answer is made on this device.",
    )


def _head_bytes(request: httpx2.Request) -> int:
    """The request line and headers as HTTP/1.1 writes them."""
    line = len(request.method) + len(request.url.raw_path) + len("  HTTP/1.1\r\n")
    return line + sum(len(k) + len(v) + 4 for k, v in request.headers.raw) + 2


class AsyncGated(httpx2.AsyncHTTPTransport):
    """An HTTP transport behind `gate`."""

    def __init__(self, gate: Gate, purpose: str) -> None:
        super().__init__()
        self._gate = gate
        self._purpose = purpose

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send `request`. Raises `Refused` ``egress.*`` and httpx2's own errors."""
        host = request.url.host
        self._gate.check(host, self._purpose)
        request.stream = _CountedAsync(
            cast("httpx2.AsyncByteStream", request.stream),
            lambda n: self._gate.count(host, n),
            _head_bytes(request),
        )
        exchange = _Exchange(self._gate, self._purpose)
        try:
            async with exchange.stoppable():
                response = await super().handle_async_request(request)
        except BaseException:
            exchange.close()
            raise
        stream = cast("httpx2.AsyncByteStream", response.stream)
        response.stream = _StoppableStream(stream, exchange)
        return response


class _Exchange:
    """One request and its response, which `stop` ends wherever it stands."""

    def __init__(self, gate: Gate, purpose: str) -> None:
        self._gate = gate
        self._purpose = purpose
        self._loop = asyncio.get_running_loop()
        self._scope: asyncio.Timeout | None = None
        self._stopped = False
        gate.began(self, purpose, self.stop)

    def stop(self) -> None:
        """From any thread."""
        self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        self._stopped = True
        if self._scope:
            self._scope.reschedule(self._loop.time())

    def close(self) -> None:
        self._gate.ended(self)

    @asynccontextmanager
    async def stoppable(self) -> AsyncIterator[None]:
        if self._stopped:
            raise revoked(self._purpose)
        try:
            async with asyncio.timeout(None) as self._scope:
                yield
        except TimeoutError as error:
            if not self._stopped:
                raise
            raise revoked(self._purpose) from error
        finally:
            self._scope = None


class _StoppableStream(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, exchange: _Exchange) -> None:
        self._stream = stream
        self._exchange = exchange

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = aiter(self._stream)
        while True:
            async with self._exchange.stoppable():
                chunk = await anext(chunks, None)
            if chunk is None:
                return
            yield chunk

    async def aclose(self) -> None:
        self._exchange.close()
        await self._stream.aclose()


class _CountedAsync(httpx2.AsyncByteStream):
    """A body; it is asked for once the connection stands and the `head` has left."""

    def __init__(
        self, stream: httpx2.AsyncByteStream, count: Callable[[int], None], head: int
    ) -> None:
        self._stream = stream
        self._count = count
        self._head = head

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self._count(self._head)
        async for chunk in self._stream:
            self._count(len(chunk))
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class SyncGated(httpx2.HTTPTransport):
    """An HTTP transport behind `gate`, for code that blocks."""

    def __init__(self, gate: Gate, purpose: str) -> None:
        super().__init__()
        self._gate = gate
        self._purpose = purpose

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send `request`. Raises `Refused` ``egress.*`` and httpx2's own errors."""
        host = request.url.host
        self._gate.check(host, self._purpose)
        self._gate.count(host, _head_bytes(request))
        request.stream = _Counted(
            cast("httpx2.SyncByteStream", request.stream), lambda n: self._gate.count(host, n)
        )
        return super().handle_request(request)


class _Counted(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, count: Callable[[int], None]) -> None:
        self._stream = stream
        self._count = count

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._count(len(chunk))
            yield chunk

    def close(self) -> None:
        self._stream.close()
