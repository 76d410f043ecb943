"""Evidence-first answering: quote, generate and check, or say that the documents do not say.

Every sentence that comes out is a quote, a checked sentence of the model, or fixed words. The last
item of the stream is always one `AnswerEnd`.
"""

from __future__ import annotations

import asyncio
import math
import statistics
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from kiosk.core.errors import EngineFailed
from kiosk.core.ports import Clock, LanguageModel, ModelChunk, ModelImage, ModelRequest, Veil
from kiosk.core.record import AnswerSentence, Degradation, Origin, Outcome, RouteRecord, Usage
from kiosk.core.turn import Exchange, Passage
from kiosk.reasoning.asked import Asked, asked, wants_opinions
from kiosk.reasoning.direct import STEP, DirectOptions, best_words, direct_answer
from kiosk.reasoning.doubt import says_unknown
from kiosk.reasoning.evidence import Evidence
from kiosk.reasoning.grounding import Verdict, check
from kiosk.reasoning.judge import judged
from kiosk.reasoning.parts import parts
from kiosk.reasoning.phrases import phrase
from kiosk.reasoning.prompts import Persona, PromptOptions, prompt
from kiosk.reasoning.quote import Quote
from kiosk.reasoning.reading import Near, Reading, read
from kiosk.reasoning.sentences import sentences

_CHARS_A_TOKEN = 4
_OF_EACH = 2
"""Sentences that answer each of several questions."""


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """Thresholds are chances, 0 to 1, that the best words of the documents answer.

    Below `ask` nobody is asked: the kiosk abstains; with 0 the model always is. `direct` tells when
    a quote answers without the model; in between the model is asked. With `judges` it looks for
    the answer in the documents' own words, which are said from `judged` on; without, it writes, and
    a sentence that the evidence does not support is replaced by a quote from `answer` on, as where
    the judge fails. From `closest` on the closest words are offered beside an abstention.
    """

    ask: float = 0.1
    answer: float = 0.6
    judged: float = 0.45
    closest: float = 0.3
    judges: bool = False
    max_sentences: int = 2
    max_tokens: int = 96
    prompt: PromptOptions = field(default_factory=PromptOptions)
    direct: DirectOptions = field(default_factory=DirectOptions)


@dataclass(frozen=True, slots=True)
class AnswerEnd:
    """How it ended. `path` is ``gate``, ``direct`` or ``model``; `ttft_ms` is 0 without a model.

    `confidence`, 0 to 1, is how sure it is that what was said answers the question: how much of it
    the quotes cover, or how well the model's sentences are founded and how sure its tokens were.
    It is 0 when nothing was answered.
    `route` is who answered in the end, None where that is as it was decided.
    """

    outcome: Outcome
    path: str
    usage: Usage = field(default_factory=Usage)
    ttft_ms: float = 0.0
    degraded: tuple[Degradation, ...] = ()
    confidence: float = 0.0
    route: RouteRecord | None = None


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """Everything an answer depends on. `known` are lower-case names that need no evidence.

    `pictures` are for models that see. `personal` tells that the question carries personal data;
    `veil` covers the session's personal data in whatever leaves the machine. `documents` is their
    language where the question is in another one.
    """

    question: str
    passages: Sequence[Passage]
    persona: Persona = field(default_factory=Persona)
    history: Sequence[Exchange] = ()
    language: str = "en"
    documents: str = ""
    query: str = ""
    known: frozenset[str] = frozenset()
    turn_id: str = ""
    session_id: str = ""
    pictures: tuple[ModelImage, ...] = ()
    personal: bool = False
    veil: Veil | None = None


Item = AnswerSentence | AnswerEnd


class Answerer:
    """Answers questions with `model`; `clock` measures the time to its first token.

    `meaning` compares texts in what they mean; without it words alone do.
    """

    def __init__(
        self,
        model: LanguageModel,
        clock: Clock,
        options: AnswerOptions | None = None,
        *,
        meaning: Near | None = None,
    ) -> None:
        self._model = model
        self._meaning = meaning
        self._clock = clock
        self._options = options or AnswerOptions()

    @property
    def name(self) -> str:
        """The id of its model."""
        return self._model.name

    async def answer(self, request: AnswerRequest) -> AsyncGenerator[Item, None]:
        """Stream the answer. Engine failures end in a quote or an apology, never in an exception.

        Closing the iterator cancels the model.
        """
        evidence = Evidence.of(request.passages, opinions=wants_opinions(request.question))
        query = request.query or request.question
        pieces = parts(query)
        if len(pieces) > 1 and (items := await self._in_parts(pieces, request, evidence)):
            for item in items:
                yield item
            return
        async with aclosing(self._one(query, request, evidence)) as answer:
            async for item in answer:
                yield item

    async def _one(
        self, query: str, request: AnswerRequest, evidence: Evidence
    ) -> AsyncGenerator[Item, None]:
        """The answer to one question."""
        question = asked(query, evidence.codes)
        readings = await self._read(question, evidence)
        quotes = direct_answer(question, evidence, readings, self._options.direct)
        worth = readings[0].sure if readings else 0.0
        if not quotes and worth < self._options.ask:
            yield _fixed("abstain", request)
            yield AnswerEnd(Outcome.ABSTAINED, "gate")
            return
        if quotes:
            for sentence in _said(quotes, request):
                yield sentence
            sure = min(q.covers for q in quotes)
            yield AnswerEnd(Outcome.ANSWERED, "direct", confidence=round(sure, 3))
            return
        run = _Run(
            self._model,
            self._clock,
            self._options,
            request=request,
            question=question,
            evidence=evidence,
            readings=readings,
        )
        async with aclosing(run.items()) as items:
            async for item in items:
                yield item

    async def _in_parts(
        self, pieces: Sequence[str], request: AnswerRequest, evidence: Evidence
    ) -> list[Item]:
        """The answers to several questions in one; empty when the documents have none of them."""
        said: list[AnswerSentence] = []
        ends: list[AnswerEnd] = []
        for piece in pieces:
            async with aclosing(self._one(piece, request, evidence)) as answer:
                items = [item async for item in answer]
            ends.extend(item for item in items if isinstance(item, AnswerEnd))
            found = [item for item in items if isinstance(item, AnswerSentence)]
            told = "".join(f" {s.text}" for s in said)
            new = [s for s in found if f" {s.text.rstrip('.')}." not in told]
            if ends[-1].outcome is not Outcome.ANSWERED and not any(s.citations for s in new):
                new = [_fixed("abstain", request)]  # no doubt is told without its quote
            said.extend(_of_each(new))
        answered = [end for end in ends if end.outcome is Outcome.ANSWERED]
        if not answered:
            return []
        sure = min(end.confidence for end in ends)
        last = ends[-1]
        waited = sum(end.ttft_ms for end in ends)
        degraded = tuple(dict.fromkeys(d for end in ends for d in end.degraded))
        path = next((end.path for end in ends if end.path == "model"), "direct")
        whole = AnswerEnd(Outcome.ANSWERED, path, last.usage, waited, degraded, round(sure, 3))
        return [*said, whole]

    async def _read(self, question: Asked, evidence: Evidence) -> list[Reading]:
        """Read the evidence; the embedding model works beside the loop."""
        if self._meaning is None:
            return read(question, evidence)
        return await asyncio.to_thread(read, question, evidence, self._meaning)


class _Run:
    """One answer of the model, sentence by sentence."""

    def __init__(
        self,
        model: LanguageModel,
        clock: Clock,
        options: AnswerOptions,
        *,
        request: AnswerRequest,
        question: Asked,
        evidence: Evidence,
        readings: Sequence[Reading],
    ) -> None:
        self._model = model
        self._clock = clock
        self._options = options
        self._request = request
        self._question = question
        self._evidence = evidence
        self._readings = readings
        self._used: list[str] = []
        self._usage = Usage()
        self._ttft_ms = 0.0
        self._degraded: list[Degradation] = []
        self._unknown = False
        self._founded: list[float] = []
        self._logprobs: list[float] = []

    async def items(self) -> AsyncGenerator[Item, None]:
        """The sentences, then the end."""
        if self._options.judges:
            async with aclosing(self._judged()) as judged:
                async for item in judged:
                    yield item
            return
        said = 0
        failed = False
        try:
            async with aclosing(self._spoken()) as spoken:
                async for sentence in spoken:
                    yield sentence
                    said += 1
                    if said >= self._options.max_sentences:
                        break
        except EngineFailed as error:
            failed = True
            self._degraded.append(Degradation(error.code, error.message))
        if said:
            yield self._end(Outcome.ANSWERED)
            return
        chance = 0.0 if self._unknown or not self._readings else self._readings[0].sure
        for item in self._quoting(chance, self._options.answer, failed=failed):
            yield item

    async def _judged(self) -> AsyncGenerator[Item, None]:
        """The documents' own words, when the model says that they answer."""
        found, enough = None, self._options.judged
        asked_at = self._clock.monotonic()
        try:
            found = await judged(self._model, self._question.text, self._readings, enough)
        except EngineFailed as error:
            self._degraded.append(Degradation(error.code, error.message))
        self._ttft_ms = (self._clock.monotonic() - asked_at) * 1000
        if found is None:  # the reading alone has to be surer
            enough = self._options.answer
        else:
            self._readings = [found.reading, *(r for r in self._readings if r is not found.reading)]
            self._usage = Usage(found.chars // _CHARS_A_TOKEN, 0, found.notes)
        chance = found.chance if found else self._readings[0].sure
        for item in self._quoting(chance, enough, failed=bool(self._degraded)):
            yield item

    def _quoting(self, chance: float, enough: float, *, failed: bool) -> Iterator[Item]:
        """Quotes whose `chance` is `enough`, the closest ones, or fixed words; then the end."""
        quotes = self._quotes() if self._readings else ()
        if quotes and chance >= enough:
            self._founded.append(chance)
            yield from _said(quotes, self._request)
            yield self._end(Outcome.ANSWERED)
        elif quotes and chance >= self._options.closest:
            yield _fixed("closest", self._request)
            yield _quoted(quotes[0])
            yield self._end(Outcome.ABSTAINED)
        else:
            yield _fixed("trouble" if failed else "abstain", self._request)
            yield self._end(Outcome.ERROR if failed else Outcome.ABSTAINED)

    async def _spoken(self) -> AsyncGenerator[AnswerSentence, None]:
        """What may be said of what the model says."""
        async with aclosing(sentences(self._text())) as stream:
            async for sentence in stream:
                if says_unknown(sentence):
                    self._unknown = True
                    return
                verdict = check(sentence, self._evidence, self._request.known, self._question.text)
                checked = self._checked(sentence, verdict)
                if checked is not None:
                    yield checked

    def _checked(self, sentence: str, verdict: Verdict) -> AnswerSentence | None:
        if verdict.supported and sentence not in self._used:
            self._used.append(sentence)
            if not verdict.citations:
                return None
            sure = verdict.score * self._certainty()
            self._founded.append(sure)
            return AnswerSentence(
                sentence, Origin.MODEL, verdict.citations, confidence=round(sure, 3)
            )
        quotes = [q for q in self._quotes() if q.text not in self._used]
        if not quotes or quotes[0].covers < self._options.answer:
            return None
        self._used.extend(q.text for q in quotes)
        self._founded.append(quotes[0].covers)
        return AnswerSentence(" ".join(q.text for q in quotes), Origin.QUOTE, (quotes[0].passage,))

    def _quotes(self) -> tuple[Quote, ...]:
        """What the documents say to the question in their own words."""
        if not self._readings:
            return ()
        return best_words(self._question, self._readings, self._options.direct)

    def _certainty(self) -> float:
        """Geometric mean probability of the model's tokens; 1 where the engine does not tell."""
        return math.exp(statistics.fmean(self._logprobs)) if self._logprobs else 1.0

    async def _text(self) -> AsyncGenerator[str, None]:
        messages = prompt(
            self._request.persona,
            self._question,
            self._readings,
            history=self._request.history,
            options=self._options.prompt,
        )
        # An engine tells its counts at the end; one that is stopped before leaves this estimate.
        self._usage = Usage(prompt_tokens=sum(len(m.content) for m in messages) // _CHARS_A_TOKEN)
        asked_at = self._clock.monotonic()
        request = ModelRequest(messages, max_tokens=self._options.max_tokens)
        stream = self._model.generate(request)
        try:
            async for chunk in stream:
                if chunk.text and not self._ttft_ms:
                    self._ttft_ms = (self._clock.monotonic() - asked_at) * 1000
                self._count(chunk)
                if chunk.logprob is not None:
                    self._logprobs.append(chunk.logprob)
                if chunk.text:
                    yield chunk.text
        finally:
            close = getattr(stream, "aclose", None)
            if close is not None:
                await close()

    def _count(self, chunk: ModelChunk) -> None:
        self._usage = replace(
            self._usage, completion_tokens=self._usage.completion_tokens + bool(chunk.text)
        )
        if chunk.finish:
            self._usage = Usage(chunk.prompt_tokens, chunk.cached_tokens, chunk.completion_tokens)

    def _end(self, outcome: Outcome) -> AnswerEnd:
        sure = min(self._founded, default=0.0) if outcome is Outcome.ANSWERED else 0.0
        return AnswerEnd(
            outcome, "model", self._usage, self._ttft_ms, tuple(self._degraded), round(sure, 3)
        )


def _quoted(quote: Quote) -> AnswerSentence:
    return AnswerSentence(quote.text, Origin.QUOTE, (quote.passage,))


def _said(quotes: Sequence[Quote], request: AnswerRequest) -> Iterator[AnswerSentence]:
    """The quotes, and how many steps they leave unsaid."""
    yield from map(_quoted, quotes)
    if quotes[-1].more:
        told = phrase("more_steps", request.language).format(count=quotes[-1].more)
        yield AnswerSentence(told, Origin.POLICY)


def _of_each(found: Sequence[AnswerSentence]) -> Sequence[AnswerSentence]:
    """What is said of an answer beside another one: steps whole, else its beginning."""
    return found if any(s.text.startswith(STEP) for s in found) else found[:_OF_EACH]


def _fixed(name: str, request: AnswerRequest) -> AnswerSentence:
    return AnswerSentence(phrase(name, request.language, request.documents), Origin.POLICY)
