from __future__ import annotations

import asyncio

import numpy as np
import pytest
from PIL import Image

from kiosk.core.seeing import Pixels
from kiosk.core.turn import OcrLine
from offline.budget import Budget
from offline.ocr import RapidReader, ocr_worker
from offline.rapid import _Found, _turned_back
from tests.support import pictures as draw


def read(*images: Image.Image) -> list[tuple[OcrLine, ...]]:
    async def work() -> list[tuple[OcrLine, ...]]:
        worker = ocr_worker()
        reader = RapidReader(worker, Budget())
        try:
            return [await reader.read(Pixels(i.width, i.height, i.tobytes())) for i in images]
        finally:
            await worker.close()

    return asyncio.run(work())


def texts(lines: tuple[OcrLine, ...]) -> list[str]:
    return [line.text.replace(" ", "") for line in lines]


def test_print_is_read_from_bad_pictures_too() -> None:
    label = draw.label(["Thermo K5 kettle", "$64.95"])
    small = label.resize((450, 310))
    plain, sideways, dark, empty = read(
        small,
        draw.turned(small, 90),
        draw.noisy(draw.dark(small, 0.12), 4),
        Image.new("RGB", (200, 160), (120, 120, 120)),
    )
    assert texts(plain) == ["ThermoK5kettle", "$64.95"]
    assert sorted(texts(sideways)) == sorted(texts(plain))
    assert texts(dark) == texts(plain)
    assert empty == ()
    x, y, width, height = plain[0].box
    assert x < 40 < x + width < 420
    assert y < 30 < y + height
    assert 0.8 < plain[0].confidence <= 1


def test_seven_segments_are_read_from_afar_and_whichever_way_the_caption_lies() -> None:
    display = draw.display("E07", caption="AquaPure F3", style="led")
    for lines in read(display, draw.turned(display, 90), draw.turned(display, 180)):
        assert "E07" in texts(lines)
        assert "AquaPureF3" in texts(lines)


def test_boxes_of_a_turned_picture_are_where_the_print_is() -> None:
    label = draw.label(["Thermo K5 kettle"], size=(560, 200))
    turned = [draw.turned(label, turns) for turns in (90, 180, 270)]
    for image, lines in zip(turned, read(*turned), strict=True):
        # The reader may take one line for two; together they cover the print.
        x, y = (min(line.box[axis] for line in lines) for axis in (0, 1))
        width = max(line.box[0] + line.box[2] for line in lines) - x
        height = max(line.box[1] + line.box[3] for line in lines) - y
        inked = np.argwhere(np.asarray(image.convert("L")) < 60)
        (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0)
        # The reader's boxes have a margin of about half a letter.
        assert abs(x - left) < 40
        assert abs(y - top) < 40
        assert abs(x + width - right) < 40
        assert abs(y + height - bottom) < 40


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_box_read_in_a_turned_picture_goes_back_to_its_place(turns: int) -> None:
    picture = np.zeros((80, 200), np.uint8)
    picture[10:30, 120:180] = 1
    inked = np.argwhere(np.rot90(picture, turns))
    (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0) + 1
    found = _Found("E07", float(left), float(top), float(right), float(bottom), 1.0)
    assert _turned_back(found, turns, 200, 80).line == ("E07", (120, 10, 60, 20), 1.0)
