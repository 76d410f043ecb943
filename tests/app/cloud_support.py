"""What the tests of cloud tiers share."""

from __future__ import annotations

from dataclasses import replace

import httpx2

from kiosk.core.ports import Message, ModelChunk, ModelRequest
from kiosk.reasoning.cloud_client import CallStats, CloudModel, Deadlines, Endpoint
from kiosk.reasoning.presets import PRESETS
from kiosk.reasoning.prices import price_of

QUICK = Deadlines(first_s=1.5, gap_s=1.0, total_s=6, pace_s=0.5, usage_s=0.3)
ASKED = ModelRequest((Message("system", "Be brief."), Message("user", "How long?")), max_tokens=50)


def plain_client() -> httpx2.AsyncClient:
    return httpx2.AsyncClient(trust_env=False)


def model_at(
    url: str, *, preset: str = "openai", model: str = "gpt-4o", deadlines: Deadlines = QUICK
) -> CloudModel:
    endpoint = Endpoint(model, url, "sk-test", price_of(model), PRESETS[preset], deadlines)
    return CloudModel(endpoint, plain_client)


async def ask(
    model: CloudModel, request: ModelRequest = ASKED
) -> tuple[str, ModelChunk, CallStats]:
    """The whole answer, its last chunk and what is known of the call."""
    stats, text, last = CallStats(), "", ModelChunk("")
    async for chunk in model.call(request, stats):
        text, last = text + chunk.text, chunk
    return text, last, stats


def slower(**changes: float) -> Deadlines:
    return replace(QUICK, **changes)
