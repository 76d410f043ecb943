"""The tiers beyond the device of one kiosk: made from its settings, watched, and put away."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from kiosk.app.cloud_keys import address_of, is_on, key_of, reference_of
from kiosk.app.config import Config
from kiosk.app.config_cloud import CloudTier
from kiosk.app.meaning import nearness
from kiosk.app.paths import Paths
from kiosk.conversation.clock import LoopClock
from kiosk.core import events as ev
from kiosk.core.errors import KioskError
from kiosk.core.ports import Embedder, Publish
from kiosk.core.record import Degradation, Tier
from kiosk.core.turn import Modality, Turn
from kiosk.governance.egress import CLOUD, EgressGate
from kiosk.governance.purse import Caps, MoneyPurse
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.pack import Pack
from kiosk.reasoning.answer import Answerer
from kiosk.reasoning.cache import AnswerCache
from kiosk.reasoning.cloud_client import Deadlines, Endpoint
from kiosk.reasoning.cloud_prompt import system_prompt
from kiosk.reasoning.complexity_learned import Complexity
from kiosk.reasoning.faults import Fault
from kiosk.reasoning.intents import names_topic
from kiosk.reasoning.interpreter import Interpreter
from kiosk.reasoning.presets import PRESETS
from kiosk.reasoning.prices import FREE, Price, price_of
from kiosk.reasoning.prompts import Persona
from kiosk.reasoning.remote import RemoteTier, Traits
from kiosk.reasoning.router import Circumstances, Offer, Workflow
from kiosk.reasoning.tandem import Tandem

_NETWORK = (Fault.OFFLINE, Fault.CAPTIVE_PORTAL, Fault.DNS_DEAD)
_VOICE_MS = 2_500
"""Longest a person who spoke should wait for the first words of a model."""

_LOOK_S = 1.0
_ABOUT_CHARS = 160


class Beyond:
    """The cloud tiers, their purse and what a turn is routed under. `standing` is what is worse
    than it should be with them.
    """

    def __init__(
        self, config: Config, paths: Paths, gate: EgressGate, embedder: Embedder | None
    ) -> None:
        self._config = config
        self._gate = gate
        self._complexity = Complexity(embedder)
        self._embedder = embedder
        self.tiers: dict[Tier, RemoteTier] = {}
        self.standing: tuple[Degradation, ...] = ()
        self.cache: AnswerCache | None = None
        self._warming: asyncio.Task[None] | None = None
        self._purse = self._open(paths)

    def _open(self, paths: Paths) -> MoneyPurse | None:
        named = {
            Tier.STANDARD: self._config.cloud.standard,
            Tier.PREMIUM: self._config.cloud.premium,
        }
        wanted = {tier: settings for tier, settings in named.items() if is_on(settings)}
        if not wanted:
            return None
        try:
            purse = MoneyPurse(costs_file(paths), caps_of(self._config))
        except KioskError as error:
            self.standing = (Degradation(error.code, error.message),)
            return None
        for tier, settings in wanted.items():
            self.tiers[tier] = RemoteTier(
                tier,
                endpoint_of(settings),
                lambda: self._gate.http_client(CLOUD),
                purse,
                traits_of(settings),
                now=time.monotonic,
            )
        return purse

    def circumstances(
        self, turn: Turn, pack: Pack, mini: str, *, session_id: str = ""
    ) -> Circumstances:
        """What `turn` is routed under. Blocks for some milliseconds."""
        offers = [Offer(Tier.MINI, mini, quality=0.4)]
        offers += [remote.offer(session_id or turn.session_id) for remote in self.tiers.values()]
        allowed = {Tier(name) for name in pack.tiers.allowed}
        battery = psutil.sensors_battery()
        return Circumstances(
            offers=tuple(o for o in offers if o.tier in allowed),
            offline_forced=self._gate.offline,
            online=any(t.breaker.fault not in _NETWORK for t in self.tiers.values()),
            budget_usd=self._config.cloud.caps.turn_usd,
            complexity=self._complexity(turn.transcript),
            latency_ms=_VOICE_MS if turn.modality is Modality.VOICE else 0,
            load=round(psutil.getloadavg()[0] / (os.cpu_count() or 1), 2),
            battery=1.0 if battery is None or battery.power_plugged else battery.percent / 100,
            workflow=workflow_of(pack, turn.transcript),
        )

    def tandem(self, mini: Answerer, persona: Persona, index: KnowledgeIndex) -> Tandem:
        """Mini and the tiers together, for the pack that `index` holds."""
        self.cache = AnswerCache(index.pack, self._embedder) if self._config.cloud.cache else None
        return Tandem(
            mini=mini,
            clock=LoopClock(),
            remotes=self.tiers,
            system=system_prompt(persona, about(index)),
            cache=self.cache,
            meaning=nearness(self._embedder),
        )

    def interpreter(self, pack: Pack) -> Interpreter | None:
        """For who reads another language than the documents of `pack`; None without a tier."""
        wanted = self._config.cloud.translate and self.tiers
        return Interpreter(self.tiers, pack.languages[0]) if wanted else None

    def warm(self) -> None:
        """Import what the first call would wait for, beside everything else."""
        if self.tiers and not self._gate.offline and self._warming is None:
            self._warming = asyncio.create_task(self._warm())

    async def _warm(self) -> None:
        for remote in self.tiers.values():
            await remote.model.ready()

    def lacking(self, tier: Tier) -> str:
        """Why `tier` is not there."""
        settings: CloudTier = getattr(self._config.cloud, tier.value)
        if settings.enabled is False:
            return f"cloud.{tier.value}.enabled is false"
        return f"there is no key at {reference_of(settings) or 'cloud.' + tier.value + '.key'}"

    async def watch(self, publish: Publish) -> None:
        """Look after tiers that were lost, and now and then after those that are well."""
        for remote in self.tiers.values():
            publish(ev.TierChanged(remote.status()))
        if not self.tiers or self._gate.offline:
            return
        looked = dict.fromkeys(self.tiers, -float(self._config.cloud.probe_s))
        while True:
            for tier, remote in self.tiers.items():
                now = asyncio.get_running_loop().time()
                due = now - looked[tier] >= self._config.cloud.probe_s
                if remote.breaker.wants_probe() or (due and remote.breaker.fault is None):
                    looked[tier] = now
                    await remote.probe(publish)
            await asyncio.sleep(_LOOK_S)

    async def close(self) -> None:
        """Close every connection and the book."""
        if self._warming:
            self._warming.cancel()
            with suppress(asyncio.CancelledError):
                await self._warming
        for remote in self.tiers.values():
            await remote.close()
        if self._purse:
            self._purse.close()


def costs_file(paths: Paths) -> Path:
    """Where the money is booked."""
    return paths.data / "costs.db"


def caps_of(config: Config) -> Caps:
    """The caps that the settings name."""
    caps, tiers = config.cloud.caps, ("standard", "premium")
    days = {name: getattr(config.cloud, name).day_usd for name in tiers}
    return Caps(
        turn=caps.turn_usd,
        session=caps.session_usd,
        day=caps.day_usd,
        month=caps.month_usd,
        tier_day={name: usd for name, usd in days.items() if usd is not None},
        hedge_day=caps.hedge_day_usd,
    )


def endpoint_of(settings: CloudTier) -> Endpoint:
    """Where the tier's model lives."""
    return Endpoint(
        model=settings.model,
        base_url=address_of(settings),
        key=key_of(settings) or "",
        price=_price(settings),
        preset=PRESETS[settings.provider],
        deadlines=Deadlines(
            first_s=settings.first_ms / 1000,
            gap_s=settings.gap_ms / 1000,
            total_s=settings.total_ms / 1000,
        ),
    )


def traits_of(settings: CloudTier) -> Traits:
    """What the tier is good for."""
    return Traits(
        images=settings.images,
        tools=settings.tools,
        languages=settings.languages,
        quality=settings.quality,
        max_tokens=settings.max_tokens,
        hedge_s=settings.hedge_ms / 1000,
        successors=settings.successors,
        ends=settings.ends,
    )


def _price(settings: CloudTier) -> Price:
    if own := settings.prices:
        return Price(settings.model, own.input, own.cached, own.output, seen=own.seen)
    known = price_of(settings.model)
    return FREE if PRESETS[settings.provider].in_store and not known.known else known


def workflow_of(pack: Pack, text: str) -> Workflow:
    """How the owner wants a turn about this to be served."""
    for flow in pack.tiers.workflows:
        if names_topic(text, flow.topics):
            prefer = Tier(flow.prefer) if flow.prefer else None
            return Workflow(flow.name, prefer, Tier(flow.most), flow.escalate_below)
    usual = Tier(pack.tiers.prefer)
    return Workflow("pack", usual) if usual is not Tier.MINI else Workflow()


def about(index: KnowledgeIndex) -> Iterator[str]:
    """A line on each document of the pack."""
    for name in index.documents():
        document = index.document(name)
        words = " ".join(document.text.split())
        yield f"{document.title}: {words[:_ABOUT_CHARS]}"
