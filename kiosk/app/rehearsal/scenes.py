"""The scenes of a rehearsal. Each befalls a kiosk whose data lie in a folder of its own."""

from __future__ import annotations

import asyncio
import os
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.app.composition import Kiosk, build
from kiosk.app.config import Config
from kiosk.app.config_cloud import Caps, Cloud, PremiumTier
from kiosk.core.audio import FRAME_BYTES
from kiosk.core.desk import ToolStatus
from kiosk.core.errors import KioskError, Missing
from kiosk.core.record import Outcome, Tier, TurnRecord
from kiosk.governance.audit import AuditLog
from kiosk.governance.audit_verify import verify
from kiosk.reasoning.requests.reader import read_request
from kiosk.reasoning.requests.reading import Context

NOBODY = "http://127.0.0.1:9/v1"
"""An address at which nothing answers: the discard port of this machine."""
_SOON_S = 2.0
_WISH = "Book a repair for next Tuesday at ten"


@dataclass(frozen=True, slots=True)
class Played:
    """How a scene went; `words` say what was seen, `seconds` how long the kiosk took. `passed` is
    None for what this system has no way to try.
    """

    name: str
    passed: bool | None
    words: str
    seconds: float

    def as_dict(self) -> dict[str, object]:
        """Plain containers."""
        return {
            "name": self.name,
            "passed": self.passed,
            "words": self.words,
            "seconds": round(self.seconds, 2),
        }


Stage = Callable[..., Kiosk]
"""Builds a kiosk with settings changed."""


def stage(config: Config, pack: Path | None) -> Stage:
    """A stage for kiosks like the one of `config` that serves `pack`."""

    def built(**changes: object) -> Kiosk:
        return build(config.model_copy(update=changes), pack)

    return built


async def cloud_lost(built: Stage) -> Played:
    """The large model is asked for and can't be reached: the device answers, and says so."""
    with surroundings(OPENAI_API_KEY="sk-rehearsal"):  # it opens nothing
        async with built(cloud=Cloud(premium=PremiumTier(base_url=NOBODY))) as kiosk:
            began, record = time.monotonic(), await _asked(kiosk, tier=Tier.PREMIUM)
    told = [d.code for d in record.degraded if d.code.startswith("cloud.")]
    ok = record.route.tier is Tier.MINI and bool(told) and bool(record.answer.text)
    free = not record.usage.cost_usd and not record.egress.bytes_sent
    words = f"{_who(record)}; told: {', '.join(told) or 'nothing'}; {record.usage.cost_usd:.4f} USD"
    return Played("The cloud is lost", ok and free, words, time.monotonic() - began)


async def quota_spent(built: Stage) -> Played:
    """No money is left: nothing is asked for elsewhere."""
    caps = Caps(turn_usd=0, session_usd=0, day_usd=0, month_usd=0)
    with surroundings(OPENAI_API_KEY="sk-rehearsal"):  # it opens nothing
        async with built(cloud=Cloud(premium=PremiumTier(base_url=NOBODY), caps=caps)) as kiosk:
            began, record = time.monotonic(), await _asked(kiosk, tier=Tier.PREMIUM)
    walls = [a.barred for a in record.route.alternatives if a.tier is Tier.PREMIUM]
    ok = record.route.tier is Tier.MINI and not record.egress.bytes_sent
    words = f"{_who(record)}; {record.egress.bytes_sent} bytes left; wall: {', '.join(walls)}"
    return Played("The money is spent", ok and bool(record.answer.text), words, _since(began))


async def microphone_lost(built: Stage) -> Played:
    """The microphone goes in the middle of listening: it is named, and listening works again."""
    async with built() as kiosk:
        began, code = time.monotonic(), ""
        try:
            async for _ in kiosk.ear().hear(_Unplugged(), _nobody):
                pass
        except KioskError as error:
            code = error.code
        took = _since(began)
        heard = [h async for h in kiosk.ear().hear(_Quiet(), _nobody)]
    ok = code == "mic.lost" and took < _SOON_S and not heard
    words = f"told {code or 'nothing'}; listened again without a fault" if ok else f"told {code}"
    return Played("The microphone is lost", ok, words, took)


async def disk_full(built: Stage) -> Played:
    """Nothing can be written: it goes on talking, says so, and promises nothing."""
    name = "The disk is full"
    async with built() as kiosk:
        await _asked(kiosk)
        began = time.monotonic()
        try:
            with _no_more_room():
                talked = await _asked(kiosk)
                await kiosk.ask(_WISH, session_id="rehearsal")
                acted = await kiosk.ask("yes", session_id="rehearsal")
        except ImportError:
            return Played(name, passed=None, words="can't be tried on this system", seconds=0.0)
        took = _since(began)
        await _asked(kiosk)
        whole = verify(AuditLog(kiosk.paths.audit)).ok
        waiting = kiosk.actions.outbox.count().pending
    told = "audit.not_written" in {d.code for d in talked.degraded}
    done = [t.name for t in acted.tools if t.status in (ToolStatus.DONE, ToolStatus.QUEUED)]
    ok = told and bool(talked.answer.text) and not done and not waiting and whole
    words = (
        f"answered: {talked.answer.outcome}; told: {'yes' if told else 'no'}; promised "
        f"{len(done) + waiting}; audit afterwards {'whole' if whole else 'damaged'}"
    )
    return Played(name, ok, words, took)


SCENES: tuple[Callable[[Stage], Awaitable[Played]], ...] = (
    cloud_lost,
    quota_spent,
    microphone_lost,
    disk_full,
)


class _Unplugged:
    """A microphone that is pulled out after a second."""

    async def frames(self) -> AsyncIterator[bytes]:
        """A second of silence, then the end that a device makes."""
        async for frame in _Quiet().frames():
            yield frame
        raise Missing("mic.lost", "The microphone was disconnected.", "Check its plug.")


class _Quiet:
    """A second of silence."""

    async def frames(self) -> AsyncIterator[bytes]:
        """Frames, as fast as they are taken."""
        for _ in range(32):
            yield bytes(FRAME_BYTES)
            await asyncio.sleep(0)


async def _asked(kiosk: Kiosk, tier: Tier | None = None) -> TurnRecord:
    """Something for the documents: a suggestion of the pack that is nothing to be done."""
    around = Context(datetime.now())
    told = (q for q in kiosk.pack.suggestions if read_request(q, around) is None)
    question = next(told, f"What is {kiosk.pack.name}?")
    return await kiosk.ask(question, session_id=uuid.uuid4().hex, tier=tier)


def _who(record: TurnRecord) -> str:
    return f"answered by {record.route.tier}" if record.answer.outcome is not Outcome.ERROR else "?"


def _since(began: float) -> float:
    return time.monotonic() - began


def _nobody(_event: object) -> None:
    """Nobody watches."""


@contextmanager
def surroundings(**values: str) -> Iterator[None]:
    """The environment with `values`, and as it was afterwards."""
    held = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in held.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def _no_more_room() -> Iterator[None]:
    """Every file of this process is as long as it may get. Raises `ImportError` off POSIX."""
    import resource
    import signal

    held = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, held)
