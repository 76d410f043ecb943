"""The pictures in docs/screens: drawn anew, and compared with what is drawn now.

QT_QPA_PLATFORM=offscreen python tests/ui/ui_gallery.py   draws all of them and the contact sheet
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]

import numpy as np  # noqa: E402
import ui_doings as doings  # noqa: E402
import ui_states as states  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from PySide6.QtCore import QObject, QRect, Qt  # noqa: E402
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from kiosk.core.state import KioskState  # noqa: E402
from ui.bridge import Bridge  # noqa: E402
from ui.grab import save, take  # noqa: E402
from ui.window import Look, Window, open_window  # noqa: E402

SCREENS = ROOT / "docs" / "screens"
SHEET = SCREENS / "contact-sheet.png"
SHRUNK = 0.5
"""Pictures are kept at half size: small in the repository, and blind to how edges are smoothed."""
WAITS_MS = 220
APART = 24
"""Two pixels differ when a channel is further apart than this, of 255."""
MOST = 0.004
"""The share of pixels that may differ."""

TALL, WIDE, LAPTOP, SMALL = (1080, 1920), (1920, 1080), (1366, 768), (800, 480)
ALL: dict[str, KioskState] = {
    "starting": states.STARTING,
    "welcome": states.IDLE,
    "attract": replace(states.IDLE, near=False),
    "settings": states.IDLE,
    "listening": states.LISTENING,
    "thinking": states.THINKING,
    "speaking": states.SPEAKING,
    "cloud": states.CLOUD,
    "problem": states.PROBLEM,
    "silent": states.SILENT,
    **doings.SCENES,
}
KEY = ("welcome", "speaking", "products", "approval", "expiring")
SPOKEN = ("welcome", "settings", "approval", "expiring", "procedure")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what is shown, how large, in which colours, language and size of text."""

    name: str
    size: tuple[int, int]
    theme: str = "light"
    language: str = "en"
    text: float = 1.0

    @property
    def path(self) -> Path:
        """Where it is kept."""
        width, height = self.size
        parts = [self.name, f"{width}x{height}", self.theme]
        parts += [self.language] if self.language != "en" else []
        parts += [f"text-{self.text:.0%}".rstrip("%")] if self.text != 1.0 else []
        return SCREENS / ("-".join(parts) + ".png")


def shots() -> Iterator[Shot]:
    """All of them."""
    for name in ALL:
        yield Shot(name, TALL)
        yield Shot(name, WIDE, "dark")
    for name in KEY:
        yield Shot(name, LAPTOP)
        yield Shot(name, SMALL)
        yield Shot(name, TALL, "strong")
        yield Shot(name, TALL, "dark")
        yield Shot(name, LAPTOP, text=2.0)
    for language in ("de", "es", "fr", "zh", "ar"):
        for name in SPOKEN:
            yield Shot(name, TALL, language=language)
    yield Shot("speaking", TALL, language="de")
    yield Shot("welcome", WIDE, language="ar")
    yield Shot("welcome", SMALL, text=3.0)


def draw(shot: Shot, shrunk: float = SHRUNK) -> QImage:
    """What the window shows, at `shrunk` of its size."""
    bridge = Bridge()
    look = Look(
        dark=shot.theme == "dark",
        strong=shot.theme == "strong",
        text_scale=shot.text,
        language=shot.language,
        still=True,
    )
    window = open_window(bridge, full_screen=False, look=look, size=shot.size)
    try:
        window.window.setProperty("frozen", doings.NOW)
        bridge.publish(ALL[shot.name])
        if shot.name == "settings":
            window.window.setProperty("comforted", True)
        if shot.name == "checks":
            QTest.qWait(WAITS_MS)  # the area opens on its first page
            named(window, "staffArea").setProperty("page", "checks")
        if shot.name == "attract":
            window.model.presence.rest()
        QTest.qWait(WAITS_MS)
        image = take(window, 0.05)
    finally:
        window.close()
    return image.scaled(
        image.size() * shrunk,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def named(window: Window, name: str) -> QObject:
    """The item that QML calls `name`."""
    found = window.window.findChild(QObject, name)
    assert found, name
    return found


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels that differ; 1 when the sizes do."""
    if one.size() != other.size():
        return 1.0
    first, second = (pixels(image).astype(int) for image in (one, other))
    return float((abs(first - second) > APART).any(axis=1).mean())


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Its pixels, one a row: blue, green, red, filler."""
    bits = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return np.frombuffer(bits, np.uint8).reshape(-1, 4)


def sheet(images: dict[str, QImage], across: int = 8, wide: int = 300) -> QImage:
    """All upright pictures side by side, each with its name."""
    high = round(wide * TALL[1] / TALL[0])
    rows = -(-len(images) // across)
    gap, line = 28, 40
    page = QImage(
        across * (wide + gap) + gap, rows * (high + line + gap) + gap, QImage.Format.Format_RGB32
    )
    page.fill(QColor("#dfe3e2"))
    painter = QPainter(page)
    painter.setFont(QFont("Inter", 13))
    for place, (name, image) in enumerate(images.items()):
        x = gap + place % across * (wide + gap)
        y = gap + place // across * (high + line + gap)
        painter.drawText(QRect(x, y, wide, line), Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawImage(
            x,
            y + line,
            image.scaled(
                wide,
                high,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            ),
        )
    painter.end()
    return page


def main() -> int:
    """Draw everything anew."""
    app = QGuiApplication.instance() or QGuiApplication(["gallery"])
    known = {shot.path for shot in shots()} | {SHEET, SCREENS / "turn.png"}
    for old in SCREENS.glob("*.png"):
        if old not in known:
            old.unlink()
    upright: dict[str, QImage] = {}
    for shot in shots():
        image = draw(shot)
        save(image, shot.path)
        if shot.size == TALL and shot.theme == "light" and shot.language == "en":
            upright[shot.name] = image
    save(sheet(upright), SHEET)
    save(draw(Shot("speaking", WIDE), 1.0), SCREENS / "turn.png")
    total = sum(path.stat().st_size for path in SCREENS.glob("*.png"))
    print(f"{len(known)} pictures, {total / 1e6:.1f} MB in {SCREENS}")
    return 0 if app else 1


if __name__ == "__main__":
    raise SystemExit(main())
