"""What the visit ran on, and what it took: the computer, the models, memory, smooth frames."""

from __future__ import annotations

import asyncio
import os
import platform
from array import array
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from kiosk.app.demo.screen import Screen, Smoothness
from kiosk.app.doctor.machine import cpu_flags
from kiosk.app.engines import AUTO, ENGLISH, MULTILINGUAL, VAD
from kiosk.core.audio import RATE
from kiosk.core.ports import Message, ModelRequest
from models.catalogue import Role

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk

_EVERY_S = 0.25
_MB = 1_000_000
_NAMES = {"stt": "whisper", "llm": "llama", "tts": "piper"}
_HEARD, _HEARD_S = 6, 4
"""How often Whisper looks for words, and in how many seconds of sound."""

_LONG = ModelRequest(
    (Message("user", "Describe a shop for kitchen appliances in great detail."),), max_tokens=96
)


def environment(kiosk: Kiosk) -> dict[str, Any]:
    """The computer and the models; what a figure is worth without is little."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "processor": _processor(),
        "cores": cores,
        "instructions": list(cpu_flags()),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "pack": kiosk.index.pack,
        "models": _models(kiosk),
    }


@asynccontextmanager
async def peak_memory(kiosk: Kiosk) -> AsyncIterator[dict[str, float]]:
    """The most memory, in MB (RSS), that each process of `kiosk` had since the context began."""
    peaks: dict[str, float] = {}
    watching = asyncio.create_task(_watch(kiosk, peaks))
    try:
        yield peaks
    finally:
        watching.cancel()
        await asyncio.wait({watching})


async def smoothness(kiosk: Kiosk, screen: Screen) -> Smoothness | None:
    """The gaps between frames while Mini writes, Whisper hears and every frame is asked for."""
    return await screen.smoothness(_work(kiosk))


async def _work(kiosk: Kiosk) -> None:
    hearing = asyncio.create_task(_hear(kiosk))
    try:
        await _write(kiosk)
        await hearing
    finally:
        hearing.cancel()


async def _hear(kiosk: Kiosk) -> None:
    recogniser = kiosk.engines.stt(kiosk.engines.language)
    murmur = array("h", [level % 97 - 48 for level in range(_HEARD_S * RATE)]).tobytes()
    for _ in range(_HEARD):
        await recogniser.transcribe(murmur)


async def _write(kiosk: Kiosk) -> None:
    async for _ in kiosk.engines.mini().generate(_LONG):
        pass


async def _watch(kiosk: Kiosk, peaks: dict[str, float]) -> None:
    while True:
        for name, pid in {"main": os.getpid(), **kiosk.engines.pids()}.items():
            with suppress(psutil.Error):  # it ended in the meantime
                used = round(psutil.Process(pid).memory_info().rss / _MB, 1)
                known = _NAMES.get(name, name)
                peaks[known] = max(used, peaks.get(known, 0.0))
        await asyncio.sleep(_EVERY_S)


def _models(kiosk: Kiosk) -> dict[str, str]:
    """The model of every engine; where the settings leave it open, as the engines choose."""
    config = kiosk.config
    english = kiosk.engines.language == "en"
    return {
        "vad": VAD,
        "whisper": _named(config.stt.model) or (ENGLISH if english else MULTILINGUAL),
        "llama": kiosk.engines.mini().name,
        "piper": _named(config.voice.model) or _installed_voice(kiosk),
    }


def _named(model: str) -> str:
    return "" if model == AUTO else model


def _installed_voice(kiosk: Kiosk) -> str:
    store, language = kiosk.store, kiosk.pack.languages[0]
    voices = (m for m in store.catalogue.model if m.role is Role.TTS and language in m.languages)
    return next((m.id for m in voices if store.has(m.id)), "")


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
