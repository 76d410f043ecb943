"""What listening is tested with: frames that tell themselves whether they are speech."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from kiosk.core import events as ev
from kiosk.core.audio import RATE, SAMPLE_BYTES
from kiosk.core.turn import Transcript
from kiosk.perception.ear import Ear, EarOptions, Heard
from kiosk.perception.sources import WavSource

LOUD, QUIET = b"\x00\x20", b"\x00\x00"


def sound(*stretches: tuple[bytes, float]) -> bytes:
    return b"".join(sample * int(seconds * RATE) for sample, seconds in stretches)


class Loudness:
    """A detector that takes loud for speech."""

    def probability(self, frame: bytes) -> float:
        return 0.9 if LOUD in frame else 0.0

    def reset(self) -> None:
        pass


class LoopClock:
    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass
class Recogniser:
    """Says how long the audio was; takes `takes_s` per call; raises what is scripted."""

    takes_s: float = 0.2
    failures: list[Exception | None] = field(default_factory=list)
    words: str | None = None
    calls: list[float] = field(default_factory=list)
    running: int = 0
    most: int = 0
    cancelled: int = 0

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        self.calls.append(len(pcm) / SAMPLE_BYTES / RATE)
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await asyncio.sleep(self.takes_s)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.running -= 1
        if self.failures and (failure := self.failures.pop(0)):
            raise failure
        said = f"{len(pcm) // (SAMPLE_BYTES * RATE)} s" if self.words is None else self.words
        return Transcript(said, 0.9, "en")


async def listen(
    pcm: bytes,
    stt: Recogniser,
    *,
    partials: bool = False,
    patience_s: float | None = None,
    options: EarOptions | None = None,
) -> tuple[list[Heard], list[ev.Event]]:
    facts: list[ev.Event] = []
    ear = Ear(Loudness(), stt, LoopClock(), options)
    source = WavSource(pcm, realtime=True)
    heard = [
        h async for h in ear.hear(source, facts.append, partials=partials, patience_s=patience_s)
    ]
    return heard, facts
