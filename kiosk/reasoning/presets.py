"""Providers that speak OpenAI's protocol, each with its own accent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """One provider.

    `limit` names the parameter that caps the answer; `asks_usage` tells that usage comes only when
    asked for, `strict` that a JSON schema binds, `logprobs` that token probabilities come.
    `request_ids` are the headers that may carry the provider's id of a request. `key_header` is
    where the key goes when it is no bearer token. `in_store` marks a server that costs nothing.
    """

    name: str
    base_url: str
    key: str
    limit: str = "max_tokens"
    asks_usage: bool = True
    strict: bool = True
    logprobs: bool = False
    request_ids: tuple[str, ...] = ("x-request-id", "request-id")
    key_header: str = ""
    in_store: bool = False


PRESETS: dict[str, Preset] = {
    p.name: p
    for p in (
        Preset(
            "openai",
            "https://api.openai.com/v1",
            "env:OPENAI_API_KEY",
            limit="max_completion_tokens",
            logprobs=True,
        ),
        Preset(
            "azure",
            "https://YOUR-RESOURCE.openai.azure.com/openai/v1",
            "env:AZURE_OPENAI_API_KEY",
            limit="max_completion_tokens",
            request_ids=("apim-request-id", "x-request-id", "x-ms-request-id"),
            key_header="api-key",
        ),
        Preset(
            "gemini",
            "https://generativelanguage.googleapis.com/v1beta/openai",
            "env:GEMINI_API_KEY",
        ),
        Preset(
            "anthropic",
            "https://api.anthropic.com/v1",
            "env:ANTHROPIC_API_KEY",
            strict=False,
            request_ids=("request-id", "x-request-id"),
        ),
        Preset(
            "mistral",
            "https://api.mistral.ai/v1",
            "env:MISTRAL_API_KEY",
            asks_usage=False,
            request_ids=("mistral-correlation-id", "x-kong-request-id", "x-request-id"),
        ),
        Preset(
            "deepseek",
            "https://api.deepseek.com/v1",
            "env:DEEPSEEK_API_KEY",
            strict=False,
            request_ids=("x-ds-trace-id", "x-request-id"),
        ),
        Preset("vllm", "http://127.0.0.1:8000/v1", "", in_store=True),
        Preset("llamacpp", "http://127.0.0.1:8080/v1", "", asks_usage=False, in_store=True),
        Preset("ollama", "http://127.0.0.1:11434/v1", "", in_store=True),
    )
}
