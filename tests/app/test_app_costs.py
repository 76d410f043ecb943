"""What was spent, on the command line; how long models last, in the examination."""

from __future__ import annotations

import asyncio
import datetime
import io
from pathlib import Path

import pytest

from kiosk.app.application import Application
from kiosk.app.commands.costs import summary
from kiosk.app.config import Config
from kiosk.app.config_cloud import Cloud, PremiumTier, Prices, StandardTier
from kiosk.app.doctor.cloud import examine_cloud, lifetime
from kiosk.app.doctor.finding import Finding, Status
from kiosk.app.output import Output
from kiosk.app.paths import Paths
from kiosk.governance.purse import MoneyPurse
from tests.support.cloud_server import CloudServer


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))
    return Paths.of().create()


def test_a_day_is_summed_up(paths: Paths) -> None:
    purse = MoneyPurse(paths.data / "costs.db")
    for turn in ("a", "b"):
        booking = purse.reserve(
            tier="premium", model="gpt-4o", turn_id=turn, session_id="s", worst_usd=0.02
        )
        purse.settle(booking, cost_usd=0.001, prompt_tokens=1000, cached_tokens=500)
    purse.close()
    found = summary(paths, Config(), 7)
    (row,) = found["days"]
    assert (row["tier"], row["calls"], row["cached_share"]) == ("premium", 2, 0.5)
    assert found["today_usd"] == pytest.approx(0.002)
    assert found["today_left_usd"] == pytest.approx(4.998)


def test_the_examination_tells_a_tier_that_is_there_from_one_that_is_not(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CloudServer(models=[{"id": "gpt-4o"}]) as cloud:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        tiers = Cloud(
            standard=StandardTier(base_url="http://127.0.0.1:9/v1"),
            premium=PremiumTier(base_url=cloud.url),
        )
        config = Config().model_copy(update={"cloud": tiers})

        async def findings() -> dict[str, Finding]:
            app = Application(paths, config, Output(io.StringIO(), as_json=True))
            return {finding.name: finding async for finding in examine_cloud(app)}

        found = asyncio.run(findings())
    assert found["cloud tier premium"].status is Status.OK
    assert found["cloud tier standard"].status is Status.WARN
    assert found["cloud tier standard"].figures["state"] == "offline"
    assert found["cloud tier standard"].remedy


TODAY = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("tier", "status", "words"),
    [
        (PremiumTier(), Status.WARN, "will be shut down on 2027-01-14"),
        (PremiumTier(ends=datetime.date(2026, 1, 1)), Status.WARN, "was shut down"),
        (PremiumTier(model="gpt-4.1", ends=datetime.date(2028, 1, 1)), Status.OK, "until 2028"),
        (PremiumTier(model="house-model"), Status.WARN, "no known price"),
        (
            PremiumTier(
                model="house-model",
                prices=Prices(input=1, cached=1, output=1, seen=datetime.date(2026, 6, 1)),
            ),
            Status.OK,
            "no end announced",
        ),
    ],
)
def test_the_end_of_a_model_is_told_in_time(tier: PremiumTier, status: Status, words: str) -> None:
    finding = lifetime("cloud tier premium", tier, TODAY)
    assert finding.status is status
    assert words in finding.detail
    if status is Status.WARN:
        assert "cloud.premium" in finding.remedy
