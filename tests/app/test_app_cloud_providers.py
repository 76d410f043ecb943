"""Providers that speak OpenAI's protocol, each as it writes on the wire."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from cloud_support import ASKED, ask, model_at

from kiosk.reasoning.faults import TierLost
from kiosk.reasoning.presets import PRESETS
from tests.support.cloud_server import CloudServer, Reply


@dataclass(frozen=True)
class Wire:
    """One provider's stream in its own accent, and one of its errors."""

    chunks: tuple[dict[str, Any], ...]
    usage: tuple[int, int, int]
    error: Reply
    fault: str
    headers: dict[str, str] = field(default_factory=dict)
    between: str = ""


def said(*texts: str, **extra: Any) -> tuple[dict[str, Any], ...]:
    """Chunks with these texts, then the end."""
    found = [{"choices": [{"index": 0, "delta": {"content": t}, **extra}]} for t in texts]
    return (*found, {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})


def counts(prompt: int, made: int, **extra: Any) -> dict[str, Any]:
    usage = {"prompt_tokens": prompt, "completion_tokens": made, "total_tokens": prompt + made}
    return {"choices": [], "usage": {**usage, **extra}}


def says(status: int, **error: Any) -> Reply:
    return Reply(status=status, body=json.dumps({"error": error}))


CACHED = {"prompt_tokens_details": {"cached_tokens": 64}}
WIRES = {
    "openai": Wire(
        (*said("Three ", "years."), counts(90, 3, **CACHED)),
        (90, 64, 3),
        says(429, type="insufficient_quota", code="insufficient_quota", message="see billing"),
        "quota_exhausted",
        {"x-request-id": "r-1"},
    ),
    "azure": Wire(
        (
            {"choices": [], "prompt_filter_results": [{"prompt_index": 0}]},
            *said("Three ", "years.", content_filter_results={"hate": {"filtered": False}}),
            counts(90, 3),
        ),
        (90, 0, 3),
        says(400, code="content_filter", innererror={"code": "ResponsibleAIPolicy"}),
        "content_filtered",
        {"apim-request-id": "r-1"},
    ),
    "gemini": Wire(
        tuple({**c, "usage": counts(90, 3)["usage"]} for c in said("Three ", "years.")),
        (90, 0, 3),
        Reply(status=429, body=json.dumps([{"error": {"status": "RESOURCE_EXHAUSTED"}}])),
        "rate_limited",
        {"x-request-id": "r-1"},
    ),
    "anthropic": Wire(
        (*said("Three ", "years."), counts(90, 3)),
        (90, 0, 3),
        says(529, type="overloaded_error", message="Overloaded"),
        "overloaded",
        {"request-id": "r-1"},
    ),
    "mistral": Wire(
        (*said("Three ", "years.")[:-1], {
            "choices": [{"index": 0, "delta": {"content": ""}, "finish_reason": "stop"}],
            "usage": counts(90, 3)["usage"],
        }),
        (90, 0, 3),
        Reply(status=401, body=json.dumps({"message": "Unauthorized", "request_id": "x"})),
        "key_invalid",
        {"mistral-correlation-id": "r-1"},
    ),
    "deepseek": Wire(
        (*said("Three ", "years."), counts(90, 3, prompt_cache_hit_tokens=64)),
        (90, 64, 3),
        says(402, message="Insufficient Balance", type="unknown_error"),
        "quota_exhausted",
        {"x-ds-trace-id": "r-1"},
        ": keep-alive\n\n",
    ),
    "vllm": Wire(
        (*said("Three ", "years.", logprobs=None), counts(90, 3)),
        (90, 0, 3),
        says(404, message="The model `x` does not exist.", code=404),
        "model_retired",
    ),
    "llamacpp": Wire(
        (*said("Three ", "years."), {**counts(90, 3), "timings": {"predicted_n": 3}}),
        (90, 0, 3),
        says(503, code=503, message="Loading model", type="unavailable_error"),
        "overloaded",
    ),
    "ollama": Wire(
        (*said("Three ", "years."), counts(90, 3)),
        (90, 0, 3),
        says(404, message="the model was not found", type="not_found_error"),
        "model_retired",
    ),
}  # fmt: skip


def test_every_preset_has_its_wire() -> None:
    assert set(WIRES) == set(PRESETS)


@pytest.mark.parametrize("name", PRESETS)
def test_a_stream_is_read_and_counted(name: str) -> None:
    wire = WIRES[name]
    lines = [f"{wire.between}data: {json.dumps(chunk)}\n\n" for chunk in wire.chunks]
    reply = Reply(raw=[*lines, "data: [DONE]\n\n"], headers=wire.headers)
    with CloudServer(reply) as cloud:
        made = model_at(cloud.url, preset=name)

        async def one() -> Any:
            try:
                return await ask(made)
            finally:
                await made.close()

        text, last, stats = asyncio.run(one())
        (seen,) = cloud.seen
    assert text == "Three years."
    assert last.finish == "stop"
    assert (stats.prompt_tokens, stats.cached_tokens, stats.completion_tokens) == wire.usage
    assert not stats.estimated
    if wire.headers and "x-request-id" not in wire.headers:
        assert stats.request_id == "r-1"
    preset = PRESETS[name]
    assert preset.limit in seen.body
    assert ("stream_options" in seen.body) is preset.asks_usage
    own = preset.key_header
    assert (seen.headers.get(own) == "sk-test") if own else "authorization" in seen.headers
    if own:
        assert "authorization" not in seen.headers


@pytest.mark.parametrize("name", PRESETS)
def test_an_error_is_understood(name: str) -> None:
    wire = WIRES[name]
    with CloudServer(replace(wire.error, headers=wire.headers)) as cloud:
        made = model_at(cloud.url, preset=name)

        async def one() -> str:
            try:
                await ask(made, ASKED)
            except TierLost as lost:
                return lost.fault.value
            finally:
                await made.close()
            return "answered"

        assert asyncio.run(one()) == wire.fault
