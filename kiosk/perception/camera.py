"""Cameras: one of the system through OpenCV, or pictures and films that stand in for one."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np

from kiosk.core.devices import Gate, closed, opened
from kiosk.core.errors import BadInput, KioskError, Missing
from kiosk.core.seeing import Camera, Pixels
from kiosk.perception.picture import open_picture

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
FILMS = frozenset({".mp4", ".avi", ".mkv", ".mov", ".webm"})
_WIDTH, _HEIGHT = 1280, 720
_PATIENCE_S = 10.0
_MISSES = 10
_gate = Gate()


def camera(device: str, fps: float) -> Camera:
    """The camera that `device` names: empty for the first, a number, or a path.

    A path is a device (``/dev/video2``), a picture, a film, or a folder of pictures. Raises
    `BadInput` ``camera.no_file``.
    """
    path = Path(device).expanduser()
    if not device or device.isdigit() or path.is_char_device():
        return SystemCamera(int(device) if device.isdigit() else device or 0, fps)
    if not path.exists():
        raise BadInput(
            "camera.no_file",
            f"camera.device names {path}, and there is no such device, picture or folder.",
            "Leave it empty for the first camera of this machine.",
        )
    return PictureCamera(path, fps)


class SystemCamera:
    """A camera of this machine. `fps` is how many frames a second are handed on."""

    def __init__(self, device: int | str, fps: float) -> None:
        self._device = device
        self._fps = fps

    async def frames(self) -> AsyncGenerator[Pixels, None]:
        """As the port says. Raises `Missing` ``camera.none``, `KioskError` ``camera.lost``."""
        capture = await self._opened()
        try:
            missed = 0
            while missed < _MISSES:
                good, frame = await asyncio.to_thread(capture.read)
                missed = 0 if good else missed + 1
                if good:
                    yield _pixels(frame)
                await asyncio.sleep(1 / self._fps)
            raise KioskError(
                "camera.lost", "The camera gives no more pictures.", "Check its cable."
            )
        finally:
            await closed(capture, cv2.VideoCapture.release, _gate, _PATIENCE_S)

    async def _opened(self) -> cv2.VideoCapture:
        none = Missing(
            "camera.none",
            f"There is no camera {self._device} on this machine.",
            "Connect one, or name another one, or a picture, in camera.device.",
        )
        try:
            capture = await opened(
                lambda: _capture(self._device), cv2.VideoCapture.release, _gate, _PATIENCE_S
            )
        except TimeoutError as error:
            raise none from error
        if not capture.isOpened():
            await closed(capture, cv2.VideoCapture.release, _gate, _PATIENCE_S)
            raise none
        return capture


class PictureCamera:
    """A picture, the pictures of a folder by name, or a film, over and over."""

    def __init__(self, path: Path, fps: float) -> None:
        self._path = path
        self._fps = fps

    async def frames(self) -> AsyncGenerator[Pixels, None]:
        """As the port says. Raises `BadInput` ``picture.*``, `Missing` ``camera.none``."""
        shots = self._shots()
        while frame := await asyncio.to_thread(next, shots, None):
            yield frame
            await asyncio.sleep(1 / self._fps)
        raise Missing(
            "camera.none", f"{self._path} holds no picture.", "Put pictures or a film there."
        )

    def _shots(self) -> Iterator[Pixels]:
        if self._path.suffix.lower() in FILMS:
            yield from _film(self._path)
            return
        places = sorted(self._path.iterdir()) if self._path.is_dir() else [self._path]
        shown = [place for place in places if place.suffix.lower() in PICTURES]
        yield from (open_picture(place) for place in itertools.cycle(shown))


def _film(path: Path) -> Iterator[Pixels]:
    """The frames of a film, again from the start at its end."""
    while True:
        film = cv2.VideoCapture(str(path))
        some = False
        try:
            while True:
                good, frame = film.read()
                if not good:
                    break
                some = True
                yield _pixels(frame)
        finally:
            film.release()
        if not some:
            return


def _capture(device: int | str) -> cv2.VideoCapture:
    with suppress(AttributeError):  # older builds have no such switch
        cv2.utils.logging.setLogLevel(0)  # a missing camera is our error, and not OpenCV's noise
    capture = cv2.VideoCapture(device)
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


def _pixels(frame: np.ndarray) -> Pixels:
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return Pixels(rgb.shape[1], rgb.shape[0], rgb.tobytes())
