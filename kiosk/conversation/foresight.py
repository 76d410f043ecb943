"""While a person still speaks: find what they may be asking, read it, draft and voice the answer.

Nothing of this is heard, shown or done. A turn uses it when its words are the same; otherwise it is
discarded and counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from kiosk.action.forespoken import Forespoken
from kiosk.conversation.recent import RecentSearch
from kiosk.core.errors import KioskError
from kiosk.core.record import SpeculationRecord
from kiosk.core.turn import Passage
from kiosk.perception.anticipation import Anticipate
from kiosk.reasoning.answer import AnswerRequest
from kiosk.reasoning.drafts import Drafts
from kiosk.reasoning.memory import SessionMemory, contextual_query
from kiosk.reasoning.prompts import Persona

_ENOUGH = 3
"""Words from which a search says something about the question."""


@dataclass(frozen=True, slots=True)
class ForesightParts:
    """What it works with; `search`, `drafts` and `voice` are those of the turns.

    `mini_answers`, called in a thread, tells whether a question with such passages would be
    answered on the device: nothing else may know of words that are not certain. `speakable` is
    that of the mouth; `voice` gives None while nobody speaks.
    """

    search: RecentSearch
    drafts: Drafts
    mini_answers: Callable[[str, Sequence[Passage]], bool]
    persona: Persona
    top: int
    language: str = "en"
    voice: Callable[[], Forespoken | None] = lambda: None
    speakable: Callable[[str], str] = str


class Foresight:
    """One person's next question. Lives on the loop's thread."""

    def __init__(self, parts: ForesightParts) -> None:
        self._parts = parts
        self._job: asyncio.Task[None] | None = None
        self._of = ("", False)
        self._searches = self._prefills = 0

    def listening(self, memory: SessionMemory) -> Anticipate:
        """Somebody is being listened to, whose visit has `memory`."""
        self._cancel()

        def anticipate(text: str, likely: bool) -> None:
            self._tell(text, memory, likely=likely)

        return anticipate

    def commit(self) -> None:
        """A turn begins: nothing more is begun ahead, what there is may be used."""
        self._cancel()

    def forget(self) -> None:
        """The person left, or will not be answered."""
        self._cancel()
        self._discard()
        self._parts.search.forget()

    def settle(self) -> SpeculationRecord:
        """The account since the last turn; what was not used is discarded."""
        self._cancel()
        self._discard()
        parts = self._parts
        drafts, search = parts.drafts.counted(), parts.search
        voice = parts.voice()
        voiced = voice.counted() if voice else None
        record = SpeculationRecord(
            searches=self._searches,
            search_hits=min(search.again, 1),
            prefills=self._prefills,
            drafts=drafts.made,
            draft_hits=drafts.used,
            voiced=voiced.made if voiced else 0,
            voice_hits=voiced.used if voiced else 0,
            saved_ms=round(drafts.saved_ms + (voiced.saved_ms if voiced else 0.0), 1),
            wasted_ms=round(drafts.wasted_ms + (voiced.wasted_ms if voiced else 0.0), 1),
        )
        self._searches = self._prefills = 0
        search.forget()
        return record

    def _tell(self, text: str, memory: SessionMemory, *, likely: bool) -> None:
        text = text.strip()
        if (text, likely) == self._of:
            return
        self._cancel()
        if not text:
            self._discard()
            return
        self._of = text, likely
        if likely or len(text.split()) >= _ENOUGH:
            self._job = asyncio.create_task(self._look(text, memory, likely=likely))

    async def _look(self, text: str, memory: SessionMemory, *, likely: bool) -> None:
        parts, history = self._parts, memory.exchanges
        query = contextual_query(text, history)
        # What fails here fails again in the turn, if there is one, and is told there.
        with suppress(KioskError):
            passages = await self._find(query)
            if not await asyncio.to_thread(parts.mini_answers, text, passages):
                return
            request = AnswerRequest(
                question=text,
                passages=passages,
                persona=parts.persona,
                history=history,
                language=parts.language,
                query=query,
            )
            if not likely:
                self._prefills += 1
                await parts.drafts.read_ahead(request)
                return
            first = await parts.drafts.draft(request)
            if first and (voice := parts.voice()):
                voice.prepare(parts.speakable(first.text))

    async def _find(self, query: str) -> tuple[Passage, ...]:
        search = self._parts.search
        before = search.made
        found = await asyncio.to_thread(search.search, query, self._parts.top)
        self._searches += search.made - before
        search.again = 0  # only what a turn finds here counts as used
        return tuple(found)

    def _cancel(self) -> None:
        job, self._job = self._job, None
        self._of = ("", False)
        if job:
            job.cancel()

    def _discard(self) -> None:
        self._parts.drafts.drop()
        if voice := self._parts.voice():
            voice.drop()
