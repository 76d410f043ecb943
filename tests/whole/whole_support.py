"""What the tests of the whole kiosk share: speech, recordings, the command, records."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import wave
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from kiosk.app.composition import Kiosk, build
from kiosk.app.paths import Paths
from kiosk.app.settings import load_config
from kiosk.app.speech import spoken
from kiosk.core.audio import RATE, SAMPLE_BYTES
from kiosk.perception.wav import read_wav
from offline.tts import PiperVoice

LIGHT = (
    "smollm2-135m-instruct-q4_1",
    "ggml-tiny.en",
    "piper-en_US-joe-medium",
    "silero-vad",
)
MINI = LIGHT[0]

QUOTED = "Can I return opened headphones?"
"""The sample store answers this with a quote."""

QUOTED_WORDS = "only if they are faulty"

PRICE = "How much is express delivery?"
"""Question and answer are words that a small recogniser understands as a person does."""

PRICE_WORDS = "nine dollars"

FREE = "When is shipping free?"
"""As plain, and answered in fewer words."""

FREE_WORDS = "above fifty dollars"

STEPS = "How do I change the filter cartridge?"
"""Four quotes: there is time to interrupt the voice."""

THOUGHT = "Where was the X200 made?"
"""Near enough to the documents that the model is asked; no document says it. Typed alone."""

DEADLINE_S = 100.0
"""Only a hang takes this long."""

LOUD = 300
"""Samples beyond this belong to somebody's voice."""

PROGRAM = Path(sys.executable).with_name("kiosk")


RECORDED = {FREE: "free", PRICE: "price", STEPS: "steps"}
"""Questions whose recordings lie in ``data``: the voice never says a thing twice alike."""


class Speech:
    """The kiosk's voice as that of a person."""

    def __init__(self, runner: asyncio.Runner, voice: PiperVoice) -> None:
        self._runner = runner
        self._voice = voice
        self._said: dict[str, bytes] = {}

    def __call__(self, text: str) -> bytes:
        """16 kHz mono PCM of `text`."""
        if text in RECORDED:
            return read_wav(Path(__file__).parent / "data" / f"{RECORDED[text]}.wav")
        if text not in self._said:
            self._said[text] = self._runner.run(spoken(self._voice, text))
        return self._said[text]

    def recording(self, text: str, file: Path) -> Path:
        """`text` as a WAV `file`."""
        return write(file, self(text))


def write(file: Path, pcm: bytes, *, rate: int = RATE, width: int = 2, channels: int = 1) -> Path:
    """A WAV file of `pcm`, whatever it holds."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(width)
        sound.setframerate(rate)
        sound.writeframes(pcm)
    return file


def silence(seconds: float) -> bytes:
    """Nothing at 16 kHz."""
    return bytes(int(seconds * RATE) * SAMPLE_BYTES)


def sounding(pcm: bytes) -> bytes:
    """`pcm` from its first sound to its last, with a third of a second around them."""
    samples = np.frombuffer(pcm, "<i2")
    loud = np.flatnonzero(np.abs(samples.astype("i4")) > LOUD)
    assert loud.size, "there is no sound at all"
    margin = RATE // 3
    return samples[max(0, loud[0] - margin) : loud[-1] + margin].tobytes()


def new_kiosk() -> Kiosk:
    """A kiosk of the sample store that opens no connection."""
    return build(load_config(Paths.of().create()), offline=True)


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output."""
        lines = self.out.splitlines()
        assert len(lines) == 1, f"not one line on standard output: {self.out!r}; {self.err}"
        return json.loads(lines[0])

    def lines(self) -> list[Any]:
        """The objects on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Command:
    """The installed command in an environment."""

    env: dict[str, str]

    def __call__(
        self,
        *arguments: str | Path,
        stdin: str = "",
        deadline_s: float = DEADLINE_S,
        **environment: str,
    ) -> Ran:
        done = subprocess.run(
            [PROGRAM, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=deadline_s,
            env={**self.env, **environment},
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Run it on the side."""
        return subprocess.Popen(
            [PROGRAM, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.env,
        )


def cpu_s(pid: int) -> float:
    """Seconds that a process has computed."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


async def eventually(condition: Callable[[], object]) -> None:
    """Return once `condition` holds; who calls this has a deadline."""
    while not condition():  # noqa: ASYNC110 - what is watched is another process
        await asyncio.sleep(0.002)


async def until_busy(pid: int, seconds: float = 0.06) -> None:
    """Return once the process has computed for `seconds`: it is in the middle of its work."""
    before = cpu_s(pid)
    await eventually(lambda: cpu_s(pid) >= before + seconds)


async def within(work: Awaitable[Any]) -> Any:
    """The result of `work`; a hang fails the test."""
    async with asyncio.timeout(DEADLINE_S):
        return await work


@dataclass
class Table:
    """Rows that a person reads with ``-s``."""

    head: tuple[str, ...]
    rows: list[tuple[object, ...]] = field(default_factory=list)

    def __str__(self) -> str:
        rows = [self.head, *(tuple(str(cell) for cell in row) for row in self.rows)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(self.head))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        )
