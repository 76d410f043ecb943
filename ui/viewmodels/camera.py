"""What the camera sees and what was read in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.core.state import KioskState
from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """`frame` is a ``data:`` address, empty before the first picture; `ratio` its width over its
    height; `hint` why it can't be read well, as `Hint` names it; `product` what was recognised.
    """

    shown: bool = False
    frame: str = ""
    ratio: float = 1.333
    frozen: bool = False
    reading: bool = False
    hint: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A frame around something that was read; shares of the picture, 0 to 1."""

    from_x: float
    from_y: float
    wide: float
    high: float
    text: str
    kind: str


def derive_camera(state: KioskState) -> CameraFacts:
    """The camera's screen."""
    view = state.camera
    if view is None:
        return CameraFacts()
    return CameraFacts(
        shown=True,
        frame=view.frame,
        ratio=round(view.width / view.height, 3) if view.height else CameraFacts().ratio,
        frozen=view.frozen,
        reading=view.reading,
        hint=view.hint,
        product=view.product.name if view.product else "",
    )


def derive_boxes(state: KioskState) -> tuple[BoxRow, ...]:
    """What was read, framed."""
    boxes = state.camera.boxes if state.camera else ()
    return tuple(BoxRow(b.x, b.y, b.width, b.height, b.text, b.kind) for b in boxes)


@QmlElement
class CameraModel(Facade):
    """`CameraFacts` for QML."""

    View = CameraFacts
