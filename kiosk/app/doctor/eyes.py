"""The camera, and the reader of print: a word is drawn and has to be read in a child process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import cast

from PIL import Image, ImageDraw, ImageFont

from kiosk.app.config import Camera
from kiosk.app.doctor.finding import Finding, Status
from kiosk.core.errors import EngineCrashed, KioskError
from kiosk.core.seeing import Pixels
from kiosk.perception.camera import camera
from kiosk.perception.frames import hints
from offline.budget import Budget
from offline.ocr import RapidReader, ocr_worker
from offline.worker import Worker

WORD = "KIOSK 42"
_CRASH = "It crashed on this processor. Questions about pictures go by barcodes alone."
_ODD = "Print is read badly here: `make setup` installs the engine anew."
_OFF = "Set it to true, if people may show things."
_BETTER = "Hold something with print before it, and see to the light and the lens."
_NO_CAMERA = "Connect one, or name a picture in camera.device. Without it people type or speak."


async def examine_eyes(settings: Camera) -> AsyncIterator[Finding]:
    """Take one picture, and read one word."""
    if settings.enabled:
        yield await examine_camera(settings)
    yield await _reader()


async def examine_camera(settings: Camera) -> Finding:
    """Take one picture; light and focus are told, the picture is kept nowhere."""
    if not settings.enabled:
        return Finding("camera", Status.WARN, "camera.enabled is false", _OFF)
    try:
        frames = camera(settings.device, settings.fps).frames()
        async with aclosing(cast("AsyncGenerator[Pixels, None]", frames)) as stream:
            frame = await anext(stream)
    except KioskError as error:
        return Finding("camera", Status.WARN, error.message, _NO_CAMERA, {"code": error.code})
    wanting = [hint.value for hint in await asyncio.to_thread(hints, frame)]
    size = {"width": frame.width, "height": frame.height, "hints": wanting}
    words = ", ".join([f"{frame.width} × {frame.height} pixels", *wanting])
    status = Status.WARN if wanting else Status.OK
    return Finding("camera", status, words, _BETTER if wanting else "", size)


async def _reader() -> Finding:
    worker: Worker = ocr_worker()
    try:
        lines = await RapidReader(worker, Budget()).read(drawn(WORD))
    except EngineCrashed as error:
        return Finding("engine ocr", Status.FAIL, error.message, _CRASH, {"code": error.code})
    except KioskError as error:
        return Finding.of("engine ocr", error)
    finally:
        await worker.close()
    read = " ".join(line.text for line in lines)
    if read.replace(" ", "") != WORD.replace(" ", ""):
        return Finding(
            "engine ocr", Status.WARN, f"read “{read}” for “{WORD}”", _ODD, {"read": read}
        )
    return Finding("engine ocr", Status.OK, f"read “{read}”", "", {"read": read})


def drawn(word: str) -> Pixels:
    """`word`, black on white."""
    picture = Image.new("RGB", (420, 140), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    pen.text((40, 40), word, font=ImageFont.load_default(60), fill=(0, 0, 0))
    return Pixels(picture.width, picture.height, picture.tobytes())
