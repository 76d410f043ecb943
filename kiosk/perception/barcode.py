"""Barcodes: zxing-cpp, believed only when differently prepared readings of a picture agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from zxingcpp import BarcodeFormat as Format

from kiosk.core.seeing import Pixels
from kiosk.core.turn import Barcode

_READ = zxingcpp.BarcodeFormats(
    [
        *(Format.EAN13, Format.EAN8, Format.UPCA, Format.UPCE),
        *(Format.Code128, Format.Code39, Format.Code93, Format.Codabar, Format.ITF),
        *(Format.DataBar, Format.QRCode, Format.DataMatrix, Format.Aztec, Format.PDF417),
    ]
)
_STRONG = ("QR", "Data Matrix", "Aztec", "PDF417", "MicroPDF417", "rMQR")
"""Corrected by Reed and Solomon: one reading is proof."""

_WEAK = ("UPC-E", "ITF", "Codabar")
"""Found now and then where there is none, even inside another code."""

_AGREE, _AGREE_WEAK = 2, 3
_LARGE, _MEDIUM, _SMALL = 1600, 1100, 1000
"""Longer sides: what is turned is made as small as the first; what is up to the second, is also
read at double size, what is from the third on at half.
"""
_TURNS = (22.5, 45.0, 67.5)
_OVERLAP = 0.25
_UPC, _EAN = 12, 13

Grey = np.ndarray
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    format: str
    box: Box
    way: int
    """Number of the way in which the picture was prepared."""


def read_barcodes(
    picture: Pixels, known: Callable[[str], bool] = lambda _text: False
) -> tuple[Barcode, ...]:
    """The codes in a still picture, from the top; boxes in its pixels. Blocks up to a second.

    A code counts when two differently prepared pictures give it, or one and it is `known`.
    """
    grey = cv2.cvtColor(_array(picture), cv2.COLOR_RGB2GRAY)
    readings = [r for way, ready in enumerate(_gentle(grey)) for r in _read(ready, way)]
    found = _believed(readings, known)
    if not found or any(code.format in _WEAK for code in found):
        more = enumerate(_rough(grey), start=100)
        readings += [r for way, ready in more for r in _read(ready, way)]
        found = _believed(readings, known)
    return found


def glance(picture: Pixels) -> tuple[Barcode, ...]:
    """What one look at a frame gives, for those who compare frames themselves; a few ms."""
    grey = cv2.cvtColor(_array(picture), cv2.COLOR_RGB2GRAY)
    seen = [r for r in _read((grey, np.eye(2, 3)), 0) if r.format not in _WEAK]
    return tuple(_barcode(reading) for reading in seen)


def numbers(code: Barcode) -> tuple[str, ...]:
    """The numbers under which a catalogue may have `code`: as printed, and a UPC-E in full."""
    if code.format != "UPC-E" or not code.text.isdigit():
        return (code.text,)
    return code.text, _long_upc(code.text)


def _array(picture: Pixels) -> np.ndarray:
    return np.frombuffer(picture.rgb, np.uint8).reshape(picture.height, picture.width, 3)


_Ready = tuple[Grey, np.ndarray]
"""A prepared picture, and the 2 × 3 matrix that takes its points back into the original."""


def _gentle(grey: Grey) -> Iterator[_Ready]:
    """As it is, with contrast evened out, sharpened, and at another size."""
    same = np.eye(2, 3)
    yield grey, same
    yield cv2.createCLAHE(4, (8, 8)).apply(grey), same
    yield _sharpened(grey, 3, 1.5), same
    longest = max(grey.shape)
    if longest <= _MEDIUM:
        yield _sharpened(_scaled(grey, 2.0), 6, 2.5), same / 2
    if longest >= _SMALL:
        yield _scaled(grey, 0.5), same * 2


def _rough(grey: Grey) -> Iterator[_Ready]:
    """Turned, for codes that lie askew; sharpened beyond beauty, for blurred ones."""
    same = np.eye(2, 3)
    small = _scaled(grey, min(1.0, _LARGE / max(grey.shape)))
    shrunk = grey.shape[1] / small.shape[1]
    even = cv2.createCLAHE(2, (8, 8)).apply(small)
    for degrees in _TURNS:
        for turned in (small, even):
            ready, back = _turned(turned, degrees)
            yield ready, back * shrunk
    large = _scaled(grey, 2.0) if max(grey.shape) <= _MEDIUM else grey
    factor = grey.shape[1] / large.shape[1]
    for radius, strength in ((3, 7.0), (5, 5.0), (9, 4.0)):
        yield _sharpened(large, radius, strength), same * factor
    calm = cv2.createCLAHE(6, (8, 8)).apply(cv2.medianBlur(grey, 3))
    yield calm, same
    if max(grey.shape) <= _MEDIUM:
        yield _sharpened(_scaled(calm, 2.0), 6, 2.0), same / 2


def _sharpened(grey: Grey, radius: float, strength: float) -> Grey:
    soft = cv2.GaussianBlur(grey, (0, 0), radius)
    return cv2.addWeighted(grey, 1 + strength, soft, -strength, 0)


def _scaled(grey: Grey, factor: float) -> Grey:
    if factor == 1:
        return grey
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return cv2.resize(grey, None, fx=factor, fy=factor, interpolation=how)


def _turned(grey: Grey, degrees: float) -> _Ready:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (int(height * sin + width * cos), int(height * cos + width * sin))
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    turned = cv2.warpAffine(grey, matrix, size, flags=cv2.INTER_CUBIC, borderValue=200)
    return turned, cv2.invertAffineTransform(matrix)


def _read(ready: _Ready, way: int) -> Iterator[_Reading]:
    picture, back = ready
    flat = np.ascontiguousarray(picture)
    for code in zxingcpp.read_barcodes(flat, formats=_READ, try_invert=not way):
        if not code.valid or not code.text.strip():
            continue
        place = code.position
        ends = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        points = np.array([[p.x, p.y, 1.0] for p in ends]) @ back.T
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        box = (float(left), float(top), float(right), float(bottom))
        text, kind = _as_printed(code.text, str(code.format))
        yield _Reading(text, kind, box, way)


def _believed(readings: list[_Reading], known: Callable[[str], bool]) -> tuple[Barcode, ...]:
    """One code for each place: the one that most ways of looking agree on."""
    places: list[list[_Reading]] = []
    for reading in sorted(readings, key=lambda r: r.format in _WEAK):
        for place in places:
            if any(_overlap(reading.box, other.box) for other in place):
                place.append(reading)
                break
        else:
            places.append([reading])
    found: list[Barcode] = []
    for place in places:
        code = _elected(place, known)
        if code and not any(_same(code, other) for other in found):
            found.append(code)
    return tuple(sorted(found, key=lambda c: (c.box[1], c.box[0])))


def _elected(place: list[_Reading], known: Callable[[str], bool]) -> Barcode | None:
    votes: dict[tuple[str, str], set[int]] = {}
    for reading in place:
        votes.setdefault((reading.text, reading.format), set()).add(reading.way)
    sure = [choice for choice, ways in votes.items() if _suffices(choice, len(ways), known)]
    firm = [c for c in sure if c[1] not in _WEAK] or sure
    if not firm:
        return None
    chosen = max(firm, key=lambda c: (known(c[0]), len(votes[c])))
    return _barcode(next(r for r in place if (r.text, r.format) == chosen))


def _suffices(choice: tuple[str, str], ways: int, known: Callable[[str], bool]) -> bool:
    text, kind = choice
    if kind.startswith(_STRONG) or known(text):
        return True
    return ways >= (_AGREE_WEAK if kind in _WEAK else _AGREE)


def _overlap(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    areas = [max(1.0, (b[2] - b[0]) * (b[3] - b[1])) for b in (one, other)]
    return wide > 0 and high > 0 and wide * high > _OVERLAP * min(areas)


def _same(one: Barcode, other: Barcode) -> bool:
    """Whether two readings of one text are of one code: parts of its bars, not a second box."""
    (x, y, *size), (u, v, *others) = one.box, other.box
    apart = max(abs(x + size[0] / 2 - u - others[0] / 2), abs(y + size[1] / 2 - v - others[1] / 2))
    return one.text == other.text and apart < max(*size, *others)


def _barcode(reading: _Reading) -> Barcode:
    left, top, right, bottom = reading.box
    x, y = max(0, round(left)), max(0, round(top))
    return Barcode(
        reading.text, reading.format, (x, y, max(1, round(right) - x), max(1, round(bottom) - y))
    )


def _as_printed(text: str, kind: str) -> tuple[str, str]:
    """The digits that stand under the bars; the reader fills American codes up to an EAN-13."""
    if kind in ("EAN-13", "UPC-A") and len(text) == _EAN and text.startswith("0"):
        return text[1:], "UPC-A"
    if kind == "UPC-E" and len(text) == _EAN:
        return _short_upc(text[1:]), kind
    return text, kind


def _short_upc(text: str) -> str:
    """A UPC-A as the UPC-E of eight digits that it was printed as."""
    maker, item = text[1:6], text[6:11]
    if maker[2] in "012" and maker[3:] == "00" and item[:2] == "00":
        body = maker[:2] + item[2:] + maker[2]
    elif maker[3:] == "00" and item[:3] == "000":
        body = maker[:3] + item[3:] + "3"
    elif maker[4] == "0" and item[:4] == "0000":
        body = maker[:4] + item[4] + "4"
    else:
        body = maker + item[4]
    return text[0] + body + text[-1]


def _long_upc(text: str) -> str:
    """The UPC-A that the UPC-E `text` stands for."""
    system, body, check = text[0], text[1:7], text[-1]
    if body[5] in "012":
        number = body[:2] + body[5] + "0000" + body[2:5]
    elif body[5] == "3":
        number = body[:3] + "00000" + body[3:5]
    elif body[5] == "4":
        number = body[:4] + "00000" + body[4]
    else:
        number = body[:5] + "0000" + body[5]
    return system + number + check
