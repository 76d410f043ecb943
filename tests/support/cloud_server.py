"""A cloud that misbehaves on demand: OpenAI's protocol on loopback, one `Reply` a request.

    with CloudServer(Reply("Three years."), Reply(status=429, code="slow_down")) as cloud:
        … base_url = cloud.url …
        cloud.seen[0].body["model"]

When the script is over, its last reply goes on. Run as a program it serves until it is killed and
prints its address: ``python -m tests.support.cloud_server '{"text": "Yes.", "hang_after": 2}'``.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
import threading
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

MODELS = ("gpt-4o", "gpt-4o-mini")


@dataclass(frozen=True)
class Reply:
    """What the server does with one request for an answer.

    Pieces are the words of `text` (or `pieces`). After the piece of that number (from 0; -1 for
    before the first, -2 for before the headers) it hangs, cuts the connection, sends garbage, an
    error event, or nothing but comments. `raw` lines are sent instead of anything else.
    """

    text: str = "Yes."
    pieces: Sequence[str] | None = None
    status: int = 200
    code: str = ""
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    content_type: str = ""
    first_s: float = 0.0
    pace_s: float = 0.0
    hang_after: int | None = None
    cut_after: int | None = None
    garbage_after: int | None = None
    error_after: int | None = None
    comments_after: int | None = None
    doubled: bool = False
    usage: bool = True
    prompt_tokens: int = 1200
    cached_tokens: int = 1024
    finish: str | None = "stop"
    tools: Sequence[tuple[str, str]] = ()
    huge: int = 0
    raw: Sequence[str] | None = None
    done: bool = True


@dataclass
class Seen:
    """One request that came in, and how it went."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    bytes_received: int = 0
    pieces_sent: int = 0
    finished: bool = False
    cancelled: bool = False
    last_at: float = 0.0
    """When it last sent something or broke off, by the monotonic clock."""


class _Cut(Exception):
    pass


class CloudServer:
    """The server, in a thread of its own."""

    def __init__(
        self,
        *script: Reply,
        models: Sequence[dict[str, Any]] | None = None,
        tls: ssl.SSLContext | None = None,
        port: int = 0,
    ) -> None:
        self.script = list(script) or [Reply()]
        self.models = [{"id": m, "object": "model"} for m in MODELS] if models is None else models
        self.seen: list[Seen] = []
        self.listed = 0
        self._tls = tls
        self._port = port
        self._numbers = count()
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="cloud-server", daemon=True)
        self._stopping: asyncio.Event | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(lambda: self._stopping and self._stopping.set())
        self._thread.join(5)

    @property
    def url(self) -> str:
        scheme = "https" if self._tls else "http"
        host = "localhost" if self._tls else "127.0.0.1"
        return f"{scheme}://{host}:{self._port}/v1"

    @property
    def host(self) -> str:
        return self.url.split("/")[2]

    def then(self, *script: Reply) -> None:
        """Go on with `script`."""
        self.script = list(script)
        self._numbers = count()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", self._port, ssl=self._tls)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stopping.wait()
        server.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await asyncio.sleep(0.01)  # the transports say goodbye

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _read(reader):
                await self._answer(request, reader, writer)
        except (_Cut, ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            writer.transport.abort()
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            writer.close()

    async def _answer(
        self, seen: Seen, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if seen.path.endswith("/models"):
            self.listed += 1
            await _whole(writer, 200, json.dumps({"object": "list", "data": list(self.models)}))
            return
        if not seen.path.endswith("/chat/completions"):
            await _whole(writer, 404, "{}")
            return
        self.seen.append(seen)
        reply = self.script[min(next(self._numbers), len(self.script) - 1)]
        gone = asyncio.ensure_future(reader.read(1))
        work = asyncio.ensure_future(self._perform(reply, seen, writer))
        await asyncio.wait({gone, work}, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            gone.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await gone
            work.result()
            return
        seen.cancelled = True
        work.cancel()
        await asyncio.wait({work})
        raise _Cut

    async def _perform(self, reply: Reply, seen: Seen, writer: asyncio.StreamWriter) -> None:
        seen.last_at = time.monotonic()
        if reply.hang_after == -2:
            await asyncio.sleep(3600)
        if reply.cut_after == -2:
            raise _Cut
        if reply.status != 200 or reply.body is not None:
            await _whole(writer, reply.status, _error(reply), reply)
            seen.finished = True
            return
        kind = reply.content_type or "text/event-stream; charset=utf-8"
        head = {"content-type": kind, "x-request-id": f"req-{len(self.seen)}", **reply.headers}
        writer.write(
            b"HTTP/1.1 200 OK\r\n" + _headers(head) + b"transfer-encoding: chunked\r\n\r\n"
        )
        async for line in self._lines(reply, seen):
            data = line.encode()
            writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            await writer.drain()
            if not line.startswith(":"):
                seen.last_at = time.monotonic()
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        seen.finished = True

    async def _lines(self, reply: Reply, seen: Seen) -> AsyncIterator[str]:
        if reply.raw is not None:
            for line in reply.raw:
                yield line
            return
        name = str(seen.body.get("model", "gpt-4o"))
        await asyncio.sleep(reply.first_s)
        yield _event(name, {"role": "assistant", "content": ""}) * (1 + reply.doubled)
        async for line in _mishap(reply, -1):
            yield line
        for number, piece in enumerate(_pieces(reply)):
            await asyncio.sleep(reply.pace_s)
            yield _event(name, piece) * (1 + reply.doubled)
            seen.pieces_sent += 1
            async for line in _mishap(reply, number):
                yield line
        if reply.huge:
            block = _event(name, {"content": "more and more " * 700})
            for _ in range(reply.huge // len(block)):
                yield block
        if reply.finish:
            yield _event(name, {}, finish="tool_calls" if reply.tools else reply.finish)
        asked = (seen.body.get("stream_options") or {}).get("include_usage")
        if reply.usage and asked:
            yield _event(name, None, usage=_usage(reply, seen))
        if reply.done:
            yield "data: [DONE]\n\n"


def _pieces(reply: Reply) -> list[dict[str, Any]]:
    words = reply.text.split(" ")
    said = reply.pieces if reply.pieces is not None else [f"{w} " for w in words[:-1]] + words[-1:]
    found: list[dict[str, Any]] = [{"content": piece} for piece in said if piece]
    for index, (tool, arguments) in enumerate(reply.tools):
        call = {"index": index, "id": f"call_{index}", "type": "function"}
        found.append({"tool_calls": [{**call, "function": {"name": tool, "arguments": ""}}]})
        for at in range(0, len(arguments), 7):
            part = {"index": index, "function": {"arguments": arguments[at : at + 7]}}
            found.append({"tool_calls": [part]})
    return found


async def _mishap(reply: Reply, number: int) -> AsyncIterator[str]:
    if reply.hang_after == number:
        await asyncio.sleep(3600)
    if reply.cut_after == number:
        raise _Cut
    if reply.garbage_after == number:
        yield 'data: {"choices": [{"delta": \n\n'
    if reply.error_after == number:
        error = {"message": reply.message or "it broke", "code": reply.code or "server_error"}
        yield f"data: {json.dumps({'error': error})}\n\n"
    if reply.comments_after == number:
        while True:
            await asyncio.sleep(0.1)
            yield ": still working\n\n"


def _usage(reply: Reply, seen: Seen) -> dict[str, Any]:
    made = max(1, seen.pieces_sent)
    return {
        "prompt_tokens": reply.prompt_tokens,
        "completion_tokens": made,
        "total_tokens": reply.prompt_tokens + made,
        "prompt_tokens_details": {"cached_tokens": reply.cached_tokens},
    }


def _event(
    model: str,
    delta: dict[str, Any] | None,
    *,
    finish: str | None = None,
    usage: dict[str, Any] | None = None,
) -> str:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    chunk = {
        "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": model,
        "choices": choices, "usage": usage,
    }  # fmt: skip
    return f"data: {json.dumps(chunk)}\n\n"


def _error(reply: Reply) -> str:
    if reply.body is not None:
        return reply.body
    error = {"message": reply.message or "no", "type": reply.code, "param": None}
    return json.dumps({"error": {**error, "code": reply.code or None}})


async def _whole(
    writer: asyncio.StreamWriter, status: int, body: str, reply: Reply | None = None
) -> None:
    data = body.encode()
    kind = (reply.content_type if reply else "") or "application/json"
    head = {"content-type": kind, "content-length": str(len(data))}
    head |= {"x-request-id": "req-error", **reply.headers} if reply else {}
    writer.write(f"HTTP/1.1 {status} X\r\n".encode() + _headers(head) + b"\r\n" + data)
    await writer.drain()


def _headers(headers: dict[str, str]) -> bytes:
    return "".join(f"{key}: {value}\r\n" for key, value in headers.items()).encode()


async def _read(reader: asyncio.StreamReader) -> Seen | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)}
    data = await reader.readexactly(int(headers.get("content-length", "0")))
    body = json.loads(data) if data else {}
    return Seen(first.split(" ")[1], headers, body, len(head) + len(data))


def _main() -> None:
    script = [Reply(**json.loads(line)) for line in sys.argv[1:]]
    with CloudServer(*script) as cloud:
        print(cloud.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    _main()
