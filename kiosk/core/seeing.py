"""Pictures between rooms: pixels, what is read in them, and what a pack knows of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from kiosk.core.turn import OcrLine, SeenProduct


@dataclass(frozen=True, slots=True)
class Pixels:
    """An upright picture: `rgb` has three bytes a pixel, rows from the top, nothing else.

    `scale` is how many pixels of the picture as it was given one of these stands for.
    """

    width: int
    height: int
    rgb: bytes = field(repr=False)
    scale: float = 1.0


class Hint(StrEnum):
    """Why a picture can't be read well."""

    DARK = "too_dark"
    BRIGHT = "too_bright"
    BLURRED = "blurred"
    CLOSE = "too_close"
    FAR = "too_far"


class TextReader(Protocol):
    """Reads print."""

    async def read(self, picture: Pixels) -> tuple[OcrLine, ...]:
        """The lines of text in `picture`; boxes in its pixels. Raises `EngineFailed`, `Missing`."""

    async def warm(self) -> None:
        """Be ready before the first picture comes. Raises as `read`."""


class Camera(Protocol):
    """A camera, or pictures that stand in for one."""

    def frames(self) -> AsyncIterator[Pixels]:
        """Stream frames. Opens on the first step; closing the iterator closes the device.

        Raises `Missing` or `KioskError` with a ``camera.*`` code.
        """


class Known(Protocol):
    """What a pack can recognise in a picture."""

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the pack: upper case, no separators (``E07``, ``CT63``)."""

    @property
    def models(self) -> frozenset[str]:
        """Those of them that name a product or a machine."""

    def by_barcode(self, text: str) -> SeenProduct | None:
        """The product with this code on it."""

    def by_words(self, lines: Sequence[str]) -> tuple[SeenProduct, ...]:
        """The products whose name or item number stands in `lines`, surest first."""


@dataclass(frozen=True, slots=True)
class SeenBox:
    """A frame to draw over the picture: x, y, width, height as shares of it, 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    text: str
    kind: str
    """``barcode`` or ``text``."""


@dataclass(frozen=True, slots=True)
class CameraView:
    """What the camera's screen shows.

    `frame` is a ``data:`` address of the newest (or frozen) picture, empty before the first; `hint`
    a value of `Hint` or empty; `product` what was recognised. `reading`: print is being read.
    """

    frame: str = ""
    width: int = 0
    height: int = 0
    frozen: bool = False
    reading: bool = False
    hint: str = ""
    boxes: tuple[SeenBox, ...] = ()
    product: SeenProduct | None = None
