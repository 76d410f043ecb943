"""Every mishap of a cloud at every point of a turn, over real sockets, with the real Mini.

``pytest tests/app/test_app_fault_table.py -m slow -s`` prints the table.
"""

from __future__ import annotations

import asyncio
import datetime
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from test_app_cloud_client import certificate
from test_app_tandem import cloud as cloud  # noqa: PLC0414 - a fixture
from test_app_tandem import kiosk_at

from kiosk.app.composition import Kiosk
from kiosk.core import events as ev
from kiosk.core.record import Tier, TurnRecord
from tests.support.cloud_server import CloudServer, Reply

QUESTION = "Can I return opened headphones?"
FIRST = "Opened headphones and other in-ear items can be returned only if they are faulty."
SAID = f"{FIRST} Bring them with the receipt and our staff will test them while you wait."
WORDS = len(FIRST.split())
SOON_S = 1.5
"""Longest from a mishap to the hand-over."""

AT_ONCE = {
    "rate limited (429)": Reply(status=429, code="rate_limit_exceeded"),
    "quota used up (429)": Reply(status=429, code="insufficient_quota"),
    "key refused (401)": Reply(status=401, code="invalid_api_key"),
    "model retired (404)": Reply(status=404, code="model_not_found"),
    "content filter (400)": Reply(status=400, code="content_filter"),
    "server error (500)": Reply(status=500, message="oops"),
    "overloaded (503)": Reply(status=503, code="server_is_overloaded"),
    "captive portal (HTML)": Reply(body="<html>Sign in</html>", content_type="text/html"),
    "captive portal (302)": Reply(status=302, headers={"location": "http://127.0.0.1:9/"}, body=""),
    "wrong content type": Reply(content_type="application/octet-stream"),
    "nothing but [DONE]": Reply(raw=["data: [DONE]\n\n"]),
    "no headers at all": Reply(SAID, hang_after=-2),
    "slow drip": Reply(pieces=list("drip drop drip drop drip drop"), pace_s=0.2),
    "30 MB": Reply(huge=30_000_000),
}
IN_STREAM = {
    "hangs": Reply(SAID),
    "cut": Reply(SAID),
    "garbage JSON": Reply(SAID),
    "error in the stream": Reply(SAID, code="server_is_overloaded"),
    "only comments": Reply(SAID),
}
WAYS = {
    "hangs": "hang_after",
    "cut": "cut_after",
    "garbage JSON": "garbage_after",
    "error in the stream": "error_after",
    "only comments": "comments_after",
}
POINTS = {"before words": -1, "in a sentence": 4, "after a sentence": WORDS + 2}
UNREACHED = {
    "nobody at the door": "http://127.0.0.1:9/v1",
    "no such name": "http://no-such-host.invalid:1/v1",
}


@dataclass
class Row:
    """What came of one mishap."""

    mishap: str
    point: str
    record: TurnRecord
    fault: str
    handed_s: float
    next_s: float
    booked: float


@dataclass
class Watch:
    """When things happened, by the monotonic clock."""

    at: dict[type[ev.Event], float] = field(default_factory=dict)
    after: float | None = None
    reason: str = ""

    def __call__(self, event: ev.Event) -> None:
        now = time.monotonic()
        self.at.setdefault(type(event), now)
        if isinstance(event, ev.HandedOver):
            self.reason = self.reason or event.reason
        if isinstance(event, ev.SentenceReady) and self.reason and self.after is None:
            self.after = now


def replies() -> Iterator[tuple[str, str, Reply]]:
    for name, reply in AT_ONCE.items():
        yield name, "instead of an answer", reply
    for name, reply in IN_STREAM.items():
        for point, number in POINTS.items():
            yield name, point, replace(reply, **{WAYS[name]: number})  # type: ignore[arg-type]


async def told(kiosk: Kiosk, mishap: str, point: str, server: CloudServer | None) -> Row:
    remote = kiosk.beyond.tiers[Tier.PREMIUM]
    remote.breaker.reached()  # each mishap meets a tier that is well
    before = remote.purse.totals()["today_usd"]
    watch = Watch()
    record = await kiosk.ask(QUESTION, tier=Tier.PREMIUM, publish=watch)
    began = watch.at[ev.Routed]
    if server and server.seen and server.seen[-1].last_at:
        began = server.seen[-1].last_at
    handed = watch.at.get(ev.HandedOver, time.monotonic())
    booked = remote.purse.totals()["today_usd"] - before
    after = (watch.after or handed) - handed
    return Row(mishap, point, record, watch.reason, handed - began, after, booked)


async def table(server: CloudServer, tls: CloudServer) -> list[Row]:
    rows: list[Row] = []
    async with kiosk_at(server.url) as kiosk:
        await ready(kiosk)
        for mishap, point, reply in replies():
            server.then(reply)
            rows.append(await told(kiosk, mishap, point, server))
    for mishap, url in {**UNREACHED, "certificate not trusted": tls.url}.items():
        async with kiosk_at(url) as kiosk:
            await ready(kiosk)
            rows.append(await told(kiosk, mishap, "at the connection", None))
    return rows


async def ready(kiosk: Kiosk) -> None:
    await asyncio.to_thread(kiosk.index.search, QUESTION, 1)
    for remote in kiosk.beyond.tiers.values():
        await remote.model.ready()


def shown(rows: list[Row]) -> str:
    head = "| mishap | point | taken for | to Mini, s | next sentence, s | booked, USD |\n"
    lines = [
        f"| {r.mishap} | {r.point} | `{r.fault}` | {r.handed_s:.2f} | {r.next_s:.2f} "
        f"| {r.booked:.6f} |"
        for r in rows
    ]
    return head + "| --- | --- | --- | --- | --- | --- |\n" + "\n".join(lines)


@pytest.mark.slow
def test_every_mishap_at_every_point_ends_in_one_answer_from_the_device(
    cloud: CloudServer, tmp_path: Path
) -> None:
    context, _ = certificate(tmp_path, datetime.timedelta(days=30))
    with ExitStack() as stack:
        tls = stack.enter_context(CloudServer(Reply(SAID), tls=context))
        rows = asyncio.run(table(cloud, tls))
    print(shown(rows))
    assert len(rows) == len(AT_ONCE) + len(IN_STREAM) * len(POINTS) + 3
    for row in rows:
        texts = [s.text for s in row.record.answer.sentences]
        where = (row.mishap, row.point, row.fault, texts)
        assert texts, where
        assert len(texts) == len(set(texts)), where
        assert row.record.route.tier is Tier.MINI, where
        assert row.record.route.decided == "premium", where
        assert f"cloud.{row.fault}" in {d.code for d in row.record.degraded}, where
        assert row.booked == pytest.approx(row.record.usage.cost_usd), where
        assert row.handed_s < SOON_S + 0.3, where  # a deadline, not a speed: hangs take 1.4 s
        if row.point == "after a sentence":
            assert texts[0] == FIRST, where
