"""Each engine does a tiny real job in a child process: does it work, how fast, how large is it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psutil

from kiosk.app.doctor.finding import Finding, Status
from kiosk.app.speech import at_ear_rate
from kiosk.core.audio import RATE, SAMPLE_BYTES
from kiosk.core.errors import EngineCrashed, KioskError
from kiosk.core.ports import Message, ModelRequest
from kiosk.reasoning.phrases import LANGUAGES, phrase
from models.catalogue import Role
from models.commands import State, list_models
from models.store import ModelStore
from offline.budget import Budget
from offline.espeak import PROGRAM, EspeakVoice
from offline.llm import LlamaMini, llama_worker
from offline.stt import WhisperStt, whisper_worker
from offline.tts import PiperVoice
from offline.worker import Worker

SAMPLE = "What time do you close today?"
"""What the voice says and the recogniser has to understand."""

_CRASH = (
    "It crashed on this processor. Build it portable (`make setup` does), or choose another model."
)
_VAD = "kiosk.app.doctor.trials:VoiceActivityTrial"
_MB = 1_000_000


class Child(Protocol):
    """An engine's process."""

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""

    async def start(self) -> None:
        """Load the engine."""

    async def close(self) -> None:
        """End it."""


@dataclass(slots=True)
class Sample:
    """Speech that one engine makes and the next one hears; silence until there is some."""

    pcm: bytes = bytes(RATE * SAMPLE_BYTES)
    spoken: bool = False


Job = Callable[[], Awaitable[dict[str, Any]]]


async def examine_engines(store: ModelStore, sample: Sample) -> AsyncIterator[Finding]:
    """Try every engine whose model is here: the voice first, so that the others hear `sample`."""
    budget = Budget()
    here = [m for m in list_models(store) if m.state in (State.READY, State.UNCHECKED)]
    for role, job in (
        (Role.TTS, _voice), (Role.VAD, _activity), (Role.STT, _recogniser), (Role.LLM, _mini),
    ):  # fmt: skip
        for model in here:
            if model.role == role:
                name = f"engine {model.id}"
                try:
                    path = store.path(model.id)
                except KioskError as error:
                    yield Finding.of(name, error)
                    continue
                yield await _tried(name, job(path, budget, sample))


async def foreign_voice(voice: EspeakVoice) -> Finding:
    """Whether what there is no model for can be said: every language of the interface."""
    name, started = f"voice {PROGRAM}", time.monotonic()
    others = [language for language in LANGUAGES if language != "en"]
    try:
        for language in others:
            async with aclosing(voice.speak(phrase("abstain", language), language)) as chunks:
                await anext(chunks)
    except KioskError as error:
        return Finding.of(name, error, Status.WARN)
    each = round((time.monotonic() - started) * 1000 / len(others))
    figures = {"languages": others, "first_audio_ms": each}
    return Finding(name, Status.OK, f"speaks {', '.join(others)}, {each} ms a line", "", figures)


async def _tried(name: str, job: AbstractAsyncContextManager[tuple[Child, Job]]) -> Finding:
    try:
        async with job as (child, work):
            started = time.monotonic()
            await child.start()
            loaded = time.monotonic()
            figures = await work()
            done = time.monotonic()
            figures |= {
                "load_ms": round((loaded - started) * 1000),
                "job_ms": round((done - loaded) * 1000),
                "rss_bytes": _memory_of(child.pid),
            }
    except EngineCrashed as error:
        return Finding(name, Status.FAIL, error.message, _CRASH, {"code": error.code})
    except KioskError as error:
        return Finding.of(name, error)
    detail = (
        f"loads in {figures['load_ms']} ms, job done in {figures['job_ms']} ms, "
        f"{figures['rss_bytes'] / _MB:.0f} MB"
    )
    if said := figures.get("told"):
        detail += f", {said}"
    return Finding(name, Status.OK, detail, "", figures)


def _memory_of(pid: int | None) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss) if pid else 0
    except psutil.NoSuchProcess:
        return 0


@asynccontextmanager
async def _closing(child: Any, work: Job) -> AsyncIterator[tuple[Child, Job]]:
    try:
        yield child, work
    finally:
        await child.close()


def _voice(
    path: Path, budget: Budget, sample: Sample
) -> AbstractAsyncContextManager[tuple[Child, Job]]:
    voice = PiperVoice(path, budget)

    async def say() -> dict[str, Any]:
        started = time.monotonic()
        pieces = []
        async with aclosing(voice.speak(SAMPLE)) as chunks:
            async for chunk in chunks:
                pieces.append(chunk)
        first_ms = round((time.monotonic() - started) * 1000)
        sample.pcm, sample.spoken = at_ear_rate(pieces), bool(pieces)
        seconds = sum(piece.duration_ms for piece in pieces) / 1000
        return {"audio_s": round(seconds, 2), "first_audio_ms": first_ms}

    return _closing(voice, say)


def _activity(
    path: Path, budget: Budget, sample: Sample
) -> AbstractAsyncContextManager[tuple[Child, Job]]:
    del budget, sample
    worker = Worker("vad", _VAD, {"path": str(path)})

    async def hear() -> dict[str, Any]:
        return {"silence": round(await worker.call("silence", deadline=20), 3)}

    return _closing(worker, hear)


def _recogniser(
    path: Path, budget: Budget, sample: Sample
) -> AbstractAsyncContextManager[tuple[Child, Job]]:
    worker = whisper_worker(path)

    async def hear() -> dict[str, Any]:
        heard = await WhisperStt(worker, budget).transcribe(sample.pcm, language="en")
        figures: dict[str, Any] = {"confidence": round(heard.confidence, 2)}
        if sample.spoken:
            figures["told"] = f"heard “{heard.text}”"
        return figures

    return _closing(worker, hear)


def _mini(
    path: Path, budget: Budget, sample: Sample
) -> AbstractAsyncContextManager[tuple[Child, Job]]:
    del sample
    worker = llama_worker(path, n_ctx=512)

    async def answer() -> dict[str, Any]:
        mini = LlamaMini(worker, budget, name=path.stem)
        request = ModelRequest((Message("user", "Say yes."),), max_tokens=1)
        async with aclosing(mini.generate(request)) as chunks:
            tokens = sum([chunk.completion_tokens async for chunk in chunks])
        return {"completion_tokens": tokens}

    return _closing(worker, answer)
