"""Tiers are watched: lost ones are probed, their end is learned, packs say who may answer."""

from __future__ import annotations

import asyncio
import datetime
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cloud_support import QUICK, plain_client

from kiosk.app.cloud import workflow_of
from kiosk.core import events as ev
from kiosk.core.errors import BadInput
from kiosk.core.record import Tier
from kiosk.governance.purse import MoneyPurse
from kiosk.knowledge.pack import load_pack
from kiosk.reasoning.cloud_client import Endpoint
from kiosk.reasoning.faults import Fault, TierLost
from kiosk.reasoning.presets import PRESETS
from kiosk.reasoning.prices import price_of
from kiosk.reasoning.remote import RemoteTier, Traits
from kiosk.reasoning.router import Workflow
from tests.support.cloud_server import CloudServer


class Watched:
    """A tier, the clock it lives by, and what it told."""

    def __init__(self, home: Path, url: str, **traits: Any) -> None:
        self.now = time.monotonic()
        self.told: list[ev.Event] = []
        place = Endpoint("gpt-4o", url, "k", price_of("gpt-4o"), PRESETS["openai"], QUICK)
        self.tier = RemoteTier(
            Tier.PREMIUM,
            place,
            plain_client,
            MoneyPurse(home / "costs.db"),
            replace(Traits(), **traits),
            now=lambda: self.now,
        )

    def lose(self, fault: Fault) -> None:
        self.tier.lost(TierLost(fault), self.told.append)

    def probe(self) -> bool:
        async def one() -> bool:
            try:
                return await self.tier.probe(self.told.append)
            finally:
                await self.tier.close()

        return asyncio.run(one())

    @property
    def states(self) -> list[str]:
        return [e.status.state for e in self.told if isinstance(e, ev.TierChanged)]


Watch = Callable[..., Watched]


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    return lambda url, **traits: Watched(tmp_path, url, **traits)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.OFFLINE,
        Fault.DNS_DEAD,
        Fault.CAPTIVE_PORTAL,
        Fault.KEY_INVALID,
        Fault.TLS_CLOCK,
        Fault.MODEL_RETIRED,
    ],
)
def test_a_lost_tier_rests_is_probed_and_comes_back(watch: Watch, fault: Fault) -> None:
    with CloudServer() as cloud:
        watched = watch(cloud.url)
        watched.lose(fault)
        assert watched.tier.offer().state == fault.value
        assert watched.tier.status().words
        assert not watched.tier.breaker.wants_probe()
        watched.now += watched.tier.breaker.retry_in_s
        assert watched.tier.breaker.wants_probe()
        assert watched.probe()
    assert watched.tier.offer().state == "ready"
    assert watched.states == [fault.value, "ready"]
    assert cloud.seen == [], "a probe costs nothing"


def test_a_probe_that_fails_makes_the_rest_longer(watch: Watch) -> None:
    watched = watch("http://127.0.0.1:9/v1")
    watched.lose(Fault.OFFLINE)
    first = watched.tier.breaker.retry_in_s
    watched.now += first
    assert not watched.probe()
    assert watched.tier.breaker.retry_in_s == 2 * first


def test_after_a_rate_limit_the_next_turn_is_the_trial(watch: Watch) -> None:
    watched = watch("http://127.0.0.1:9/v1")
    watched.lose(Fault.RATE_LIMITED)
    assert not watched.tier.breaker.allows()
    watched.now += 20
    assert watched.tier.breaker.allows()
    assert not watched.tier.breaker.wants_probe()


def test_the_provider_tells_the_end_of_a_model(watch: Watch) -> None:
    with CloudServer(models=[{"id": "gpt-4o", "shutdown_date": "2029-05-06"}]) as cloud:
        watched = watch(cloud.url)
        assert watched.probe()
    assert watched.tier.ends_on == datetime.date(2029, 5, 6)
    assert watched.told and watched.tier.status().ends_on == "2029-05-06"


def test_a_model_that_is_no_longer_listed_is_succeeded_or_missed(watch: Watch) -> None:
    with CloudServer(models=[{"id": "gpt-5"}]) as cloud:
        alone = watch(cloud.url)
        assert not alone.probe()
        assert alone.states == ["model_retired"]
        heir = watch(cloud.url, successors=("gpt-5",))
        assert heir.probe()
    assert heir.tier.endpoint.model == "gpt-5"


def test_a_model_past_its_end_is_not_even_tried(watch: Watch) -> None:
    past = datetime.date(2020, 1, 1)
    watched = watch("http://127.0.0.1:9/v1", ends=past, successors=("gpt-4.1",))
    assert watched.tier.endpoint.model == "gpt-4.1"
    assert watched.tier.ends_on is None


def test_the_pack_says_who_serves_a_matter(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(
        'name = "Shop"\n[[tiers.workflows]]\nname = "returns"\ntopics = ["return", "refund"]\n'
        'prefer = "mini"\nescalate_below = 0.6\n'
        '[[tiers.workflows]]\nname = "health"\ntopics = ["allergy"]\nmost = "mini"\n',
        "utf-8",
    )
    pack = load_pack(tmp_path)
    assert workflow_of(pack, "How do refunds work?") == Workflow(
        "returns", Tier.MINI, Tier.PREMIUM, 0.6
    )
    assert workflow_of(pack, "Which one suits my allergy?").most is Tier.MINI
    assert workflow_of(pack, "Where are the lamps?") == Workflow()


def test_a_workflow_that_makes_no_sense_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(
        'name = "Shop"\n[[tiers.workflows]]\nname = "x"\ntopics = []\n', "utf-8"
    )
    with pytest.raises(BadInput):
        load_pack(tmp_path)
