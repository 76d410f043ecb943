"""Makes the desk of one kiosk: tools, approvals, outbox, bell, and what they reach."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import psutil

from kiosk.action.keepsakes import Keepsakes
from kiosk.action.staff.bell import Bell, BellParts
from kiosk.action.staff.channels import Mailbox, mail_tool, webhook_tool
from kiosk.action.staff.notice import make_notice
from kiosk.action.tools.counter import counter_tools
from kiosk.action.tools.courier import PACE_S, Courier, Delivery
from kiosk.action.tools.here import here_tools
from kiosk.action.tools.office import TIMEOUT, Address, Office
from kiosk.action.tools.outbox import EntryStatus, Outbox
from kiosk.action.tools.shelf import shelf_tools
from kiosk.action.tools.tool import Registry, Tool
from kiosk.app.field import Field, sheet_tool
from kiosk.app.goods import Catalogue
from kiosk.app.pack_tools import PackTools
from kiosk.app.paths import OUTBOX_FILE
from kiosk.app.secrets import secret
from kiosk.conversation.desk.case import DeskParts
from kiosk.conversation.desk.front import FrontDesk
from kiosk.core import events as ev
from kiosk.core.desk import Desk
from kiosk.core.doings import OutboxCount
from kiosk.core.errors import Refused
from kiosk.core.ports import LanguageModel, Publish
from kiosk.core.record import Degradation
from kiosk.governance.access import Access
from kiosk.governance.egress import EgressGate
from kiosk.governance.guard import Guard
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.reasoning.requests.kinds import Kinds

if TYPE_CHECKING:
    from kiosk.app.config import Config
    from kiosk.app.paths import Paths

TOOL = "tool"
"""The purpose of requests that do something; they need no consent but the yes to the card."""
SERVICE_FILE = "backoffice.json"
"""Where a back office on this machine says how to reach it."""


async def silence() -> None:
    """A kiosk without a loudspeaker."""


class Actions:
    """Everything that acts, for one kiosk. It outlives packs; the desk is made for each.

    `clock` gives epoch seconds; `publish` and `sound` are where background facts and the timers'
    chime go; a live session sets them. `office` is the back office where the settings name none.
    """

    def __init__(
        self, config: Config, paths: Paths, gate: EgressGate, office: Address | None = None
    ) -> None:
        self._given = office
        self._config = config
        self._paths = paths
        self._gate = gate
        self._access = Access(paths.access)
        self._desk: Desk | None = None
        self.field = Field(config.technician, paths, lambda: self.courier)
        self._declared: PackTools | None = None
        self._bell: Bell | None = None
        self.lacking: tuple[Degradation, ...] = ()
        self.outbox = Outbox(paths.data / OUTBOX_FILE)
        self.registry = Registry()
        self.courier = self._courier()
        self.office = Office(self._address, self._client, self._may_leave)
        self.clock: Callable[[], float] = time.time
        self.publish: Publish = lambda _event: None
        self.sound: Callable[[], Awaitable[None]] = silence
        for place in (config.staff.webhook, config.actions.backoffice_url):
            gate.allow(*([place] if place else []))

    def desk(
        self,
        index: KnowledgeIndex,
        guard: Guard,
        model: Callable[[], LanguageModel] | None = None,
        now: Callable[[], float] | None = None,
        place: Path | None = None,
    ) -> Desk:
        """The desk that serves the pack of `index`, which came from `place`; `model` reads what
        rules are unsure of, and the pack's embedder what they read nothing in.
        """
        now = now or self.clock
        catalogue = Catalogue(index)
        code_allowed = self._config.actions.pack_code
        self.registry = self._tools(catalogue, lambda: datetime.fromtimestamp(now()).date())
        self.courier = self._courier()
        declared = index.manifest.tools
        self._declared = PackTools(declared, self.registry, self._client, code_allowed=code_allowed)
        channels = [t.name for t in self.registry.all() if t.name.startswith("staff_")]
        bell = self._bell = Bell(
            BellParts(self.courier, channels, now, self._config.staff.escalate_s)
        )
        front = FrontDesk(
            DeskParts(
                registry=self.registry,
                courier=self.courier,
                bell=bell,
                context=lambda: catalogue.context(datetime.fromtimestamp(now())),
                opening=catalogue.opening,
                redact=lambda text: guard.check(text).redacted,
                check_pin=self._check_pin,
                now=now,
                sound=self._chime,
                model=model,
                meaning=Kinds(index.embedder),
                keepsakes=Keepsakes(self._paths.data / "keepsakes", now),
                ready=self._declared.ready,
            )
        )
        self._desk = self.field.before(front, index, place)
        return self._desk

    def close(self) -> None:
        """End what runs beside the turns."""
        if self._desk:
            self._desk.close()

    async def serve(self, index: KnowledgeIndex) -> Registry:
        """Everything that the pack of `index` can have done; for commands without a session."""
        self.desk(index, Guard())
        self.lacking = await self._declared.ready() if self._declared else ()
        return self.registry

    def forget(self, session_id: str) -> None:
        """The visit `session_id` is over."""
        if self._desk:
            self._desk.forget(session_id)

    async def run(self, publish: Publish, sound: Callable[[], Awaitable[None]]) -> None:
        """Deliver what waits while the kiosk lives, and show what waits."""
        self.publish, self.sound = publish, sound
        publish(ev.OutboxChanged(await asyncio.to_thread(self.outbox.count)))
        for lacking in await self._declared.ready() if self._declared else ():
            publish(ev.Degraded(lacking))
        await asyncio.to_thread(self.outbox.prune)
        while True:
            # The courier anew each round: with another pack come other tools.
            if (await asyncio.to_thread(self.outbox.count)).pending:
                done = await self.courier.flush()
                await self._surface([d for d in done if d.entry.status is EntryStatus.CONFLICT])
            await asyncio.sleep(PACE_S)

    async def _surface(self, late: Sequence[Delivery]) -> None:
        """Staff hear of what was promised and can't be done: the person has left."""
        if self._bell is None:
            return
        for delivery in late:
            entry = delivery.entry
            notice = make_notice(entry.key[:12], "failed", entry.detail, (), (), redact=str)
            told = f"{notice.summary} {entry.tool} of {entry.at}, key {entry.key}."
            await self._bell.ring(replace(notice, summary=told), self.publish)

    async def _chime(self) -> None:
        await self.sound()

    def _tools(self, catalogue: Catalogue, today: Callable[[], date]) -> Registry:
        tools: list[Tool] = [
            *shelf_tools(catalogue.known(today), self.office),
            *counter_tools(self.office),
            *here_tools(),
            sheet_tool(self.office),
        ]
        staff = self._config.staff
        if staff.webhook:
            tools.append(webhook_tool(staff.webhook, self._client))
        if staff.mail_to:
            box = Mailbox(
                staff.smtp_host,
                staff.smtp_port,
                staff.mail_from or staff.mail_to,
                staff.mail_to,
                user=staff.smtp_user,
                password=secret(staff.smtp_password),
                tls=staff.smtp_tls,
            )
            self._gate.allow(box.host)
            tools.append(mail_tool(box, self._leaving))
        return Registry(tuple(tools))

    async def _check_pin(self, pin: str) -> bool:
        """Whether `pin` is that of staff or the owner."""
        try:
            await asyncio.to_thread(self._access.unlock, pin)
        except Refused:
            return False
        return True

    def _courier(self) -> Courier:
        return Courier(self.outbox, self.registry, may_leave=self._may_leave, changed=self._counted)

    def _counted(self, count: OutboxCount) -> None:
        self.publish(ev.OutboxChanged(count))

    def _may_leave(self) -> bool:
        return not self._gate.offline

    def _leaving(self, host: str, count: int) -> None:
        """Mail takes no HTTP client, and the same gate."""
        self._gate.check(host, TOOL)
        self._gate.count(host, count)

    def _client(self) -> AbstractAsyncContextManager[httpx2.AsyncClient]:
        return self._gate.http_client(TOOL, timeout=TIMEOUT)

    def _address(self) -> Address | None:
        actions = self._config.actions
        if actions.backoffice_url:
            return Address(actions.backoffice_url, secret(actions.backoffice_token))
        found = self._given or read_service(self._paths.data / SERVICE_FILE)
        if found:
            self._gate.allow(found.url)
        return found


def read_service(file: Path) -> Address | None:
    """Where the back office of this machine is, while it runs."""
    try:
        said = json.loads(file.read_text("utf-8"))
        if not psutil.pid_exists(int(said["pid"])):
            return None
        return Address(str(said["url"]), str(said["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
