"""Picture files as upright pixels, and pixels as pictures: nothing but what is seen survives."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.core.errors import BadInput
from kiosk.core.ports import ModelImage
from kiosk.core.seeing import Pixels

MAX_BYTES = 60_000_000
MAX_PIXELS = 80_000_000
"""Larger than what phones take; a small file may claim far more."""

MAX_SIDE = 2200
"""Pixels of the longer side that are worked on."""

_MIN_SIDE = 16
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "PPM")
_SIXTEEN_BIT = ("I;16", "I;16B", "I;16L", "I;16N", "I", "F")
_KINDS = "Give a picture as JPEG, PNG, WebP, GIF, BMP or TIFF."
_QUALITY = 88


def open_picture(path: Path) -> Pixels:
    """The picture in file `path`, its EXIF orientation applied; of an animation the first frame.

    Raises `BadInput` ``picture.not_found``, ``picture.empty``, ``picture.too_large``,
    ``picture.too_small``, ``picture.unknown_format``, ``picture.damaged``.
    """
    if not path.is_file():
        raise BadInput("picture.not_found", f"There is no picture {path}.", "Check the path.")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(str(path), f"{size // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise BadInput(
            "picture.unreadable", f"{path} can't be read: {why}.", "Check its permissions."
        ) from error
    return decoded(data, str(path))


def decoded(data: bytes, name: str) -> Pixels:
    """The picture in `data`; `name` is for error messages. Raises as `open_picture`."""
    if not data:
        raise BadInput("picture.empty", f"{name} is empty.", _KINDS)
    with _decoding(name), Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        width, height = opened.size
        if width * height > MAX_PIXELS:
            raise _too_large(name, f"{width} × {height} pixels")
        if min(width, height) < _MIN_SIDE:
            raise BadInput(
                "picture.too_small",
                f"{name} has only {width} × {height} pixels.",
                f"At least {_MIN_SIDE} pixels a side are needed to see anything.",
            )
        # JPEG is decoded smaller at once, where that is enough.
        opened.draft("RGB", (MAX_SIDE, MAX_SIDE))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        turned = width >= height and upright.width < upright.height
        given = (height, width) if turned else (width, height)
        rgb = _rgb(upright)
        rgb.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    scale = max(given) / max(rgb.size)
    return Pixels(rgb.width, rgb.height, rgb.tobytes(), scale)


def image_of(picture: Pixels) -> Image.Image:
    """`picture` for Pillow."""
    return Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)


def jpeg(picture: Pixels, side: int, quality: int = _QUALITY) -> ModelImage:
    """`picture` as a JPEG of at most `side` pixels a side, with no metadata."""
    image = image_of(picture)
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    image.save(made, "JPEG", quality=quality)
    return ModelImage(made.getvalue(), image.width, image.height)


def _rgb(image: Image.Image) -> Image.Image:
    """`image` as plain RGB: 16 bits scaled, what is transparent on white."""
    if image.mode in _SIXTEEN_BIT:
        low, high = image.getextrema()
        if isinstance(low, tuple) or isinstance(high, tuple):
            return image.convert("RGB")
        spread = float(high) - float(low) or 1.0
        return image.point(lambda v: (v - low) * (255.0 / spread)).convert("L").convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        white = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, layer).convert("RGB")
    return image.convert("RGB")


@contextmanager
def _decoding(name: str) -> Iterator[None]:
    """What Pillow says of a file, in our words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # doubts about a file are no news when it can be read
            yield
    except UnidentifiedImageError as error:
        raise BadInput("picture.unknown_format", f"{name} is no picture.", _KINDS) from error
    except Image.DecompressionBombError as error:
        raise _too_large(name, "more pixels than any camera") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, MemoryError) as error:
        raise BadInput(
            "picture.damaged", f"{name} is damaged: {error}.", "Take or save the picture again."
        ) from error


def _too_large(name: str, what: str) -> BadInput:
    return BadInput(
        "picture.too_large",
        f"{name} is too large: {what}.",
        f"At most {MAX_PIXELS // 1_000_000} million pixels and {MAX_BYTES // 1_000_000} MB.",
    )
