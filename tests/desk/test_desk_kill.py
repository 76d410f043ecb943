"""A kiosk that dies at any moment: what a person was promised arrives, once, and in order."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import httpx2
import pytest
from desk_support import BackOffice, make_actions

from kiosk.action.tools.counter import counter_tools
from kiosk.action.tools.courier import Courier
from kiosk.action.tools.office import Address, Office
from kiosk.action.tools.outbox import EntryStatus, Outbox
from kiosk.action.tools.tool import Registry
from kiosk.app.backoffice.ledger import Ledger
from kiosk.knowledge.index import KnowledgeIndex

VICTIM = Path(__file__).parent / "kill_victim.py"
LIVES, BOOKINGS = 200, 3


@pytest.fixture
def always_open(
    index: KnowledgeIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Address]:
    """A back office that takes any number of repairs at any time: only keys and order matter."""
    from desk_support import running_office

    from kiosk.app.backoffice import desk_work

    monkeypatch.setattr(desk_work, "_claim", lambda *_: None)
    with running_office(index, tmp_path / "backoffice.db") as running:
        with running.local.ledger.opened() as database:
            database.execute("DROP INDEX slot")
        yield running.local.address


def live(home: Path, address: Address, name: str, dies_after: int) -> tuple[int, list[str]]:
    said = json.dumps({"url": address.url, "token": address.token})
    done = subprocess.run(
        [sys.executable, str(VICTIM), str(home), said, name, str(BOOKINGS), str(dies_after)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode, done.stdout.split("\n")


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_killed_at_two_hundred_points_nothing_is_lost_and_nothing_is_doubled(
    always_open: Address, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    _, whole = live(home, always_open, "whole", 0)
    lines = int(next(line for line in whole if line.startswith("lines ")).split()[1])
    points = random.Random(7).choices(range(1, lines + 1), k=LIVES)
    promised = [line for line in whole if line.endswith("-booking")]
    killed = 0
    for number, point in enumerate(points):
        code, out = live(home, always_open, f"life{number:03d}", point)
        killed += code == -signal.SIGKILL
        promised += [line for line in out if line.endswith("-booking")]
    left = Outbox(home / "outbox.db").count().pending
    asyncio.run(_courier(home, always_open).flush())
    state = httpx2.get(
        f"{always_open.url}/state", headers={"Authorization": f"Bearer {always_open.token}"}
    ).json()
    arrived = [row["product"] for row in state["appointments"]]
    lost, doubled = set(promised) - set(arrived), len(arrived) - len(set(arrived))
    print(
        f"killed {killed} of {LIVES} at {len(set(points))} of {lines} lines; promised "
        f"{len(promised)}, arrived {len(arrived)}, lost {len(lost)}, doubled {doubled}, "
        f"{left} were waiting at the end"
    )
    assert killed > LIVES * 0.9
    assert not lost
    assert doubled == 0
    assert Outbox(home / "outbox.db").count().pending == 0
    for name in {product.partition("-")[0] for product in arrived}:
        own = [product for product in arrived if product.startswith(f"{name}-")]
        assert own == sorted(own), "each device's bookings arrive in the order of the yeses"


def _courier(home: Path, address: Address) -> Courier:
    office = Office(lambda: address)
    return Courier(Outbox(home / "outbox.db"), Registry(counter_tools(office)))


def test_an_answer_that_is_lost_is_asked_for_again_and_nothing_is_doubled(
    office: BackOffice, tmp_path: Path
) -> None:
    lost = [0]

    class LosesAnswers(httpx2.AsyncHTTPTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            answer = await super().handle_async_request(request)
            await answer.aread()
            if lost[0] < 3:
                lost[0] += 1
                raise httpx2.ReadTimeout("the answer was lost on its way", request=request)
            return answer

    @asynccontextmanager
    async def clients():  # type: ignore[no-untyped-def]
        async with httpx2.AsyncClient(transport=LosesAnswers()) as client:
            yield client

    there = Office(lambda: office.local.address, clients)
    outbox = Outbox(tmp_path / "outbox.db")
    courier = Courier(outbox, Registry(counter_tools(there)))
    arguments = {"service": "repair", "product": "X200", "start": "2026-12-01T15:00"}

    async def story() -> list[str]:
        entry = outbox.put("key-of-a-yes", "book_appointment", arguments, entity="a")
        seen = [(await courier.send(entry)).entry.status.value]
        for _ in range(4):
            await courier.flush()
        kept = outbox.get("key-of-a-yes")
        return [*seen, kept.status.value if kept else ""]

    assert asyncio.run(story()) == ["pending", "done"]
    assert lost[0] == 3
    assert len(office.state()["appointments"]) == 1
    assert office.writes == 1


def test_deliveries_to_one_thing_keep_their_order_and_stop_behind_a_conflict(
    office: BackOffice, tmp_path: Path
) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    courier = Courier(outbox, Registry(counter_tools(Office(lambda: office.local.address))))
    book = {"service": "repair", "product": "X200", "start": "2026-12-25T10:00"}
    outbox.put("key-closed-day", "book_appointment", book, entity="appointment:a")
    move = {"reference": "K-AAAAA", "start": "2026-12-02T10:00"}
    outbox.put("key-after-it", "move_appointment", move, entity="appointment:a")
    other = {**book, "start": "2026-12-03T10:00"}
    outbox.put("key-of-another", "book_appointment", other, entity="appointment:b")
    asyncio.run(courier.flush())
    status = {entry.key: entry.status for entry in outbox.entries()}
    assert status == {
        "key-closed-day": EntryStatus.CONFLICT,
        "key-after-it": EntryStatus.PENDING,
        "key-of-another": EntryStatus.DONE,
    }
    assert outbox.count().conflicts == 1
    assert outbox.entries(EntryStatus.CONFLICT)[0].result["alternatives"]


def test_what_happened_offline_keeps_its_time(office: BackOffice, tmp_path: Path) -> None:
    then = datetime.fromisoformat("2026-11-24T08:15:00+00:00")
    outbox = Outbox(tmp_path / "outbox.db", now=lambda: then)
    arguments = {"service": "repair", "product": "X200", "start": "2026-12-01T15:00"}
    outbox.put("key-of-a-yes", "book_appointment", arguments, entity="a")
    courier = Courier(outbox, Registry(counter_tools(Office(lambda: office.local.address))))
    asyncio.run(courier.flush())
    assert office.state()["appointments"][0]["occurred_at"].startswith("2026-11-24T08:15")


def test_a_key_is_bound_to_what_it_was_given_for(office: BackOffice, tmp_path: Path) -> None:
    ledger: Ledger = office.local.ledger
    first = ledger.once("one-key", {"a": 1}, lambda _: {"done": 1})
    again = ledger.once("one-key", {"a": 1}, lambda _: {"done": 2})
    other = ledger.once("one-key", {"a": 2}, lambda _: {"done": 3})
    assert (first.body, again.body, other.status) == ({"done": 1}, {"done": 1}, 422)


def test_a_stranger_is_not_served(office: BackOffice) -> None:
    answer = httpx2.get(f"{office.local.address.url}/state", trust_env=False)
    assert answer.status_code == 401


def test_offline_by_choice_sends_nothing(
    office: BackOffice, index: KnowledgeIndex, tmp_path: Path
) -> None:
    actions = make_actions(tmp_path / "home", office, offline=True)
    arguments = {"service": "repair", "product": "X200", "start": "2026-12-01T15:00"}
    actions.outbox.put("key-of-a-yes", "book_appointment", arguments, entity="a")
    asyncio.run(actions.courier.flush())
    assert actions.outbox.count().pending == 1
    assert office.writes == 0


def test_an_outbox_that_cannot_keep_promises_nothing(index: KnowledgeIndex, tmp_path: Path) -> None:
    from desk_support import visit

    from kiosk.core.errors import KioskError

    actions = make_actions(tmp_path / "home", None)
    actions.outbox.count()
    (tmp_path / "home" / "data" / "outbox.db").write_bytes(b"this is no database at all" * 50)
    person = visit(actions, index)

    async def story() -> None:
        await person.says("book a repair for my X200 on Tuesday at three")
        with pytest.raises(KioskError) as error:
            await person.says("yes")
        assert error.value.code == "outbox.unusable"

    asyncio.run(story())


def test_what_is_long_settled_is_forgotten_and_what_waits_is_not(tmp_path: Path) -> None:
    then = datetime.fromisoformat("2026-09-01T08:00:00+00:00")
    old = Outbox(tmp_path / "outbox.db", now=lambda: then)
    for key in ("key-done", "key-waiting"):
        old.put(key, "book_appointment", {}, entity=key)
    old.delivered("key-done", {})
    now = Outbox(tmp_path / "outbox.db")
    assert now.prune() == 1
    assert [entry.key for entry in now.entries()] == ["key-waiting"]
