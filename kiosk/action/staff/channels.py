"""The ways a notice leaves the kiosk: a webhook and e-mail. Both wait in the outbox meanwhile."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

import httpx2

from kiosk.action.tools.office import Clients
from kiosk.action.tools.tool import Arguments, Effect, Run, Ticket, Tool, ToolResult, Unreachable

WEBHOOK, MAIL = "staff_webhook", "staff_mail"
_SMTP_TIMEOUT_S = 8


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where e-mail goes. `password` is empty for a server that asks for none."""

    host: str
    port: int
    sender: str
    to: str
    user: str = ""
    password: str = ""
    tls: bool = True


def webhook_tool(url: str, clients: Clients) -> Tool:
    """Posts a notice as JSON; the idempotency key is sent along."""

    async def run(a: Arguments, ticket: Ticket) -> ToolResult:
        headers = {"Idempotency-Key": ticket.key}
        try:
            async with clients() as client:
                answer = await client.post(url, json=dict(a) | {"at": ticket.at}, headers=headers)
        except httpx2.HTTPError as error:
            raise Unreachable("staff.webhook", f"The webhook gave no answer: {error}.") from error
        if not answer.is_success:
            raise Unreachable("staff.webhook", f"The webhook answered {answer.status_code}.")
        return ToolResult("", {"status": answer.status_code})

    return _channel(WEBHOOK, "Webhook", run)


def mail_tool(
    box: Mailbox, leaving: Callable[[str, int], None] = lambda _host, _count: None
) -> Tool:
    """Sends a notice by e-mail; its message id stays the same however often it is tried.

    `leaving` is told of host and bytes before anything is sent, and may refuse.
    """

    async def run(a: Arguments, ticket: Ticket) -> ToolResult:
        message = _message(box, a, ticket)
        leaving(box.host, len(message.as_bytes()))
        try:
            await asyncio.to_thread(_send, box, message)
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable("staff.mail", f"The mail was not taken: {error}.") from error
        return ToolResult("", {"to": box.to})

    return _channel(MAIL, "E-mail", run)


def _channel(name: str, title: str, run: Run) -> Tool:
    return Tool(
        name=name,
        title=title,
        description="Tells staff of a call.",
        parameters={"type": "object", "required": ["id", "summary"]},
        effect=Effect.LOCAL,
        run=run,
        read_back=lambda _a: "",
        fields=lambda _a: (),
        entity=lambda a, _key: f"call:{name}:{a['id']}",
        listed=False,
    )


def _message(box: Mailbox, a: Arguments, ticket: Ticket) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = box.sender, box.to
    message["Subject"] = f"Kiosk call{' (urgent)' if a.get('urgent') else ''}: {a['reason']}"
    message["Message-ID"] = f"<{ticket.key}@kiosk.invalid>"
    lines: list[Any] = [a["summary"], "", f"Next step: {a.get('next_step', '')}"]
    lines += [f"Source: {source}" for source in a.get("evidence", ())]
    message.set_content("\n".join(map(str, [*lines, "", f"Called at {ticket.at}"])))
    return message


def _send(box: Mailbox, message: EmailMessage) -> None:
    with smtplib.SMTP(box.host, box.port, timeout=_SMTP_TIMEOUT_S) as server:
        if box.tls:
            server.starttls(context=ssl.create_default_context())
        if box.user:
            server.login(box.user, box.password)
        server.send_message(message)
