"""Puts stage, visitor and kiosk together, and writes the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.demo.report import write_report
from kiosk.app.demo.scene import Visit
from kiosk.app.demo.stage import DirectStage
from kiosk.app.demo.visit import Visitor, script
from kiosk.core.errors import Missing
from kiosk.core.events import Event
from models.catalogue import Role
from models.store import ModelStore
from offline.budget import Budget
from offline.tts import PiperVoice

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk


async def perform(
    kiosk: Kiosk, folder: Path, *, most: int, progress: Callable[[str], None]
) -> tuple[Visit, Path]:
    """Ask `kiosk` at most `most` of its pack's questions aloud; the visit and its page.

    Raises `Missing` when there is no voice to ask with, or what the kiosk needs is not there.
    """
    stage = DirectStage("no sound server is used")
    voice = PiperVoice(_voice(kiosk.store), Budget())
    try:
        async with kiosk:
            progress("Getting ready…")
            await kiosk.start()
            visitor = Visitor(kiosk, voice, stage, folder, publish=_ignored, progress=progress)
            scenes = await visitor.ask_all(script(kiosk.pack.suggestions, most))
    finally:
        await voice.close()
    visit = Visit(kiosk.pack.name, stage.description, stage.loopback, tuple(scenes))
    return visit, write_report(visit, folder)


def _voice(store: ModelStore) -> Path:
    for model in store.catalogue.model:
        if model.role is Role.TTS and store.has(model.id):
            return store.path(model.id)
    raise Missing(
        "demo.no_voice",
        "The visitor of the demonstration has no voice.",
        "`kiosk models pull --set light` fetches one.",
    )


def _ignored(event: Event) -> None:
    del event
