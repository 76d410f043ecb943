"""Listening and answering in turns: by touch, with a held button, or with an open microphone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass, replace
from typing import cast

from kiosk.action.mouth import Mouth
from kiosk.conversation.interjection import echoes
from kiosk.conversation.interruption import Duplex, Interruption, Watch
from kiosk.core import events as ev
from kiosk.core.errors import KioskError
from kiosk.core.ports import AudioSource, Publish, WakeWord
from kiosk.core.record import Degradation
from kiosk.core.turn import Transcript
from kiosk.perception.anticipation import Anticipate, nobody
from kiosk.perception.ear import Ear, Heard
from kiosk.perception.line import Line

_ECHO_S = 1.5
"""So long after its end our own voice may still be heard."""

_RELEASED_S = 0.2
"""Sound after the button was let go: people let go with their last syllable."""


@dataclass(frozen=True, slots=True)
class DialogueParts:
    """What a dialogue is made of.

    `line` opens the microphone. `answer` serves what was heard to its end; cancelling it silences
    the voice. `duplex` is None where nobody can interrupt by speaking: then the microphone is
    closed while the kiosk speaks. `patience_s` is how long to wait for the first word.
    `anticipate` gives, for each listening, who is told of words before they are certain.
    """

    ear: Ear
    line: Callable[[], AbstractAsyncContextManager[Line]]
    answer: Callable[[Heard], Awaitable[None]]
    publish: Publish
    mouth: Mouth | None = None
    duplex: Duplex | None = None
    patience_s: float = 8.0
    anticipate: Callable[[], Anticipate] = lambda: nobody


class Dialogue:
    """One exchange after the other. Cancelling any of its calls closes the microphone."""

    def __init__(self, parts: DialogueParts) -> None:
        self._parts = parts

    async def one(self) -> None:
        """Listen once and answer; whoever speaks into the answer is answered next."""
        async with self._parts.line() as line:
            heard = await self._hear(line, self._parts.patience_s)
            if self._parts.duplex:
                await self._answered(heard, line)
                return
        if heard:
            await self._parts.answer(heard)

    async def many(self, patience_s: float) -> None:
        """Listen and answer until nobody speaks for `patience_s` seconds."""
        async with self._parts.line() as line:
            while heard := await self._hear(line, patience_s):
                await self._answered(heard, line)

    async def called(self, word: WakeWord) -> None:
        """Until somebody says `word`; a microphone that is lost is waited for."""
        word.reset()
        async with self._parts.line() as line:
            while True:
                try:
                    async for frame in line.frames():
                        if word.heard(frame):
                            return
                except KioskError:  # the line says so, and brings it back
                    if await line.restored():
                        continue
                return

    async def held(self, released: asyncio.Event) -> None:
        """Listen until `released` is set, pauses included, and answer all that was said."""
        async with self._parts.line() as line:
            heard = await self._hear_held(line, released)
        if heard:
            await self._parts.answer(heard)

    async def _answered(self, heard: Heard | None, line: Line) -> None:
        while heard is not None:
            heard = await self._answer_once(heard, line)

    async def _answer_once(self, heard: Heard, line: Line) -> Heard | None:
        """Answer; what somebody said into the answer, if they did."""
        parts = self._parts
        if parts.duplex is None:
            await parts.answer(heard)
            return None
        watch = Watch(parts.duplex, parts.ear, line, parts.publish, self._own)
        answering = asyncio.ensure_future(parts.answer(heard))
        watching = asyncio.ensure_future(watch.interruption())
        try:
            await asyncio.wait({answering, watching}, return_when=asyncio.FIRST_COMPLETED)
            found = None if answering.done() else watching.result()
            if found is None:
                await asyncio.wait({answering})
            else:
                return await self._taken_over(heard, answering, found)
        finally:
            for task in (answering, watching):
                task.cancel()
            await asyncio.wait({answering, watching})
        answering.result()
        return None

    async def _taken_over(
        self, heard: Heard, answering: asyncio.Future[None], found: Interruption
    ) -> Heard | None:
        parts = self._parts
        try:
            answering.cancel()
            await asyncio.wait({answering})
            parts.publish(ev.Interrupted())
        except BaseException:
            await found.close()
            raise
        finally:
            if parts.duplex:
                parts.duplex.voice.go_on()
        more = await found.utterance()
        if more is None or self._was_heard():
            return more
        # They had not finished: nothing of the answer was heard, so both belong together.
        return replace(more, transcript=_joined((heard, more)))

    async def _hear(self, line: Line, patience_s: float) -> Heard | None:
        parts = self._parts
        again = _Again(parts.publish)
        while True:
            try:
                hearing = parts.ear.hear(
                    line.source(), again, patience_s=patience_s, anticipate=parts.anticipate()
                )
                async with aclosing(hearing) as utterances:
                    heard = await anext(utterances, None)
            except asyncio.CancelledError:
                parts.publish(ev.NothingHeard())
                raise
            except KioskError as error:
                if not error.code.startswith("mic."):
                    raise
                parts.publish(ev.Failed(error))
                if not await line.restored():
                    return None
                again.apologise = True
                continue
            if heard is None or not self._is_echo(heard):
                return heard

    async def _hear_held(self, line: Line, released: asyncio.Event) -> Heard | None:
        relay = _Held(self._parts.publish, released)
        source = _Until(line.source(), released)
        found: list[Heard] = []
        try:
            hearing = self._parts.ear.hear(source, relay)
            async with aclosing(hearing) as utterances:
                async for heard in utterances:
                    found.append(heard)
                    relay.understood(heard.transcript.text)
        except BaseException:
            self._parts.publish(ev.NothingHeard())
            raise
        if not found:
            self._parts.publish(ev.NothingHeard())
            return None
        whole = _joined(found)
        self._parts.publish(ev.FinalTranscript(whole))
        return replace(found[-1], transcript=whole)

    def _own(self) -> str:
        mouth = self._parts.mouth
        return " ".join(s.text for s in mouth.spoken.sentences if s.heard) if mouth else ""

    def _was_heard(self) -> bool:
        mouth = self._parts.mouth
        return mouth is None or any(s.heard for s in mouth.spoken.sentences)

    def _is_echo(self, heard: Heard) -> bool:
        """Whether this is the end of our own answer, which the microphone caught."""
        duplex = self._parts.duplex
        if duplex is None or not echoes(heard.transcript.text, self._own()):
            return False
        started = heard.ended_at - len(heard.utterance.pcm) / 32_000
        return started - duplex.silent_since < _ECHO_S


def _joined(found: Sequence[Heard]) -> Transcript:
    """What was said in pieces, as one."""
    said = [heard.transcript for heard in found]
    text = " ".join(s.text for s in said)
    original = " ".join(s.original for s in said)
    confidence = min(s.confidence for s in said)
    heard = original if original != text else ""
    return replace(said[-1], text=text, confidence=confidence, segments=(), heard=heard)


class _Again:
    """Publishes for the ear; after a microphone was away, asks to say it again."""

    def __init__(self, publish: Publish) -> None:
        self._publish = publish
        self.apologise = False

    def __call__(self, event: ev.Event) -> None:
        self._publish(event)
        if self.apologise and isinstance(event, ev.ListeningStarted):
            self.apologise = False
            words = "The microphone was away for a moment. Please say it again."
            self._publish(ev.Degraded(Degradation("mic.interrupted", words)))


class _Held:
    """Publishes for an ear that cuts at pauses, as if there were none."""

    def __init__(self, publish: Publish, released: asyncio.Event) -> None:
        self._publish = publish
        self._released = released
        self._before = ""

    def understood(self, text: str) -> None:
        self._before += f"{text} "

    def __call__(self, event: ev.Event) -> None:
        match event:
            case ev.PartialTranscript(text, behind_ms):
                self._publish(ev.PartialTranscript(self._before + text, behind_ms))
            case ev.SpeechEnded() if self._released.is_set():
                self._publish(event)
            case ev.SpeechEnded() | ev.FinalTranscript() | ev.NothingHeard():
                return
            case ev.ListeningStarted() if self._before:
                return
            case _:
                self._publish(event)


class _Until:
    """An `AudioSource` that ends soon after `released`."""

    def __init__(self, source: AudioSource, released: asyncio.Event) -> None:
        self._source = source
        self._released = released

    async def frames(self) -> AsyncIterator[bytes]:
        frames = cast("AsyncGenerator[bytes, None]", self._source.frames())
        loop = asyncio.get_running_loop()
        end: float | None = None
        async with aclosing(frames):
            async for frame in frames:
                yield frame
                if end is None and self._released.is_set():
                    end = loop.time() + _RELEASED_S
                if end is not None and loop.time() >= end:
                    return
