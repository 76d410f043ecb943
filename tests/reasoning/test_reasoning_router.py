"""The route: deterministic, explained, and behind the walls it must not cross."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.record import RouteRecord, Tier
from kiosk.reasoning.complexity import complexity
from kiosk.reasoning.router import Offer, Signals, Workflow, again, route

MINI = Offer(Tier.MINI, "qwen", quality=0.4)
STANDARD = Offer(
    Tier.STANDARD, "small", cloud=True, images=True, tools=True, quality=0.7, cost_usd=0.002
)
PREMIUM = Offer(
    Tier.PREMIUM, "large", cloud=True, images=True, tools=True, quality=0.9, cost_usd=0.02
)
CLOUD = Signals(
    text="Where are the lamps?",
    retrieval=(0.9,),
    consent_cloud=True,
    online=True,
    budget_usd=1.0,
    offers=(MINI, STANDARD, PREMIUM),
)
HARD = (
    "Why does my filter taste of chlorine and how does that compare with the bigger one, and also "
    "should I change the cartridge if the light is yellow or wait until it is red?"
)


def why(decision: RouteRecord) -> dict[str, object]:
    return {reason.signal: reason.value for reason in decision.reasons}


def test_a_plain_question_stays_on_the_device() -> None:
    decision = route(CLOUD)
    assert decision.tier is Tier.MINI
    assert decision.model == "qwen"
    assert decision.estimated_cost_usd == 0.0
    assert isinstance(why(decision)["complexity"], float)
    assert {a.tier for a in decision.alternatives} == {Tier.STANDARD, Tier.PREMIUM}
    assert {a.barred for a in decision.alternatives} == {""}


@pytest.mark.parametrize(
    ("change", "tier", "signal"),
    [
        ({"guard_blocked": True}, Tier.POLICY, "guard_blocked"),
        ({"wants_human": True}, Tier.HUMAN, "wants_human"),
        ({"guard_blocked": True, "wants_human": True}, Tier.POLICY, "guard_blocked"),
        ({"think_harder": True}, Tier.PREMIUM, "think_harder"),
        ({"has_images": True}, Tier.PREMIUM, "has_images"),
        ({"text": HARD}, Tier.PREMIUM, "complexity"),
        ({"depth": 9}, Tier.STANDARD, "depth"),
        ({"tier_override": Tier.STANDARD}, Tier.STANDARD, "tier_override"),
        ({"offers": ()}, Tier.HUMAN, "tiers_available"),
        ({"think_harder": True, "offers": (MINI, STANDARD)}, Tier.STANDARD, "needed_tier"),
    ],
)
def test_signals(change: dict[str, object], tier: Tier, signal: str) -> None:
    decision = route(replace(CLOUD, **change))  # type: ignore[arg-type]
    assert decision.tier is tier
    assert signal in why(decision)


@pytest.mark.parametrize(
    ("change", "wall"),
    [
        ({"offline_forced": True}, "offline_forced"),
        ({"consent_cloud": False}, "consent_cloud"),
        ({"personal_data": True}, "personal_data"),
        ({"online": False}, "connectivity"),
        ({"budget_usd": 0.0}, "budget"),
    ],
)
def test_walls(change: dict[str, object], wall: str) -> None:
    asked = replace(CLOUD, think_harder=True, **change)  # type: ignore[arg-type]
    decision = route(asked)
    assert decision.tier is Tier.MINI
    assert {a.barred for a in decision.alternatives} == {wall}
    assert wall in why(decision)
    forced = route(replace(asked, tier_override=Tier.PREMIUM))
    assert forced.tier is Tier.MINI
    assert any(wall in r.effect for r in forced.reasons if r.signal == "tier_override")


def test_a_budget_may_allow_one_tier_alone() -> None:
    decision = route(replace(CLOUD, think_harder=True, budget_usd=0.005))
    assert decision.tier is Tier.STANDARD


def test_an_override_that_is_not_configured_is_told() -> None:
    decision = route(replace(CLOUD, offers=(MINI,), tier_override=Tier.PREMIUM))
    assert decision.tier is Tier.MINI
    assert any("not_configured" in reason.effect for reason in decision.reasons)


def test_a_language_the_device_does_not_speak() -> None:
    english = replace(MINI, languages=("en",))
    decision = route(replace(CLOUD, language="de", offers=(english, STANDARD)))
    assert decision.tier is Tier.STANDARD


@given(
    st.builds(
        Signals,
        text=st.text(max_size=80),
        has_images=st.booleans(),
        wants_human=st.booleans(),
        think_harder=st.booleans(),
        guard_blocked=st.booleans(),
        personal_data=st.booleans(),
        consent_cloud=st.booleans(),
        offline_forced=st.booleans(),
        online=st.booleans(),
        budget_usd=st.floats(0, 1),
        retrieval=st.lists(st.floats(0, 1), max_size=3).map(tuple),
        tier_override=st.sampled_from([None, *Tier]),
        offers=st.lists(st.sampled_from([MINI, STANDARD, PREMIUM]), unique=True).map(tuple),
    )
)
def test_privacy_is_a_wall_and_the_same_signals_decide_the_same(signals: Signals) -> None:
    decision = route(signals)
    assert decision == route(signals)
    tier = decision.tier
    open_cloud = signals.consent_cloud and signals.online
    if signals.offline_forced or signals.personal_data or not open_cloud:
        assert tier in {Tier.MINI, Tier.HUMAN, Tier.POLICY}
    assert tier in {Tier.HUMAN, Tier.POLICY, *(o.tier for o in signals.offers)}
    assert decision.estimated_cost_usd <= signals.budget_usd
    assert (tier is Tier.POLICY) == signals.guard_blocked


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("Where are the lamps?", "Why does the lamp flicker when I dim it?"),
        ("How much is the X200?", "Which is better, the X200 or the X90?"),
        ("When do you open?", "When do you open, and what about holidays, and can I park?"),
        ("Do you have filters?", HARD),
    ],
)
def test_complexity_orders_questions(easier: str, harder: str) -> None:
    assert complexity(easier) < complexity(harder)


@given(st.text(max_size=300))
def test_complexity_is_a_share(text: str) -> None:
    assert 0.0 <= complexity(text) <= 1.0


@pytest.mark.parametrize("change", [{}, {"depth": 9}, {"text": HARD}, {"personal_data": True}])
def test_a_decision_can_be_taken_again_from_its_record(change: dict[str, object]) -> None:
    decision = route(replace(CLOUD, **change))  # type: ignore[arg-type]
    kept = json.loads(json.dumps(decision.signals))
    assert HARD not in json.dumps(kept)
    assert again(kept) == decision


def test_a_closed_tier_is_barred_by_its_fault() -> None:
    lost = replace(PREMIUM, state="rate_limited")
    decision = route(replace(CLOUD, text=HARD, offers=(MINI, STANDARD, lost)))
    assert decision.tier is Tier.STANDARD
    assert why(decision)["breaker"] == "rate_limited"


def test_the_pack_says_who_answers_first_and_who_never() -> None:
    returns = Workflow("returns", prefer=Tier.MINI)
    assert route(replace(CLOUD, text=HARD, workflow=returns)).tier is Tier.MINI
    local = Workflow("health", most=Tier.MINI)
    decision = route(replace(CLOUD, text=HARD, workflow=local))
    assert decision.tier is Tier.MINI
    assert {a.barred for a in decision.alternatives} == {"workflow"}


def test_a_tier_too_slow_for_the_ear_is_passed_over_unless_asked_for() -> None:
    slow = replace(PREMIUM, budget_ms=6000)
    spoken = replace(CLOUD, text=HARD, latency_ms=2000, offers=(MINI, slow))
    assert route(spoken).tier is Tier.MINI
    assert route(replace(spoken, think_harder=True)).tier is Tier.PREMIUM


@pytest.mark.parametrize("change", [{"load": 4.5}, {"battery": 0.1}])
def test_a_strained_device_is_spared(change: dict[str, float]) -> None:
    asked = replace(CLOUD, complexity=0.4, **change)  # type: ignore[arg-type]
    assert route(asked).tier is Tier.STANDARD
    assert route(replace(asked, complexity=0.1)).tier is Tier.MINI


def test_alternatives_tell_what_they_are_worth() -> None:
    easy = route(replace(CLOUD, complexity=0.0))
    hard = route(replace(CLOUD, complexity=1.0))
    assert {a.quality for a in easy.alternatives} == {1.0}
    assert next(a for a in hard.alternatives if a.tier is Tier.MINI).quality == 0.4


def test_rules_take_under_five_milliseconds() -> None:
    took = []
    for number in range(300):
        began = time.thread_time()
        route(replace(CLOUD, text=f"{HARD} {number}"))
        took.append(time.thread_time() - began)
    assert sorted(took)[int(len(took) * 0.99)] < 0.005
