"""From what the SDK, the network and the provider say to the fault that it is."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from typing import Any

from kiosk.core.errors import Refused
from kiosk.reasoning.cloud_wire import Stage, TooMuch, Wire
from kiosk.reasoning.faults import Fault, TierLost

_EXHAUSTED = (
    "insufficient_quota", "credit_balance", "spend_limit_exceeded", "usage_limit_exceeded",
    "billing", "insufficient balance", "exceeded your current quota", "payment",
)  # fmt: skip
_FILTERED = ("content_filter", "content_policy", "responsibleai", "safety", "moderation")
_RETIRED = (
    "model_not_found", "deprecat", "retired", "shut down", "decommission", "does not exist",
    "deploymentnotfound", "model_not_available",
)  # fmt: skip
_KEY = ("invalid_api_key", "authentication", "permission", "unauthorized", "invalid api key")
_OVERLOADED = ("overloaded", "server_is_overloaded", "capacity", "unavailable", "engine_busy")
_LIMITED = ("rate_limit", "rate limit", "slow_down", "too many requests", "resource_exhausted")
_NO_NAME = (
    "name or service not known", "name resolution", "nodename nor servname", "getaddrinfo",
    "no address associated", "name does not resolve",
)  # fmt: skip
_CLOCK = ("not yet valid", "has expired", "certificate expired")
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|[smhd])")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_MARKS = (
    (Fault.QUOTA_EXHAUSTED, _EXHAUSTED),
    (Fault.CONTENT_FILTERED, _FILTERED),
    (Fault.RATE_LIMITED, _LIMITED),
    (Fault.MODEL_RETIRED, _RETIRED),
    (Fault.OVERLOADED, _OVERLOADED),
    (Fault.KEY_INVALID, _KEY),
)
_BY_STATUS = {
    401: Fault.KEY_INVALID,
    402: Fault.QUOTA_EXHAUSTED,
    403: Fault.KEY_INVALID,
    404: Fault.MODEL_RETIRED,
    408: Fault.TOO_SLOW,
    410: Fault.MODEL_RETIRED,
    429: Fault.RATE_LIMITED,
    503: Fault.OVERLOADED,
    511: Fault.CAPTIVE_PORTAL,
    529: Fault.OVERLOADED,
}
_SERVER, _REDIRECT, _CLIENT = 500, 300, 400


def of_exception(error: BaseException, wire: Wire) -> TierLost:
    """What `error`, raised by the SDK or below it, means."""
    if isinstance(error, TierLost):
        return error
    chain = list(_chain(error))
    if any(isinstance(link, TooMuch) for link in chain):
        return TierLost(Fault.GARBAGE, "an answer without end")
    if refused := next((link for link in chain if isinstance(link, Refused)), None):
        return TierLost(Fault.NOT_ALLOWED, refused.code)
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        response: Any = getattr(error, "response", None)
        headers = dict(response.headers) if response is not None else {}
        return of_status(status, getattr(error, "body", None), headers)
    body = getattr(error, "body", None)
    if body is not None:
        return of_body(body, Fault.SERVER_ERROR)
    if any(isinstance(link, UnicodeDecodeError | ValueError) for link in chain) and (
        wire.stage is Stage.ANSWERED
    ):
        return TierLost(Fault.GARBAGE, "no JSON")
    return of_network(chain, wire)


def of_network(chain: list[BaseException], wire: Wire) -> TierLost:
    """What a failed connection means."""
    words = " ".join(str(link).lower() for link in chain)
    if any(isinstance(link, socket.gaierror) for link in chain) or _says(words, _NO_NAME):
        return TierLost(Fault.DNS_DEAD)
    if any(isinstance(link, ssl.SSLError) for link in chain) or "[ssl" in words:
        wrong = Fault.TLS_CLOCK if _says(words, _CLOCK) else Fault.TLS_BROKEN
        return TierLost(wrong)
    if wire.stage >= Stage.SENT:
        return TierLost(Fault.CUT_OFF)
    return TierLost(Fault.OFFLINE)


def of_status(status: int, body: object, headers: dict[str, str]) -> TierLost:
    """What an HTTP error means."""
    kind = headers.get("content-type", "").lower()
    if _REDIRECT <= status < _CLIENT or (status < _SERVER and "html" in kind):
        return TierLost(Fault.CAPTIVE_PORTAL, f"HTTP {status}")
    usual = _BY_STATUS.get(
        status, Fault.SERVER_ERROR if status >= _SERVER else Fault.REQUEST_REFUSED
    )
    found = of_body(body, usual)
    if status in (401, 403) and found.fault in (Fault.REQUEST_REFUSED, Fault.RATE_LIMITED):
        found = TierLost(Fault.KEY_INVALID)
    detail = f"HTTP {status}"
    return TierLost(found.fault, detail, retry_after(headers))


def of_body(body: object, usual: Fault) -> TierLost:
    """What a provider's error object means; `usual` where it says nothing that is known."""
    # Codes first: the message of a rate limit speaks of billing, too.
    for keys in (("code", "type", "status"), ("message", "detail", "error")):
        words = " ".join(_words(body, keys)).lower()
        for fault, marks in _MARKS:
            if _says(words, marks):
                return TierLost(fault)
    return TierLost(usual)


def retry_after(headers: dict[str, str]) -> float:
    """Seconds the provider wants to be left alone, 0 where it does not say."""
    low = {key.lower(): value for key, value in headers.items()}
    for name in ("retry-after-ms", "retry-after"):
        try:
            return float(low[name]) * (0.001 if name.endswith("-ms") else 1.0)
        except (KeyError, ValueError):
            continue
    waits = [
        duration(low.get(f"x-ratelimit-reset-{what}", ""))
        for what in ("requests", "tokens")
        if low.get(f"x-ratelimit-remaining-{what}", "1") == "0"
    ]
    return max(waits, default=0.0)


def duration(text: str) -> float:
    """Seconds of "12ms" or "6m0s"; 0 for anything else."""
    return sum(float(number) * _SECONDS[unit] for number, unit in _DURATION.findall(text))


def _says(words: str, marks: tuple[str, ...]) -> bool:
    return any(mark in words for mark in marks)


def _words(body: object, keys: tuple[str, ...]) -> Iterator[str]:
    """What stands under `keys` in an error object, however deep."""
    if isinstance(body, str):
        if "message" in keys:
            yield body[:2000]
    elif isinstance(body, dict):
        for key, value in body.items():
            if isinstance(value, dict | list):
                yield from _words(value, keys)
            elif key in keys and isinstance(value, str | int):
                yield str(value)[:2000]
    elif isinstance(body, list):
        for value in body[:5]:
            yield from _words(value, keys)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        link = waiting.pop()
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting.extend(link.exceptions)
        waiting.extend(e for e in (link.__cause__, link.__context__) if e is not None)
