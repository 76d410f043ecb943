"""The kiosk in numbers, for Prometheus: an observer of facts and of the account of each turn.

Labels are bounded: a value that is not foreseen counts as ``other``, and nothing that a person said
is ever one. All series that are foreseen exist from the start, with 0, so that a rate over them is
right from the first event on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily

from kiosk.core import events as ev
from kiosk.core.doings import CallStatus
from kiosk.core.record import Outcome, Tier, TurnRecord
from kiosk.core.state import Rating
from kiosk.core.tiers import ModelCall
from kiosk.governance.metrics_cloud import CloudMetrics

OTHER = "other"
TIERS = tuple(tier.value for tier in Tier)
OUTCOMES = tuple(outcome.value for outcome in Outcome)
MODALITIES = ("text", "voice", "image", "voice+image")
STAGES = ("transcript", "retrieval", "route", "ttft", "first_audio", "total")
TOKENS = ("input", "cached", "output")
VERDICTS = ("passed", "injection", "abuse", "self_harm", "emergency", "payment_card",
            "blocked_topic")  # fmt: skip
PERSONAL = ("card", "iban", "ssn", "email", "phone", "person", "location")
HAND_OVERS = ("fault", "hedge", "low_confidence")
DEVICES = ("microphone", "speaker", "camera")
PARTS = (
    "search", "stt", "llm", "tts", "turn", "vad", "mic", "speaker", "camera", "audit", "cloud",
    "egress", "embedding", "feedback", "pack", "tool", "outbox", "budget", "kiosk",
)  # fmt: skip
ENGINES = ("stt", "llm", "tts", "ocr", "embedding")
QUEUES = ("outbox", "conflicts", "staff_calls", "jobs")
_SETTLED = {CallStatus.ACKNOWLEDGED, CallStatus.CLOSED}
CALLS = ("answered", "failed", "cancelled", "lost")

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 8, 13, 20)

Restarts = Callable[[], Mapping[str, int]]
"""How often each engine was started again, by its name."""


class Metrics:
    """Counts in `registry`; `observe` is a `Publish`, called on the agent's thread."""

    def __init__(self, registry: CollectorRegistry, restarts: Restarts = dict) -> None:
        def counter(name: str, words: str, *labels: tuple[str, tuple[str, ...]]) -> Counter:
            made = Counter(name, words, [label for label, _ in labels], registry=registry)
            for values in product(*(values for _, values in labels)) if labels else ():
                made.labels(*values)
            return made

        self._open_calls: set[str] = set()
        self._turns = counter(
            "kiosk_turns", "Turns that ended.", ("outcome", OUTCOMES), ("tier", TIERS)
        )
        self._inputs = counter("kiosk_inputs", "Turns by way in.", ("modality", MODALITIES))
        self._tiers = counter("kiosk_tier_choices", "Decisions of the router.", ("tier", TIERS))
        self._stages = Histogram(
            "kiosk_stage_seconds", "Time of a stage of a turn; first_audio from the end of speech.",
            ["stage"], buckets=_SECONDS, registry=registry,
        )  # fmt: skip
        for stage in STAGES:
            self._stages.labels(stage)
        self._tokens = counter(
            "kiosk_tokens", "Tokens read and written.", ("tier", TIERS), ("type", TOKENS)
        )
        self._cost = counter("kiosk_cost_usd", "US dollars spent.", ("tier", TIERS))
        self._calls = counter(
            "kiosk_model_calls", "Calls to models elsewhere.", ("tier", TIERS), ("outcome", CALLS)
        )
        self._sent = counter("kiosk_egress_bytes", "Bytes that left this machine.")
        self._fallbacks = counter(
            "kiosk_fallbacks", "Another tier went on.", ("tier", TIERS), ("reason", HAND_OVERS)
        )
        self._guard = counter("kiosk_guard_verdicts", "What the guard said.", ("verdict", VERDICTS))
        self._personal = counter("kiosk_personal_data", "Personal data found.", ("type", PERSONAL))
        self._unsupported = counter("kiosk_unsupported_sentences", "Said without full support.")
        self._staff = counter("kiosk_staff_calls", "A member of staff was called.")
        self._faults = counter("kiosk_device_faults", "A device went away.", ("device", DEVICES))
        self._degraded = counter("kiosk_degraded", "Worse than it should be.", ("part", PARTS))
        self._errors = counter("kiosk_errors", "Turns that failed.", ("part", PARTS))
        self._sessions = counter("kiosk_sessions", "Visits that began.")
        self._interruptions = counter("kiosk_interruptions", "A person spoke into the answer.")
        self._ratings = counter("kiosk_ratings", "Thumbs.", ("rating", (Rating.UP, Rating.DOWN)))
        self._queues = Gauge("kiosk_queue_depth", "What waits.", ["queue"], registry=registry)
        self._ready = Gauge("kiosk_device_ready", "1: it works.", ["device"], registry=registry)
        self._visiting = Gauge("kiosk_visiting", "1: somebody is there.", registry=registry)
        for queue in QUEUES:
            self._queues.labels(queue)
        self._beyond = CloudMetrics(registry)
        registry.register(_Restarts(restarts))

    def observe(self, event: ev.Event) -> None:
        """Count `event`."""
        self._beyond.observe(event)
        match event:
            case ev.TurnEnded(record):
                self._turn(record)
            case ev.Routed(route):
                self._tiers.labels(_known(route.tier, TIERS)).inc()
            case ev.HandedOver(tier, reason):
                why = reason if reason in HAND_OVERS else "fault"
                self._fallbacks.labels(_known(tier, TIERS), why).inc()
            case ev.Degraded(degradation):
                self._degraded.labels(_part(degradation.code)).inc()
                if degradation.code.startswith("camera."):  # it has no fact of its own
                    self._faults.labels("camera").inc()
            case ev.Failed(error):
                self._errors.labels(_part(error.code)).inc()
            case ev.Rated(_, rating) if rating is not Rating.NONE:
                self._ratings.labels(rating.value).inc()
            case ev.Interrupted():
                self._interruptions.inc()
            case ev.SessionStarted():
                self._sessions.inc()
                self._visiting.set(1)
            case ev.SessionWiped():
                self._visiting.set(0)
            case _:
                self._around(event)

    def _around(self, event: ev.Event) -> None:
        match event:
            case ev.MicrophoneChanged(ready):
                self._device("microphone", ready)
            case ev.SpeakerChanged(ready):
                self._device("speaker", ready)
            case ev.OutboxChanged(count):
                self._queues.labels("outbox").set(count.pending)
                self._queues.labels("conflicts").set(count.conflicts)
            case ev.JobsListed(jobs):
                self._queues.labels("jobs").set(len(jobs))
            case ev.StaffCalled(call):
                self._staff_call(call.id, waits=call.status not in _SETTLED)

    def _staff_call(self, call: str, *, waits: bool) -> None:
        if waits and call not in self._open_calls:
            self._staff.inc()
            self._open_calls.add(call)
        elif not waits:
            self._open_calls.discard(call)
        self._queues.labels("staff_calls").set(len(self._open_calls))

    def _device(self, device: str, ready: bool) -> None:
        self._ready.labels(device).set(int(ready))
        if not ready:
            self._faults.labels(device).inc()

    def _turn(self, record: TurnRecord) -> None:
        tier = _known(record.route.tier, TIERS)
        self._turns.labels(_known(record.answer.outcome, OUTCOMES), tier).inc()
        self._inputs.labels(_known(record.input.modality, MODALITIES)).inc()
        for stage, seconds in stages(record).items():
            self._stages.labels(stage).observe(seconds)
        usage = record.usage
        counts = (usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens)
        for kind, count in zip(TOKENS, counts, strict=True):
            self._tokens.labels(tier, kind).inc(max(0, count))
        self._cost.labels(tier).inc(max(0.0, usage.cost_usd))
        self._sent.inc(max(0, record.egress.bytes_sent))
        for call in record.calls:
            self._call(call)
        for verdict in record.guard.categories or ("passed",):
            self._guard.labels(_known(verdict, VERDICTS)).inc()
        for span in record.guard.pii:
            self._personal.labels(_known(span.type, PERSONAL)).inc()
        self._unsupported.inc(sum(not s.supported for s in record.answer.sentences))

    def _call(self, call: ModelCall) -> None:
        self._calls.labels(_known(call.tier, TIERS), _known(call.outcome, CALLS)).inc()


class _Restarts:
    """Reads the engines' own counts when somebody asks."""

    def __init__(self, restarts: Restarts) -> None:
        self._restarts = restarts

    def collect(self) -> list[CounterMetricFamily]:
        """As the registry wants it."""
        family = CounterMetricFamily(
            "kiosk_engine_restarts", "An engine was started again.", labels=["engine"]
        )
        counts = dict.fromkeys(ENGINES, 0)
        for engine, count in self._restarts().items():
            name = _known(engine, ENGINES)
            counts[name] = counts.get(name, 0) + count
        for name, count in counts.items():
            family.add_metric([name], count)
        return [family]


def stages(record: TurnRecord) -> dict[str, float]:
    """Seconds of each stage that ran in the turn."""
    times = record.timings_ms
    found = {
        "transcript": times.end_of_speech_to_transcript,
        "retrieval": times.retrieval,
        "route": times.route,
        "ttft": times.ttft,
        "first_audio": times.end_of_speech_to_first_audio or times.first_audio,
        "total": times.total,
    }
    return {stage: ms / 1000 for stage, ms in found.items() if ms > 0}


def _known(value: str, known: tuple[str, ...]) -> str:
    return str(value) if value in known else OTHER


def _part(code: str) -> str:
    return _known(code.partition(".")[0], PARTS)
