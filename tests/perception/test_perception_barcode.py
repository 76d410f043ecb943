from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from kiosk.core.seeing import Pixels
from kiosk.core.turn import Barcode
from kiosk.perception.barcode import glance, numbers, read_barcodes
from tests.support import pictures as draw

KETTLE = "2000047125078"


def pixels(image: Image.Image) -> Pixels:
    return Pixels(image.width, image.height, image.convert("RGB").tobytes())


def read(image: Image.Image) -> list[tuple[str, str]]:
    return [(code.text, code.format) for code in read_barcodes(pixels(image))]


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("EAN13", KETTLE, "EAN-13"),
        ("EAN8", "96385074", "EAN-8"),
        ("UPCA", "036000291452", "UPC-A"),
        ("UPCE", "01234565", "UPC-E"),
        ("QRCode", "SN 4711", "QR Code"),
        ("Code128", "NW-X200", "Code 128"),
        ("Code39", "NW-X200", "Code 39"),
        ("DataMatrix", "SN 12345", "Data Matrix"),
    ],
)
def test_every_usual_code_is_read(kind: str, text: str, name: str) -> None:
    assert read(draw.noisy(draw.label(["Part"], text, kind), 8)) == [(text, name)]


@pytest.mark.parametrize(
    "worse",
    [
        lambda label: draw.turned(label, 20),
        lambda label: draw.turned(label, 45),
        lambda label: draw.turned(label, 90),
        lambda label: draw.blurred(label, 2),
        lambda label: draw.noisy(draw.dark(label, 0.1), 4),
        lambda label: draw.pale(label, 0.08),
        lambda label: draw.askew(label, 0.2),
    ],
)
def test_a_bad_picture_of_a_code_gives_that_code_and_no_other(
    worse: Callable[[Image.Image], Image.Image],
) -> None:
    assert read(worse(draw.label(["Thermo K5 kettle"], KETTLE))) == [(KETTLE, "EAN-13")]


def test_a_shelf_askew_gives_each_code_once() -> None:
    codes = ["2000047125078", "2000047126440", "2000047122336"]
    shelf = draw.shelf([(f"Box {n}", "$1", code) for n, code in enumerate(codes)])
    assert sorted(code for code, _ in read(draw.turned(shelf, 30))) == sorted(codes)


def test_where_there_is_no_code_none_is_found() -> None:
    assert read(draw.label(["| || ||| | ||", "lllllllllllllll", "IIIIIIIIIIIII"])) == []


def test_the_box_is_where_the_code_is() -> None:
    label = draw.label(["Thermo K5 kettle"], KETTLE)
    (code,) = read_barcodes(pixels(label))
    x, y, width, height = code.box
    assert 40 <= x < 120
    assert 100 < y < 200
    assert 200 < width < 400
    assert 50 < height < 250


def test_one_look_at_a_frame_is_quick_and_may_be_wrong() -> None:
    assert [c.text for c in glance(pixels(draw.label(["Box"], KETTLE)))] == [KETTLE]


def test_a_short_american_code_is_looked_up_in_full_too() -> None:
    assert numbers(Barcode("01234565", "UPC-E", (0, 0, 1, 1))) == ("01234565", "012345000065")
    assert numbers(Barcode(KETTLE, "EAN-13", (0, 0, 1, 1))) == (KETTLE,)
