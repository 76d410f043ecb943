from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from ui.viewmodels.kiosk import KioskModel
from ui.viewmodels.rows import RowModel
from ui.viewmodels.stage import StageModel
from ui.viewmodels.status import StatusModel
from ui.window import QML

DESCRIBED = (QML / "Tandem" / "Models" / "models.qmltypes").read_text("utf-8")
FILES = sorted(QML.rglob("*.qml"))
CONTRAST = 4.5
INK = {
    "ink": ("canvas", "surface", "sunk"),
    "inkSoft": ("canvas", "surface", "sunk"),
    "accentInk": ("canvas", "surface", "accentSoft", "sunk"),
    "overAccent": ("accent", "accentPressed"),
    "warnInk": ("warnSoft",),
    "alertInk": ("alertSoft",),
}


@pytest.mark.parametrize("model", [KioskModel, RowModel, StageModel, StatusModel])
def test_the_description_for_the_linter_is_what_the_class_offers(model: type[QObject]) -> None:
    (block,) = re.findall(rf'name: "{model.__name__}"(.*?)\n    }}', DESCRIBED, re.DOTALL)
    described = set(re.findall(r'Property \{\s*name: "(\w+)"', block))
    meta = model.staticMetaObject
    first = meta.propertyOffset()
    offered = {meta.property(n).name() for n in range(first, meta.propertyCount())}
    assert described == offered


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


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_what_it_stands_on(dark: bool) -> None:
    colours = palette(dark)
    low = [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink, grounds in INK.items()
        for ground in grounds
        if (ratio := contrast(colours[ink], colours[ground])) < CONTRAST
    ]
    assert not low, low


def palette(dark: bool) -> dict[str, str]:
    """The colours as the theme file gives them."""
    text = (QML / "Tandem" / "style" / "Theme.qml").read_text("utf-8")
    colours = dict(re.findall(r'property color (\w+): "(#\w{6})"', text))
    pattern = r'property color (\w+): dark \? "(#\w{6})" : ("#\w{6}"|\w+)'
    for name, night, day in re.findall(pattern, text):
        colours[name] = night if dark else colours.get(day, day.strip('"'))
    return colours


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
