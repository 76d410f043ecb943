"""What a camera's screen shows of each frame, and the barcode that two frames agree on."""

from __future__ import annotations

import base64
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from kiosk.core.seeing import CameraView, Known, Pixels, SeenBox
from kiosk.core.turn import Barcode, ImageEvidence, SeenProduct
from kiosk.perception.barcode import glance, numbers
from kiosk.perception.frames import hints, sharpness
from kiosk.perception.picture import jpeg

_SIDE, _QUALITY = 640, 72
_KEPT = 4
"""Frames among which the sharpest is taken when the picture is frozen."""

_HELD = 12
"""Frames for which a product stays on the screen after its code was last read."""


class Preview:
    """Follows a stream of frames. Not thread-safe: one caller at a time, from any thread."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._recent: deque[tuple[float, Pixels]] = deque(maxlen=_KEPT)
        self._before: frozenset[str] = frozenset()
        self._product: SeenProduct | None = None
        self._age = 0

    def follow(self, frame: Pixels) -> CameraView:
        """The view of `frame`; some 15 ms."""
        self._recent.append((sharpness(frame), frame))
        codes = glance(frame)
        now = frozenset(code.text for code in codes)
        agreed = [code for code in codes if code.text in self._before]
        self._before = now
        hit = next(filter(None, map(self._hit, agreed)), None)
        self._age = 0 if hit else self._age + 1
        self._product = hit or (self._product if self._age < _HELD else None)
        wrong = () if codes else hints(frame)
        return CameraView(
            frame=address(frame),
            width=frame.width,
            height=frame.height,
            hint=wrong[0] if wrong else "",
            boxes=_boxes(frame, agreed),
            product=self._product,
        )

    def sharpest(self) -> Pixels | None:
        """The sharpest of the last frames; None before the first."""
        return max(self._recent, key=lambda kept: kept[0])[1] if self._recent else None

    def forget(self) -> None:
        """Drop every frame and what was read in it."""
        self._recent.clear()
        self._before, self._product = frozenset(), None

    def _hit(self, code: Barcode) -> SeenProduct | None:
        found = (self._known.by_barcode(number) for number in numbers(code))
        return next(filter(None, found), None)


def frozen(frame: Pixels) -> CameraView:
    """The view of a frozen frame that is being read."""
    return CameraView(address(frame), frame.width, frame.height, frozen=True, reading=True)


def read(view: CameraView, found: ImageEvidence) -> CameraView:
    """`view` of a frozen frame after it was read."""
    frame = Pixels(view.width, view.height, b"")
    boxes = _boxes(frame, found.barcodes) + tuple(
        _box(frame, line.box, line.text, "text") for line in found.text
    )
    hint = found.hints[0] if found.hints and not found.text else ""
    return replace(view, reading=False, boxes=boxes, product=found.product, hint=hint)


def address(frame: Pixels) -> str:
    """`frame` as a small ``data:`` address."""
    small = jpeg(frame, _SIDE, _QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(small.data).decode()}"


def _boxes(frame: Pixels, codes: Sequence[Barcode]) -> tuple[SeenBox, ...]:
    return tuple(_box(frame, code.box, code.text, "barcode") for code in codes)


def _box(frame: Pixels, box: tuple[int, int, int, int], text: str, kind: str) -> SeenBox:
    x, y, width, height = box
    across, down = frame.width or 1, frame.height or 1
    return SeenBox(x / across, y / down, width / across, height / down, text, kind)
