"""Pictures drawn for tests: labels, shelves and displays, and what a bad camera does to them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

_SEGMENTS = {
    "0": "abcdef", "1": "bc", "2": "abdeg", "3": "abcdg", "4": "bcfg", "5": "acdfg", "6": "acdefg",
    "7": "abc", "8": "abcdefg", "9": "abcdfg", "A": "abcefg", "B": "cdefg", "C": "adef",
    "D": "bcdeg", "E": "adefg", "F": "aefg", "H": "bcefg", "L": "def", "P": "abefg", "U": "bcdef",
    "-": "g", " ": "",
}  # fmt: skip


def font(size: int, name: str = "DejaVuSans-Bold.ttf") -> ImageFont.FreeTypeFont:
    """A font of the machine, or Pillow's own where there is none of that name."""
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        drawn = ImageFont.load_default(size)
        assert isinstance(drawn, ImageFont.FreeTypeFont)
        return drawn


def barcode(text: str, kind: str = "EAN13", scale: int = 3) -> Image.Image:
    """A code with its quiet zone, black on white."""
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    linear = kind not in {"QRCode", "DataMatrix", "Aztec"}
    drawn = Image.fromarray(np.array(made.to_image(scale=scale, add_quiet_zones=True)))
    if linear:
        drawn = drawn.resize((drawn.width, max(drawn.height, 70 * scale // 2)), 0)
    return drawn.convert("RGB")


def label(
    lines: Sequence[str], code: str = "", kind: str = "EAN13", size: tuple[int, int] = (900, 620)
) -> Image.Image:
    """A price label: lines of text, large to small, and a code below."""
    drawn = Image.new("RGB", size, (250, 250, 246))
    pen = ImageDraw.Draw(drawn)
    top = 30
    for number, line in enumerate(lines):
        height = 64 if number == 0 else 42
        pen.text((40, top), line, font=font(height), fill=(20, 20, 24))
        top += height + 26
    if code:
        symbol = barcode(code, kind)
        drawn.paste(symbol, (40, min(top, size[1] - symbol.height - 10)))
    return drawn


def display(text: str, *, caption: str = "", style: str = "lcd") -> Image.Image:
    """An appliance's display: ``lcd`` letters, or ``led`` seven segments, in a dark frame."""
    drawn = Image.new("RGB", (900, 560), (58, 60, 66))
    pen = ImageDraw.Draw(drawn)
    back, ink = ((12, 14, 12), (255, 70, 40)) if style == "led" else ((168, 186, 150), (24, 30, 26))
    pen.rounded_rectangle((110, 120, 790, 400), 18, fill=back)
    if style == "led":
        _segments(pen, text, (170, 165), 190, ink)
    else:
        pen.text((170, 170), text, font=font(170, "DejaVuSansMono-Bold.ttf"), fill=ink)
    if caption:
        pen.text((120, 440), caption, font=font(44), fill=(235, 235, 235))
    return drawn


def _segments(
    pen: ImageDraw.ImageDraw, text: str, at: tuple[int, int], height: int, ink: tuple[int, int, int]
) -> None:
    wide, thick = height // 2, height // 9
    x, y = at
    for letter in text.upper():
        bars = {
            "a": (x + thick, y, x + wide - thick, y + thick),
            "g": (x + thick, y + height // 2 - thick // 2, x + wide - thick,
                  y + height // 2 + thick // 2),
            "d": (x + thick, y + height - thick, x + wide - thick, y + height),
            "f": (x, y + thick, x + thick, y + height // 2 - thick // 2),
            "b": (x + wide - thick, y + thick, x + wide, y + height // 2 - thick // 2),
            "e": (x, y + height // 2 + thick // 2, x + thick, y + height - thick),
            "c": (x + wide - thick, y + height // 2 + thick // 2, x + wide, y + height - thick),
        }  # fmt: skip
        for name in _SEGMENTS[letter]:
            pen.rectangle(bars[name], fill=ink)
        x += wide + thick * 3


def shelf(products: Sequence[tuple[str, str, str]]) -> Image.Image:
    """A shelf of boxes with price tags: (name, price, barcode)."""
    drawn = Image.new("RGB", (1600, 1000), (176, 164, 148))
    pen = ImageDraw.Draw(drawn)
    wide = 1600 // len(products)
    for number, (name, price, code) in enumerate(products):
        left = number * wide + 20
        pen.rectangle((left, 80, left + wide - 40, 560), fill=_colour(number))
        for row, word in enumerate(name.split()):
            pen.text((left + 20, 120 + 62 * row), word, font=font(46), fill=(255, 255, 255))
        pen.rectangle((left, 600, left + wide - 40, 940), fill=(252, 252, 252))
        pen.text((left + 16, 612), price, font=font(50), fill=(10, 10, 10))
        symbol = barcode(code)
        symbol.thumbnail((wide - 70, 220))
        drawn.paste(symbol, (left + 10, 700))
    return drawn


def _colour(number: int) -> tuple[int, int, int]:
    return ((150, 40, 40), (36, 84, 150), (30, 110, 70), (120, 70, 140))[number % 4]


def noisy(picture: Image.Image, amount: float = 12.0, seed: int = 7) -> Image.Image:
    """Sensor noise."""
    rng = np.random.default_rng(seed)
    pixels = np.asarray(picture, dtype=np.float32)
    pixels = pixels + rng.normal(0.0, amount, pixels.shape)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    """Held askew, on a grey table."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=(96, 96, 96))


def blurred(picture: Image.Image, radius: float = 2.0) -> Image.Image:
    """Out of focus."""
    return picture.filter(ImageFilter.GaussianBlur(radius))


def dark(picture: Image.Image, share: float = 0.2) -> Image.Image:
    """Too little light: `share` of it."""
    return ImageEnhance.Brightness(picture).enhance(share)


def pale(picture: Image.Image, share: float = 0.25) -> Image.Image:
    """Low contrast."""
    return ImageEnhance.Contrast(picture).enhance(share)


def askew(picture: Image.Image, amount: float = 0.12, seed: int = 3) -> Image.Image:
    """Seen from a side: the corners move by up to `amount` of the size."""
    rng = random.Random(seed)
    wide, high = picture.size
    ends = [(0, 0), (wide, 0), (wide, high), (0, high)]
    moved = [
        (abs(x - rng.uniform(0, amount) * wide), abs(y - rng.uniform(0, amount) * high))
        for x, y in ends
    ]
    rows, targets = [], []
    for (x, y), (u, v) in zip(moved, ends, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        targets += [u, v]
    solved = np.linalg.solve(np.array(rows), np.array(targets))
    return picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        tuple(float(n) for n in solved),
        Image.Resampling.BICUBIC,
        fillcolor=(96, 96, 96),
    )
