"""The endpoint with its token, and the export to a collector that is really there."""

from __future__ import annotations

import asyncio
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from structlog.testing import capture_logs

from kiosk.app.config import Observability
from kiosk.app.observability import Exports, make_exports, token
from kiosk.app.paths import Paths
from kiosk.core import events as ev
from kiosk.core.errors import Refused
from kiosk.core.record import (
    Answer,
    InputRecord,
    Outcome,
    RouteRecord,
    Tier,
    Timings,
    TurnRecord,
    Usage,
)
from kiosk.core.state import PackInfo
from kiosk.core.tiers import ModelCall
from kiosk.governance.egress import EgressGate

SAID = "where is my zebra umbrella"
RECORD = TurnRecord(
    "turn-1",
    "session-1",
    "store@sha256:1",
    InputRecord("voice", SAID),
    route=RouteRecord(Tier.STANDARD, "gpt-4o-mini"),
    answer=Answer("In aisle zebra.", Outcome.ANSWERED),
    timings_ms=Timings(retrieval=12, route=1, ttft=400, total=2500),
    usage=Usage(300, 100, 20, 0.002),
    calls=(ModelCall("standard", "gpt-4o-mini", "api.example", "failed", "timeout"),),
)
READY = ev.Ready(PackInfo("Shop"))
Open = Callable[..., Exports]


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    return Paths(tmp_path, tmp_path / "models", tmp_path / "kiosk.toml").create()


@pytest.fixture
def opened(home: Paths) -> Iterator[Open]:
    made: list[Exports] = []

    def make(allowed: tuple[str, ...] = (), **settings: object) -> Exports:
        gate = EgressGate(allowed)
        made.append(make_exports(Observability(**settings), home, gate, dict))
        return made[-1]

    yield make
    for exports in made:
        exports.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str = "/metrics", shown: str = "") -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    if shown:
        request.add_header("Authorization", f"Bearer {shown}")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_nothing_is_opened_unless_it_is_asked_for(
    opened: Open, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    opened().observe(ev.TurnEnded(RECORD))
    assert not (home.data / "metrics.token").exists()


def test_the_endpoint_wants_the_token_and_is_on_this_machine_alone(
    opened: Open, home: Paths
) -> None:
    port = free_port()
    exports = opened(metrics=True, port=port)
    exports.observe(ev.TurnEnded(RECORD))
    with pytest.raises(OSError):  # a command beside the kiosk takes no port
        get(port)
    exports.observe(READY)
    secret = token(home)
    assert (home.data / "metrics.token").stat().st_mode & 0o777 == 0o600
    assert [get(port)[0], get(port, shown="wrong")[0], get(port, "/", secret)[0]] == [401, 401, 404]
    status, text = get(port, shown=secret)
    assert status == 200
    assert 'kiosk_turns_total{outcome="answered",tier="standard"} 1.0' in text
    assert "zebra" not in text and "process_resident_memory_bytes" in text
    own = socket.gethostbyname(socket.gethostname())
    if not own.startswith("127."):
        with pytest.raises(OSError), socket.create_connection((own, port), timeout=2):
            pass


def test_a_port_that_is_taken_is_told_and_visitors_are_served(opened: Open) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        exports = opened(metrics=True, port=other.getsockname()[1])
        with capture_logs() as lines:
            exports.observe(READY)
            exports.observe(ev.TurnEnded(RECORD))
    assert [line["code"] for line in lines] == ["metrics.port_taken"]


def test_a_collector_elsewhere_has_to_be_allowed(opened: Open) -> None:
    with pytest.raises(Refused) as refused:
        opened(otlp="http://collector.example:4318")
    assert refused.value.code == "egress.host_not_allowed"


class Collector(BaseHTTPRequestHandler):
    taken: ClassVar[list[tuple[str, bytes]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append((self.path, body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def collector() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    Collector.taken = []
    server = HTTPServer(("127.0.0.1", 0), Collector)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", Collector.taken
    server.shutdown()
    server.server_close()
    thread.join()


def test_turns_go_to_a_collector_as_spans_and_measures(
    opened: Open, collector: tuple[str, list[tuple[str, bytes]]]
) -> None:
    address, taken = collector
    exports = opened(("127.0.0.1",), otlp=address)
    exports.observe(ev.TurnEnded(RECORD))
    exports.close()
    traces = [ExportTraceServiceRequest.FromString(b) for path, b in taken if path == "/v1/traces"]
    spans = {
        s.name: s
        for t in traces
        for r in t.resource_spans
        for sc in r.scope_spans
        for s in sc.spans
    }
    assert set(spans) == {"turn", "retrieval", "route", "ttft", "chat gpt-4o-mini"}
    turn = spans["turn"]
    assert all(s.parent_span_id == turn.span_id for s in spans.values() if s is not turn)
    assert (turn.end_time_unix_nano - turn.start_time_unix_nano) / 1e9 == pytest.approx(2.5)
    named = {a.key: a.value for a in spans["chat gpt-4o-mini"].attributes}
    assert named["gen_ai.operation.name"].string_value == "chat"
    assert named["gen_ai.request.model"].string_value == "gpt-4o-mini"
    sums = [ExportMetricsServiceRequest.FromString(b) for path, b in taken if path == "/v1/metrics"]
    names = {
        m.name
        for s in sums
        for r in s.resource_metrics
        for sc in r.scope_metrics
        for m in sc.metrics
    }
    assert {"gen_ai.client.token.usage", "gen_ai.client.operation.duration", "kiosk.turns"} <= names
    assert not any(b"zebra" in body for _, body in taken)


def test_a_kiosk_serves_its_figures_while_it_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.app.composition import build
    from kiosk.app.config import Config

    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))
    port = free_port()

    async def serve() -> str:
        config = Config(observability=Observability(metrics=True, port=port))
        async with build(config, offline=True) as kiosk:
            kiosk.observers(READY)
            kiosk.observers(ev.TurnEnded(RECORD))
            secret = token(kiosk.paths)
            return (await asyncio.to_thread(get, port, "/metrics", secret))[1]

    text = asyncio.run(serve())
    assert 'kiosk_turns_total{outcome="answered",tier="standard"} 1.0' in text
    assert 'kiosk_engine_restarts_total{engine="llm"} 0.0' in text
    with pytest.raises(OSError):
        get(port)
