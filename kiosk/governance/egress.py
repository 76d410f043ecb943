"""The one gate through which anything leaves this machine: allowed hosts, counted bytes, consent.

Every HTTP client of the kiosk is made here. A request to a host that is not on the list, without
the person's consent, or in offline mode ends before a socket is opened.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2

from kiosk.core.errors import Refused
from kiosk.core.record import Egress
from kiosk.governance.egress_transport import AsyncGated, SyncGated

CLOUD = "cloud"
"""The purpose of requests to models elsewhere; they need the person's consent."""


@dataclass(slots=True)
class Meter:
    """What was sent in one turn. `forbidden` are purposes for which nothing may be sent."""

    forbidden: frozenset[str] = frozenset()
    _sent: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, host: str, count: int) -> None:
        """Book `count` bytes to `host`. From any thread."""
        with self._lock:
            self._sent[host] = self._sent.get(host, 0) + count

    @property
    def egress(self) -> Egress:
        """The sum so far; hosts in alphabetical order."""
        with self._lock:
            return Egress(sum(self._sent.values()), tuple(sorted(self._sent)))


_METER: ContextVar[Meter | None] = ContextVar("kiosk_egress_meter", default=None)


class EgressGate:
    """Makes the HTTP clients. `allowed` are hosts or addresses (``https://host/…``).

    `offline` forbids everything. Clients made before a host was allowed may use it, too.
    """

    def __init__(self, allowed: Iterable[str] = (), *, offline: bool = False) -> None:
        self._allowed: set[str] = set()
        self.offline = offline
        self._running: dict[object, tuple[str, Meter | None, Callable[[], None]]] = {}
        self._lock = threading.Lock()
        self.allow(*allowed)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The hosts on the list."""
        return tuple(sorted(self._allowed))

    def allow(self, *places: str) -> None:
        """Put the hosts of `places` on the list."""
        self._allowed |= {host_of(place) for place in places if place}

    def http_client(self, purpose: str, **options: Any) -> httpx2.AsyncClient:
        """A client for `purpose` (``cloud``, ``feed``, ``tool``); `options` are httpx2's own."""
        return httpx2.AsyncClient(transport=AsyncGated(self, purpose), **options)

    def sync_client(self, purpose: str, **options: Any) -> httpx2.Client:
        """The same for code that blocks."""
        return httpx2.Client(transport=SyncGated(self, purpose), **options)

    @contextmanager
    def metered(self, forbidden: Iterable[str] = ()) -> Iterator[Meter]:
        """Count what this context, and every task and thread begun in it, sends."""
        meter = Meter(frozenset(forbidden))
        token = _METER.set(meter)
        try:
            yield meter
        finally:
            _METER.reset(token)

    def check(self, host: str, purpose: str) -> None:
        """Raise `Refused` ``egress.*`` unless `host` may be reached now for `purpose`."""
        if self.offline:
            raise Refused(
                "egress.offline",
                f"Nothing is sent to {host}: this kiosk is offline by choice.",
                "Start it without --offline.",
            )
        if host.lower() not in self._allowed:
            raise Refused(
                "egress.host_not_allowed",
                f"Nothing is sent to {host}: it is not on the list of allowed hosts.",
                f"Add it to the settings: egress.allow = ['{host}'].",
            )
        meter = _METER.get()
        if meter and purpose in meter.forbidden:
            raise no_consent(purpose)

    def count(self, host: str, sent: int) -> None:
        """Book `sent` bytes to `host` in the meter of the running turn; none outside a turn."""
        if meter := _METER.get():
            meter.add(host, sent)

    def revoke(self, purpose: str) -> None:
        """End what is being sent or received for `purpose`, and let nothing begin in those turns.

        From any thread.
        """
        with self._lock:
            running = [(m, stop) for p, m, stop in self._running.values() if p == purpose]
        for meter, stop in running:
            if meter:
                meter.forbidden |= {purpose}
            stop()

    def began(self, key: object, purpose: str, stop: Callable[[], None]) -> None:
        """An exchange is under way; `stop` ends it."""
        with self._lock:
            self._running[key] = (purpose, _METER.get(), stop)

    def ended(self, key: object) -> None:
        """The exchange is over."""
        with self._lock:
            self._running.pop(key, None)


def host_of(place: str) -> str:
    """The host of an address, or `place` itself when it is one."""
    return (urlsplit(place if "//" in place else f"//{place}").hostname or place).lower()


def no_consent(purpose: str) -> Refused:
    """The person does not want it."""
    return Refused(
        "egress.no_consent",
        f"Nothing is sent for '{purpose}': the person has not agreed to it.",
        "The answer is made on this device.",
    )
