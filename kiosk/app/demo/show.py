"""Puts stage, visitor and kiosk together, and writes the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from kiosk.app.demo.machine import environment, peak_memory, smoothness
from kiosk.app.demo.report import write_report
from kiosk.app.demo.scene import Visit
from kiosk.app.demo.screen import Screen, Smoothness
from kiosk.app.demo.stage import Stage
from kiosk.app.demo.visit import OUTSIDE, Visitor, script
from kiosk.app.speech import spoken
from kiosk.conversation.snapshot import reduce
from kiosk.core.errors import KioskError, Missing
from kiosk.core.events import Ready
from kiosk.core.state import KioskState, PackInfo, Phase
from models.catalogue import Role
from models.store import ModelStore
from offline.budget import Budget
from offline.tts import PiperVoice

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk

_log = structlog.stdlib.get_logger("kiosk.app.demo")


async def perform(
    kiosk: Kiosk,
    stage: Stage,
    screen: Screen,
    folder: Path,
    *,
    most: int,
    progress: Callable[[str], None],
) -> tuple[Visit, Path]:
    """Ask `kiosk` at most `most` of its pack's questions aloud; the visit and its page.

    Raises `Missing` when there is no voice to ask with, or what the kiosk needs is not there.
    """
    began = datetime.now().astimezone().isoformat(timespec="seconds")
    pack = PackInfo(kiosk.pack.name, kiosk.pack.greeting, kiosk.pack.suggestions)
    screen.show(KioskState(pack=pack))
    async with kiosk, peak_memory(kiosk) as memory:
        progress("Getting ready…")
        questions = await _recorded(kiosk.store, script(pack.suggestions, most))
        await kiosk.start()
        idle = reduce(KioskState(microphone_ready=True), Ready(pack))
        screen.show(idle)
        visitor = Visitor(kiosk, stage, screen, folder, progress=progress)
        scenes = await visitor.ask_all(questions, idle)
        frames = await _measured(kiosk, screen, idle)
        picture = folder / "idle.png"
        visit = Visit(
            pack=pack.name,
            sound=stage.description,
            loopback=stage.loopback,
            scenes=tuple(scenes),
            screen=screen.description,
            idle=picture if await screen.picture(idle, picture) else None,
            frames=frames,
            peak_memory_mb=memory,
            environment=environment(kiosk),
            began=began,
        )
    return visit, write_report(visit, folder)


async def _recorded(store: ModelStore, questions: Sequence[str]) -> dict[str, bytes]:
    voice = PiperVoice(_voice(store), Budget())
    try:
        return {question: await spoken(voice, question) for question in questions}
    finally:
        await voice.close()


async def _measured(kiosk: Kiosk, screen: Screen, idle: KioskState) -> Smoothness | None:
    screen.show(replace(idle, phase=Phase.THINKING, turn_id="frames", transcript=OUTSIDE))
    try:
        return await smoothness(kiosk, screen)
    except KioskError as error:  # the visit is not worth less for it
        _log.warning("frames not measured", code=error.code)
        return None


def _voice(store: ModelStore) -> Path:
    for model in store.catalogue.model:
        if model.role is Role.TTS and store.has(model.id):
            return store.path(model.id)
    raise Missing(
        "demo.no_voice",
        "The visitor of the demonstration has no voice.",
        "`kiosk models pull --set light` fetches one.",
    )
