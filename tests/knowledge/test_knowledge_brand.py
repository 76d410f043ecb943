from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.knowledge.pack import load_pack

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def pack(folder: Path, brand: str) -> Path:
    (folder / "pack.toml").write_text(f'name = "Shop"\n[brand]\n{brand}\n', "utf-8")
    return folder


def test_colour_and_logo_travel_with_the_pack(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, "utf-8")
    brand = load_pack(pack(tmp_path, 'color = "#AA3300"\nlogo = "logo.svg"')).brand
    assert brand.color == "#AA3300"
    assert brand.logo.startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('logo = "none.svg"', "pack.bad_logo"),
        ('logo = "../logo.svg"', "pack.bad_logo"),
        ('logo = "pack.toml"', "pack.bad_logo"),
        ('color = "red"', "pack.bad_value"),
        ('colour = "#ff0000"', "pack.unknown_key"),
    ],
)
def test_a_bad_brand_is_named(tmp_path: Path, line: str, code: str) -> None:
    with pytest.raises(BadInput) as error:
        load_pack(pack(tmp_path, line))
    assert error.value.code == code


def test_a_logo_larger_than_allowed_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(bytes(300 * 1024))
    with pytest.raises(BadInput, match="300 kB"):
        load_pack(pack(tmp_path, 'logo = "logo.png"'))
