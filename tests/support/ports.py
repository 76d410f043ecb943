"""Stand-ins at the core's ports, for stories in virtual time. No real part is ever replaced by
one of these where the real part could run.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field

from kiosk.core.audio import FRAME_BYTES, FRAME_MS, RATE, PcmChunk
from kiosk.core.ports import Message, ModelChunk, ModelRequest
from kiosk.core.turn import Passage, Transcript

LOUD = b"\x00\x20" * (FRAME_BYTES // 2)
QUIET = bytes(FRAME_BYTES)


@dataclass
class Library:
    """Documents that answer every search with `passages`; `failure` is raised when set."""

    passages: Sequence[Passage] = ()
    failure: Exception | None = None
    queries: list[str] = field(default_factory=list)
    pack: str = "shop@sha256:1"

    def search(self, query: str, top: int = 5) -> list[Passage]:
        self.queries.append(query)
        if self.failure:
            raise self.failure
        return list(self.passages)[:top]


@dataclass
class Mini:
    """A model that says `words`, one chunk each `pace_s`; raises `failure` after them."""

    words: Sequence[str] = ()
    pace_s: float = 0.1
    failure: Exception | None = None
    name: str = "scripted"
    logprob: float | None = None
    requests: list[ModelRequest] = field(default_factory=list)
    cancelled: int = 0

    async def generate(self, request: ModelRequest) -> AsyncIterator[ModelChunk]:
        self.requests.append(request)
        try:
            for word in self.words:
                await asyncio.sleep(self.pace_s)
                yield ModelChunk(word, self.logprob)
        except (asyncio.CancelledError, GeneratorExit):
            self.cancelled += 1
            raise
        if self.failure:
            raise self.failure
        yield ModelChunk("", finish="stop", prompt_tokens=20, completion_tokens=len(self.words))

    async def prefill(self, messages: Sequence[Message]) -> None:
        await asyncio.sleep(0)


@dataclass
class Voice:
    """Speaks 100 ms of sound a word, made in a tenth of that."""

    failure: Exception | None = None
    lines: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    async def speak(self, text: str, language: str = "") -> AsyncIterator[PcmChunk]:
        self.lines.append(text)
        self.languages.append(language)
        if self.failure:
            raise self.failure
        for _ in text.split():
            await asyncio.sleep(0.01)
            yield PcmChunk(bytes(RATE // 10 * 2), RATE)


@dataclass
class Room:
    """A loudspeaker that takes as long as the sound lasts."""

    played_ms: float = 0.0
    sounding: asyncio.Event = field(default_factory=asyncio.Event)

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        started = False
        async for chunk in chunks:
            if not started:
                on_start()
                self.sounding.set()
                started = True
            await asyncio.sleep(chunk.duration_ms / 1000)
            self.played_ms += chunk.duration_ms


class Loudness:
    """A detector that takes loud for speech."""

    def probability(self, frame: bytes) -> float:
        return 0.9 if frame == LOUD else 0.0

    def reset(self) -> None:
        pass


@dataclass
class Recogniser:
    """Hears `words`, after `takes_s`."""

    words: str = ""
    takes_s: float = 0.2
    failures: list[Exception] = field(default_factory=list)

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        await asyncio.sleep(self.takes_s)
        if self.failures:
            raise self.failures.pop(0)
        return Transcript(self.words, 0.9, "en")


@dataclass
class Person:
    """A microphone before which somebody is silent, speaks, and is silent until it is closed."""

    silence_s: float = 1.0
    speech_s: float = 2.0
    failure: Exception | None = None
    open: bool = False

    async def frames(self) -> AsyncIterator[bytes]:
        if self.failure:
            raise self.failure
        self.open = True
        now = 0.0
        try:
            while True:
                await asyncio.sleep(FRAME_MS / 1000)
                now += FRAME_MS / 1000
                speaking = self.silence_s <= now < self.silence_s + self.speech_s
                yield LOUD if speaking else QUIET
        finally:
            self.open = False
