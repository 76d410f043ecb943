from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.describe import MODELS, TARGET, description
from ui.viewmodels.palette import BRAND, READABLE, VISIBLE, contrast, derive_palette
from ui.window import QML

FILES = sorted(QML.rglob("*.qml"))
BRANDS = ["", "#ffd200", "#e4002b", "#003a70", "#ffffff", "#000000", "#8a2be2", "#00ff88"]
INK = {
    "ink": ("canvas", "surface", "sunk", "accent_soft"),
    "ink_soft": ("canvas", "surface", "sunk", "accent_soft"),
    "accent_ink": ("canvas", "surface", "accent_soft", "sunk"),
    "over_accent": ("accent", "accent_pressed"),
    "warn_ink": ("warn_soft", "surface"),
    "alert_ink": ("alert_soft", "surface"),
    "good_ink": ("good_soft", "surface", "canvas"),
}


def test_the_description_for_the_linter_is_what_the_classes_offer() -> None:
    assert TARGET.read_text("utf-8") == description(), "run: python -m ui.describe"
    for model in MODELS:
        meta = model.staticMetaObject
        for n in range(meta.propertyOffset(), meta.propertyCount()):
            assert f'name: "{meta.property(n).name()}"' in description()


def test_qml_is_clean() -> None:
    assert len(FILES) > 20
    tool = Path(sys.executable).with_name("pyside6-qmllint")
    done = subprocess.run(
        [str(tool), *map(str, FILES)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr or done.stdout


def test_every_qml_file_is_in_the_module() -> None:
    listed = (QML / "Tandem" / "qmldir").read_text("utf-8")
    missing = [file.name for file in FILES if file.name not in listed]
    assert not missing


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("theme", ["light", "dark", "strong"])
def test_text_stands_out_whatever_the_owner_s_colour(brand: str, theme: str) -> None:
    palette = derive_palette(brand, dark=theme != "light", strong=theme == "strong")
    low = [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink, grounds in INK.items()
        for ground in grounds
        if (ratio := contrast(getattr(palette, ink), getattr(palette, ground))) < READABLE
    ]
    assert not low, low
    assert contrast(palette.accent, palette.canvas) >= VISIBLE


def test_what_is_no_colour_is_the_product_s_own() -> None:
    assert derive_palette("teal", dark=False) == derive_palette("", dark=False)
    assert derive_palette("#12345", dark=False) == derive_palette("", dark=False)
    assert derive_palette("", dark=False).accent == BRAND


@given(st.integers(0, 0xFFFFFF), st.booleans())
def test_any_colour_can_be_a_brand(number: int, dark: bool) -> None:
    palette = derive_palette(f"#{number:06x}", dark=dark)
    assert contrast(palette.over_accent, palette.accent) >= READABLE
    assert contrast(palette.accent_ink, palette.accent_soft) >= READABLE
    assert contrast(palette.ink_soft, palette.accent_soft) >= READABLE
