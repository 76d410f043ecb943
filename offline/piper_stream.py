"""What the Piper program prints, taken apart: log lines, audio, and where each line of text begins.

Piper writes no end mark after the audio of a line of text. With ``--debug`` it logs every line of
text when it turns to it, so with its log and its audio in one pipe, in order, the log line of the
next text is the end mark. A text without anything to say is that next text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SILENT = "..."
"""A line of text that makes no sound but is logged like any other."""

_LOG = re.compile(rb"(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):[\w.]+:|Traceback \(most recent call")
_LONGEST_START = 64
_BEGINS = b":piper.voice:text="


@dataclass(frozen=True, slots=True)
class Begins:
    """Piper turns to the next line of text; all audio of the lines before has been given."""


@dataclass(frozen=True, slots=True)
class Audio:
    """Raw PCM, any number of bytes."""

    pcm: bytes


@dataclass(frozen=True, slots=True)
class Log:
    """One line for the log; never holds the text to be spoken."""

    line: str


class PiperStream:
    """A parser; feed it what was read, in pieces of any size."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._speaking = False

    def feed(self, data: bytes) -> list[Begins | Audio | Log]:
        """The events that `data` completes."""
        self._buffer += data
        events: list[Begins | Audio | Log] = []
        while event := self._next():
            if isinstance(event, Begins):
                self._speaking = True
            events.append(event)
        return events

    def flush(self) -> list[Log]:
        """What is left at the end of the program: its last words."""
        left = self._take(len(self._buffer)).decode("utf-8", "replace").strip()
        return [Log(left)] if left and not self._speaking else []

    def _next(self) -> Begins | Audio | Log | None:
        start = _LOG.search(self._buffer)
        if start is None or start.start() > 0:
            length = start.start() if start else self._plain()
            return self._plain_event(self._take(length)) if length > 0 else None
        end = self._buffer.find(b"\n")
        if end < 0:
            return None
        line = self._take(end + 1)
        if _BEGINS in line[:_LONGEST_START]:
            return Begins()
        if line.startswith(b"Traceback"):
            self._speaking = False
        return Log(line.decode("utf-8", "replace").strip())

    def _plain_event(self, data: bytes) -> Audio | Log:
        if self._speaking:
            return Audio(data)
        return Log(data.decode("utf-8", "replace").strip())

    def _plain(self) -> int:
        """How much of the buffer cannot be the beginning of a log line."""
        return max(0, len(self._buffer) - _LONGEST_START)

    def _take(self, length: int) -> bytes:
        taken = bytes(self._buffer[:length])
        del self._buffer[:length]
        return taken
