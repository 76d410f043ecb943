"""Microphones, loudspeakers and a screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from kiosk.app.config import Audio
from kiosk.app.doctor.finding import Finding, Status
from kiosk.app.screen import require_screen
from kiosk.core.errors import KioskError
from offline.worker import Worker

_TRIAL = "kiosk.app.doctor.trials:DevicesTrial"
_DEADLINE_S = 20.0
_KINDS = (
    ("microphone", "microphones", "Plug one in. Without it the text field still works."),
    ("loudspeaker", "loudspeakers", "Plug one in. Without it answers are only shown."),
)


async def examine_devices(audio: Audio) -> AsyncIterator[Finding]:
    """List what PortAudio sees, in a child process."""
    wanted = {"microphone": audio.microphone, "loudspeaker": audio.speaker}
    worker = Worker("devices", _TRIAL, {})
    try:
        for kind, method, remedy in _KINDS:
            try:
                found = await worker.call(method, deadline=_DEADLINE_S)
            except KioskError as error:
                yield Finding.of(kind, error, Status.WARN)
            else:
                yield _devices(kind, wanted[kind], found, remedy)
    finally:
        await worker.close()
    yield await asyncio.to_thread(_screen)


def _devices(kind: str, wanted: str, found: list[dict[str, object]], remedy: str) -> Finding:
    names = [str(device["name"]) for device in found]
    figures = {"devices": found}
    if not names:
        return Finding(kind, Status.WARN, f"no {kind} is plugged in", remedy, figures)
    if wanted and not any(wanted.lower() in name.lower() for name in names):
        detail = f"{wanted!r} is set and not there; there is {', '.join(names)}"
        section = "microphone" if kind == "microphone" else "speaker"
        return Finding(kind, Status.WARN, detail, f"Correct [audio] {section}.", figures)
    default = [str(device["name"]) for device in found if device["default"]]
    chosen = wanted or (default[0] if default else names[0])
    return Finding(kind, Status.OK, f"{chosen} (of {len(names)})", "", figures)


def _screen() -> Finding:
    try:
        require_screen()
    except KioskError as error:
        return Finding.of("screen", error, Status.WARN)
    return Finding("screen", Status.OK, "Qt opens a window")
