"""Colours: the product's own, tinted by the owner's brand so far as everybody can still read."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, replace

from PySide6.QtQml import QmlElement

from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

BRAND = "#0b6e69"
READABLE = 4.5
"""The least contrast of text."""
VISIBLE = 3.0
"""The least contrast of a control with what it stands on."""
_WHITE, _BLACK = "#ffffff", "#04120f"
_LINEAR = 0.04045
"""Up to here sRGB is a straight line."""


@dataclass(frozen=True, slots=True)
class PaletteView:
    """Colours as ``#rrggbb``. `ink` is for text on `canvas`, `surface` and `sunk`; `accent_ink` on
    these and `accent_soft`; `over_accent` on `accent` and `accent_pressed`.
    """

    dark: bool = False
    canvas: str = "#f6f4ef"
    surface: str = "#ffffff"
    sunk: str = "#ebe8e0"
    line: str = "#d8d4c9"
    edge: str = "#7d8582"
    ink: str = "#14201e"
    ink_soft: str = "#4b5855"
    accent: str = BRAND
    accent_pressed: str = "#085552"
    over_accent: str = _WHITE
    accent_ink: str = "#0a5f5b"
    accent_soft: str = "#dcece8"
    warn_soft: str = "#fbefd2"
    warn_ink: str = "#664600"
    alert: str = "#b3301f"
    alert_soft: str = "#fbe5e0"
    alert_ink: str = "#9c2617"
    good_ink: str = "#1c6434"
    good_soft: str = "#dff0e2"


LIGHT = PaletteView()
DARK = PaletteView(
    dark=True,
    canvas="#0c1413",
    surface="#16211f",
    sunk="#1e2b29",
    line="#30403d",
    edge="#70847f",
    ink="#eff5f3",
    ink_soft="#a9bab6",
    warn_soft="#332a12",
    warn_ink="#f3cf7a",
    alert="#ff8d7b",
    alert_soft="#3a1b17",
    alert_ink="#ffb4a6",
    good_ink="#8edba4",
    good_soft="#15301d",
)
STRONG = PaletteView(
    dark=True,
    canvas="#000000",
    surface="#000000",
    sunk="#1a1a1a",
    line="#ffffff",
    edge="#ffffff",
    ink="#ffffff",
    ink_soft="#ffffff",
    warn_soft="#000000",
    warn_ink="#ffe14d",
    alert="#ff9d8f",
    alert_soft="#000000",
    alert_ink="#ffb4a6",
    good_ink="#9af0b0",
    good_soft="#000000",
)
"""For people who see little: white on black, every edge drawn."""


@QmlElement
class PaletteModel(Facade):
    """`PaletteView` for QML."""

    View = PaletteView


def derive_palette(brand: str, *, dark: bool, strong: bool = False) -> PaletteView:
    """The palette for an owner's colour, ``#rrggbb`` or empty for the product's own.

    The brand keeps its hue; its lightness gives way until the contrasts hold.
    """
    base = STRONG if strong else DARK if dark else LIGHT
    colour = brand.lower() if is_colour(brand) else BRAND
    wanted = 6.5 if base.dark else VISIBLE
    accent = _until(colour, wanted, (base.canvas, base.surface), lighter=base.dark)
    over = max((_WHITE, _BLACK), key=lambda ink: contrast(ink, accent))
    if contrast(over, accent) < READABLE:  # a colour in the middle: neither ink is read on it
        over = _BLACK if base.dark else _WHITE
        accent = _until(accent, READABLE, (over,), lighter=base.dark)
    soft = base.surface if strong else _mix(accent, base.canvas, 0.82 if base.dark else 0.86)
    grounds = (base.canvas, base.surface, base.sunk, soft)
    return replace(
        base,
        accent=accent,
        over_accent=over,
        accent_pressed=_mix(accent, _BLACK if over == _WHITE else _WHITE, 0.2),
        accent_soft=soft,
        accent_ink=_until(accent, READABLE + 0.6, grounds, lighter=base.dark),
    )


def is_colour(text: str) -> bool:
    """Whether `text` is ``#rrggbb``."""
    return re.fullmatch("#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _until(colour: str, ratio: float, grounds: tuple[str, ...], *, lighter: bool) -> str:
    """`colour`, made lighter or darker until it stands out from all `grounds` by `ratio`."""
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    for _ in range(100):
        if min(contrast(colour, ground) for ground in grounds) >= ratio:
            break
        light = min(1.0, max(0.0, light + (0.01 if lighter else -0.01)))
        colour = _hex(*colorsys.hls_to_rgb(hue, light, full))
    return colour


def _mix(one: str, other: str, share: float) -> str:
    """`share` of `other` in `one`."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    red, green, blue = (a + (b - a) * share for a, b in pairs)
    return _hex(red, green, blue)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))
