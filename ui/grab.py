"""Pictures of any snapshot at any size, without a screen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage

from kiosk.core.state import KioskState
from ui.bridge import Bridge
from ui.window import Look, Window, open_window

_SETTLED_S = 0.7
"""Longer than any transition."""

_RGB = QImage.Format.Format_RGB32
_OPAQUE = 0xFF000000
_KEPT = 160
_COARSE, _MIDDLE = 0x00E0E0E0, 0x00101010
"""A rare colour counts by the first three bits of its channels."""


def grab(state: KioskState, size: tuple[int, int], look: Look | None = None) -> QImage:
    """What the window of `size` pixels shows of `state` once it stands still.

    Raises `RuntimeError` when the picture is empty.
    """
    bridge = Bridge()
    window = open_window(bridge, full_screen=False, look=look, size=size)
    try:
        bridge.publish(state)
        return take(window)
    finally:
        window.close()


def take(window: Window, settled_s: float = _SETTLED_S) -> QImage:
    """What `window` shows after `settled_s`."""
    waiting = QEventLoop()
    QTimer.singleShot(int(settled_s * 1000), waiting.quit)
    waiting.exec()
    image = window.window.grabWindow()
    if image.isNull():
        message = "The window gave no picture; is QT_QPA_PLATFORM set to offscreen here?"
        raise RuntimeError(message)
    return image


def save(image: QImage, path: Path) -> None:
    """Write `image` as a small PNG of at most 256 colours.

    The most frequent ones are kept as they are; the rest share what remains, so that a small
    picture of a product keeps its colour.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    counted = Counter(memoryview(image.convertToFormat(_RGB).constBits()).cast("I"))
    frequent = [colour for colour, _ in counted.most_common(_KEPT)]
    rare: Counter[int] = Counter()
    for colour in counted.keys() - set(frequent):
        rare[colour & _COARSE] += counted[colour]
    shared = [colour | _MIDDLE for colour, _ in rare.most_common(256 - len(frequent))]
    small = image.convertToFormat(
        QImage.Format.Format_Indexed8,
        [colour | _OPAQUE for colour in (*frequent, *shared)],
        Qt.ImageConversionFlag.ThresholdDither,
    )
    if not small.save(str(path), quality=0):
        message = f"{path} could not be written."
        raise OSError(message)
