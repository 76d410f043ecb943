"""What others may read of the kiosk's figures: a Prometheus endpoint, an OpenTelemetry export.

Both are off until the settings ask for them. The endpoint is on this machine alone and wants a
token; the export goes through the egress gate.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import structlog

from kiosk.app.config import Observability
from kiosk.app.paths import Paths
from kiosk.core.errors import Missing
from kiosk.core.events import Event, Ready
from kiosk.core.ports import Publish
from kiosk.governance.egress import EgressGate, host_of

if TYPE_CHECKING:
    from kiosk.governance.metrics import Restarts

_log = structlog.stdlib.get_logger("kiosk.observability")

TOKEN = "metrics.token"  # noqa: S105 - the name of the file that holds it
HOST = "127.0.0.1"
TELEMETRY = "telemetry"
"""The purpose of the export, for the egress gate."""

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Exports:
    """The exporters that run; closing ends them and sends what is left.

    `on_ready` opens what only a kiosk that serves visitors has: a command beside it shall not take
    its port.
    """

    def __init__(
        self,
        observers: tuple[Publish, ...],
        closers: tuple[Callable[[], object], ...],
        on_ready: Callable[[], Callable[[], object]] | None = None,
    ) -> None:
        self._observers = observers
        self._closers = closers
        self._on_ready = on_ready

    def observe(self, event: Event) -> None:
        """Take note of `event`."""
        if isinstance(event, Ready) and self._on_ready:
            self._open(self._on_ready)
        for observer in self._observers:
            observer(event)

    def close(self) -> None:
        """End them."""
        for close in self._closers:
            close()

    def _open(self, opens: Callable[[], Callable[[], object]]) -> None:
        self._on_ready = None
        try:
            self._closers = (*self._closers, opens())
        except Missing as error:  # visitors are served without figures, too
            _log.error("metrics.not_served", code=error.code, detail=error.message)


def make_exports(
    settings: Observability, paths: Paths, gate: EgressGate, restarts: Restarts
) -> Exports:
    """The exporters that `settings` ask for; the endpoint opens when the kiosk is `Ready`.

    Raises `Refused` ``egress.*`` for a collector elsewhere that is not allowed.
    """
    on_ready: Callable[[], Callable[[], object]] | None = None
    observers: list[Publish] = []
    closers: list[Callable[[], object]] = []
    if settings.metrics:
        from prometheus_client import CollectorRegistry, ProcessCollector

        from kiosk.governance.metrics import Metrics

        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        observers.append(Metrics(registry, restarts).observe)
        on_ready = partial(_serve, registry, settings.port, token(paths))
    if settings.otlp:
        observer, close = _otlp(settings.otlp.rstrip("/"), gate)
        observers.append(observer)
        closers.append(close)
    return Exports(tuple(observers), tuple(closers), on_ready)


def token(paths: Paths) -> str:
    """What a reader of the endpoint has to show, made at first use; only its owner may read it."""
    path = paths.data / TOKEN
    with suppress(FileExistsError):
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(32))
    return Path(path).read_text(encoding="utf-8").strip()


def _serve(registry: Any, port: int, secret: str) -> Callable[[], None]:
    from prometheus_client import make_wsgi_app

    app = guarded(make_wsgi_app(registry), secret)
    try:
        server = make_server(HOST, port, app, WSGIServer, _Silent)
    except OSError as error:
        raise Missing(
            "metrics.port_taken",
            f"The metrics can't be served on {HOST}:{port}: {error.strerror}.",
            "Choose another: observability.port.",
        ) from error
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()

    def close() -> None:
        server.shutdown()
        server.server_close()

    return close


def guarded(app: Wsgi, secret: str) -> Wsgi:
    """`app` for those who show the token as ``Authorization: Bearer …``."""
    expected = f"Bearer {secret}".encode()

    def checked(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        shown = str(environ.get("HTTP_AUTHORIZATION", "")).encode("utf-8", "replace")
        if not compare_digest(shown, expected):
            start("401 Unauthorized", [("WWW-Authenticate", "Bearer")])
            return [b"A token is needed.\n"]
        if environ.get("PATH_INFO") != "/metrics":
            start("404 Not Found", [])
            return [b"Only /metrics is here.\n"]
        return app(environ, start)

    return checked


class _Silent(WSGIRequestHandler):
    """Tells nobody of requests: the log is for the kiosk's own work."""

    def log_message(self, *_: object) -> None:
        return


def _otlp(endpoint: str, gate: EgressGate) -> tuple[Publish, Callable[[], object]]:
    import requests
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.metrics import MeterProvider
    from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from requests.adapters import HTTPAdapter

    from kiosk.governance.metrics_turns import TurnTelemetry

    gate.check(host_of(endpoint), TELEMETRY)

    class Gated(HTTPAdapter):
        """Asks the gate again for every request, and books what is sent."""

        def send(self, request: Any, *args: Any, **options: Any) -> Any:
            host = host_of(request.url or "")
            gate.check(host, TELEMETRY)
            gate.count(host, len(request.body or b""))
            return super().send(request, *args, **options)

    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, Gated())
    resource = Resource.create({"service.name": "tandem-kiosk"})
    spans = OTLPSpanExporter(f"{endpoint}/v1/traces", session=session)
    traces = TracerProvider(resource=resource, shutdown_on_exit=False)
    traces.add_span_processor(BatchSpanProcessor(spans))
    exporter = OTLPMetricExporter(f"{endpoint}/v1/metrics", session=session)
    reader = PeriodicExportingMetricReader(exporter, export_interval_millis=15_000)
    metrics = MeterProvider([reader], resource, shutdown_on_exit=False)
    tracer, meter = traces.get_tracer("kiosk"), metrics.get_meter("kiosk")

    def close() -> None:
        traces.shutdown()
        metrics.shutdown()

    return TurnTelemetry(tracer, meter).observe, close
