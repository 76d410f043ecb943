"""Codes and numbers, said piece by piece."""

from __future__ import annotations

import pytest

from kiosk.knowledge.spelled import spelled_code, spoken_number

PACK = {"x200", "e07", "e7", "fg22b", "ab12cd", "z9", "w5", "pt16", "cw364", "a11b", "c10",
        "19.99", "1999", "129.95", "4006381333931", "250", "2.5"}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "codes", "used"),
    [
        ("x 200", ["x200"], 2),
        ("ex 200 blender", ["x200"], 2),
        ("e oh 7", ["e07"], 3),
        ("e 7", ["e7", "e07"], 2),
        ("f g 22 b", ["fg22b"], 4),
        ("ab 12 c d", ["ab12cd"], 4),
        ("zed 9", ["z9"], 2),
        ("double u 5", ["w5"], 3),
        ("p t dash 1 6", ["pt16"], 5),
        ("see w 3 64", ["cw364"], 4),
        ("a double 1 b", ["a11b"], 4),
        ("see 20 of them", [], 0),
        ("the blender", [], 0),
        ("x200", [], 0),
    ],
)
def test_codes_are_read_only_where_the_pack_has_them(
    said: str, codes: list[str], used: int
) -> None:
    assert spelled_code(said.split(), 0, PACK.__contains__) == (codes, used)


@pytest.mark.parametrize(
    ("said", "numbers", "used"),
    [
        ("19 99", ["19.99", "1999"], 2),
        ("1 29 95", ["129.95"], 3),
        ("2 50", ["2.5", "250"], 2),
        ("4 0 0 6 3 8 1 3 3 3 9 3 1", ["4006381333931"], 13),
        ("5 55", [], 0),
        ("19 euros", [], 0),
    ],
)
def test_numbers_in_parts(said: str, numbers: list[str], used: int) -> None:
    assert spoken_number(said.split(), 0, PACK.__contains__) == (numbers, used)
