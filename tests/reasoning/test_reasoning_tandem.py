"""Two models in tandem: hand-over, hedge, escalation, money; in virtual time."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from pathlib import Path

import pytest
from tandem_support import CLOUD_SAYS, MINI_SAYS, TRAITS, Cloud, Pair

from kiosk.core import events as ev
from kiosk.core.record import Outcome, Tier
from kiosk.governance.pii import find_pii
from kiosk.governance.purse import Caps
from kiosk.governance.veil import SessionVeil
from kiosk.reasoning.cache import AnswerCache
from kiosk.reasoning.cloud_client import Deadlines
from kiosk.reasoning.faults import MANNERS, Fault, Probe
from tests.support.ports import Mini
from tests.support.virtual_time import run

FIRST = "The motor of the Orchard juicer has a warranty of three years."
WELL = Cloud()
BEFALLING = [f for f in Fault if f not in (Fault.BUDGET_EXHAUSTED, Fault.NOT_ALLOWED)]
POINTS = {"before words": -1, "in a sentence": 4, "after a sentence": 14, "at the end": 21}


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


def test_the_cloud_answers_is_checked_and_paid(pair: Pair) -> None:
    (done,) = pair.told(WELL)
    assert done.text == CLOUD_SAYS
    assert done.tier is Tier.PREMIUM
    assert done.end.outcome is Outcome.ANSWERED
    assert {c for s in done.sentences for c in s.citations} == {"p1"}
    (call,) = done.calls
    assert (call.outcome, call.request_id, call.estimated) == ("answered", "req-1", False)
    assert done.cost == pytest.approx(pair.purse.totals()["today_usd"])
    assert done.cost > 0


def test_what_the_notes_do_not_say_is_not_said_by_the_cloud_either(pair: Pair) -> None:
    (done,) = pair.told(Cloud(f"{FIRST} The motor costs ninety dollars."))
    assert done.sentences[0].text == FIRST
    assert "ninety" not in done.text
    assert done.cost > 0


@pytest.mark.parametrize("hangs", [False, True], ids=["at once", "hangs"])
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("fault", BEFALLING)
def test_a_fault_at_any_point_neither_repeats_nor_loses_a_sentence(
    pair: Pair, fault: Fault, point: str, hangs: bool
) -> None:
    (done,) = pair.told(Cloud(fault=fault, after=POINTS[point], hangs=hangs))
    texts = [s.text for s in done.sentences]
    assert len(texts) == len(set(texts))
    assert texts[0] == FIRST
    assert texts[-1] == "Keep the receipt."
    assert done.end.outcome is Outcome.ANSWERED
    assert done.tier is Tier.MINI
    assert done.end.route and done.end.route.decided == "premium"
    assert done.reasons["fault"] == fault.value
    assert [d.code for d in done.end.degraded] == [f"cloud.{fault.value}"]
    assert done.facts.count(ev.HandedOver("mini", fault.value)) == 1
    cloud, mini = done.calls
    assert (cloud.tier, cloud.outcome, mini.tier, mini.outcome) == (
        "premium", "failed", "mini", "answered",
    )  # fmt: skip
    assert done.cost == pytest.approx(pair.purse.totals()["today_usd"])
    # The device starts within 1.5 s of the fault, which for a hang is the deadline itself.
    assert done.first_s < 1.5 + 0.3


def test_every_fault_has_words_and_a_way_back() -> None:
    assert set(MANNERS) == set(Fault)
    assert len({m.words for m in MANNERS.values()}) == len(MANNERS)
    assert all(m.wait_s <= m.longest_s for m in MANNERS.values() if m.probe is not Probe.NONE)


def test_a_late_cloud_is_taken_when_it_comes_before_the_device(pair: Pair) -> None:
    pair.mini = Mini(["word "] * 50, 0.3)
    (done,) = pair.told(replace(WELL, first_s=1.2))
    assert done.text == CLOUD_SAYS
    assert done.tier is Tier.PREMIUM
    assert {c.tier: c.outcome for c in done.calls} == {"mini": "lost", "premium": "answered"}
    assert pair.mini.cancelled == 1


def test_a_cloud_later_than_the_device_is_cancelled_and_paid(pair: Pair) -> None:
    pair.deadlines = Deadlines(first_s=8.0)
    (done,) = pair.told(replace(WELL, first_s=6.0))
    assert done.text == MINI_SAYS
    assert done.reasons["hedge"] == "hedge"
    assert {c.tier: c.outcome for c in done.calls} == {"premium": "lost", "mini": "answered"}
    assert done.took_s < 2.5
    assert 0 < done.cost == pytest.approx(pair.purse.totals()["today_usd"])
    assert pair.purse.days(1)[0]["lost"] == 1


def test_no_hedge_beyond_its_cap(tmp_path: Path) -> None:
    pair = Pair(tmp_path, caps=Caps(hedge_day=0.0), deadlines=Deadlines(first_s=8.0))
    (done,) = pair.told(replace(WELL, first_s=6.0))
    assert done.text == CLOUD_SAYS
    assert pair.mini.requests == []


@pytest.mark.parametrize(
    "mini",
    [
        Mini(["I ", "don't ", "know."]),
        Mini([f"{w} " for w in MINI_SAYS.split()], logprob=-2.0),
    ],
    ids=["abstains", "unsure"],
)
def test_an_unsure_device_asks_the_cloud_before_it_speaks(pair: Pair, mini: Mini) -> None:
    pair.mini, pair.signals = mini, {"think_harder": False, "complexity": 0.1}
    (done,) = pair.told(WELL)
    assert done.text == CLOUD_SAYS
    assert done.tier is Tier.PREMIUM
    assert "low_confidence" in done.reasons
    assert done.end.route and done.end.route.decided == "mini"


def test_an_unsure_device_speaks_when_the_cloud_is_lost(pair: Pair) -> None:
    pair.mini.logprob = -2.0
    pair.signals = {"think_harder": False, "complexity": 0.1}
    (done,) = pair.told(Cloud(fault=Fault.OVERLOADED))
    assert done.text == MINI_SAYS
    assert done.tier is Tier.MINI


@pytest.mark.parametrize("wall", [{"consent_cloud": False}, {"personal_data": True}])
def test_no_doubt_climbs_over_a_wall(pair: Pair, wall: dict[str, bool]) -> None:
    pair.mini = Mini(["I ", "don't ", "know."])
    pair.signals = {"think_harder": False, "complexity": 0.1, **wall}
    (done,) = pair.told(WELL)
    assert pair.asked == []
    assert done.tier is Tier.MINI
    assert done.cost == 0


def test_without_money_nothing_is_sent(tmp_path: Path) -> None:
    pair = Pair(tmp_path, caps=Caps(turn=0.0001))
    (done,) = pair.told(WELL)
    assert pair.asked == []
    assert done.text == MINI_SAYS
    assert done.reasons["budget"] is False


def test_money_that_ends_between_decision_and_call_stops_the_call(tmp_path: Path) -> None:
    # Enough for the estimate that the route goes by, too little for this prompt's worst case.
    pair = Pair(tmp_path, caps=Caps(turn=0.004), traits=replace(TRAITS, max_tokens=40))
    pair.signals = {"budget_usd": 1.0}
    pair.question += " and so on" * 60
    (done,) = pair.told(WELL)
    assert pair.asked == []
    assert done.text == MINI_SAYS


def test_a_closed_tier_is_not_asked_again_until_its_time(pair: Pair) -> None:
    first, second = pair.told(Cloud(fault=Fault.QUOTA_EXHAUSTED, charged=False), WELL, times=2)
    assert len(pair.asked) == 1
    assert first.reasons["fault"] == "quota_exhausted"
    assert second.reasons["breaker"] == "quota_exhausted"
    assert second.text == MINI_SAYS


def test_one_slow_answer_does_not_close_a_tier_but_two_do(pair: Pair) -> None:
    script = Cloud(fault=Fault.TOO_SLOW), Cloud(fault=Fault.TOO_SLOW), WELL
    outcomes = pair.told(*script, times=3)
    assert len(pair.asked) == 2
    assert "breaker" not in outcomes[1].reasons
    assert outcomes[2].reasons["breaker"] == "too_slow"


def test_a_retired_model_is_succeeded_in_the_same_turn(pair: Pair) -> None:
    pair.traits = replace(TRAITS, successors=("gpt-4.1",))
    (done,) = pair.told(Cloud(fault=Fault.MODEL_RETIRED, charged=False), WELL)
    assert [(c.model, c.outcome) for c in done.calls] == [
        ("gpt-4o", "failed"), ("gpt-4.1", "answered"),
    ]  # fmt: skip
    assert done.text == CLOUD_SAYS
    assert done.tier is Tier.PREMIUM


def test_an_interrupted_answer_is_cancelled_and_booked(pair: Pair) -> None:
    async def interrupted() -> None:
        tandem = pair.tandem([replace(WELL, pace_s=0.5)], asyncio.get_running_loop().time)
        task = asyncio.create_task(pair.ask(tandem))
        await asyncio.sleep(3)
        task.cancel()
        await asyncio.wait({task})

    run(interrupted())
    (row,) = pair.purse.days(1)
    assert (row["cancelled"], row["open"]) == (1, 0)
    assert row["cost_usd"] > 0


def test_personal_data_leave_behind_placeholders_and_come_back(pair: Pair) -> None:
    veil = SessionVeil(find_pii)
    pair.question = "Explain the Orchard juicer's warranty. Call me at (212) 555-0147 please."
    (done,) = pair.told(WELL, veil=veil)
    sent = " ".join(m.content for m in pair.asked[0].messages)
    assert "555-0147" not in sent
    assert "<PHONE_1>" in sent
    assert done.tier is Tier.PREMIUM


def test_the_prefix_is_the_same_bytes_in_every_call(pair: Pair) -> None:
    pair.told(WELL, times=2)
    first, second = (request.messages[0] for request in pair.asked)
    assert first == second
    assert len(first.content) > 4_700


def test_the_same_public_question_is_answered_from_memory(pair: Pair) -> None:
    pair.signals, pair.cache = {"complexity": 0.9}, AnswerCache("shop@1", None)
    first, second = pair.told(WELL, times=2)
    assert len(pair.asked) == 1
    assert first.text == second.text
    assert second.end.path == "cache"
    assert second.cost == 0


def test_a_thousand_faults_give_no_double_answer_and_no_unbooked_spend(tmp_path: Path) -> None:
    chance = random.Random(20260131)
    pair = Pair(tmp_path, caps=Caps(turn=1e6, session=1e6, day=1e6, month=1e6, hedge_day=1e6))
    spent, runs, script = 0.0, 1000, []
    for _ in range(runs):
        faulty = chance.random() < 0.8
        script.append(
            Cloud(
                fault=chance.choice(BEFALLING) if faulty else None,
                after=chance.randint(-1, 22),
                hangs=chance.random() < 0.4,
                first_s=chance.choice([0.05, 0.4, 1.2, 2.5]),
                pace_s=chance.choice([0.001, 0.05, 1.6]),
                charged=chance.random() < 0.7,
            )
        )
    for part in script:
        pair.asked.clear()
        (done,) = pair.told(part)
        texts = [s.text for s in done.sentences]
        assert len(texts) == len(set(texts))
        assert texts[0] == FIRST
        assert done.end.outcome is Outcome.ANSWERED
        spent += done.cost
    rows = pair.purse.days(2)
    assert sum(row["open"] for row in rows) == 0
    assert sum(row["calls"] for row in rows) == runs
    assert spent == pytest.approx(sum(row["cost_usd"] for row in rows))
