"""Gathers what staff see: of the machine, the audit, the packs, and of the running kiosk."""

from __future__ import annotations

import asyncio
import json
import tomllib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.config import Camera
from kiosk.app.desk import silence
from kiosk.app.doctor.eyes import examine_camera
from kiosk.app.doctor.finding import Finding
from kiosk.app.doctor.machine import examine_machine
from kiosk.app.doctor.models import examine_models
from kiosk.app.feedback import open_quarantine
from kiosk.app.log_reader import last_lines
from kiosk.app.logs import LOG_NAME
from kiosk.app.packs import additions_of
from kiosk.app.paths import Paths
from kiosk.app.rehearsal.child import rehearsed
from kiosk.conversation.backroom import Gather
from kiosk.core.errors import KioskError, Missing
from kiosk.core.staff import (
    AuditState,
    Health,
    HealthItem,
    OpenQuestion,
    PackChoice,
    StaffBoard,
    StaffOrder,
    StaffWish,
    TurnAccount,
)
from kiosk.core.state import KioskState
from kiosk.governance.audit import AuditLog, Entry
from kiosk.governance.audit_verify import verify
from kiosk.knowledge.build import slug
from kiosk.knowledge.quarantine import Kind, Quarantine, State
from kiosk.knowledge.review import publish
from kiosk.knowledge.samples import sample_pack
from models.store import ModelStore

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk

_PASSED = {True: Health.GOOD, False: Health.BROKEN, None: Health.WORSE}
SHOWN = 40
"""So many turns are shown."""


class StaffOffice:
    """Makes the board anew for every wish; the last check of the audit is remembered.

    `place` is the pack being served.
    """

    def __init__(
        self,
        paths: Paths,
        store: ModelStore,
        audit: AuditLog,
        place: Callable[[], Path],
        quarantine: Quarantine,
        *,
        sound: Callable[[], Awaitable[None]] = silence,
        camera: Camera | None = None,
    ) -> None:
        self._paths = paths
        self._store = store
        self._audit = audit
        self._place = place
        self._quarantine = quarantine
        self._checked = AuditState()
        self._sound = sound
        self._camera = camera or Camera()
        self._seen: HealthItem | None = None
        self._rehearsal: asyncio.Task[tuple[HealthItem, ...]] | None = None

    async def gather(self, order: StaffOrder, state: KioskState) -> StaffBoard:
        """The board after `order`. Reads files in a thread of its own.

        Raises `BadInput` or `Refused` ``feedback.*`` for an answer that can't be taken over.
        """
        if order.wish is StaffWish.SOUND:
            await self._sound()
        if order.wish is StaffWish.CAMERA:
            self._seen = replace(_item(await examine_camera(self._camera)), name="Camera")
        if order.wish is StaffWish.REHEARSE and not self._rehearsing:
            self._rehearsal = asyncio.create_task(self._rehearse())
        return await asyncio.to_thread(self._board, order, state)

    @property
    def _rehearsing(self) -> bool:
        return self._rehearsal is not None and not self._rehearsal.done()

    async def _rehearse(self) -> tuple[HealthItem, ...]:
        try:
            scenes = await rehearsed(self._paths, self._place())
        except KioskError as error:
            return (HealthItem(error.code, Health.BROKEN, error.message, error.hint),)
        return tuple(HealthItem(s["name"], _PASSED[s["passed"]], s["words"]) for s in scenes)

    def _board(self, order: StaffOrder, state: KioskState) -> StaffBoard:
        if order.wish in (StaffWish.ANSWER, StaffWish.DISMISS):
            self._settle(order)
        if order.wish is StaffWish.VERIFY:
            report = verify(self._audit)
            findings = tuple(f"{f.seq}: {f.kind}: {f.message}" for f in report.findings)
            self._checked = AuditState(report.entries, report.ok, findings)
        turns = tuple(account(entry) for entry in reversed(self._entries()))
        outcomes = Counter(turn.outcome for turn in turns)
        return StaffBoard(
            health=(*self_known(state), *self._examined()),
            turns=turns,
            packs=tuple(self._packs()),
            audit=self._checked,
            answered=outcomes["answered"],
            abstained=outcomes["abstained"],
            handed_off=outcomes["handed_off"],
            failed=outcomes["error"],
            questions=tuple(self._unanswered()),
            log=last_lines(self._paths.logs / LOG_NAME, SHOWN),
            rehearsing=self._rehearsing,
            rehearsal=self._rehearsed(),
            camera=self._seen,
        )

    def _rehearsed(self) -> tuple[HealthItem, ...]:
        return () if self._rehearsal is None or self._rehearsing else self._rehearsal.result()

    def _settle(self, order: StaffOrder) -> None:
        """An answer is laid over the pack, which takes it up when nobody is there."""
        if order.wish is StaffWish.DISMISS:
            self._quarantine.reject(order.subject)
            return
        self._quarantine.accept(order.subject, answer=order.text)
        place = self._place()
        accepted = self._quarantine.entries(self._serving(), State.ACCEPTED)
        publish(accepted, additions_of(self._paths, place) or place)

    def _unanswered(self) -> Iterator[OpenQuestion]:
        for entry in self._quarantine.entries(self._serving(), State.WAITING)[:SHOWN]:
            if entry.kind is Kind.UNANSWERED:
                yield OpenQuestion(entry.id, entry.question, entry.count, entry.day)

    def _serving(self) -> str:
        return slug(name_of(self._place()))

    def _entries(self) -> list[Entry]:
        try:
            shown = self._audit.show(SHOWN)
        except Missing:
            return []
        return [entry for entry in shown if entry.kind == "turn"]

    def _examined(self) -> Iterable[HealthItem]:
        findings: Iterable[Finding] = (
            *examine_machine(self._paths),
            *examine_models(self._store, rehash=False),
        )
        return map(_item, findings)

    def _packs(self) -> Iterator[PackChoice]:
        serving = self._place().resolve()
        known = sorted(p.parent for p in sample_pack().parent.glob("*/pack.toml"))
        places = dict.fromkeys([serving, *(place.resolve() for place in known)])
        for place in places:
            yield PackChoice(name_of(place), str(place), place == serving)


def make_office(kiosk: Kiosk) -> Gather:
    """What gathers the board of `kiosk`."""
    audit, questions = AuditLog(kiosk.paths.audit), open_quarantine(kiosk.paths)
    office = StaffOffice(
        kiosk.paths,
        kiosk.store,
        audit,
        lambda: kiosk.place,
        questions,
        sound=lambda: kiosk.actions.sound(),  # noqa: PLW0108 - a live session sets another
        camera=kiosk.config.camera,
    )
    return office.gather


def _item(found: Finding) -> HealthItem:
    return HealthItem(found.name, Health(found.status.value), found.detail, found.remedy)


def name_of(place: Path) -> str:
    """The name that the pack in the folder `place` gives itself; a built file's own name."""
    manifest = place / "pack.toml"
    if not manifest.exists():
        return place.stem
    return str(tomllib.loads(manifest.read_text("utf-8")).get("name", place.name))


def self_known(state: KioskState) -> Iterator[HealthItem]:
    """What the running kiosk knows of itself: devices, degradations, cloud tiers, deliveries."""
    yield _device("Microphone", there=state.microphone_ready)
    yield _device("Loudspeaker", there=state.speaker_ready)
    for worse in state.degraded:
        yield HealthItem(worse.code, Health.WORSE, worse.message)
    for tier in state.cloud:
        fine = tier.state in ("ready", "unknown")
        ends = f" Shut down on {tier.ends_on}." if tier.ends_on else ""
        words = f"{tier.model}: {tier.words or tier.state}.{ends}"
        health = Health.GOOD if fine and not ends else Health.WORSE
        yield HealthItem(f"Cloud, {tier.tier}", health, words)
    waiting = state.doings.outbox
    if waiting.conflicts:
        words = f"{waiting.conflicts} deliveries need a decision."
        yield HealthItem("Outbox", Health.WORSE, words, "Run `kiosk outbox list`.")
    elif waiting.pending:
        yield HealthItem("Outbox", Health.GOOD, f"{waiting.pending} wait to be delivered.")


def account(entry: Entry) -> TurnAccount:
    """A turn as its audit entry tells it; entries of older versions may lack parts."""
    told: dict[str, Any] = json.loads(entry.payload)
    route, usage, egress = (told.get(part, {}) for part in ("route", "usage", "egress"))
    answer: dict[str, Any] = told.get("answer", {})
    return TurnAccount(
        turn_id=str(told.get("turn_id", "")),
        at=entry.at,
        outcome=str(answer.get("outcome", "")),
        tier=str(route.get("tier", "")),
        model=str(route.get("model", "")),
        reasons=tuple(" · ".join(map(str, reason)) for reason in route.get("reasons", ())),
        evidence=tuple(_evidence(p) for p in told.get("retrieval", ())),
        checks=tuple(_check(s) for s in answer.get("sentences", ())),
        degraded=tuple(map(str, told.get("degraded", ()))),
        total_ms=float(told.get("timings_ms", {}).get("total", 0.0)),
        bytes_sent=int(egress.get("bytes_sent", 0)),
        hosts=tuple(map(str, egress.get("hosts", ()))),
        cost_usd=float(usage.get("cost_usd", 0.0)),
    )


def _device(name: str, *, there: bool) -> HealthItem:
    if there:
        return HealthItem(name, Health.GOOD, "It is there.")
    return HealthItem(name, Health.BROKEN, "None is in use.", "Connect one; it is found by itself.")


def _evidence(passage: dict[str, Any]) -> str:
    section = f" · {passage['section']}" if passage.get("section") else ""
    return f"{passage['score']:.2f}  {passage['doc']}{section}"


def _check(sentence: dict[str, Any]) -> str:
    verdict = "supported" if sentence["supported"] else "not supported"
    cites = ", ".join(sentence["citations"]) or "nothing"
    return f"{sentence['origin']}, {verdict}, rests on {cites}"
