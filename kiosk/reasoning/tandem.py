"""Two models in tandem: who answers a routed request, and who goes on when that one is lost."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from kiosk.core import events as ev
from kiosk.core.ports import Clock, Publish
from kiosk.core.record import (
    AnswerSentence,
    Degradation,
    Origin,
    Outcome,
    Reason,
    RouteRecord,
    Tier,
    Usage,
)
from kiosk.core.tiers import ModelCall
from kiosk.reasoning.answer import AnswerEnd, Answerer, AnswerOptions, AnswerRequest, Item
from kiosk.reasoning.cache import AnswerCache, Kept
from kiosk.reasoning.direct import DirectOptions
from kiosk.reasoning.faults import Fault, TierLost
from kiosk.reasoning.hedge import first_of
from kiosk.reasoning.prompts import PromptOptions
from kiosk.reasoning.pump import Pump
from kiosk.reasoning.reading import Near
from kiosk.reasoning.remote import RemoteTier, TurnModel
from kiosk.reasoning.said import Said

Responder = Callable[[AnswerRequest, RouteRecord, Publish], AsyncGenerator[Item, None]]

CLOUD_ANSWERS = AnswerOptions(
    ask=0.0,
    direct=DirectOptions(sure=2.0),
    max_sentences=6,
    prompt=PromptOptions(passages=6, evidence_chars=4000, exchanges=4, exchange_chars=400),
)
"""How a cloud tier answers: it reads quickly, so it gets more of everything."""


@dataclass(frozen=True, slots=True)
class TandemOptions:
    """`escalate_below` is the confidence, 0 to 1, from which Mini's answer is kept; below
    `least_evidence` no model is believed to find an answer in the passages. `release_s` is when a
    hedge's answer is taken, although the cloud may still come.
    """

    escalate_below: float = 0.6
    least_evidence: float = 0.3
    release_s: float = 2.0


def on_device(answerer: Answerer) -> Responder:
    """A responder without any tier beyond the device."""

    def respond(
        request: AnswerRequest, _route: RouteRecord, _publish: Publish
    ) -> AsyncGenerator[Item, None]:
        return answerer.answer(request)

    return respond


@dataclass(frozen=True, slots=True)
class Tandem:
    """Mini and the cloud tiers together; `respond` is the turn's responder.

    `system` is the stable first message of every cloud prompt.
    """

    mini: Answerer
    clock: Clock
    remotes: Mapping[Tier, RemoteTier]
    system: str
    cloud: AnswerOptions = CLOUD_ANSWERS
    options: TandemOptions = TandemOptions()
    cache: AnswerCache | None = None
    meaning: Near | None = None

    async def respond(
        self, request: AnswerRequest, route: RouteRecord, publish: Publish
    ) -> AsyncGenerator[Item, None]:
        """Answer as routed: sentences, then one end that tells who answered. Never raises
        `TierLost`. Closing it stops every call.
        """
        known = await self._remembered(request, route)
        if known:
            for sentence in known.sentences:
                yield sentence
            took = round(known.took_s, 3)
            why = Reason("cache", took, "answered before, within so many seconds")
            yield AnswerEnd(
                Outcome.ANSWERED, "cache", route=replace(route, reasons=(*route.reasons, why))
            )
            return
        began = self.clock.monotonic()
        run = _Run(self, request, route, publish)
        try:
            async with aclosing(run.items()) as items:
                async for item in items:
                    yield item
        finally:
            await run.close()
        if self.cache and run.outcome is Outcome.ANSWERED:
            took = self.clock.monotonic() - began
            await self.cache.keep(request, run.said.sentences, took)

    async def _remembered(self, request: AnswerRequest, route: RouteRecord) -> Kept | None:
        if self.cache is None or _is_forced(route):
            return None
        return await self.cache.find(request)


@dataclass(slots=True)
class _Run:
    """One answer under way."""

    _tandem: Tandem
    _request: AnswerRequest
    _route: RouteRecord
    _publish: Publish
    said: Said = field(default_factory=Said)
    outcome: Outcome = Outcome.ABSTAINED
    _mini: Pump | None = None
    _voice: TurnModel | None = None
    _cloud: Pump | None = None
    _degraded: list[Degradation] = field(default_factory=list)

    def items(self) -> AsyncGenerator[Item, None]:
        """The sentences, then the end."""
        remote = self._tandem.remotes.get(self._route.tier)
        return self._by_cloud(remote) if remote else self._by_mini()

    async def close(self) -> None:
        """Stop whatever still runs."""
        for pump in (self._cloud, self._mini):
            if pump:
                await pump.close()

    async def _by_mini(self) -> AsyncGenerator[Item, None]:
        """Mini answers; where it is unsure, a cloud tier does, if one may."""
        mini, helper = self._start_mini(), self._helper()
        while True:
            item = await mini.first()
            if helper and isinstance(item, AnswerSentence) and (doubt := self._doubt(item)):
                value, why = doubt
                self._hand(helper.tier, helper.endpoint.model, "low_confidence", value, why)
                async for more in self._by_cloud(helper):
                    yield more
                return
            item = await mini.take()
            yield self._let_out(item)
            if isinstance(item, AnswerEnd):
                return

    async def _by_cloud(self, remote: RemoteTier) -> AsyncGenerator[Item, None]:
        """The cloud answers; Mini begins beside it when it is late, and goes on when it is lost."""
        await remote.model.ready()  # what only the first call waits for is no lateness of the cloud
        self._voice = TurnModel(remote, self._request, self._publish, self._tandem.system)
        options = replace(self._tandem.cloud, max_tokens=remote.traits.max_tokens)
        answerer = Answerer(self._voice, self._tandem.clock, options, meaning=self._tandem.meaning)
        cloud = self._cloud = Pump(answerer.answer(self._request))
        try:
            if not await self._cloud_is_first(remote, cloud):
                async for item in self._mini_goes_on("hedge", "the cloud was late"):
                    yield item
                return
            await self._leave_mini()
            while True:
                item = await cloud.take()
                if isinstance(item, AnswerSentence) and self.said.repeats(item):
                    continue
                yield self._let_out(item)
                if isinstance(item, AnswerEnd):
                    return
        except TierLost as lost:
            self._note(lost)
            async for item in self._mini_goes_on(lost.fault.value, f"{remote.tier.value} was lost"):
                yield item

    async def _cloud_is_first(self, remote: RemoteTier, cloud: Pump) -> bool:
        """Whether the cloud's first words came in time; raises `TierLost` when they never will."""
        voice = self._voice
        if voice is None:
            return True

        def begin() -> Pump | None:
            if self._mini or self._request.pictures or not remote.purse.may_hedge():
                return self._mini
            return self._start_mini()

        won = await first_of(
            cloud,
            begin,
            useful=voice.useful.is_set,
            hedge_s=remote.traits.hedge_s,
            release_s=self._tandem.options.release_s,
        )
        if not won:
            voice.outcome = "lost"
            await cloud.close()
        return won

    async def _mini_goes_on(self, reason: str, why: str) -> AsyncGenerator[Item, None]:
        self._hand(Tier.MINI, self._tandem.mini.name, reason, reason, f"{why}: mini goes on")
        mini = self._mini or self._start_mini()
        while True:
            item = await mini.take()
            if isinstance(item, AnswerSentence) and self.said.repeats(item):
                continue
            if isinstance(item, AnswerEnd) and self.said.answers:
                item = replace(item, outcome=Outcome.ANSWERED)
            yield self._let_out(item)
            if isinstance(item, AnswerEnd):
                return

    def _start_mini(self) -> Pump:
        self._mini = Pump(self._tandem.mini.answer(self._request))
        return self._mini

    async def _leave_mini(self) -> None:
        """Stop Mini, which began as a hedge or was unsure."""
        if self._mini:
            await self._mini.close()
            self._publish(ev.ModelCalled(self._called("lost", estimated=True)))
            self._mini = None

    def _let_out(self, item: Item) -> Item:
        if isinstance(item, AnswerSentence):
            self.said.add(item)
            return item
        self.outcome = item.outcome
        if self._route.tier is Tier.MINI and item.path == "model":
            self._publish(ev.ModelCalled(self._called("answered", item.usage, item.ttft_ms)))
        degraded = (*self._degraded, *item.degraded)
        return replace(item, route=self._route, degraded=degraded)

    def _called(
        self,
        outcome: str,
        usage: Usage | None = None,
        ttft_ms: float = 0.0,
        *,
        estimated: bool = False,
    ) -> ModelCall:
        """Mini's call, for the record."""
        usage = usage or Usage()
        return ModelCall(
            tier=Tier.MINI.value,
            model=self._tandem.mini.name,
            host="",
            outcome=outcome,
            prompt_tokens=usage.prompt_tokens,
            cached_tokens=usage.cached_tokens,
            completion_tokens=usage.completion_tokens,
            estimated=estimated,
            ttft_ms=round(ttft_ms, 1),
        )

    def _helper(self) -> RemoteTier | None:
        """The least cloud tier that may answer when Mini is unsure."""
        best = max((p.score for p in self._request.passages), default=0.0)
        if _is_forced(self._route) or best < self._tandem.options.least_evidence:
            return None
        opened = self._route.opened
        tiers = (Tier.STANDARD, Tier.PREMIUM)
        found = (self._tandem.remotes.get(t) for t in tiers if t in opened)
        return next((r for r in found if r and r.breaker.allows()), None)

    def _doubt(self, sentence: AnswerSentence) -> tuple[float, str] | None:
        """How sure Mini is and why that is too little; None when it may speak."""
        flow = self._route.signals.get("workflow") or {}
        wanted = flow.get("escalate_below")
        least = self._tandem.options.escalate_below if wanted is None else wanted
        if sentence.origin is Origin.POLICY and not self.said.answers:
            return 0.0, "mini found no answer"
        if sentence.origin is Origin.MODEL and sentence.confidence < least:
            return round(sentence.confidence, 3), f"mini was less sure than {least}"
        return None

    def _hand(self, tier: Tier, model: str, signal: str, value: str | float, effect: str) -> None:
        name = "hedge" if signal == "hedge" else "fault"
        shown = signal if signal == "low_confidence" else name
        why = Reason(shown, value, effect)
        self._route = replace(
            self._route, tier=tier, model=model, reasons=(*self._route.reasons, why)
        )
        self._publish(ev.HandedOver(tier.value, signal))

    def _note(self, lost: TierLost) -> None:
        """What was lost is said; a wall of privacy is no fault of anybody."""
        degradation = Degradation(lost.code, lost.message)
        if lost.fault is Fault.NOT_ALLOWED:
            why = Reason("personal_data", True, "this turn stays on the device")
            self._route = replace(self._route, reasons=(*self._route.reasons, why))
        self._degraded.append(degradation)


def _is_forced(route: RouteRecord) -> bool:
    return bool(route.signals.get("tier_override"))
