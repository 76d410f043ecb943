"""The mouth: sentences in, voice out, without gaps, one sentence ahead."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field

from kiosk.core.audio import SAMPLE_BYTES, PcmChunk
from kiosk.core.errors import KioskError
from kiosk.core.events import Degraded, SpeakingEnded, SpeakingStarted
from kiosk.core.ports import AudioSink, Clock, Publish, Synthesiser
from kiosk.core.record import Degradation

PIECE_MS = 20
"""Sound goes to the sink in pieces this long, so that what was heard is known this exactly."""

_AHEAD = 2
"""Sentences held as sound: the one being heard and the next."""

_GIVE_UP = 2
"""Failures in a row after which the rest of an answer is not spoken."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What to say, in which language (ISO 639-1); "" is the owner's."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence and the share of its sound that went out, 0 (only shown) to 1 (in full)."""

    text: str
    heard: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """What became of an answer; `first_audio_at` is monotonic seconds, None without sound."""

    sentences: tuple[SpokenSentence, ...] = ()
    first_audio_at: float | None = None


@dataclass(slots=True, eq=False)
class _Line:
    index: int
    said: Saying
    chunks: asyncio.Queue[PcmChunk | None] = field(default_factory=asyncio.Queue)
    made_ms: float = 0.0
    played_ms: float = 0.0
    whole: bool = False

    @property
    def heard(self) -> float:
        """The share played; while nobody knows how long it gets, it counts for half at most."""
        if not self.made_ms:
            return 0.0
        share = min(1.0, self.played_ms / self.made_ms)
        return share if self.whole else share / 2


Speakable = Callable[[str, str], str]


def _as_written(text: str, _language: str) -> str:
    return text


class Mouth:
    """Speaks with `synth` into `sink`. `speakable` turns text for the eye into text for the ear, in
    the language of its second argument."""

    def __init__(
        self,
        synth: Synthesiser,
        sink: AudioSink,
        clock: Clock,
        speakable: Speakable = _as_written,
    ) -> None:
        self._synth = synth
        self._sink = sink
        self._clock = clock
        self._speakable = speakable
        self._answer: _Answer | None = None

    @property
    def spoken(self) -> Spoken:
        """What was said so far of the present or the last answer; also after a cancellation."""
        return self._answer.spoken if self._answer else Spoken()

    async def say(self, sentences: AsyncIterator[Saying], publish: Publish) -> Spoken:
        """Speak `sentences`; they are read as they come, never held up by the voice.

        Without voice or loudspeaker the answer is not lost: that is published as `Degraded`
        (``tts.failed``, ``speaker.*``) and the sentences are read to their end. What `sentences`
        raises is raised once all before it was spoken. Cancelling silences within 50 ms.
        """
        answer = self._answer = _Answer(publish, self._clock)
        reading = asyncio.create_task(answer.read(sentences))
        voicing = asyncio.create_task(answer.voice(self._synth, self._speakable))
        try:
            try:
                async with aclosing(answer.pieces()) as pieces:
                    await self._sink.play(pieces, answer.begin)
                await voicing
            except KioskError as error:
                publish(Degraded(Degradation(error.code, error.message)))
            finally:
                answer.end()
            await reading
        finally:
            reading.cancel()
            voicing.cancel()
            await asyncio.wait([reading, voicing])
        return answer.spoken


class _Answer:
    """One answer on its way: read, then voiced, then played, each at its own pace."""

    def __init__(self, publish: Publish, clock: Clock) -> None:
        self._publish = publish
        self._clock = clock
        self._lines: list[_Line] = []
        self._unvoiced: asyncio.Queue[_Line | None] = asyncio.Queue()
        self._voiced: asyncio.Queue[_Line | None] = asyncio.Queue()
        self._ahead = asyncio.Semaphore(_AHEAD)
        self._sounding = -1
        self._first_audio_at: float | None = None

    @property
    def spoken(self) -> Spoken:
        sentences = tuple(SpokenSentence(line.said.text, line.heard) for line in self._lines)
        return Spoken(sentences, self._first_audio_at)

    async def read(self, sentences: AsyncIterator[Saying]) -> None:
        try:
            async for said in sentences:
                line = _Line(len(self._lines), said)
                self._lines.append(line)
                self._unvoiced.put_nowait(line)
        finally:
            self._unvoiced.put_nowait(None)

    async def voice(self, synth: Synthesiser, speakable: Speakable) -> None:
        failures = 0
        try:
            while (line := await self._unvoiced.get()) is not None:
                await self._ahead.acquire()
                self._voiced.put_nowait(line)
                if failures < _GIVE_UP:
                    done = await self._synthesise(line, synth, speakable)
                    failures = 0 if done else failures + 1
                line.chunks.put_nowait(None)
        finally:
            self._voiced.put_nowait(None)

    async def _synthesise(self, line: _Line, synth: Synthesiser, speakable: Speakable) -> bool:
        said = line.said
        try:
            async for chunk in synth.speak(speakable(said.text, said.language), said.language):
                line.made_ms += chunk.duration_ms
                line.chunks.put_nowait(chunk)
        except KioskError as error:
            message = f"A sentence is only shown, not spoken: {error.message}"
            self._publish(Degraded(Degradation("tts.failed", message)))
            return False
        line.whole = True
        return True

    async def pieces(self) -> AsyncGenerator[PcmChunk, None]:
        while (line := await self._voiced.get()) is not None:
            while (chunk := await line.chunks.get()) is not None:
                for piece in _pieces(chunk):
                    self._announce(line.index)
                    yield piece
                    line.played_ms += piece.duration_ms
            self._ahead.release()

    def begin(self) -> None:
        self._first_audio_at = self._clock.monotonic()
        self._publish(SpeakingStarted(self._sounding))

    def end(self) -> None:
        if self._first_audio_at is not None:
            self._publish(SpeakingEnded())

    def _announce(self, index: int) -> None:
        if index == self._sounding:
            return
        self._sounding = index
        if self._first_audio_at is not None:
            self._publish(SpeakingStarted(index))


def _pieces(chunk: PcmChunk) -> Iterator[PcmChunk]:
    size = chunk.rate * PIECE_MS // 1000 * SAMPLE_BYTES
    for start in range(0, len(chunk.pcm), size):
        yield PcmChunk(chunk.pcm[start : start + size], chunk.rate)
