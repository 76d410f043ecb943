"""How an answer reaches the person: released, placed, shown, spoken, and booked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from kiosk.action.mouth import Mouth, Saying
from kiosk.conversation.account import Account
from kiosk.conversation.turn_parts import TurnParts
from kiosk.core import events as ev
from kiosk.core.ports import Publish
from kiosk.core.record import AnswerSentence, Degradation, Origin, Outcome
from kiosk.governance.output import Speaking
from kiosk.reasoning.answer import Item
from kiosk.reasoning.phrases import spoken_in

HEARD = 0.95
"""Share of a sentence's sound from which the person counts as having heard all of it."""


async def _as_it_is(sentence: AnswerSentence) -> AnswerSentence:
    return sentence


@dataclass(frozen=True, slots=True)
class Delivery:
    """The way out of one turn; without a `mouth` it is shown alone. `_before` is said first and is
    no part of the answer. `interpret` puts what was released into the person's language."""

    _parts: TurnParts
    _account: Account
    _tell: Publish
    _mouth: Mouth | None
    _before: str = ""
    interpret: Callable[[AnswerSentence], Awaitable[AnswerSentence]] = _as_it_is

    async def deliver(self, items: AsyncGenerator[Item, None]) -> None:
        """Show each sentence as it comes and speak it, while the next is being made."""
        spoken: asyncio.Queue[Saying | None] = asyncio.Queue()
        if self._before:
            spoken.put_nowait(Saying(self._before))
        async with asyncio.TaskGroup() as group:
            if self._mouth:
                group.create_task(self._speak(self._mouth, spoken))
            try:
                async with aclosing(items):
                    async for item in items:
                        await self._take(item, spoken)
            finally:
                spoken.put_nowait(None)

    async def _take(self, item: Item, spoken: asyncio.Queue[Saying | None]) -> None:
        account = self._account
        if isinstance(item, AnswerSentence):
            if (released := self._released(item)) is None:
                return
            released = await self.interpret(self._placed(self._tongued(released)))
            account.sentences.append(released)
            self._tell(ev.SentenceReady(released))
            spoken.put_nowait(Saying(released.text, released.language))
            return
        account.outcome = item.outcome
        if account.guard.output and all(s.origin is Origin.POLICY for s in account.sentences):
            account.outcome = Outcome.REFUSED
        account.usage = item.usage
        account.route = item.route or account.route
        account.timings = replace(account.timings, ttft=round(item.ttft_ms, 1))
        self.note(item.degraded)

    def _released(self, sentence: AnswerSentence) -> AnswerSentence | None:
        """`sentence` as it may be said; None when it may not."""
        account = self._account
        speaking = Speaking(account.turn, account.passages, tuple(account.sentences))
        verdict = self._parts.release(sentence, speaking)
        if verdict.findings:
            found = dict.fromkeys((*account.guard.output, *verdict.findings))
            account.guard = replace(account.guard, output=tuple(found))
        return verdict.sentence

    def _tongued(self, sentence: AnswerSentence) -> AnswerSentence:
        """`sentence` with its language: the kiosk's own words are in the person's."""
        if sentence.origin is not Origin.POLICY:
            return sentence
        return replace(sentence, language=spoken_in(self._account.turn.reply_in))

    def _placed(self, sentence: AnswerSentence) -> AnswerSentence:
        """`sentence` with the places it rests on."""
        locate = self._parts.locate
        if locate is None or not sentence.citations:
            return sentence
        places = tuple(locate(passage, sentence.text) for passage in sentence.citations)
        return replace(sentence, highlights=places)

    async def _speak(self, mouth: Mouth, queue: asyncio.Queue[Saying | None]) -> None:
        try:
            await mouth.say(_drained(queue), self._counted)
        finally:
            if (first := mouth.spoken.first_audio_at) is not None:
                self._account.heard_first_audio(first)

    def _counted(self, event: ev.Event) -> None:
        """What the voice tells, its sentences counted as the screen does: without `_before`."""
        if self._before and isinstance(event, ev.SpeakingStarted):
            event = ev.SpeakingStarted(event.index - 1)
        self.publish(event)

    def publish(self, event: ev.Event) -> None:
        """Let everybody know `event`, and book it if the record wants it."""
        if isinstance(event, ev.Degraded):
            self._account.degraded.append(event.degradation)
        if isinstance(event, ev.ModelCalled):
            self._account.calls.append(event.call)
        self._tell(event)

    def note(self, degraded: tuple[Degradation, ...]) -> None:
        """Show and book what is worse than it should be."""
        for degradation in degraded:
            self.publish(ev.Degraded(degradation))

    def heard(self) -> list[str]:
        """What the person got of the answer: what sounded, or all where nothing was spoken.

        It is in the documents' language, which the next question is understood in.
        """
        told = [s.original or s.text for s in self._account.sentences]
        if self._mouth is None or self._mouth.spoken.first_audio_at is None:
            return told
        spoken = self._mouth.spoken.sentences[1 if self._before else 0 :]
        parts = (heard_part(text, s.heard) for text, s in zip(told, spoken, strict=False))
        return [part for part in parts if part]


def was_heard(mouth: Mouth | None, text: str) -> bool:
    """Whether `text`, of the last answer, sounded in full, so far as anybody notices."""
    sentences = mouth.spoken.sentences if mouth else ()
    return any(said.text == text and said.heard >= HEARD for said in sentences)


def heard_part(text: str, share: float) -> str:
    """The words of `text` that had sounded when `share` of its sound had, 0 to 1."""
    if share >= HEARD:
        return text
    words = text.split()
    count = int(len(words) * share)
    return " ".join((*words[:count], "…")) if count else ""


async def _drained(queue: asyncio.Queue[Saying | None]) -> AsyncIterator[Saying]:
    while (said := await queue.get()) is not None:
        yield said
