"""Transcripts of an utterance that still grows. They never delay the final one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.core.errors import EngineFailed
from kiosk.core.events import Degraded, PartialTranscript
from kiosk.core.ports import Publish, SpeechToText
from kiosk.core.record import Degradation
from kiosk.perception.anticipation import Anticipate, nobody
from kiosk.perception.segmenter import Segmenter

_PAUSE_MS = 32
"""Silence after which there is nothing new to recognise, and the final may be near."""


@dataclass(slots=True)
class Partials:
    """Runs at most one recognition at a time, every `every_ms` of new audio.

    `text` is what was understood last of the open utterance. `now` gives monotonic seconds.
    """

    stt: SpeechToText
    publish: Publish
    every_ms: float
    language: str
    prompt: str
    now: Callable[[], float]
    tell: Anticipate = field(default=nobody)
    text: str = ""
    _job: asyncio.Task[None] | None = field(default=None, init=False)
    _covered_ms: float = field(default=0.0, init=False)
    _failed: bool = field(default=False, init=False)

    def consider(self, segmenter: Segmenter) -> None:
        """Recognise the open utterance when enough of it is new and nothing is running."""
        busy = self._job is not None and not self._job.done()
        paused = segmenter.silence_ms >= _PAUSE_MS
        fresh_ms = segmenter.pending_ms - self._covered_ms
        if busy or paused or self._failed or fresh_ms < self.every_ms:
            return
        self._covered_ms = segmenter.pending_ms
        self._job = asyncio.create_task(self._recognise(segmenter.pending()))

    async def stop(self) -> None:
        """Cancel what runs and be ready for the next utterance."""
        self.text, self._covered_ms, self._failed = "", 0.0, False
        await self.halt()

    async def halt(self) -> None:
        """Cancel what runs: something more urgent needs the recogniser."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            # Not `await job`: a cancellation of ours must stay told apart from the job's.
            await asyncio.wait([job])

    async def _recognise(self, pcm: bytes) -> None:
        since = self.now()
        try:
            heard = await self.stt.transcribe(pcm, language=self.language, prompt=self.prompt)
        except EngineFailed as error:
            self._failed = True
            message = f"No captions while you speak: {error.message}"
            self.publish(Degraded(Degradation("stt.partials_failed", message)))
            return
        if heard.text:
            self.text = heard.text
            behind_ms = round((self.now() - since) * 1000, 1)
            self.publish(PartialTranscript(heard.text, behind_ms))
            self.tell(heard.text, False)
