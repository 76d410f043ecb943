"""Turns as OpenTelemetry traces and measures, with the names of the GenAI conventions.

A turn is a span with a child for each stage and for each call to a model. Nothing that was said
goes along: figures, ids, the names of models and the codes of what went wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from time import time_ns

from opentelemetry.metrics import Meter
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer, set_span_in_context
from opentelemetry.util.types import AttributeValue

from kiosk.core.events import Event, TurnEnded
from kiosk.core.record import Outcome, Tier, TurnRecord
from kiosk.core.tiers import ModelCall
from kiosk.governance.metrics import stages

OPERATION, PROVIDER = "gen_ai.operation.name", "gen_ai.provider.name"
MODEL, KIND = "gen_ai.request.model", "gen_ai.token.type"
_ON_DEVICE = "kiosk.on_device"
_NANO = 1_000_000_000
_ORDER = ("transcript", "retrieval", "route", "ttft")
"""Stages that follow one another."""


class TurnTelemetry:
    """Makes spans and measures of each turn that ends; `observe` is a `Publish`.

    `now` gives nanoseconds since 1970.
    """

    def __init__(self, tracer: Tracer, meter: Meter, now: Callable[[], int] = time_ns) -> None:
        self._tracer = tracer
        self._now = now
        self._tokens = meter.create_histogram(
            "gen_ai.client.token.usage", "{token}", "Tokens of one call."
        )
        self._duration = meter.create_histogram(
            "gen_ai.client.operation.duration", "s", "Time of one call."
        )
        self._first = meter.create_histogram(
            "gen_ai.client.operation.time_to_first_chunk", "s", "Time to the first token."
        )
        self._stages = meter.create_histogram("kiosk.stage.duration", "s", "Time of a stage.")
        self._turns = meter.create_counter("kiosk.turns", "{turn}", "Turns that ended.")
        self._cost = meter.create_counter("kiosk.cost", "{USD}", "US dollars spent.")
        self._sent = meter.create_counter("kiosk.egress", "By", "Bytes that left this machine.")

    def observe(self, event: Event) -> None:
        """Tell of a turn that ended."""
        if isinstance(event, TurnEnded):
            self._measure(event.record)
            self._trace(event.record)

    def _measure(self, record: TurnRecord) -> None:
        tier, outcome = record.route.tier.value, record.answer.outcome.value
        self._turns.add(1, {"kiosk.outcome": outcome, "kiosk.tier": tier})
        self._cost.add(max(0.0, record.usage.cost_usd), {"kiosk.tier": tier})
        self._sent.add(max(0, record.egress.bytes_sent))
        took = stages(record)
        for stage, seconds in took.items():
            self._stages.record(seconds, {"kiosk.stage": stage})
        if not _asked_a_model(record):
            return
        names = _names(record)
        usage = record.usage
        self._tokens.record(usage.prompt_tokens, {**names, KIND: "input"})
        self._tokens.record(usage.completion_tokens, {**names, KIND: "output"})
        self._first.record(took["ttft"], names)
        self._duration.record(took.get("total", 0.0), names)

    def _trace(self, record: TurnRecord) -> None:
        end = self._now()
        took = stages(record)
        start = end - int(took.get("total", 0.0) * _NANO)
        turn = self._tracer.start_span("turn", start_time=start, attributes=_figures(record))
        inside = set_span_in_context(turn)
        at = start
        for stage in _ORDER:
            if seconds := took.get(stage):
                span = self._tracer.start_span(stage, inside, start_time=at)
                at += int(seconds * _NANO)
                span.end(at)
        if _asked_a_model(record):
            chat = self._tracer.start_span(
                f"chat {record.route.model}", inside, SpanKind.CLIENT, _chat(record), start_time=at
            )
            chat.end(end)
        for call in record.calls:
            span = self._tracer.start_span(
                f"chat {call.model}", inside, SpanKind.CLIENT, _call(call), start_time=start
            )
            span.end(start + int(call.ttft_ms / 1000 * _NANO))
        _judge(turn, record)
        turn.end(end)


def _asked_a_model(record: TurnRecord) -> bool:
    return record.timings_ms.ttft > 0


def _names(record: TurnRecord) -> dict[str, AttributeValue]:
    provider = _ON_DEVICE if record.route.tier is Tier.MINI else "openai"
    return {OPERATION: "chat", PROVIDER: provider, MODEL: record.route.model}


def _chat(record: TurnRecord) -> dict[str, AttributeValue]:
    usage = record.usage
    return {
        **_names(record),
        "gen_ai.usage.input_tokens": usage.prompt_tokens,
        "gen_ai.usage.cache_read.input_tokens": usage.cached_tokens,
        "gen_ai.usage.output_tokens": usage.completion_tokens,
    }


def _call(call: ModelCall) -> dict[str, AttributeValue]:
    return {
        OPERATION: "chat",
        PROVIDER: "openai",
        MODEL: call.model,
        "server.address": call.host,
        "gen_ai.response.id": call.request_id,
        "gen_ai.usage.input_tokens": call.prompt_tokens,
        "gen_ai.usage.output_tokens": call.completion_tokens,
        "kiosk.tier": call.tier,
        "kiosk.call.outcome": call.outcome,
        "kiosk.cost_usd": call.cost_usd,
        **({"error.type": call.fault} if call.fault else {}),
    }


def _figures(record: TurnRecord) -> dict[str, AttributeValue]:
    return {
        "kiosk.turn_id": record.turn_id,
        "kiosk.pack": record.pack.partition("@")[0],
        "kiosk.tier": record.route.tier.value,
        "kiosk.outcome": record.answer.outcome.value,
        "kiosk.modality": record.input.modality,
        "kiosk.guard": list(record.guard.categories) or ["passed"],
        "kiosk.passages": len(record.retrieval),
        "kiosk.sentences": len(record.answer.sentences),
        "kiosk.cost_usd": record.usage.cost_usd,
        "kiosk.egress_bytes": record.egress.bytes_sent,
        "kiosk.degraded": [degradation.code for degradation in record.degraded],
    }


def _judge(turn: Span, record: TurnRecord) -> None:
    if record.answer.outcome is Outcome.ERROR:
        turn.set_status(Status(StatusCode.ERROR))
