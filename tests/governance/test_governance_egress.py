"""The gate: real requests over loopback, and no socket where none may be opened."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx2
import pytest

from kiosk.core.errors import Refused
from kiosk.core.record import Egress
from kiosk.governance.egress import CLOUD, EgressGate, host_of

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"


class Server:
    """Counts what it reads; answers with `ANSWER`, then a word every `pace_s` seconds."""

    def __init__(self, words: int = 1, pace_s: float = 0.0) -> None:
        self.words, self.pace_s = words, pace_s
        self.received = 0
        self.closed = asyncio.Event()
        self.port = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Server]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1/chat?x=1"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            self.received += len(head)
            for line in head.lower().split(b"\r\n"):
                if line.startswith(b"content-length:"):
                    self.received += len(await reader.readexactly(int(line.split(b":")[1])))
            writer.write(ANSWER)
            for _ in range(self.words):
                writer.write(b"word ")
                await writer.drain()
                await asyncio.sleep(self.pace_s)
        except ConnectionError:
            pass
        finally:
            writer.close()
            self.closed.set()


def test_bytes_and_hosts_are_what_the_server_read() -> None:
    async def talk() -> tuple[Egress, int]:
        async with Server().running() as server:
            gate = EgressGate([server.url])
            async with gate.http_client(CLOUD) as client:
                with gate.metered() as meter:
                    await asyncio.create_task(_post(client, server.url))
                    await client.get(server.url)
                await client.get(server.url)  # outside the turn: not booked
                return meter.egress, server.received

    egress, received = asyncio.run(talk())
    assert egress.hosts == ("127.0.0.1",)
    assert 0 < egress.bytes_sent < received
    assert egress.bytes_sent > 1000


async def _post(client: httpx2.AsyncClient, url: str) -> None:
    assert (await client.post(url, content=b"x" * 1000)).text == "word "


def test_every_byte_is_counted() -> None:
    async def talk() -> tuple[int, int]:
        async with Server().running() as server:
            gate = EgressGate([server.url])
            async with gate.http_client(CLOUD) as client:
                with gate.metered() as meter:
                    await client.post(server.url, json={"text": "grün" * 99})
                return meter.egress.bytes_sent, server.received

    sent, received = asyncio.run(talk())
    assert sent == received


def test_code_that_blocks_is_counted_too() -> None:
    async def talk() -> tuple[int, int]:
        async with Server().running() as server:
            gate = EgressGate([server.url])
            with gate.metered() as meter, gate.sync_client("feed") as client:
                await asyncio.to_thread(client.post, server.url, content=b"abc")
            return meter.egress.bytes_sent, server.received

    sent, received = asyncio.run(talk())
    assert sent == received


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Opening a socket, or asking for an address, fails."""
    opened: list[object] = []

    def forbidden(*args: object, **_: object) -> None:
        opened.append(args)
        raise AssertionError("a socket was opened")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, forbidden)
    monkeypatch.setattr(socket.socket, "connect", forbidden)
    yield opened
    assert not opened


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize(
    ("gate", "code"),
    [
        (EgressGate(["shop.example"], offline=True), "egress.offline"),
        (EgressGate(["shop.example"]), "egress.host_not_allowed"),
    ],
)
def test_what_is_not_allowed_opens_no_socket(gate: EgressGate, code: str) -> None:
    place = "https://shop.example/" if gate.offline else "https://elsewhere.example/"

    async def talk() -> None:
        async with gate.http_client(CLOUD) as client:
            await client.get(place)

    with pytest.raises(Refused) as caught:
        asyncio.run(talk())
    assert caught.value.code == code
    with gate.sync_client("feed") as client, pytest.raises(Refused):
        client.get(place)


@pytest.mark.usefixtures("no_sockets")
def test_without_consent_nothing_is_sent_to_the_cloud() -> None:
    gate = EgressGate(["shop.example"])

    async def talk() -> None:
        with gate.metered((CLOUD,)):
            async with gate.http_client(CLOUD) as client:
                await client.get("https://shop.example/")

    with pytest.raises(Refused) as caught:
        asyncio.run(talk())
    assert caught.value.code == "egress.no_consent"


def test_a_redirect_does_not_lead_past_the_list() -> None:
    async def talk() -> str:
        async def away(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(
                b"HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\n"
                b"Content-Length: 0\r\nConnection: close\r\n\r\n"
            )
            writer.close()

        server = await asyncio.start_server(away, "127.0.0.1", 0)
        async with server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
            gate = EgressGate([url])
            async with gate.http_client("feed", follow_redirects=True) as client:
                with pytest.raises(Refused) as caught:
                    await client.get(url)
        return caught.value.code

    assert asyncio.run(talk()) == "egress.host_not_allowed"


def test_consent_withdrawn_in_mid_stream_closes_the_connection() -> None:
    async def talk() -> tuple[str, list[str], str]:
        heard: list[str] = []
        async with Server(words=500, pace_s=0.02).running() as server:
            gate = EgressGate([server.url])
            async with gate.http_client(CLOUD) as client:
                with gate.metered():
                    with pytest.raises(Refused) as caught:
                        await _read(client, server.url, heard, gate)
                    await asyncio.wait_for(server.closed.wait(), 5)
                    with pytest.raises(Refused) as again:
                        await client.get(server.url)
        return caught.value.code, heard, again.value.code

    code, heard, again = asyncio.run(talk())
    assert code == "egress.revoked"
    assert 1 <= len(heard) < 100
    assert again == "egress.no_consent"


async def _read(client: httpx2.AsyncClient, url: str, heard: list[str], gate: EgressGate) -> None:
    async with client.stream("GET", url) as response:
        async for text in response.aiter_text():
            heard.append(text)
            await asyncio.to_thread(gate.revoke, CLOUD)


def test_hosts_are_read_from_addresses() -> None:
    gate = EgressGate(["https://API.Shop.example:8443/v1", "plain.example", "", "[::1]:80"])
    assert gate.allowed == ("::1", "api.shop.example", "plain.example")
    assert host_of("10.0.0.1:99") == "10.0.0.1"
