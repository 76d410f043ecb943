"""A cloud tier of the kiosk: its model, its breaker, its money; and its voice in one turn."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from kiosk.core import events as ev
from kiosk.core.errors import KioskError
from kiosk.core.ports import Message, ModelChunk, ModelRequest, Publish
from kiosk.core.record import Degradation, Tier
from kiosk.core.tiers import ModelCall, Purse, TierStatus
from kiosk.reasoning.answer import AnswerRequest
from kiosk.reasoning.breaker import Breaker
from kiosk.reasoning.cloud_client import CallStats, CloudModel, Endpoint, HttpFactory
from kiosk.reasoning.faults import MANNERS, Fault, Probe, TierLost
from kiosk.reasoning.prices import price_of
from kiosk.reasoning.router import Offer
from kiosk.reasoning.veiled import Unveiling, veiled

_PROMPT_TOKENS = 3_000
"""Tokens of a usual prompt, for the estimate that a tier is offered with."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a tier is good for; see the settings of a cloud tier."""

    images: bool = True
    tools: bool = True
    languages: tuple[str, ...] = ()
    quality: float = 0.8
    max_tokens: int = 300
    hedge_s: float = 0.8
    successors: tuple[str, ...] = ()
    ends: datetime.date | None = None


class RemoteTier:
    """One cloud tier. `now` gives monotonic seconds, `today` the date; `model` makes the client."""

    def __init__(
        self,
        tier: Tier,
        endpoint: Endpoint,
        http: HttpFactory,
        purse: Purse,
        traits: Traits,
        *,
        now: Callable[[], float],
        today: Callable[[], datetime.date] = datetime.date.today,
        model: Callable[[Endpoint], CloudModel] | None = None,
    ) -> None:
        self.tier = tier
        self.traits = traits
        self.purse = purse
        self.breaker = Breaker(now)
        self._at = model or (lambda place: CloudModel(place, http))
        self._left = list(traits.successors)
        self.model = self._at(endpoint)
        self._past: list[CloudModel] = []
        if self.ends_on and self.ends_on <= today():
            self.succeed()

    @property
    def endpoint(self) -> Endpoint:
        """Where the model lives now."""
        return self.model.endpoint

    @property
    def ends_on(self) -> datetime.date | None:
        """The day on which the model is shut down, as far as anybody said."""
        return self.traits.ends or self.endpoint.price.ends

    def offer(self, session_id: str = "") -> Offer:
        """What the router may choose."""
        price, limits = self.endpoint.price, self.endpoint.deadlines
        return Offer(
            tier=self.tier,
            model=self.endpoint.model,
            cloud=True,
            images=self.traits.images,
            tools=self.traits.tools,
            quality=self.traits.quality,
            cost_usd=price.cost(_PROMPT_TOKENS, 0, self.traits.max_tokens),
            budget_ms=round(limits.first_s * 1000),
            languages=self.traits.languages,
            state="ready" if self.breaker.allows() else self.breaker.state,
            left_usd=self.purse.left_usd(self.tier.value, session_id),
        )

    def status(self) -> TierStatus:
        """How it stands, for the staff's screen."""
        fault = self.breaker.fault
        return TierStatus(
            tier=self.tier.value,
            model=self.endpoint.model,
            host=self.endpoint.host,
            state=self.breaker.state,
            words=MANNERS[fault].words if fault else "",
            retry_in_s=round(self.breaker.retry_in_s, 1),
            ends_on=self.ends_on.isoformat() if self.ends_on else "",
            spent_today_usd=round(self.purse.spent_today(self.tier.value), 6),
        )

    def succeed(self) -> bool:
        """Take the next successor of the model; whether there was one."""
        if not self._left:
            return False
        name, *self._left = self._left
        endpoint = replace(self.endpoint, model=name, price=price_of(name))
        self._past.append(self.model)
        self.model = self._at(endpoint)
        self.traits = replace(self.traits, ends=None)
        return True

    def lost(self, fault: TierLost, publish: Publish) -> None:
        """Book what befell the tier and show it."""
        self.breaker.lost(fault.fault, fault.retry_after_s)
        status = self.status()
        if self.breaker.fault is None:  # this once only: shown, but not closed
            status = replace(status, state=fault.fault.value, words=MANNERS[fault.fault].words)
        publish(ev.TierChanged(status))

    def reached(self, publish: Publish) -> None:
        """Book that it answered."""
        was_known = self.breaker.known
        if self.breaker.reached() or not was_known:
            publish(ev.TierChanged(self.status()))

    async def probe(self, publish: Publish) -> bool:
        """Find out, without any cost, whether the tier is to be had; whether it is."""
        fault = self.breaker.fault
        probe = MANNERS[fault].probe if fault else Probe.MODEL
        try:
            await self._tried(probe)
        except TierLost as lost:
            self.lost(lost, publish)
            return False
        self.reached(publish)
        return True

    async def _tried(self, probe: Probe) -> None:
        if probe is Probe.ANSWER:
            await self.model.answers()
        else:
            listed = await self.model.models()
            if probe is Probe.MODEL:
                self._look(listed)

    def _look(self, listed: list[dict[str, Any]]) -> None:
        """Learn from the provider's list whether the model is there and when it ends."""
        name = self.endpoint.model
        found = next((m for m in listed if str(m.get("id", "")).endswith(name)), None)
        if found is None and listed:
            if self.succeed():
                return
            raise TierLost(Fault.MODEL_RETIRED, name)
        if ends := _date((found or {}).get("shutdown_date")):
            self.traits = replace(self.traits, ends=ends)

    async def close(self) -> None:
        """Close every connection."""
        for model in (*self._past, self.model):
            await model.close()


class TurnModel:
    """A `LanguageModel`: a tier's voice in one turn. Every call is paid for and told.

    `system` stands in place of the prompt's own first message. When the call is left early,
    `outcome` tells why; `useful` is set by the first piece of an answer.
    """

    def __init__(
        self, remote: RemoteTier, asked: AnswerRequest, publish: Publish, system: str
    ) -> None:
        self._remote = remote
        self._asked = asked
        self._publish = publish
        self._system = system
        self.useful = asyncio.Event()
        self.outcome = "answered"

    @property
    def name(self) -> str:
        """The model's id."""
        return self._remote.endpoint.model

    async def prefill(self, messages: Sequence[Message]) -> None:
        """Nothing: the provider keeps the prefix by itself."""

    def generate(self, request: ModelRequest) -> AsyncIterator[ModelChunk]:
        """As the port says, but for faults, which are `TierLost`."""
        return self._generate(self._framed(request))

    async def _generate(self, request: ModelRequest) -> AsyncGenerator[ModelChunk, None]:
        while True:
            try:
                async with aclosing(self._paid(request)) as chunks:
                    async for chunk in chunks:
                        yield chunk
            except TierLost as lost:
                if lost.fault is Fault.MODEL_RETIRED and self._remote.succeed():
                    self._publish(ev.TierChanged(self._remote.status()))
                    continue
                self._remote.lost(lost, self._publish)
                raise
            self._remote.reached(self._publish)
            return

    async def _paid(self, request: ModelRequest) -> AsyncGenerator[ModelChunk, None]:
        """One call: reserved before it, settled after it, however it ends."""
        remote, stats = self._remote, CallStats()
        endpoint = remote.endpoint
        booking = await asyncio.to_thread(self._reserve, request)
        outcome, fault = "failed", ""
        unveiling = Unveiling(self._asked.veil)
        try:
            async with aclosing(remote.model.call(request, stats)) as chunks:
                async for chunk in chunks:
                    self.useful.set()
                    text = unveiling.feed(chunk.text, last=bool(chunk.finish))
                    yield replace(chunk, text=text)
            outcome = "answered"
        except TierLost as lost:
            fault = lost.fault.value
            raise
        except GeneratorExit:  # enough was heard
            outcome = self.outcome
            raise
        except asyncio.CancelledError:
            outcome = self.outcome if self.outcome != "answered" else "cancelled"
            raise
        finally:
            call = _told(endpoint, remote.tier, stats, outcome=outcome, fault=fault)
            self._settle(booking, call)
            self._publish(ev.ModelCalled(call))

    def _reserve(self, request: ModelRequest) -> int:
        endpoint = self._remote.endpoint
        try:
            return self._remote.purse.reserve(
                tier=self._remote.tier.value,
                model=endpoint.model,
                turn_id=self._asked.turn_id,
                session_id=self._asked.session_id,
                worst_usd=endpoint.price.worst(request),
            )
        except KioskError as refused:
            raise TierLost(Fault.BUDGET_EXHAUSTED, refused.message) from refused

    def _settle(self, booking: int, call: ModelCall) -> None:
        try:
            self._remote.purse.settle(
                booking,
                cost_usd=call.cost_usd,
                prompt_tokens=call.prompt_tokens,
                cached_tokens=call.cached_tokens,
                completion_tokens=call.completion_tokens,
                outcome=call.outcome,
            )
        except KioskError as error:  # the worst case stays booked
            self._publish(ev.Degraded(Degradation(error.code, error.message)))

    def _framed(self, request: ModelRequest) -> ModelRequest:
        """`request` with the tier's own frame, the turn's pictures, and nobody's personal data."""
        own = [Message("system", self._system), *request.messages[1:]]
        messages = (own[0], *veiled(own[1:], self._asked.veil))
        return replace(request, messages=messages, images=self._asked.pictures)


def _told(
    endpoint: Endpoint, tier: Tier, stats: CallStats, *, outcome: str, fault: str
) -> ModelCall:
    cost = endpoint.price.cost(stats.prompt_tokens, stats.cached_tokens, stats.completion_tokens)
    return ModelCall(
        tier=tier.value,
        model=endpoint.model,
        host=endpoint.host,
        outcome=outcome,
        fault=fault,
        request_id=stats.request_id,
        prompt_tokens=stats.prompt_tokens,
        cached_tokens=stats.cached_tokens,
        completion_tokens=stats.completion_tokens,
        cost_usd=cost,
        estimated=stats.estimated,
        bytes_sent=stats.wire.bytes_sent,
        ttft_ms=round(stats.ttft_ms, 1),
    )


def _date(value: object) -> datetime.date | None:
    """An ISO date, or seconds since 1970, as a provider may write it."""
    try:
        if isinstance(value, int | float):
            return datetime.datetime.fromtimestamp(value, datetime.UTC).date()
        return datetime.date.fromisoformat(str(value)[:10])
    except (ValueError, OverflowError, OSError):
        return None
