from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.core.errors import BadInput
from kiosk.perception.picture import MAX_SIDE, decoded, image_of, jpeg, open_picture


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def half_red(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """The upper half is red."""
    image = Image.new("RGB", size, (20, 20, 20))
    image.paste((250, 0, 0), (0, 0, size[0], size[1] // 2))
    return image


def bomb() -> bytes:
    """A PNG of a few bytes that claims two hundred thousand pixels a side."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 200_000, 200_000, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rows + chunk(b"IEND", b"")


def test_a_photo_taken_sideways_is_upright_and_loses_its_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its right side
    exif[0x010F] = "Somebody's camera"
    path = tmp_path / "photo.jpg"
    path.write_bytes(saved(half_red().rotate(90, expand=True), "JPEG", exif=exif, quality=95))
    picture = open_picture(path)
    assert (picture.width, picture.height) == (80, 60)
    assert image_of(picture).getpixel((40, 5))[0] > 200  # type: ignore[index]
    sent = Image.open(io.BytesIO(jpeg(picture, 64).data))
    assert not sent.getexif()
    assert max(sent.size) == 64


def test_a_large_photo_is_worked_on_smaller_and_knows_by_how_much() -> None:
    picture = decoded(saved(half_red((4000, 3000)), "JPEG"), "large.jpg")
    assert max(picture.width, picture.height) <= MAX_SIDE
    assert round(picture.width * picture.scale) == 4000


def test_a_large_photo_taken_sideways_knows_its_scale() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = decoded(saved(half_red((3000, 4000)), "JPEG", exif=exif), "large.jpg")
    assert (round(picture.width * picture.scale), round(picture.height * picture.scale)) == (
        4000,
        3000,
    )


@pytest.mark.parametrize(
    ("kind", "image"),
    [
        ("PNG", half_red().convert("RGBA")),
        ("PNG", half_red().convert("P")),
        ("PNG", Image.fromarray(np.linspace(0, 65535, 4800).reshape(60, 80).astype(np.uint16))),
        ("TIFF", half_red().convert("CMYK")),
        ("JPEG", half_red().convert("CMYK")),
        ("WEBP", half_red()),
        ("BMP", half_red().convert("1")),
        ("GIF", half_red()),
        ("PNG", half_red().convert("LA")),
    ],
)
def test_every_kind_of_picture_is_read(kind: str, image: Image.Image) -> None:
    picture = decoded(saved(image, kind), f"picture.{kind}")
    assert (picture.width, picture.height) == (80, 60)
    assert len(picture.rgb) == 80 * 60 * 3


def test_sixteen_bits_keep_their_shades() -> None:
    shades = np.tile(np.linspace(1000, 9000, 80).astype(np.uint16), (60, 1))
    rgb = np.asarray(image_of(decoded(saved(Image.fromarray(shades), "PNG"), "x.png")))
    assert rgb[30, 0, 0] < 10
    assert rgb[30, 79, 0] > 245


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert image_of(decoded(saved(clear, "PNG"), "x.png")).getpixel((5, 5)) == (255, 255, 255)


def test_of_an_animation_the_first_picture_is_read() -> None:
    frames = [half_red(), Image.new("RGB", (80, 60), (0, 0, 250))]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert image_of(decoded(data, "x.gif")).getpixel((40, 5))[0] > 200  # type: ignore[index]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture.empty"),
        (b"not a picture at all", "picture.unknown_format"),
        (saved(half_red(), "PNG")[:90], "picture.damaged"),
        (saved(half_red((400, 300)), "JPEG")[:900], "picture.damaged"),
        (saved(half_red((8, 8)), "PNG"), "picture.too_small"),
        (bomb(), "picture.too_large"),
    ],
)
def test_a_bad_picture_is_a_coded_error(data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        decoded(data, "x.png")
    assert caught.value.code == code
    assert caught.value.hint


def test_a_missing_picture_is_a_coded_error(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        open_picture(tmp_path / "none.jpg")
    assert caught.value.code == "picture.not_found"
