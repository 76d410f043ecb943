"""One face for the three engines, so that each fault can be tried on each of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kiosk.core.ports import Message, ModelRequest
from offline.budget import Budget
from offline.llm import LlamaMini, llama_worker
from offline.stt import WhisperStt, whisper_worker
from offline.tts import PiperVoice

LONG_TEXT = (
    "the running shoes that stand on the upper shelf behind the counter next to the window are "
    "available in every size from five to thirteen and a half"
)


async def eventually(condition: Callable[[], bool]) -> None:
    """Return once `condition` holds; the test's own timeout bounds the wait."""
    while not condition():  # noqa: ASYNC110 - what is watched is another process
        await asyncio.sleep(0.005)


class Subject(Protocol):
    """An engine under test: `work` takes a while, `check` is a quick call with a known result."""

    name: str

    @property
    def pid(self) -> int | None: ...
    async def start(self) -> None: ...
    async def close(self) -> None: ...
    def work(self) -> AsyncGenerator[object, None]: ...
    async def check(self) -> None: ...


class Ears:
    name = "whisper"

    def __init__(self, path: Path, question: bytes) -> None:
        self._worker = whisper_worker(path)
        self._stt = WhisperStt(self._worker, Budget())
        self._question = question
        self.start, self.close = self._worker.start, self._worker.close

    @property
    def pid(self) -> int | None:
        return self._worker.pid

    async def work(self) -> AsyncGenerator[object, None]:
        yield await self._stt.transcribe(self._question * 40)

    async def check(self) -> None:
        heard = await self._stt.transcribe(self._question)
        assert "blue" in heard.text


class Mind:
    name = "llama"

    def __init__(self, path: Path) -> None:
        self._worker = llama_worker(path, n_ctx=2048)
        self._llm = LlamaMini(self._worker, Budget(), name="mini")
        self.start, self.close = self._worker.start, self._worker.close

    @property
    def pid(self) -> int | None:
        return self._worker.pid

    async def work(self) -> AsyncGenerator[object, None]:
        story = Message("user", "Tell a long story about a shoe. " * 100)
        async for chunk in self._llm.generate(ModelRequest((story,), max_tokens=600)):
            yield chunk

    async def check(self) -> None:
        system = Message("system", "You answer in one short sentence.")
        question = Message("user", "What is the capital of France?")
        request = ModelRequest((system, question), max_tokens=12)
        answer = "".join([chunk.text async for chunk in self._llm.generate(request)])
        assert "Paris" in answer


class Mouth:
    name = "piper"

    def __init__(self, path: Path) -> None:
        self._voice = PiperVoice(path, Budget())
        self.start, self.close = self._voice.start, self._voice.close

    @property
    def pid(self) -> int | None:
        return self._voice.pid

    async def work(self) -> AsyncGenerator[object, None]:
        async for chunk in self._voice.speak(". ".join([LONG_TEXT] * 20)):
            yield chunk

    async def check(self) -> None:
        chunks = [chunk async for chunk in self._voice.speak("Yes.")]
        assert 200 < sum(chunk.duration_ms for chunk in chunks) < 3000


@dataclass
class FaultTable:
    """Rows of what a caller saw."""

    rows: list[tuple[str, str, str, float, float]] = field(default_factory=list)

    def add(self, engine: str, fault: str, seen: str, error_ms: float, ready_ms: float) -> None:
        self.rows.append((engine, fault, seen, error_ms, ready_ms))

    def __str__(self) -> str:
        head = (
            f"{'engine':8} {'fault':10} {'the caller saw':24} {'ms to it':>9} {'ms to ready':>12}"
        )
        lines = (f"{e:8} {f:10} {s:24} {a:9.0f} {b:12.0f}" for e, f, s, a, b in self.rows)
        return "\n".join([head, *lines])
