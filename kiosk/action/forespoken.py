"""A voice that has said the next sentence to itself before it is wanted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import cast

from kiosk.core.audio import PcmChunk
from kiosk.core.errors import KioskError
from kiosk.core.ports import Synthesiser


@dataclass(slots=True)
class VoicedCount:
    """Times as in `kiosk.core.record.SpeculationRecord`."""

    made: int = 0
    used: int = 0
    saved_ms: float = 0.0
    wasted_ms: float = 0.0


class Forespoken:
    """A `Synthesiser` over `voice` that holds at most one sentence of the owner's `language`.

    `now` gives monotonic seconds.

    A sentence that turns out unwanted is finished all the same, line by line: to break off a line
    takes the voice longer than to say it.
    """

    def __init__(self, voice: Synthesiser, now: Callable[[], float], language: str = "") -> None:
        self._voice = voice
        self._now = now
        self._language = language
        self._ahead: _Ahead | None = None
        self._jobs: set[asyncio.Task[None]] = set()
        self.count = VoicedCount()

    def prepare(self, text: str) -> None:
        """Begin to make the sound of `text`; `speak` of the same text has it at once."""
        if self._ahead and self._ahead.text == text:
            return
        self.drop()
        self.count.made += 1
        self._ahead = ahead = _Ahead(text, self._now())
        ahead.job = asyncio.create_task(self._make(ahead))
        self._jobs.add(ahead.job)
        ahead.job.add_done_callback(self._jobs.discard)

    def drop(self) -> None:
        """Discard what was prepared."""
        ahead, self._ahead = self._ahead, None
        if ahead:
            ahead.wanted = False
            self.count.wasted_ms += (min(self._now(), ahead.ended_at) - ahead.began_at) * 1000

    def counted(self) -> VoicedCount:
        """What was counted since the last time."""
        count, self.count = self.count, VoicedCount()
        return count

    async def speak(self, text: str, language: str = "") -> AsyncGenerator[PcmChunk, None]:
        """As `Synthesiser` says."""
        ahead = self._ahead
        if ahead is None or ahead.text != text or language not in ("", self._language):
            self.drop()
            async with aclosing(self._spoken(text, language)) as chunks:
                async for chunk in chunks:
                    yield chunk
            return
        self._ahead = None
        self.count.used += 1
        self.count.saved_ms += (min(self._now(), ahead.ended_at) - ahead.began_at) * 1000
        try:
            while (made := await ahead.made.get()) is not None:
                if isinstance(made, KioskError):
                    raise made
                yield made
        finally:
            ahead.wanted = False

    async def _make(self, ahead: _Ahead) -> None:
        try:
            async with aclosing(self._spoken(ahead.text)) as chunks:
                async for chunk in chunks:
                    ahead.made.put_nowait(chunk)
                    if not ahead.wanted:
                        break
        except KioskError as error:
            ahead.made.put_nowait(error)
        finally:
            ahead.ended_at = self._now()
            ahead.made.put_nowait(None)

    def _spoken(self, text: str, language: str = "") -> AsyncGenerator[PcmChunk, None]:
        return cast("AsyncGenerator[PcmChunk, None]", self._voice.speak(text, language))


@dataclass(slots=True, eq=False)
class _Ahead:
    text: str
    began_at: float
    ended_at: float = float("inf")
    wanted: bool = True
    made: asyncio.Queue[PcmChunk | KioskError | None] = field(default_factory=asyncio.Queue)
    job: asyncio.Task[None] | None = None
