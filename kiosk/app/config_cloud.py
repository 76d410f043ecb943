"""Settings of the tiers beyond the device: who, where, with which key, how long, how dear."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from kiosk.app.config_section import Section

TierKey = Annotated[
    str,
    Field(
        pattern=r"^(auto|(env|keyring):[A-Za-z0-9_./-]+)?$",
        description='where the key lies: "env:NAME", "keyring:NAME", "auto" or "" for none',
    ),
]
Address = Annotated[
    str, Field(pattern=r"^(https?://\S+)?$", description='an http(s) address or "" for the usual')
]
Milliseconds = Annotated[int, Field(ge=50, le=120_000)]
Usd = Annotated[float, Field(ge=0, le=100_000)]
Provider = Literal[
    "openai",
    "azure",
    "gemini",
    "anthropic",
    "mistral",
    "deepseek",
    "vllm",
    "llamacpp",
    "ollama",
]


class Prices(Section):
    """US dollars a million tokens, and when they were looked up."""

    input: Usd
    cached: Usd
    output: Usd
    seen: datetime.date


class CloudTier(Section):
    """A model elsewhere, in a role. What it costs and when it ends is in the price table."""

    enabled: Annotated[
        bool | Literal["auto"],
        Field(description='true, false, or "auto": on as soon as its key is there'),
    ] = "auto"
    """``auto``: on as soon as its key is to be had. Nothing is sent without consent either way."""
    provider: Provider = "openai"
    """Whose accent is spoken; ``vllm``, ``llamacpp`` and ``ollama`` are servers in the shop."""
    base_url: Address = ""
    """Root of an OpenAI-compatible service; empty takes the provider's own."""
    model: str = ""
    """The service's name of the model."""
    successors: tuple[str, ...] = ()
    """Models to take instead, in this order, when the provider has shut down the one before."""
    key: TierKey = "auto"
    """Where the key lies, never the key: ``env:NAME``, ``keyring:NAME``, empty for none; ``auto``
    is the variable that the provider's own tools read."""
    images: bool = True
    """Whether the model sees."""
    tools: bool = True
    """Whether the model calls tools."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes that it is used for; empty for all."""
    quality: Annotated[float, Field(ge=0, le=1)] = 0.8
    """What it is worth on hard questions."""
    max_tokens: Annotated[int, Field(ge=16, le=4096)] = 300
    """Tokens of one answer."""
    first_ms: Milliseconds = 1400
    """Longest wait for the first useful piece of an answer, connecting included."""
    gap_ms: Milliseconds = 1400
    """Longest silence between two pieces."""
    total_ms: Milliseconds = 30_000
    """Longest answer."""
    hedge_ms: Milliseconds = 800
    """Silence after which the device begins beside it, in case it has to take over."""
    day_usd: Usd | None = None
    """The most that this tier may cost in a day."""
    prices: Prices | None = None
    """What the model costs, where the shipped table does not know or is out of date."""
    ends: datetime.date | None = None
    """The day on which the model is shut down, where the shipped table does not know."""


class StandardTier(CloudTier):
    """The small one."""

    model: str = "gpt-4o-mini"
    """The service's name of the model."""
    quality: Annotated[float, Field(ge=0, le=1)] = 0.75
    """What it is worth on hard questions."""


class PremiumTier(CloudTier):
    """The large one, which sees."""

    model: str = "gpt-4o"
    """The service's name of the model."""
    quality: Annotated[float, Field(ge=0, le=1)] = 0.92
    """What it is worth on hard questions."""


class Caps(Section):
    """The most that may be spent on this kiosk, in US dollars."""

    turn_usd: Usd = 0.05
    session_usd: Usd = 0.50
    day_usd: Usd = 5.0
    month_usd: Usd = 60.0
    hedge_day_usd: Usd = 0.25
    """For answers that nobody heard because the device was sooner."""


class Cloud(Section):
    """The optional tiers beyond the device."""

    standard: StandardTier = StandardTier()
    premium: PremiumTier = PremiumTier()
    caps: Caps = Caps()
    probe_s: Annotated[int, Field(ge=5, le=86_400)] = 300
    """How often a tier that is well is looked at while nobody asks it anything."""
    translate: bool = True
    """Who reads another language than the documents' has question and answer translated."""
    cache: bool = True
    """Grounded answers are given again to the same public question."""
