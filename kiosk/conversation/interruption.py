"""Somebody speaks into the answer: the voice waits, what they say is heard out, then it is judged.

A cough, a nod in words and our own echo let the voice go on where it was; speech ends the answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import cast

from kiosk.conversation.interjection import Interjection, judged, promises_speech
from kiosk.core import events as ev
from kiosk.core.errors import KioskError
from kiosk.core.ports import Publish, VoiceActivity, VoiceControl
from kiosk.core.record import Degradation
from kiosk.perception.barge_in import BargeInDetector, BargeInOptions, Speaking
from kiosk.perception.ear import Ear, Heard
from kiosk.perception.echo_meter import EchoMeter
from kiosk.perception.line import Line

_BACK_MS = 700.0
"""Sound before the speech was certain that belongs to it, beside what made it certain."""

_PATIENCE_S = 1.5
"""Silence after which whoever made the voice wait has said nothing."""

_LONG_S = 2.5
"""Speech that goes on for so long is no nod, even when no word of it was understood yet."""

_TAIL_S = 0.4
"""Without echo cancellation our voice is still heard for so long after its end."""

_ECHOES = 2
"""So often may our own words come back before the kiosk stops listening while it speaks."""


@dataclass(slots=True)
class Duplex:
    """What it takes to listen while speaking.

    `vad` is a detector of its own, `voice` holds the loudspeaker back. `clean` takes our voice out
    of a frame and `meter` tells how well that works; without a meter there is no cancellation, and
    the kiosk listens only while it is silent (half-duplex), as it does once echo is too strong;
    `lacking` tells why.
    `silent_since` is when the voice ended last, in the loop's seconds.
    """

    vad: VoiceActivity
    voice: VoiceControl
    clean: Callable[[bytes], bytes] = bytes
    meter: EchoMeter | None = None
    options: BargeInOptions = field(default_factory=BargeInOptions)
    lacking: str = "there is no echo cancellation"
    full: bool = True
    echoes: int = 0
    sounding: bool = False
    silent_since: float = float("-inf")

    def observe(self, event: ev.Event) -> None:
        """Follow whether the voice sounds."""
        if isinstance(event, ev.SpeakingStarted):
            self.sounding = True
        elif isinstance(event, ev.SpeakingEnded):
            self.sounding = False
            self.silent_since = asyncio.get_running_loop().time()

    def listens(self) -> bool:
        """Whether what is heard now may be a person."""
        if self.full:
            return True
        now = asyncio.get_running_loop().time()
        return not self.sounding and now - self.silent_since > _TAIL_S

    def check(self, publish: Publish) -> None:
        """Go half-duplex when our own voice comes back too strongly; that is shown."""
        if not self.full:
            return
        if self.meter is None:
            self._to_half(publish, self.lacking)
        elif self.meter.too_strong:
            left = f"{self.meter.erle_db:.0f} dB of the echo are taken away, too little"
            self._to_half(publish, left)
        elif self.echoes >= _ECHOES:
            self._to_half(publish, "the kiosk heard its own words")

    def renew(self, publish: Publish) -> None:
        """Try again with the next person: somebody may have moved the loudspeaker."""
        self.echoes = 0
        if self.meter is None or self.full:
            return
        self.full = True
        self.meter.reset()
        publish(ev.DuplexChanged(full=True))
        publish(ev.Recovered("echo.half_duplex"))

    def _to_half(self, publish: Publish, why: str) -> None:
        self.full = False
        message = f"The kiosk does not listen while it speaks: {why}. Touch to interrupt."
        publish(ev.DuplexChanged(full=False))
        publish(ev.Degraded(Degradation("echo.half_duplex", message)))


class Interruption:
    """Speech into the answer, still going on or just over."""

    def __init__(
        self,
        hearing: AsyncGenerator[Heard, None],
        first: asyncio.Task[Heard | None],
        relay: _Relay,
    ) -> None:
        self._hearing = hearing
        self._first = first
        self._relay = relay

    async def utterance(self) -> Heard | None:
        """What they said, once they have said it; None when it was only to silence the voice."""
        try:
            self._relay.pass_on()
            heard = await self._first
            if heard is None or _stops(heard):
                self._relay.publish(ev.NothingHeard())
                return None
            return heard
        finally:
            await self.close()

    async def close(self) -> None:
        """Stop listening."""
        self._first.cancel()
        await asyncio.wait({self._first})
        await self._hearing.aclose()


class Watch:
    """Listens on `line` while an answer is being made and spoken. `own` is what the voice said."""

    def __init__(
        self, duplex: Duplex, ear: Ear, line: Line, publish: Publish, own: Callable[[], str]
    ) -> None:
        self._duplex = duplex
        self._ear = ear
        self._line = line
        self._publish = publish
        self._own = own
        self._detector = BargeInDetector(duplex.options)

    async def interruption(self) -> Interruption | None:
        """Wait for somebody who speaks; None when the microphone is gone for good."""
        while True:
            try:
                await self._certain()
                if found := await self._judge():
                    return found
            except KioskError:  # the line says that the microphone is gone, and brings it back
                self._duplex.voice.go_on()
                if not await self._line.restored():
                    return None
            except asyncio.CancelledError:
                self._duplex.voice.go_on()
                raise

    async def _certain(self) -> None:
        """Until somebody certainly speaks; the voice is lower while it is only suspected."""
        duplex = self._duplex
        duplex.vad.reset()
        self._detector.reset()
        frames = cast("AsyncGenerator[bytes, None]", self._line.frames())
        async with aclosing(frames):
            async for frame in frames:
                probability = duplex.vad.probability(frame)
                duplex.check(self._publish)
                if not duplex.listens():
                    self._detector.reset()
                    continue
                match self._detector.process(probability):
                    case Speaking.SUSPECTED:
                        duplex.voice.duck()
                    case Speaking.LIKELY:
                        duplex.voice.hold()
                    case Speaking.OVER:
                        duplex.voice.go_on()
                    case Speaking.CERTAIN:
                        duplex.voice.hold()
                        self._publish(ev.VoiceHeld())
                        return
        # A recording that stands in for the microphone has an end; an answer goes on without it.
        await asyncio.get_running_loop().create_future()

    async def _judge(self) -> Interruption | None:
        own = self._own()
        relay = _Relay(self._publish, own)
        back_ms = self._duplex.options.certain_ms + _BACK_MS
        hearing = self._ear.hear(self._line.source(back_ms), relay, patience_s=_PATIENCE_S)
        first = asyncio.create_task(_first(hearing))
        found = Interruption(hearing, first, relay)
        try:
            verdict = await self._verdict(relay, first, own)
        except BaseException:
            await found.close()
            raise
        if verdict in (Interjection.SPEECH, Interjection.STOP):
            return found
        await found.close()
        if verdict is Interjection.ECHO:
            self._duplex.echoes += 1
        self._duplex.voice.go_on()
        self._publish(ev.VoiceResumed(verdict.value))
        return None

    async def _verdict(
        self, relay: _Relay, first: asyncio.Task[Heard | None], own: str
    ) -> Interjection:
        told = asyncio.create_task(relay.told.wait())
        try:
            done, _ = await asyncio.wait(
                {first, told}, return_when=asyncio.FIRST_COMPLETED, timeout=_LONG_S
            )
            if not done and relay.speaking:
                return Interjection.SPEECH
            if not done:
                await asyncio.wait({first, told}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            told.cancel()
            await asyncio.wait({told})
        if not first.done():
            return relay.verdict
        heard = first.result()
        if heard is None:
            return Interjection.NOTHING
        said = heard.transcript
        asked = own.rstrip().endswith("?")
        return judged(said.text, own, asked=asked, confidence=said.confidence)


class _Relay:
    """What the ear tells, kept back until it is known that somebody speaks to us."""

    def __init__(self, publish: Publish, own: str) -> None:
        self.publish = publish
        self.told = asyncio.Event()
        self.speaking = False
        self.verdict = Interjection.NOTHING
        self._own = own
        self._kept: list[ev.Event] = []
        self._live = False

    def __call__(self, event: ev.Event) -> None:
        """Take what the ear publishes."""
        if self._live:
            self.publish(event)
            return
        match event:
            case ev.SpeechStarted():
                self.speaking = True
            case ev.SpeechEnded():
                self.speaking = False
            case ev.PartialTranscript(text) if promises_speech(text, self._own):
                self.verdict = Interjection.SPEECH
                self.told.set()
            case ev.NothingHeard():
                self.told.set()
            case ev.Degraded():
                self.publish(event)
                return
        self._kept.append(event)

    def pass_on(self) -> None:
        """Tell what was kept back, and everything from now on."""
        self._live = True
        kept, self._kept = self._kept, []
        for event in kept:
            if not isinstance(event, ev.Level):
                self.publish(event)


async def _first(hearing: AsyncGenerator[Heard, None]) -> Heard | None:
    return await anext(hearing, None)


def _stops(heard: Heard) -> bool:
    return judged(heard.transcript.text, "") is Interjection.STOP
