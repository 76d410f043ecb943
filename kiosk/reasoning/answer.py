"""Evidence-first answering: quote, generate and check, or say that the documents do not say.

Every sentence that comes out is a quote, a checked sentence of the model, or fixed words. The last
item of the stream is always one `AnswerEnd`.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from kiosk.core.errors import EngineFailed
from kiosk.core.ports import Clock, LanguageModel, ModelChunk, ModelImage, ModelRequest, Veil
from kiosk.core.record import AnswerSentence, Degradation, Origin, Outcome, RouteRecord, Usage
from kiosk.core.turn import Exchange, Passage
from kiosk.reasoning.asked import Asked, asked
from kiosk.reasoning.coverage import covers
from kiosk.reasoning.direct import DirectOptions, direct_answer
from kiosk.reasoning.doubt import says_unknown
from kiosk.reasoning.evidence import Evidence
from kiosk.reasoning.grounding import Verdict, check
from kiosk.reasoning.phrases import phrase
from kiosk.reasoning.prompts import Persona, PromptOptions, prompt
from kiosk.reasoning.quote import Quote, best_quote
from kiosk.reasoning.sentences import sentences

_CHARS_A_TOKEN = 4


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """Thresholds are shares of the question covered, 0 to 1.

    Below `gate` the model is not asked, unless the search gives a passage `sure`. `direct` tells
    when a quote answers without the model. A quote that covers `quote` replaces a sentence
    that the evidence does not support; from `closest` on it is offered beside an abstention.
    """

    gate: float = 0.55
    sure: float = 0.9
    quote: float = 0.75
    closest: float = 0.5
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
    `veil` covers the session's personal data in whatever leaves the machine.
    """

    question: str
    passages: Sequence[Passage]
    persona: Persona = field(default_factory=Persona)
    history: Sequence[Exchange] = ()
    language: str = "en"
    query: str = ""
    known: frozenset[str] = frozenset()
    turn_id: str = ""
    session_id: str = ""
    pictures: tuple[ModelImage, ...] = ()
    personal: bool = False
    veil: Veil | None = None


Item = AnswerSentence | AnswerEnd


class Answerer:
    """Answers questions with `model`; `clock` measures the time to its first token."""

    def __init__(
        self, model: LanguageModel, clock: Clock, options: AnswerOptions | None = None
    ) -> None:
        self._model = model
        self._clock = clock
        self._options = options or AnswerOptions()

    async def answer(self, request: AnswerRequest) -> AsyncGenerator[Item, None]:
        """Stream the answer. Engine failures end in a quote or an apology, never in an exception.

        Closing the iterator cancels the model.
        """
        question = asked(request.query or request.question)
        evidence = Evidence.of(request.passages)
        if not self._opens(question, evidence):
            yield _fixed("abstain", request)
            yield AnswerEnd(Outcome.ABSTAINED, "gate")
            return
        quotes = direct_answer(question, evidence, self._options.direct)
        if quotes:
            for quote in quotes:
                yield _quoted(quote)
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
        )
        async with aclosing(run.items()) as items:
            async for item in items:
                yield item

    def _opens(self, question: Asked, evidence: Evidence) -> bool:
        """Whether the evidence is worth reading for `question`."""
        shares = [(covers(question, s), s.score) for s in evidence.sources]
        return any(c >= self._options.gate or (c and s >= self._options.sure) for c, s in shares)


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
    ) -> None:
        self._model = model
        self._clock = clock
        self._options = options
        self._request = request
        self._question = question
        self._evidence = evidence
        self._used: list[str] = []
        self._usage = Usage()
        self._ttft_ms = 0.0
        self._degraded: list[Degradation] = []
        self._unknown = False
        self._founded: list[float] = []
        self._logprobs: list[float] = []

    async def items(self) -> AsyncGenerator[Item, None]:
        """The sentences, then the end."""
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
        closest = None if self._unknown else self._quote(self._options.closest)
        if closest and closest.covers >= self._options.quote:
            yield _quoted(closest)
            yield self._end(Outcome.ANSWERED)
        elif closest:
            yield _fixed("closest", self._request)
            yield _quoted(closest)
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
            if verdict.citations:
                self._founded.append(verdict.score * self._certainty())
            return (
                AnswerSentence(sentence, Origin.MODEL, verdict.citations)
                if verdict.citations
                else None
            )
        quote = self._quote(self._options.quote)
        return _quoted(quote) if quote else None

    def _quote(self, least: float) -> Quote | None:
        """The best quote not yet said that covers `least` of the question; it counts as said."""
        quote = best_quote(self._question, self._evidence, self._used)
        if quote is None or quote.covers < least:
            return None
        self._used.append(quote.text)
        self._founded.append(quote.covers)
        return quote

    def _certainty(self) -> float:
        """Geometric mean probability of the model's tokens; 1 where the engine does not tell."""
        return math.exp(statistics.fmean(self._logprobs)) if self._logprobs else 1.0

    async def _text(self) -> AsyncGenerator[str, None]:
        messages = prompt(
            self._request.persona,
            self._question,
            self._request.passages,
            self._evidence,
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


def _fixed(name: str, request: AnswerRequest) -> AnswerSentence:
    return AnswerSentence(phrase(name, request.language), Origin.POLICY)
