"""The end of a turn, prepared while nobody knows yet that it is one.

Every pause may be the end. At its first silent frames the utterance so far is transcribed, and the
voice is judged; when the turn ends, its words are there already. Speech that goes on discards both.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from kiosk.core.errors import EngineFailed
from kiosk.core.events import Degraded, PartialTranscript
from kiosk.core.ports import Publish, SpeechToText, TurnEnd
from kiosk.core.record import Degradation
from kiosk.core.turn import Transcript
from kiosk.perception.endpointing import Endpointing, Pause
from kiosk.perception.segmenter import Segmenter

Anticipate = Callable[[str, bool], None]
"""Told of words while the person speaks: the text, and whether it is likely all they say (they
paused after it). Empty text takes back what was said before. Never blocks."""


def nobody(_text: str, _likely: bool) -> None:
    """An `Anticipate` that reads nothing ahead."""


@dataclass(slots=True)
class Anticipation:
    """Of one listening. `pause_ms` of silence make a pause worth the work.

    `make_way` is awaited before the recogniser is used: whoever else uses it lets go of it.
    """

    stt: SpeechToText
    turn_end: TurnEnd | None
    endpointing: Endpointing
    publish: Publish
    tell: Anticipate
    language: str
    prompt: str
    make_way: Callable[[], Awaitable[None]]
    pause_ms: float = 64
    started: int = 0
    _pause: Pause = field(default=Pause(), init=False)
    _of_ms: float = field(default=-1.0, init=False)
    _transcript: Transcript | None = field(default=None, init=False)
    _job: asyncio.Task[None] | None = field(default=None, init=False)
    _known: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _broken: bool = field(default=False, init=False)

    @property
    def wait_ms(self) -> float | None:
        """How much silence ends the turn, by what is known of this pause."""
        return self.endpointing(self._pause)

    async def consider(self, segmenter: Segmenter, *, wait: bool = False) -> None:
        """Begin with a new pause, give up when it is over; with `wait` the work is done after it.

        Waiting is for recordings that come faster than real time; nobody is told then.
        """
        if self._job is not None and segmenter.spoken_ms != self._of_ms:
            self.tell("", False)
            await self.drop()
        fresh = self._job is None and segmenter.speaking and not self._broken
        if fresh and segmenter.silence_ms >= self.pause_ms:
            self._of_ms = segmenter.spoken_ms
            self._pause = Pause(pending=True)
            self.started += 1
            self._job = asyncio.create_task(self._look(segmenter, told=not wait))
        if wait and self._job is not None:
            await asyncio.wait([self._job])
        if self._job is not None and self._job.done():
            self._job.result()  # a defect must not leave everybody waiting

    async def words(self, end_ms: float) -> Transcript | None:
        """The transcript of the utterance that ended at `end_ms`, if this pause was its end."""
        job = self._job
        if job is None or end_ms != self._of_ms:
            return None
        await self._known.wait()  # the judgement of the voice no longer matters
        return self._transcript

    async def drop(self) -> None:
        """Forget the pause; what runs is cancelled."""
        job, self._job = self._job, None
        self._pause, self._of_ms, self._transcript = Pause(), -1.0, None
        self._known.clear()
        if job is not None:
            job.cancel()
            await asyncio.wait([job])

    async def reset(self) -> None:
        """Be ready for the next utterance."""
        await self.drop()
        self._broken = False

    async def _look(self, segmenter: Segmenter, *, told: bool) -> None:
        # One after the other: side by side on two cores each takes twice as long. The words first,
        # because others can begin with them while the voice is judged.
        pcm = segmenter.pending()
        await self.make_way()
        try:
            heard = await self.stt.transcribe(pcm, language=self.language, prompt=self.prompt)
        except EngineFailed as error:
            # The audio is still here: whoever needs the final words tries again.
            self._broken = True
            self._pause = Pause()
            self.publish(Degraded(Degradation("stt.restarted", error.message)))
            return
        else:
            self._transcript = heard
            self._pause = Pause(heard.text, pending=True)
        finally:
            self._known.set()
        if not heard.text.strip():
            self._pause = Pause(heard.text)
            return
        self.publish(PartialTranscript(heard.text))
        if told:
            self.tell(heard.text, True)
        self._pause = Pause(heard.text, await self._judged(pcm))

    async def _judged(self, pcm: bytes) -> float | None:
        if self.turn_end is None:
            return None
        try:
            return await self.turn_end.finished(pcm)
        except EngineFailed as error:
            self._broken = True
            message = f"The end of a turn is told by silence alone: {error.message}"
            self.publish(Degraded(Degradation("turn.failed", message)))
            return None
