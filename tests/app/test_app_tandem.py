"""The whole way of a cloud turn over real sockets: gate, client, purse, hand-over, record."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.composition import Kiosk, build
from kiosk.app.config_cloud import Cloud, PremiumTier
from kiosk.app.paths import Paths
from kiosk.app.settings import load_config
from kiosk.core.record import Tier, TurnRecord
from models.store import ModelStore
from offline.embedding import MODEL
from tests.support.cloud_server import CloudServer, Reply

QUESTION = "Can I return opened headphones?"
SAID = "Opened headphones and other in-ear items can be returned only if they are faulty."


@pytest.fixture
def cloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_store: ModelStore
) -> Iterator[CloudServer]:
    if not model_store.has(MODEL) or not model_store.has("smollm2-135m-instruct-q4_1"):
        pytest.skip("the light models are not installed")
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("KIOSK__MINI__MODEL", "smollm2-135m-instruct-q4_1")
    with CloudServer(Reply(SAID)) as server:
        yield server


def kiosk_at(url: str, *, offline: bool = False) -> Kiosk:
    config = load_config(Paths.of().create())
    tiers = Cloud(premium=PremiumTier(base_url=url))
    return build(config.model_copy(update={"cloud": tiers}), offline=offline)


def asked(url: str, *, tier: Tier | None = Tier.PREMIUM, offline: bool = False) -> TurnRecord:
    async def one() -> TurnRecord:
        async with kiosk_at(url, offline=offline) as kiosk:
            await asyncio.to_thread(kiosk.index.search, QUESTION, 1)
            for remote in kiosk.beyond.tiers.values():
                await remote.model.ready()
            return await kiosk.ask(QUESTION, tier=tier)

    return asyncio.run(one())


def test_a_named_tier_answers_and_the_record_tells_all(cloud: CloudServer) -> None:
    record = asked(cloud.url)
    assert record.answer.text == SAID
    assert record.route.tier is Tier.PREMIUM
    call = next(c for c in record.calls if c.tier == "premium")
    assert (call.outcome, call.cached_tokens) == ("answered", 1024)
    assert record.usage.cost_usd == pytest.approx(call.cost_usd)
    assert record.usage.cost_usd > 0
    assert record.egress.bytes_sent == cloud.seen[0].bytes_received == call.bytes_sent
    assert record.egress.hosts == ("127.0.0.1",)


def test_a_cloud_that_hangs_in_mid_sentence_is_replaced_in_time(cloud: CloudServer) -> None:
    cloud.then(Reply(SAID, hang_after=4))
    began = time.monotonic()
    record = asked(cloud.url)
    assert record.route.tier is Tier.MINI
    assert record.route.decided == "premium"
    assert "faulty" in record.answer.text
    assert record.usage.cost_usd > 0
    assert "cloud.too_slow" in {d.code for d in record.degraded}
    assert time.monotonic() - began < 60
    assert cloud.seen[0].cancelled


def test_offline_opens_no_connection(cloud: CloudServer) -> None:
    record = asked(cloud.url, offline=True)
    assert record.route.tier is Tier.MINI
    assert "offline_forced" in {r.signal for r in record.route.reasons}
    assert cloud.seen == []
    assert record.egress.bytes_sent == 0


def test_without_consent_nothing_is_sent(cloud: CloudServer) -> None:
    record = asked(cloud.url, tier=None)
    assert record.route.tier is Tier.MINI
    assert "consent_cloud" in {r.signal for r in record.route.reasons}
    assert cloud.seen == []
