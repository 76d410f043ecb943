"""Figures of the tiers beyond the device, and of answers that were given before."""

from __future__ import annotations

import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge

from kiosk.core import events as ev
from kiosk.core.record import TurnRecord

_TIERS = ("standard", "premium")
_CACHED = "cache"


class CloudMetrics:
    """Told of every fact; its series stand in `registry`."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._ready = Gauge(
            "kiosk_tier_ready", "1: the cloud tier can be used.", ["tier"], registry=registry
        )
        self._ends = Gauge(
            "kiosk_tier_model_end_timestamp_seconds", "When its model is shut down.",
            ["tier"], registry=registry,
        )  # fmt: skip
        self._hits = Counter("kiosk_cache_hits", "Answers given again.", registry=registry)
        self._saved = Counter(
            "kiosk_cache_saved_seconds", "Time those took when they were made.", registry=registry
        )

    def observe(self, event: ev.Event) -> None:
        """Count `event`."""
        match event:
            case ev.TierChanged(status) if status.tier in _TIERS:
                self._ready.labels(status.tier).set(int(status.state in ("ready", "unknown")))
                self._ends.labels(status.tier).set(_timestamp(status.ends_on))
            case ev.TurnEnded(record):
                self._turn(record)

    def _turn(self, record: TurnRecord) -> None:
        for reason in record.route.reasons:
            if reason.signal == _CACHED and isinstance(reason.value, int | float):
                self._hits.inc()
                self._saved.inc(max(0.0, float(reason.value)))


def _timestamp(day: str) -> float:
    if not day:
        return 0.0
    return datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC).timestamp()
