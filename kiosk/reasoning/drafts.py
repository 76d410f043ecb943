"""Answers begun before they are asked for, while nobody knows yet whether the person has finished.

A draft is heard by nobody until the same request is made in earnest; another request discards it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Hashable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from kiosk.core.ports import Clock, LanguageModel, Message, ModelChunk, ModelRequest
from kiosk.core.record import AnswerSentence
from kiosk.reasoning.answer import Answerer, AnswerOptions, AnswerRequest, Item
from kiosk.reasoning.direct import DirectOptions
from kiosk.reasoning.reading import Near

_NEVER = 2.0
"""More than any share."""


@dataclass(slots=True)
class DraftCount:
    """`saved_ms` is how long used drafts had been under way when they were asked for, `wasted_ms`
    how long discarded ones had been worked on.
    """

    made: int = 0
    used: int = 0
    saved_ms: float = 0.0
    wasted_ms: float = 0.0


class Drafts(Answerer):
    """An `Answerer` that holds at most one draft."""

    def __init__(
        self,
        model: LanguageModel,
        clock: Clock,
        options: AnswerOptions | None = None,
        *,
        meaning: Near | None = None,
    ) -> None:
        super().__init__(model, clock, options, meaning=meaning)
        reading = _ReadingModel(model)
        self._reader = Answerer(reading, clock, _always_asking(options), meaning=meaning)
        self._now = clock.monotonic
        self._draft: _Draft | None = None
        self.count = DraftCount()

    async def answer(self, request: AnswerRequest) -> AsyncGenerator[Item, None]:
        """As `Answerer` says; what was drafted for the same request comes at once."""
        draft = self._draft
        if draft is None or request.pictures or draft.key != _key(request):
            self.drop()
            async with aclosing(super().answer(request)) as items:
                async for item in items:
                    yield item
            return
        self._draft = None
        self.count.used += 1
        self.count.saved_ms += (min(self._now(), draft.ended_at) - draft.began_at) * 1000
        try:
            async for item in draft.items():
                yield item
        finally:
            await draft.stop()

    async def draft(self, request: AnswerRequest) -> AnswerSentence | None:
        """Begin the answer to `request`; its first sentence, None when there will be none."""
        draft = self._draft
        if draft is None or draft.key != _key(request):
            self.drop()
            self.count.made += 1
            draft = self._draft = _Draft(_key(request), self._now())
            draft.job = asyncio.create_task(self._write(draft, request))
        async for item in draft.items():
            return item if isinstance(item, AnswerSentence) else None
        return None

    async def read_ahead(self, request: AnswerRequest) -> None:
        """Let the model read what it would be asked for `request`, whether that needs it or not.

        Half a question is often answered by a quote where the whole one is not.
        """
        async with aclosing(self._reader.answer(request)) as items:
            async for _ in items:
                pass

    def drop(self) -> None:
        """Discard the draft, if there is one."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        self.count.wasted_ms += (min(self._now(), draft.ended_at) - draft.began_at) * 1000
        draft.cancel()

    def counted(self) -> DraftCount:
        """What was counted since the last time."""
        count, self.count = self.count, DraftCount()
        return count

    async def _write(self, draft: _Draft, request: AnswerRequest) -> None:
        try:
            async with aclosing(super().answer(request)) as items:
                async for item in items:
                    draft.add(item)
        finally:
            draft.end(self._now())


def _always_asking(options: AnswerOptions | None) -> AnswerOptions:
    never = DirectOptions(sure=_NEVER)
    return replace(options or AnswerOptions(), ask=0.0, direct=never)


class _ReadingModel:
    """A `LanguageModel` that only reads: an answerer decides as ever whether it is asked."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    async def generate(self, request: ModelRequest) -> AsyncGenerator[ModelChunk, None]:
        await self._model.prefill(request.messages)
        yield ModelChunk("", finish="cancelled")

    async def prefill(self, messages: Sequence[Message]) -> None:
        await self._model.prefill(messages)


def _key(request: AnswerRequest) -> Hashable:
    """All that an answer on the device depends on."""
    return (
        request.question,
        tuple(request.passages),
        request.persona,
        tuple(request.history),
        request.language,
        request.query,
        request.known,
    )


@dataclass(slots=True, eq=False)
class _Draft:
    key: Hashable
    began_at: float
    ended_at: float = float("inf")
    job: asyncio.Task[None] | None = None
    _items: list[Item] = field(default_factory=list)
    _ended: bool = False
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, item: Item) -> None:
        self._items.append(item)
        self._more.set()

    def end(self, at: float) -> None:
        self.ended_at, self._ended = at, True
        self._more.set()

    async def items(self) -> AsyncGenerator[Item, None]:
        """Those there are, then those that come. Raises what the work raised."""
        sent = 0
        while True:
            while sent < len(self._items):
                sent += 1
                yield self._items[sent - 1]
            if self._ended:
                break
            self._more.clear()
            await self._more.wait()
        if self.job and self.job.done() and not self.job.cancelled():
            self.job.result()

    def cancel(self) -> None:
        if self.job:
            self.job.cancel()

    async def stop(self) -> None:
        self.cancel()
        if self.job:
            await asyncio.wait({self.job})
