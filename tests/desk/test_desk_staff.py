"""Calling a person: what they are told, on every way, and what is said when nobody comes."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from desk_support import NOW, BackOffice, Visit, make_actions, visit, words_of

from kiosk.action.staff.bell import Bell, BellParts
from kiosk.action.staff.channels import WEBHOOK, Mailbox, mail_tool, webhook_tool
from kiosk.action.staff.notice import make_notice
from kiosk.action.tools.courier import Courier
from kiosk.action.tools.office import plain_client
from kiosk.action.tools.outbox import Outbox
from kiosk.action.tools.tool import Registry, Ticket, Unreachable
from kiosk.app.config import Staff
from kiosk.conversation.entry import typed_turn
from kiosk.core import events as ev
from kiosk.core.desk import OrderKind
from kiosk.core.doings import CallStatus
from kiosk.core.record import Outcome
from kiosk.core.turn import Passage
from kiosk.knowledge.index import KnowledgeIndex


@contextmanager
def webhook(status: int = 200) -> Iterator[tuple[str, list[tuple[str, dict[str, Any]]]]]:
    """A real server that keeps what is posted to it, with the key it came under."""
    kept: list[tuple[str, dict[str, Any]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.append((self.headers["Idempotency-Key"], json.loads(body)))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/calls", kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_call_goes_out_redacted_with_evidence_and_a_next_step(
    index: KnowledgeIndex, tmp_path: Path
) -> None:
    page = Passage("p1", "returns.md", "Returns › Opened items", None, 0.8, "…")

    async def story(person: Visit) -> None:
        text = "My address is ada@palmer.example and I want to see the manager"
        turn = typed_turn(text, person.session)
        reply = await person.desk.hand_off(turn, "asked", (page,), person.facts.append)
        assert reply.outcome is Outcome.HANDED_OFF
        assert "the message has gone out" in words_of(reply)
        assert "can't tell yet" in words_of(reply)
        person.desk.close()

    with webhook() as (url, kept):
        staff = Staff(webhook=url)
        asyncio.run(story(visit(make_actions(tmp_path / "home", None, staff=staff), index)))
    ((key, sent),) = kept
    assert key.startswith("staff_webhook-")
    assert "palmer" not in json.dumps(sent)
    assert sent["evidence"] == ["returns.md › Returns › Opened items"]
    assert sent["next_step"] and sent["reason"] == "asked"


def test_a_way_that_is_blocked_is_said_and_the_call_waits_in_the_outbox(
    index: KnowledgeIndex, tmp_path: Path
) -> None:
    with webhook(status=503) as (url, kept):
        person = visit(make_actions(tmp_path / "home", None, staff=Staff(webhook=url)), index)

        async def story() -> None:
            reply = await person.says("ring the bell please")
            assert "can't leave the kiosk just now" in words_of(reply)
            person.desk.close()

        asyncio.run(story())
        calls = [f.call for f in person.facts if isinstance(f, ev.StaffCalled)]
        assert [call.status for call in calls] == [CallStatus.QUEUED]
        assert person.actions.outbox.count().pending == 1
        assert len(kept) == 1


def test_nobody_answers_and_the_call_goes_out_again(tmp_path: Path) -> None:
    facts: list[ev.Event] = []

    async def story(url: str) -> None:
        outbox = Outbox(tmp_path / "outbox.db")
        courier = Courier(outbox, Registry((webhook_tool(url, plain_client),)))
        bell = Bell(BellParts(courier, (WEBHOOK,), lambda: NOW, escalate_s=0.3))
        notice = make_notice("c1", "asked", "help", (), (), redact=str)
        escalated = asyncio.Event()

        def publish(fact: ev.Event) -> None:
            facts.append(fact)
            if isinstance(fact, ev.StaffCalled) and fact.call.status is CallStatus.ESCALATED:
                escalated.set()

        call = await bell.ring(notice, publish)
        assert call.status is CallStatus.RINGING
        again = await bell.ring(notice, facts.append)
        assert again is call, "one call at a time"
        async with asyncio.timeout(20):
            await escalated.wait()
        bell.acknowledge(facts.append)
        assert not bell.ringing

    with webhook() as (url, kept):
        asyncio.run(story(url))
    assert [sent.get("escalated", False) for _, sent in kept] == [False, True]
    assert len({key for key, _ in kept}) == 2
    told = [f.call for f in facts if isinstance(f, ev.StaffCalled)]
    assert [c.status for c in told] == [
        CallStatus.RINGING,
        CallStatus.ESCALATED,
        CallStatus.ACKNOWLEDGED,
    ]
    assert "Nobody has answered" in told[1].sentence


def test_a_call_by_mail(tmp_path: Path) -> None:
    kept: list[bytes] = []

    class Handler:
        async def handle_DATA(  # noqa: N802 - the library's name
            self, server: object, session: object, envelope: Any
        ) -> str:
            kept.append(envelope.content)
            return "250 OK"

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Handler(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        box = Mailbox("127.0.0.1", port, "kiosk@shop.example", "desk@shop.example", tls=False)
        notice = make_notice("c1", "distress", "I am upset", (), (), redact=str)
        tool = mail_tool(box)
        asyncio.run(tool.run(notice.as_dict(), Ticket("key-1", "2026-11-25T12:00")))
    finally:
        controller.stop()
    message = message_from_bytes(kept[0])
    assert message["To"] == "desk@shop.example"
    assert "urgent" in message["Subject"] and message["Message-ID"] == "<key-1@kiosk.invalid>"
    assert "Go to the kiosk, listen first." in message.get_payload()


def test_a_mail_server_that_is_away_is_tried_again(tmp_path: Path) -> None:
    tool = mail_tool(Mailbox("127.0.0.1", 9, "a@b.example", "c@d.example", tls=False))
    notice = make_notice("c1", "asked", "help", (), (), redact=str)
    with pytest.raises(Unreachable):
        asyncio.run(tool.run(notice.as_dict(), Ticket("key-1")))


def test_staff_answer_the_call_at_the_screen(alone: Visit) -> None:
    async def story() -> None:
        await alone.says("ring the bell")
        await alone.touches(OrderKind.ACKNOWLEDGE)
        calls = [f.call for f in alone.facts if isinstance(f, ev.StaffCalled)]
        assert calls[-1].status is CallStatus.ACKNOWLEDGED
        assert "is coming" in calls[-1].sentence

    asyncio.run(story())


def test_who_is_not_helped_twice_gets_a_person(alone: Visit) -> None:
    async def story() -> None:
        for _ in range(2):
            turn = typed_turn("Do you sell moon dust?", alone.session)
            reply = await alone.desk.reflect(turn, Outcome.ABSTAINED, alone.facts.append)
        assert reply and reply.outcome is Outcome.HANDED_OFF
        alone.desk.close()

    asyncio.run(story())


def test_a_promise_that_can_not_be_kept_any_more_is_told_to_staff(
    index: KnowledgeIndex, office: BackOffice, tmp_path: Path
) -> None:
    actions = make_actions(tmp_path / "home", office)
    visit(actions, index)
    closed = {"service": "repair", "product": "X200", "start": "2026-12-25T10:00"}
    actions.outbox.put("key-of-somebody", "book_appointment", closed, entity="appointment:a")
    facts: list[ev.Event] = []
    called = asyncio.Event()

    def publish(fact: ev.Event) -> None:
        facts.append(fact)
        if isinstance(fact, ev.StaffCalled):
            called.set()

    async def silence() -> None:
        pass

    async def story() -> None:
        running = asyncio.create_task(actions.run(publish, silence))
        async with asyncio.timeout(20):
            await called.wait()
        running.cancel()
        actions.close()

    asyncio.run(story())
    (call,) = [f.call for f in facts if isinstance(f, ev.StaffCalled)]
    assert "key-of-somebody" in call.summary and call.reason == "failed"
    assert [f.count.conflicts for f in facts if isinstance(f, ev.OutboxChanged)][-1] == 1
