"""The kept pictures are what the window shows."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from ui_gallery import MOST, SHEET, Shot, difference, draw, shots

EVERY = list(shots())
SOME = {"welcome", "products", "approval", "staff", "farewell"}
QUICK = [shot for shot in EVERY if shot.name in SOME and shot.size == (1080, 1920)][:8]


def compare(shot: Shot) -> None:
    kept = QImage(str(shot.path))
    assert not kept.isNull(), f"{shot.path.name} is not there: run make screens"
    apart = difference(kept, draw(shot))
    assert apart <= MOST, f"{shot.path.name}: {apart:.2%} of it differ; if it should, make screens"


@pytest.mark.parametrize("shot", QUICK, ids=lambda shot: shot.path.stem)
def test_the_kept_picture_is_what_is_shown(shot: Shot) -> None:
    compare(shot)


@pytest.mark.slow
@pytest.mark.parametrize(
    "shot", [shot for shot in EVERY if shot not in QUICK], ids=lambda shot: shot.path.stem
)
def test_every_other_kept_picture_is_what_is_shown(shot: Shot) -> None:
    compare(shot)


def test_a_change_is_seen() -> None:
    shot = QUICK[0]
    image = QImage(str(shot.path)).convertToFormat(QImage.Format.Format_RGB32)
    changed = image.copy()
    for y in range(200, 260):
        for x in range(100, 300):
            changed.setPixelColor(x, y, QColor("red"))
    assert difference(image, changed) > MOST
    assert difference(image, image.copy()) == 0.0
    assert difference(image, image.copy(0, 0, 50, 50)) == 1.0


def test_no_picture_is_kept_that_nobody_draws() -> None:
    drawn = {shot.path.name for shot in EVERY} | {SHEET.name, "turn.png"}
    assert {path.name for path in SHEET.parent.glob("*.png")} == drawn
