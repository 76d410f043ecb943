"""``kiosk bench cloud``: what a cloud tier adds to a bare call of the SDK.

Both talk to an answering machine on loopback, in turns, so that they meet the same load. The tier
reserves and settles money, watches its deadlines and counts its bytes; the bare call does nothing.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, run
from kiosk.app.suites import write_report
from kiosk.core.ports import Message, ModelRequest
from kiosk.core.record import Tier
from kiosk.governance.egress import CLOUD, EgressGate
from kiosk.governance.purse import Caps, MoneyPurse
from kiosk.reasoning.answer import AnswerRequest
from kiosk.reasoning.cloud_client import Deadlines, Endpoint
from kiosk.reasoning.prices import price_of
from kiosk.reasoning.remote import RemoteTier, Traits, TurnModel

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from rich.console import Console

_WORDS = ("The", "motor", "has", "a", "warranty", "of", "three", "years", "and", "no", "more")
_PROMPT = "What is the warranty? " * 200
_MODEL = "gpt-4o"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--calls", type=int, default=200, metavar="N", help="of each kind (200)")


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    report = run(measure(max(10, args.calls)))
    if args.out:
        write_report(args.out, "cloud", report)
    app.out.value(report, lambda console: _show(report, console))
    return 0


async def measure(calls: int) -> dict[str, Any]:
    """Whole calls and their first words, in milliseconds, `calls` times each way."""
    with tempfile.TemporaryDirectory() as folder:
        purse = MoneyPurse(Path(folder) / "costs.db", Caps(1e6, 1e6, 1e6, 1e6))
        async with _answering() as url:
            gate = EgressGate((url,))
            endpoint = Endpoint(_MODEL, url, "none", price_of(_MODEL), deadlines=Deadlines(30, 30))
            tier = RemoteTier(
                Tier.PREMIUM,
                endpoint,
                lambda: gate.http_client(CLOUD),
                purse,
                Traits(),
                now=time.monotonic,
            )
            sdk = await tier.model.ready()
            bare, ours = [], []
            for number in range(calls + 5):
                pair = await _bare(sdk), await _ours(tier, number)
                if number >= 5:  # noqa: PLR2004 - the first calls open connections
                    bare.append(pair[0])
                    ours.append(pair[1])
            await tier.close()
        purse.close()
    added = [mine - theirs for mine, theirs in zip(ours, bare, strict=True)]
    found = {"bare": _spread(bare), "tier": _spread(ours), "added": _spread(added)}
    return {"calls": calls, "milliseconds": found}


async def _bare(sdk: AsyncOpenAI) -> float:
    began = time.perf_counter()
    stream = await sdk.chat.completions.create(
        model=_MODEL,
        messages=[{"role": "user", "content": _PROMPT}],
        stream=True,
        stream_options={"include_usage": True},
        max_completion_tokens=100,
    )
    async for _ in stream:
        pass
    return (time.perf_counter() - began) * 1000


async def _ours(tier: RemoteTier, number: int) -> float:
    asked = AnswerRequest("?", (), turn_id=f"t{number}", session_id=f"s{number}")
    voice = TurnModel(tier, asked, lambda _event: None, "You answer.")
    request = ModelRequest((Message("system", ""), Message("user", _PROMPT)), max_tokens=100)
    began = time.perf_counter()
    async with aclosing(voice.generate(request)) as chunks:  # type: ignore[type-var]
        async for _ in chunks:
            pass
    return (time.perf_counter() - began) * 1000


@asynccontextmanager
async def _answering() -> AsyncIterator[str]:
    """A server that says the same words to everybody."""
    events: list[dict[str, object]] = [
        {"choices": [{"index": 0, "delta": {"content": f"{w} "}}]} for w in _WORDS
    ]
    events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    usage = {"prompt_tokens": 1000, "completion_tokens": 16, "total_tokens": 1016}
    events.append({"choices": [], "usage": usage})
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
    head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
    answer = f"{head}content-length: {len(body)}\r\n\r\n{body}".encode()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                asked = await reader.readuntil(b"\r\n\r\n")
                size = asked.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
                await reader.readexactly(int(size or b"0"))
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    finally:
        server.close()
        await asyncio.sleep(0.05)  # the last connection says goodbye


def _spread(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "p50": round(ordered[len(ordered) // 2], 2),
        "p95": round(ordered[int(len(ordered) * 0.95)], 2),
        "p99": round(ordered[int(len(ordered) * 0.99)], 2),
    }


def _show(report: dict[str, Any], console: Console) -> None:
    console.print(f"{report['calls']} calls each way, milliseconds a call", style="bold")
    for name, found in report["milliseconds"].items():
        console.print(f"  {name}: P50 {found['p50']}, P95 {found['p95']}, P99 {found['p99']}")
