"""Length-prefixed frames on a pipe between the kiosk and an engine's process, both ours."""

from __future__ import annotations

import asyncio
import pickle
import struct
from typing import Any, BinaryIO

_LENGTH = struct.Struct("<I")


def encode(message: Any) -> bytes:
    """One frame: u32 little-endian length, then the pickled `message`."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(body)) + body


def read(pipe: BinaryIO) -> Any:
    """The next message of `pipe`. Raises `EOFError` when the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _decode(_exactly(pipe, length))


async def read_async(pipe: asyncio.StreamReader) -> Any:
    """As `read`, for the asyncio side."""
    try:
        (length,) = _LENGTH.unpack(await pipe.readexactly(_LENGTH.size))
        return _decode(await pipe.readexactly(length))
    except asyncio.IncompleteReadError as error:
        raise EOFError from error


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = pipe.read(count - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def _decode(body: bytes) -> Any:
    return pickle.loads(body)  # noqa: S301 - both ends are this program, over a private pipe
