"""JSON Lines in, JSON Lines out: one request a line, answered in order, bad lines included."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import CancelledError
from typing import Any, BinaryIO

from kiosk.app.failures import typed
from kiosk.app.output import Output
from kiosk.core.errors import BadInput, KioskError

MAX_LINE = 4_000_000
"""Bytes of the longest request that is read."""


def own_stdin() -> BinaryIO:
    """Standard input as a stream of its own: a thread may wait in it while the process ends.

    The interpreter closes ``sys.stdin`` at its end, and aborts when a thread holds it.
    """
    return open(sys.stdin.fileno(), "rb", closefd=False)


Serve = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


async def run_batch(stdin: BinaryIO, serve: Serve, out: Output) -> None:
    """Answer every line of `stdin` through `serve`; an error is an answer, too."""
    async for line in _lines(stdin):
        if line.strip():
            out.line(await _answer(line, serve))


async def _answer(line: bytes, serve: Serve) -> dict[str, Any]:
    try:
        with typed():
            return await serve(_request(line))
    except KioskError as error:
        return {"error": error.as_dict()}


def _request(line: bytes) -> dict[str, Any]:
    hint = "Write one JSON object in UTF-8 on each line."
    if len(line) > MAX_LINE:
        raise BadInput("batch.too_long", f"A request is longer than {MAX_LINE} bytes.", hint)
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        # The decoder's message quotes nothing; that of a UnicodeDecodeError would show the bytes.
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it is not UTF-8 text"
        raise BadInput("batch.bad_line", f"A request is not JSON: {reason}.", hint) from error
    if not isinstance(request, dict):
        raise BadInput("batch.bad_line", "A request is not a JSON object.", hint)
    return request


async def _lines(stdin: BinaryIO) -> AsyncIterator[bytes]:
    """The lines of `stdin`, read beside the loop so that engines and Ctrl-C are served meanwhile.

    A daemon thread, because nothing can wake a thread that waits for a terminal.
    """
    loop = asyncio.get_running_loop()
    waiting: asyncio.Queue[bytes] = asyncio.Queue(maxsize=2)

    def read() -> None:
        try:
            while line := _line(stdin):
                asyncio.run_coroutine_threadsafe(waiting.put(line), loop).result()
            asyncio.run_coroutine_threadsafe(waiting.put(b""), loop).result()
        except (RuntimeError, CancelledError):
            return  # the loop is closed: nobody wants the rest

    threading.Thread(target=read, name="batch-input", daemon=True).start()
    while line := await waiting.get():
        yield line


def _line(stdin: BinaryIO) -> bytes:
    """One line with its end; of one that is too long only enough to tell that it is."""
    line = stdin.readline(MAX_LINE + 1)
    if len(line) > MAX_LINE:
        while rest := stdin.readline(MAX_LINE):
            if rest.endswith(b"\n"):
                break
    return line
