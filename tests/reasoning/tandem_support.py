"""A tandem of a scripted device and a scripted cloud, in virtual time, with a real purse."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.conversation.account import used
from kiosk.conversation.clock import LoopClock
from kiosk.core import events as ev
from kiosk.core.ports import ModelChunk, ModelRequest
from kiosk.core.record import AnswerSentence, RouteRecord, Tier
from kiosk.core.tiers import ModelCall
from kiosk.core.turn import Passage
from kiosk.governance.purse import Caps, MoneyPurse
from kiosk.reasoning.answer import AnswerEnd, Answerer, AnswerOptions, AnswerRequest
from kiosk.reasoning.cache import AnswerCache
from kiosk.reasoning.cloud_client import CallStats, CloudModel, Deadlines, Endpoint
from kiosk.reasoning.cloud_prompt import system_prompt
from kiosk.reasoning.cloud_wire import Stage
from kiosk.reasoning.direct import DirectOptions
from kiosk.reasoning.faults import Fault, TierLost
from kiosk.reasoning.presets import PRESETS
from kiosk.reasoning.prices import completion_tokens, price_of, prompt_tokens
from kiosk.reasoning.prompts import Persona
from kiosk.reasoning.remote import RemoteTier, Traits
from kiosk.reasoning.router import Offer, Signals, route
from kiosk.reasoning.tandem import Tandem, TandemOptions
from tests.support.ports import Mini
from tests.support.virtual_time import run

PASSAGES = (
    Passage(
        "p1", "juicer.md", "Warranty", None, 0.7,
        "The Orchard juicer has a warranty of three years on the motor. "
        "The bowl of the juicer is covered for one year. "
        "Keep the receipt of the juicer for every claim. "
        "A claim takes ten days at the service desk.",
    ),
)  # fmt: skip
QUESTION = "Explain the warranty of the Orchard juicer, its bowl, its motor, and how a claim goes"
CLOUD_SAYS = (
    "The motor of the Orchard juicer has a warranty of three years. "
    "The bowl of the juicer is covered for one year."
)
MINI_SAYS = "The motor of the Orchard juicer has a warranty of three years. Keep the receipt."
TRAITS = Traits(hedge_s=0.15, quality=0.9)


@dataclass(frozen=True)
class Cloud:
    """What the cloud does with one request.

    It says `text`, a word each `pace_s`, the first after `first_s`; after the word of number
    `after` (-1: before the first) it fails with `fault`, at once or, when `hangs`, at the deadline.
    """

    text: str = CLOUD_SAYS
    fault: Fault | None = None
    after: int = -1
    hangs: bool = False
    first_s: float = 0.05
    pace_s: float = 0.01
    charged: bool = True
    retry_after_s: float = 0.0


class ScriptedCloud(CloudModel):
    """A model elsewhere that follows a script, the last part of it for ever."""

    def __init__(self, endpoint: Endpoint, script: list[Cloud], asked: list[ModelRequest]) -> None:
        super().__init__(endpoint, lambda: None)  # type: ignore[arg-type, return-value]
        self._script = script
        self.asked = asked

    async def ready(self) -> Any:
        """Always."""

    async def call(
        self, request: ModelRequest, stats: CallStats
    ) -> AsyncGenerator[ModelChunk, None]:
        part = self._script[min(len(self.asked), len(self._script) - 1)]
        self.asked.append(request)
        loop, limits = asyncio.get_running_loop(), self.endpoint.deadlines
        began = loop.time()
        stats.prompt_tokens = prompt_tokens(request, self.endpoint.price) if part.charged else 0
        stats.wire.stage, stats.wire.bytes_sent = Stage.SENT, 5_000
        stats.request_id, said = f"req-{len(self.asked)}", ""
        words = part.text.split(" ")
        for number, word in enumerate(["", *words], start=-1):
            due = limits.first_s if number < 1 else limits.gap_s
            wait = 0.0 if number < 0 else part.first_s if number == 0 else part.pace_s
            if wait > due:
                await asyncio.sleep(due)
                raise TierLost(Fault.TOO_SLOW)
            await asyncio.sleep(wait)
            if number >= 0:
                said += f"{word} "
                stats.completion_tokens = completion_tokens(said)
                stats.ttft_ms = stats.ttft_ms or (loop.time() - began) * 1000
                yield ModelChunk(f"{word} ")
            if part.fault and number == part.after:
                await asyncio.sleep(due if part.hangs else 0)
                raise TierLost(part.fault, retry_after_s=part.retry_after_s)
        stats.estimated, stats.cached_tokens = False, 1024
        yield ModelChunk(
            "", finish="stop", prompt_tokens=stats.prompt_tokens, cached_tokens=1024,
            completion_tokens=stats.completion_tokens,
        )  # fmt: skip


@dataclass
class Outcome:
    """What came of a request."""

    sentences: list[AnswerSentence]
    end: AnswerEnd
    calls: list[ModelCall]
    facts: list[ev.Event]
    first_s: float
    took_s: float

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.sentences)

    @property
    def reasons(self) -> dict[str, Any]:
        assert self.end.route
        return {r.signal: r.value for r in self.end.route.reasons}

    @property
    def tier(self) -> Tier:
        assert self.end.route
        return self.end.route.tier

    @property
    def cost(self) -> float:
        return used(self.calls).cost_usd


@dataclass
class Pair:
    """The two, and the book of their money."""

    home: Path
    mini: Mini = field(default_factory=lambda: Mini([f"{w} " for w in MINI_SAYS.split()], 0.005))
    caps: Caps = field(default_factory=Caps)
    traits: Traits = TRAITS
    options: TandemOptions = field(default_factory=TandemOptions)
    cache: AnswerCache | None = None
    deadlines: Deadlines = field(default_factory=Deadlines)
    model: str = "gpt-4o"
    question: str = QUESTION
    signals: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.purse = MoneyPurse(self.home / "costs.db", self.caps)
        self.asked: list[ModelRequest] = []

    def tandem(self, script: list[Cloud], now: Callable[[], float]) -> Tandem:
        endpoint = Endpoint(
            self.model, "http://cloud/v1", "", price_of(self.model), PRESETS["openai"],
            self.deadlines,
        )  # fmt: skip
        tier = RemoteTier(
            Tier.PREMIUM,
            endpoint,
            lambda: None,  # type: ignore[arg-type, return-value]
            self.purse,
            self.traits,
            now=now,
            model=lambda place: ScriptedCloud(place, script, self.asked),
        )
        # The device answers from the model, so that its part in the story can be told.
        writes = AnswerOptions(ask=0.0, direct=DirectOptions(sure=2.0))
        local = Answerer(self.mini, LoopClock(), writes)
        return Tandem(
            local,
            LoopClock(),
            {Tier.PREMIUM: tier},
            system_prompt(Persona(), ["Warranty"]),
            options=self.options,
            cache=self.cache,
        )

    def routed(self, tandem: Tandem) -> RouteRecord:
        offers = (Offer(Tier.MINI, "mini"), *(t.offer() for t in tandem.remotes.values()))
        given = {"think_harder": True, "consent_cloud": True, "online": True, "budget_usd": 1.0}
        return route(Signals(self.question, offers=offers, **{**given, **self.signals}))

    async def ask(self, tandem: Tandem, turn: str = "t1", **request: Any) -> Outcome:
        asked = AnswerRequest(self.question, PASSAGES, turn_id=turn, session_id="s1", **request)
        facts: list[ev.Event] = []
        sentences: list[AnswerSentence] = []
        end, began, first = None, asyncio.get_running_loop().time(), 0.0
        async with aclosing(tandem.respond(asked, self.routed(tandem), facts.append)) as items:
            async for item in items:
                if isinstance(item, AnswerSentence):
                    first = first or asyncio.get_running_loop().time() - began
                    sentences.append(item)
                else:
                    assert end is None, "an answer ends once"
                    end = item
        assert end is not None
        calls = [fact.call for fact in facts if isinstance(fact, ev.ModelCalled)]
        return Outcome(
            sentences, end, calls, facts, first, asyncio.get_running_loop().time() - began
        )

    def told(self, *script: Cloud, times: int = 1, **request: Any) -> list[Outcome]:
        """What comes of asking `times` times while the cloud follows `script`."""

        async def story() -> list[Outcome]:
            tandem = self.tandem(list(script), asyncio.get_running_loop().time)
            return [await self.ask(tandem, f"t{n}", **request) for n in range(times)]

        return run(story())
