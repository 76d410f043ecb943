"""Figures of turns and of what befalls the kiosk, counted from the facts it publishes."""

from __future__ import annotations

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from kiosk.core import events as ev
from kiosk.core.doings import CallStatus, OutboxCount, StaffCall
from kiosk.core.errors import EngineCrashed
from kiosk.core.record import (
    Answer,
    AnswerSentence,
    Degradation,
    Egress,
    GuardRecord,
    InputRecord,
    Origin,
    Outcome,
    PiiSpan,
    RouteRecord,
    Tier,
    Timings,
    TurnRecord,
    Usage,
)
from kiosk.core.state import Rating
from kiosk.core.tiers import ModelCall
from kiosk.governance.metrics import Metrics

SAID = "where is my zebra umbrella"
RECORD = TurnRecord(
    turn_id="turn-1",
    session_id="session-1",
    pack="store@sha256:1",
    input=InputRecord("voice", SAID),
    guard=GuardRecord(True, ("injection", "made_up"), (PiiSpan("card", 0, 4),)),
    route=RouteRecord(Tier.STANDARD, "gpt-4o-mini"),
    answer=Answer(
        "No.", Outcome.ABSTAINED, (AnswerSentence("No.", Origin.MODEL, supported=False),)
    ),
    timings_ms=Timings(
        retrieval=12, route=1, ttft=400, end_of_speech_to_first_audio=900, total=2500
    ),
    usage=Usage(300, 100, 20, 0.002),
    egress=Egress(2048, ("api.example",)),
    calls=(ModelCall("standard", "gpt-4o-mini", "api.example", "answered"),),
)


class Counted:
    """A registry, fed with facts and read by the names of series."""

    def __init__(self, restarts: dict[str, int] | None = None) -> None:
        self.registry = CollectorRegistry()
        self.metrics = Metrics(self.registry, lambda: restarts or {})

    def tell(self, *events: ev.Event) -> Counted:
        for event in events:
            self.metrics.observe(event)
        return self

    def value(self, name: str, **labels: str) -> float | None:
        return self.registry.get_sample_value(name, labels)


def test_a_turn_is_counted_with_all_that_was_measured() -> None:
    counted = Counted().tell(ev.TurnEnded(RECORD))
    assert counted.value("kiosk_turns_total", outcome="abstained", tier="standard") == 1
    assert counted.value("kiosk_inputs_total", modality="voice") == 1
    assert counted.value("kiosk_stage_seconds_sum", stage="retrieval") == pytest.approx(0.012)
    assert counted.value("kiosk_stage_seconds_sum", stage="first_audio") == pytest.approx(0.9)
    assert counted.value("kiosk_stage_seconds_count", stage="transcript") == 0, "it did not run"
    assert counted.value("kiosk_tokens_total", tier="standard", type="input") == 300
    assert counted.value("kiosk_cost_usd_total", tier="standard") == pytest.approx(0.002)
    assert counted.value("kiosk_egress_bytes_total") == 2048
    assert counted.value("kiosk_model_calls_total", tier="standard", outcome="answered") == 1
    assert counted.value("kiosk_guard_verdicts_total", verdict="injection") == 1
    assert counted.value("kiosk_personal_data_total", type="card") == 1
    assert counted.value("kiosk_unsupported_sentences_total") == 1


def test_what_befalls_the_kiosk_is_counted() -> None:
    ringing = StaffCall("c1", "asked", "", "", CallStatus.RINGING, 0.0)
    came = StaffCall("c1", "asked", "", "", CallStatus.ACKNOWLEDGED, 0.0)
    counted = Counted({"llm": 2}).tell(
        ev.SessionStarted("s"),
        ev.Routed(RouteRecord(Tier.PREMIUM)),
        ev.HandedOver("mini", "hedge"),
        ev.HandedOver("mini", "rate_limited"),
        ev.Degraded(Degradation("tts.crashed", "")),
        ev.Degraded(Degradation("camera.gone", "")),
        ev.Failed(EngineCrashed("llm.crashed", "")),
        ev.MicrophoneChanged(True),
        ev.MicrophoneChanged(False),
        ev.Rated("turn-1", Rating.UP),
        ev.Rated("turn-1", Rating.NONE),
        ev.OutboxChanged(OutboxCount(3, 1)),
        ev.StaffCalled(ringing),
        ev.StaffCalled(ringing),
    )
    assert counted.value("kiosk_visiting") == 1
    assert counted.value("kiosk_tier_choices_total", tier="premium") == 1
    assert counted.value("kiosk_fallbacks_total", tier="mini", reason="hedge") == 1
    assert counted.value("kiosk_fallbacks_total", tier="mini", reason="fault") == 1
    assert counted.value("kiosk_degraded_total", part="tts") == 1
    assert counted.value("kiosk_errors_total", part="llm") == 1
    assert counted.value("kiosk_device_faults_total", device="microphone") == 1
    assert counted.value("kiosk_device_faults_total", device="camera") == 1
    assert counted.value("kiosk_device_ready", device="microphone") == 0
    assert counted.value("kiosk_ratings_total", rating="up") == 1
    assert counted.value("kiosk_queue_depth", queue="outbox") == 3
    assert counted.value("kiosk_staff_calls_total") == 1
    assert counted.value("kiosk_queue_depth", queue="staff_calls") == 1
    assert counted.value("kiosk_engine_restarts_total", engine="llm") == 2
    counted.tell(ev.StaffCalled(came), ev.SessionWiped())
    assert counted.value("kiosk_queue_depth", queue="staff_calls") == 0
    assert counted.value("kiosk_visiting") == 0


def test_labels_are_bounded_and_hold_nothing_that_was_said() -> None:
    counted = Counted({"made-up": 1})
    before = {line.split(" ")[0] for line in generate_latest(counted.registry).decode().split("\n")}
    for number in range(50):
        counted.tell(
            ev.TurnEnded(RECORD),
            ev.HandedOver(f"tier-{number}", f"reason-{number}"),
            ev.Degraded(Degradation(f"part{number}.broken", SAID)),
        )
    text = generate_latest(counted.registry).decode()
    after = {line.split(" ")[0] for line in text.split("\n")}
    fresh = {name for name in after - before if "_created" not in name}
    assert all("other" in name for name in fresh) and len(fresh) <= 5, fresh
    for secret in (*SAID.split()[-2:], "turn-1", "session-1", "api.example"):
        assert secret not in text


def test_every_series_is_there_before_the_first_turn() -> None:
    text = generate_latest(Counted().registry).decode()
    assert 'kiosk_turns_total{outcome="answered",tier="mini"} 0.0' in text
    assert 'kiosk_engine_restarts_total{engine="tts"} 0.0' in text
    assert 'kiosk_stage_seconds_count{stage="first_audio"} 0.0' in text
