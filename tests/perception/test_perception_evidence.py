from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PIL import Image

from kiosk.core.seeing import Hint, Pixels
from kiosk.core.turn import Barcode, ImageEvidence, OcrLine, SeenProduct
from kiosk.perception.evidence import evidence
from kiosk.perception.frames import hints
from kiosk.perception.lookalike import code_like, corrected, known_codes
from tests.support import pictures as draw

CODES = frozenset({"E07", "E11", "A15", "F3", "X200", "CT6", "K5"})
KETTLE = SeenProduct("TH-K5", "Thermo K5 kettle", "p1", "barcode")
MUG = SeenProduct("TH-M1", "Thermo M1 mug", "p2", "barcode")


@dataclass(frozen=True)
class Shop:
    """Two products and their codes."""

    codes: frozenset[str] = CODES
    models: frozenset[str] = frozenset({"F3", "X200", "K5"})

    def by_barcode(self, text: str) -> SeenProduct | None:
        return {"2000047125078": KETTLE, "2000047127812": MUG}.get(text)

    def by_words(self, lines: Sequence[str]) -> tuple[SeenProduct, ...]:
        return tuple(p for p in (KETTLE, MUG) if any(p.name in line for line in lines))


def line(text: str, x: int = 100, y: int = 100, height: int = 40) -> OcrLine:
    return OcrLine(text, (x, y, 22 * len(text), height), 0.9)


def code(text: str, x: int) -> Barcode:
    return Barcode(text, "EAN-13", (x, 300, 100, 60))


def seen(
    lines: Sequence[OcrLine] = (), codes: Sequence[Barcode] = (), why: str = ""
) -> ImageEvidence:
    picture = Pixels(900, 620, bytes(900 * 620 * 3))
    return evidence(picture, lines, codes, Shop(), lambda _text: why)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("EO7", "E07"),
        ("E 0 7", "E07"),
        ("R 1 5", "A15"),
        ("815", "A15"),
        ("Ell", "Ell"),
        ("EI1", "E11"),
        ("X2OO blender", "X200 blender"),
        ("K5kettle", "K5 kettle"),
        ("CT-6", "CT-6"),
        ("SALE 15", "SALE 15"),
        ("costs 815 dollars", "costs 815 dollars"),
        ("KETTLE", "KETTLE"),
        ("E 9 9", "E99"),
    ],
)
def test_look_alikes_are_put_right_where_one_code_is_meant(read: str, meant: str) -> None:
    assert corrected(read, CODES) == meant


def test_two_codes_that_look_alike_are_left_to_people() -> None:
    assert corrected("5O1", frozenset({"S01", "501", "5O1"}) - {"5O1"}) == "5O1"


def test_codes_are_found_in_print() -> None:
    assert known_codes(["error E07", "CT 6 filter"], CODES) == ("E07", "CT6")
    assert code_like(["ERR-99", "the 5 best of 2024"]) == ("ERR99",)


def test_what_was_read_stays_beside_what_is_meant() -> None:
    found = seen([line("EO7")])
    assert (found.text[0].text, found.text[0].original) == ("E07", "EO7")
    assert found.codes == ("E07",)


def test_parts_of_a_code_beside_each_other_are_one() -> None:
    found = seen([line("E", 100), line("11", 140), line("AquaPure F3", 100, 300)])
    assert [one.text for one in found.text] == ["E11", "AquaPure F3"]
    assert (found.codes, found.models) == (("E11",), ("F3",))


def test_a_barcode_names_the_product_before_any_print() -> None:
    found = seen([line("Thermo M1 mug")], [code("2000047125078", 400)])
    assert found.product == KETTLE


def test_of_several_products_the_one_in_the_middle_is_meant() -> None:
    found = seen(codes=[code("2000047125078", 10), code("2000047127812", 420)])
    assert found.product == MUG
    assert found.others == (KETTLE,)


def test_of_two_products_side_by_side_none_is_meant() -> None:
    found = seen(codes=[code("2000047125078", 200), code("2000047127812", 580)])
    assert found.product is None
    assert len(found.others) == 2


def test_the_larger_name_is_the_product() -> None:
    lines = [line("Thermo K5 kettle", height=60), line("fits Thermo M1 mug", y=300, height=20)]
    assert seen(lines).product == KETTLE
    assert seen([line("Thermo K5 kettle"), line("Thermo M1 mug", y=300)]).product is None


def test_an_unknown_code_is_named_as_it_stands() -> None:
    assert seen([line("ERR 42"), line("H77")]).codes == ("H77",)


def test_a_picture_that_gives_orders_is_kept_from_use() -> None:
    found = seen([line("E07")], why="orders")
    assert (found.withheld, found.codes, found.product) == ("orders", (), None)


def test_boxes_are_those_of_the_picture_as_it_was_given() -> None:
    picture = Pixels(900, 620, bytes(900 * 620 * 3), 2.0)
    found = evidence(picture, [line("E07")], [], Shop(), lambda _text: "")
    assert found.text[0].box == (200, 200, 132, 80)


def test_bad_light_and_focus_are_told() -> None:
    def told(image: Image.Image) -> tuple[Hint, ...]:
        return hints(Pixels(image.width, image.height, image.tobytes()))

    label = draw.label(["Thermo K5 kettle", "$64.95"], "2000047125078")
    assert told(label) == ()
    assert Hint.DARK in told(draw.dark(label, 0.08))
    assert Hint.BLURRED in told(draw.blurred(label, 6))
    assert Hint.BRIGHT in told(Image.new("RGB", (400, 300), (250, 250, 250)))


def test_what_is_cut_off_is_too_close_and_what_is_tiny_too_far() -> None:
    assert Hint.CLOSE in seen([line("E07 on the display", 0, 0, 400)]).hints
    assert Hint.FAR in seen([line("tiny print", 300, 300, 8)]).hints
