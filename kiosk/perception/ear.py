"""The ear: frames in, understood utterances out."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import cast

from kiosk.core.audio import FRAME_MS
from kiosk.core.errors import EngineCrashed
from kiosk.core.events import (
    Degraded,
    Event,
    FinalTranscript,
    Level,
    ListeningStarted,
    NothingHeard,
    SpeechEnded,
    SpeechStarted,
)
from kiosk.core.ports import AudioSource, Clock, Publish, SpeechToText, TurnEnd, VoiceActivity
from kiosk.core.record import Degradation
from kiosk.core.turn import Transcript, Utterance
from kiosk.perception.anticipation import Anticipate, Anticipation, nobody
from kiosk.perception.endpointing import Endpointing, by_silence
from kiosk.perception.fading import Fading
from kiosk.perception.level import level
from kiosk.perception.partials import Partials
from kiosk.perception.segmenter import Segmenter, SegmenterOptions, SegmentEvent, SpeechBegan

_ARRIVALS = 1024
"""Frames whose arrival is remembered (33 s): an utterance can't end longer ago."""

_AHEAD_S = 0.2
"""A source this far ahead of the clock is a recording that is read, not listened to."""

_READ_PAUSE_MS = 320
"""Silence in such a recording that is worth waiting for the words before it."""

_LEVEL_FRAMES = 2
"""A level is published every so many frames: 15 times a second."""


@dataclass(frozen=True, slots=True)
class EarOptions:
    """How to listen. `language` and `prompt` go to the recogniser (see `SpeechToText`).

    A partial transcript is made every `partial_ms` of new audio, if the one before is done. After
    `pause_ms` of silence the end of the turn is prepared for.
    """

    segmenter: SegmenterOptions = field(default_factory=SegmenterOptions)
    partial_ms: float = 256
    pause_ms: float = 64
    language: str = "auto"
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance with its words.

    `ended_at` is when its last frame of speech arrived, `transcribed_at` when the words were
    known: both monotonic seconds of the ear's clock. `degraded` is what befell the listening.
    """

    transcript: Transcript
    utterance: Utterance
    ended_at: float
    transcribed_at: float
    degraded: tuple[Degradation, ...] = ()


class Ear:
    """Listens with a detector, a segmenter and a recogniser. One `hear` at a time.

    `final` recognises what has been said, `stt` what is still being said; without `final` it does
    both.
    """

    def __init__(
        self,
        vad: VoiceActivity,
        stt: SpeechToText,
        clock: Clock,
        options: EarOptions | None = None,
        *,
        endpointing: Endpointing = by_silence,
        turn_end: TurnEnd | None = None,
        final: SpeechToText | None = None,
    ) -> None:
        self._vad = vad
        self._stt = stt
        self._clock = clock
        self._options = options or EarOptions()
        self._endpointing = endpointing
        self._turn_end = turn_end
        self._final = final or stt

    async def hear(
        self,
        source: AudioSource,
        publish: Publish,
        *,
        partials: bool = True,
        patience_s: float | None = None,
        anticipate: Anticipate = nobody,
    ) -> AsyncGenerator[Heard, None]:
        """Listen to `source` until it ends, or until nobody speaks for `patience_s` seconds.

        `anticipate` is told of words before they are certain, so that others may read ahead.

        Closing the iterator stops it and closes the device. Frames are taken only while the next
        utterance is awaited. What holds no words is published as `NothingHeard` and is not
        yielded; listening goes on. Raises what the source raises, and `EngineFailed` when an
        utterance can't be transcribed.
        """
        self._vad.reset()
        publish, befell = _noted(publish)
        work = self._work(publish, anticipate, patience_s, partials=partials)
        nothing = True
        frames = cast("AsyncGenerator[bytes, None]", source.frames())
        try:
            async with aclosing(frames):
                async for utterance in self._utterances(frames, work, publish):
                    await work.captions.stop()
                    heard = await self._understand(utterance, work, publish)
                    nothing = heard is None
                    if heard is None:
                        publish(NothingHeard())
                        publish(ListeningStarted())
                    else:
                        publish(FinalTranscript(heard.transcript))
                        yield replace(heard, degraded=tuple(befell))
                        befell.clear()
                    await work.anticipation.reset()
                    work.listening.wait_again()
        finally:
            await work.captions.stop()
            await work.anticipation.drop()
        if nothing or work.listening.impatient:
            publish(NothingHeard())

    def _work(
        self, publish: Publish, anticipate: Anticipate, patience_s: float | None, *, partials: bool
    ) -> _Work:
        options = self._options
        captions = Partials(
            self._stt,
            publish,
            options.partial_ms if partials else math.inf,
            options.language,
            options.prompt,
            self._clock.monotonic,
            tell=anticipate,
        )
        return _Work(
            _Listening(options.segmenter, patience_s, self._clock),
            captions,
            Anticipation(
                self._final,
                self._turn_end,
                self._endpointing,
                publish,
                anticipate,
                options.language,
                options.prompt,
                captions.halt,
                pause_ms=options.pause_ms,
            ),
        )

    async def _utterances(
        self, frames: AsyncIterator[bytes], work: _Work, publish: Publish
    ) -> AsyncGenerator[Utterance, None]:
        listening, segmenter = work.listening, work.listening.segmenter
        async for frame in frames:
            if not listening.count:
                publish(ListeningStarted())
            if listening.count % _LEVEL_FRAMES == 0:
                publish(Level(level(frame)))
            probability = self._vad.probability(frame)
            listening.arrived(self._clock.monotonic())
            listening.fading.process(frame, probability, speaking=segmenter.speaking)
            if listening.fading.quiet:
                probability = 0.0
            wait_ms = work.anticipation.wait_ms if segmenter.speaking else None
            events = segmenter.process(frame, probability, stop_silence_ms=wait_ms)
            for utterance in _published(events, publish):
                yield utterance
            if segmenter.speaking:
                await work.look()
            if listening.impatient:
                return
        for utterance in _published(segmenter.flush(), publish):
            yield utterance

    async def _understand(
        self, utterance: Utterance, work: _Work, publish: Publish
    ) -> Heard | None:
        transcript = await work.anticipation.words(utterance.end_ms)
        if transcript is None:
            transcript = await self._transcribed(utterance, publish)
        if not transcript.text.strip():
            return None
        ended_at = work.listening.arrival(utterance.end_ms)
        return Heard(transcript, utterance, ended_at, self._clock.monotonic())

    async def _transcribed(self, utterance: Utterance, publish: Publish) -> Transcript:
        ask = {"language": self._options.language, "prompt": self._options.prompt}
        try:
            return await self._final.transcribe(utterance.pcm, **ask)
        except EngineCrashed as error:
            # The audio is still here and the engine restarts: nobody has to repeat themselves.
            publish(Degraded(Degradation("stt.restarted", error.message)))
            return await self._final.transcribe(utterance.pcm, **ask)


@dataclass(frozen=True, slots=True)
class _Work:
    """What goes on beside one listening."""

    listening: _Listening
    captions: Partials
    anticipation: Anticipation

    async def look(self) -> None:
        """After each frame of an open utterance: caption what grows, prepare for its end."""
        segmenter = self.listening.segmenter
        if self.listening.read:
            if segmenter.silence_ms >= _READ_PAUSE_MS:
                await self.anticipation.consider(segmenter, wait=True)
            return
        await self.anticipation.consider(segmenter)
        if self.listening.fading.full:  # a caption begun at the end would delay the final words
            self.captions.consider(segmenter)


class _Listening:
    """Where one listening stands."""

    def __init__(self, options: SegmenterOptions, patience_s: float | None, clock: Clock) -> None:
        self.segmenter = Segmenter(options)
        self.fading = Fading()
        self._began = clock.monotonic()
        self.count = 0
        self._patience_ms = None if patience_s is None else patience_s * 1000
        self._waiting_since_ms = 0.0
        self._arrivals: deque[float] = deque(maxlen=_ARRIVALS)

    def arrived(self, at: float) -> None:
        """A frame came at `at` seconds."""
        self.count += 1
        self._arrivals.append(at)
        if self.count == 1:
            self._began = at

    @property
    def read(self) -> bool:
        """Whether frames come faster than time passes."""
        heard_s = (self.count - 1) * FRAME_MS / 1000
        return heard_s - (self._arrivals[-1] - self._began) > _AHEAD_S

    def arrival(self, end_ms: float) -> float:
        """When the frame that ends at `end_ms` of the stream came, in seconds."""
        back = self.count - round(end_ms / FRAME_MS)
        return self._arrivals[max(0, len(self._arrivals) - 1 - back)]

    def wait_again(self) -> None:
        """The person may take their time again."""
        self._waiting_since_ms = self.segmenter.elapsed_ms

    @property
    def impatient(self) -> bool:
        """Whether nobody has spoken for too long."""
        if self._patience_ms is None or self.segmenter.speaking:
            return False
        return self.segmenter.elapsed_ms - self._waiting_since_ms >= self._patience_ms


def _noted(publish: Publish) -> tuple[Publish, list[Degradation]]:
    """`publish`, and the degradations that go through it."""
    befell: list[Degradation] = []

    def tell(event: Event) -> None:
        if isinstance(event, Degraded):
            befell.append(event.degradation)
        publish(event)

    return tell, befell


def _published(events: tuple[SegmentEvent, ...], publish: Publish) -> Iterator[Utterance]:
    for event in events:
        if isinstance(event, SpeechBegan):
            publish(SpeechStarted())
        else:
            publish(SpeechEnded())
            yield event.utterance
