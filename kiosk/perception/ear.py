"""The ear: frames in, understood utterances out."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import cast

from kiosk.core.audio import FRAME_MS
from kiosk.core.errors import EngineCrashed
from kiosk.core.events import (
    Degraded,
    FinalTranscript,
    Level,
    ListeningStarted,
    NothingHeard,
    SpeechEnded,
    SpeechStarted,
)
from kiosk.core.ports import AudioSource, Clock, Publish, SpeechToText, VoiceActivity
from kiosk.core.record import Degradation
from kiosk.core.turn import Transcript, Utterance
from kiosk.perception.endpointing import Endpointing, by_silence
from kiosk.perception.level import level
from kiosk.perception.partials import Partials
from kiosk.perception.segmenter import Segmenter, SegmenterOptions, SegmentEvent, SpeechBegan

_ARRIVALS = 1024
"""Frames whose arrival is remembered (33 s): an utterance can't end longer ago."""

_LEVEL_FRAMES = 2
"""A level is published every so many frames: 15 times a second."""


@dataclass(frozen=True, slots=True)
class EarOptions:
    """How to listen. `language` and `prompt` go to the recogniser (see `SpeechToText`).

    A partial transcript is made every `partial_ms` of new audio, if the one before is done.
    """

    segmenter: SegmenterOptions = field(default_factory=SegmenterOptions)
    partial_ms: float = 400
    language: str = "auto"
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance with its words.

    `ended_at` is when its last frame of speech arrived, `transcribed_at` when the words were
    known: both monotonic seconds of the ear's clock.
    """

    transcript: Transcript
    utterance: Utterance
    ended_at: float
    transcribed_at: float


class Ear:
    """Listens with a detector, a segmenter and a recogniser. One `hear` at a time."""

    def __init__(
        self,
        vad: VoiceActivity,
        stt: SpeechToText,
        clock: Clock,
        options: EarOptions | None = None,
        endpointing: Endpointing = by_silence,
    ) -> None:
        self._vad = vad
        self._stt = stt
        self._clock = clock
        self._options = options or EarOptions()
        self._endpointing = endpointing

    async def hear(
        self,
        source: AudioSource,
        publish: Publish,
        *,
        partials: bool = True,
        patience_s: float | None = None,
    ) -> AsyncGenerator[Heard, None]:
        """Listen to `source` until it ends, or until nobody speaks for `patience_s` seconds.

        Closing the iterator stops it and closes the device. Frames are taken only while the next
        utterance is awaited. What holds no words is published as `NothingHeard` and is not
        yielded; listening goes on. Raises what the source raises, and `EngineFailed` when an
        utterance can't be transcribed.
        """
        self._vad.reset()
        listening = _Listening(self._options.segmenter, patience_s)
        captions = Partials(
            self._stt,
            publish,
            self._options.partial_ms,
            self._options.language,
            self._options.prompt,
        )
        nothing = True
        frames = cast("AsyncGenerator[bytes, None]", source.frames())
        try:
            async with aclosing(frames):
                async for utterance in self._utterances(
                    frames, listening, captions if partials else None, publish
                ):
                    await captions.stop()
                    heard = await self._understand(utterance, listening, publish)
                    nothing = heard is None
                    if heard is None:
                        publish(NothingHeard())
                        publish(ListeningStarted())
                    else:
                        publish(FinalTranscript(heard.transcript))
                        yield heard
                    listening.wait_again()
        finally:
            if captions:
                await captions.stop()
        if nothing or listening.impatient:
            publish(NothingHeard())

    async def _utterances(
        self,
        frames: AsyncIterator[bytes],
        listening: _Listening,
        captions: Partials | None,
        publish: Publish,
    ) -> AsyncGenerator[Utterance, None]:
        segmenter = listening.segmenter
        async for frame in frames:
            if not listening.count:
                publish(ListeningStarted())
            if listening.count % _LEVEL_FRAMES == 0:
                publish(Level(level(frame)))
            stop_ms = self._endpointing(captions.text if captions else "")
            probability = self._vad.probability(frame)
            listening.arrived(self._clock.monotonic())
            events = segmenter.process(frame, probability, stop_silence_ms=stop_ms)
            for utterance in _published(events, publish):
                yield utterance
            if captions and segmenter.speaking:
                captions.consider(segmenter)
            if listening.impatient:
                return
        for utterance in _published(segmenter.flush(), publish):
            yield utterance

    def _captions(self, publish: Publish) -> Partials:
        options = self._options
        return Partials(self._stt, publish, options.partial_ms, options.language, options.prompt)

    async def _understand(
        self, utterance: Utterance, listening: _Listening, publish: Publish
    ) -> Heard | None:
        options = self._options
        ask = {"language": options.language, "prompt": options.prompt}
        try:
            transcript = await self._stt.transcribe(utterance.pcm, **ask)
        except EngineCrashed as error:
            # The audio is still here and the engine restarts: nobody has to repeat themselves.
            publish(Degraded(Degradation("stt.restarted", error.message)))
            transcript = await self._stt.transcribe(utterance.pcm, **ask)
        if not transcript.text.strip():
            return None
        ended_at = listening.arrival(utterance.end_ms)
        return Heard(transcript, utterance, ended_at, self._clock.monotonic())


class _Listening:
    """Where one listening stands."""

    def __init__(self, options: SegmenterOptions, patience_s: float | None) -> None:
        self.segmenter = Segmenter(options)
        self.count = 0
        self._patience_ms = None if patience_s is None else patience_s * 1000
        self._waiting_since_ms = 0.0
        self._arrivals: deque[float] = deque(maxlen=_ARRIVALS)

    def arrived(self, at: float) -> None:
        """A frame came at `at` seconds."""
        self.count += 1
        self._arrivals.append(at)

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


def _published(events: tuple[SegmentEvent, ...], publish: Publish) -> Iterator[Utterance]:
    for event in events:
        if isinstance(event, SpeechBegan):
            publish(SpeechStarted())
        else:
            publish(SpeechEnded())
            yield event.utterance
