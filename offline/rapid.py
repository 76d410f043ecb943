"""The engine behind `offline.ocr`: RapidOCR (PP-OCR on onnxruntime), in a child process.

Print is read once as it is; turned, when most lines stand upright or little of it is certain; and
much smaller when little was found: the bars of seven-segment displays only grow together from afar.
Which way up a picture is, is known from how well it reads: lines are not turned one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from kiosk.core.errors import Missing
from offline.control import Control

Line = tuple[str, tuple[int, int, int, int], float]
"""Text, x, y, width, height in pixels, confidence from 0 to 1."""

_FEW = 8
"""Fewer lines than these, and a second look is worth its half second."""

_SMALL = 128
"""Short side, in pixels, of the picture in the second look."""

_SURE, _DISPLAY, _FIRM = 0.8, 0.8, 0.9
_UPRIGHT = 1.5
_OVERLAP = 0.3
_LETTERS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Found:
    """A line with its box as left, top, right, bottom."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float

    @property
    def line(self) -> Line:
        box = (self.left, self.top, self.right - self.left, self.bottom - self.top)
        left, top, width, height = (round(value) for value in box)
        return self.text, (left, top, max(1, width), max(1, height)), round(self.sure, 3)


class RapidEngine:
    """`threads` for the networks. Raises `Missing` ``ocr.not_installed``."""

    def __init__(self, threads: int, control: Control) -> None:
        self._control = control
        try:
            from rapidocr import RapidOCR
        except ImportError as error:
            raise Missing(
                "ocr.not_installed",
                "RapidOCR, which reads print in pictures, is not installed.",
                "`make run` installs it.",
            ) from error
        engine = "EngineConfig.onnxruntime"
        self._read: Any = RapidOCR(
            params={
                "Global.log_level": "error",
                f"{engine}.intra_op_num_threads": threads,
                f"{engine}.inter_op_num_threads": 1,
            }
        )

    def read(self, rgb: bytes, width: int, height: int) -> list[Line]:
        """The lines of the picture, from the top; what was read before a cancel."""
        pixels = np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
        picture = np.ascontiguousarray(pixels[:, :, ::-1])
        turns, found = self._upright(picture)
        if not self._control.stop() and len(found) < _FEW:
            found = _merged(found, self._from_afar(np.rot90(picture, turns)))
        found = [_turned_back(one, turns, width, height) for one in found]
        return [one.line for one in _in_order(found) if _LETTERS.search(one.text)]

    def warm(self) -> None:
        """Load the networks, which are otherwise loaded with the first picture."""
        self._lines(np.full((64, 256, 3), 255, np.uint8))

    def _lines(self, picture: np.ndarray) -> list[_Found]:
        result = self._read(np.ascontiguousarray(picture), use_cls=False)
        if result.boxes is None or not result.txts:
            return []
        found = []
        for box, text, sure in zip(result.boxes, result.txts, result.scores, strict=True):
            (left, top), (right, bottom) = np.min(box, axis=0), np.max(box, axis=0)
            corners = (float(left), float(top), float(right), float(bottom))
            found.append(_Found(str(text).strip(), *corners, float(sure)))
        return found

    def _upright(self, picture: np.ndarray) -> tuple[int, list[_Found]]:
        """The quarter turns, against the clock, after which most is read; and what is read then."""
        tried = {0: self._lines(picture)}
        others = (1, 3) if _stand_upright(tried[0]) else (2,) if _is_doubtful(tried[0]) else ()
        for turns in others:
            if not self._control.stop():
                tried[turns] = self._lines(np.rot90(picture, turns))
        best = max(tried, key=lambda turns: (_worth(tried[turns]), -turns))
        return best, tried[best]

    def _from_afar(self, picture: np.ndarray) -> list[_Found]:
        height, width = picture.shape[:2]
        share = _SMALL / min(height, width)
        if share >= 1:
            return []
        size = (max(1, round(width * share)), max(1, round(height * share)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        grey = cv2.normalize(
            cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), small[:, :, 0].copy(), 0, 255, cv2.NORM_MINMAX
        )
        found = self._lines(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR))
        return [
            _Found(
                one.text,
                one.left / share,
                one.top / share,
                one.right / share,
                one.bottom / share,
                one.sure,
            )
            for one in found
            if one.sure >= _DISPLAY
        ]


def _stand_upright(found: list[_Found]) -> bool:
    """Whether most lines run from top to bottom: the picture was taken sideways."""
    long = [one for one in found if len(one.text) > 2]  # noqa: PLR2004 - short ones tell nothing
    tall = [one for one in long if one.bottom - one.top > _UPRIGHT * (one.right - one.left)]
    return len(tall) * 2 > len(long)


def _is_doubtful(found: list[_Found]) -> bool:
    """Whether less than half of what was read is certain: it may be upside down."""
    letters = [(len(_LETTERS.findall(one.text)), one.sure) for one in found]
    firm = sum(count for count, sure in letters if sure >= _FIRM)
    return firm * 2 < sum(count for count, _ in letters) or not firm


def _turned_back(one: _Found, turns: int, width: int, height: int) -> _Found:
    """`one`, read after `turns` quarter turns against the clock, in the picture as it was."""
    left, top, right, bottom = one.left, one.top, one.right, one.bottom
    match turns:
        case 1:
            corners = (width - bottom, left, width - top, right)
        case 2:
            corners = (width - right, height - bottom, width - left, height - top)
        case 3:
            corners = (top, height - right, bottom, height - left)
        case _:
            return one
    return _Found(one.text, *corners, one.sure)


def _worth(found: list[_Found]) -> float:
    return sum(one.sure**2 * len(_LETTERS.findall(one.text)) for one in found)


def _merged(found: list[_Found], afar: list[_Found]) -> list[_Found]:
    """`found`, with what was read from afar where nothing certain stands."""
    firm = [one for one in found if one.sure >= _SURE and len(_LETTERS.findall(one.text)) > 1]
    new = [one for one in afar if not any(_share(one, other) > _OVERLAP for other in firm)]
    kept = [one for one in found if not any(_share(one, other) > _OVERLAP for other in new)]
    return kept + new


def _share(one: _Found, other: _Found) -> float:
    """How much of the smaller of two boxes lies in the larger, 0 to 1."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return 0.0
    areas = [(b.right - b.left) * (b.bottom - b.top) for b in (one, other)]
    return wide * high / max(1.0, min(areas))


def _in_order(found: list[_Found]) -> list[_Found]:
    """From the top, and from the left within a line."""
    ordered: list[_Found] = []
    rows: list[list[_Found]] = []
    for one in sorted(found, key=lambda o: (o.top + o.bottom) / 2):
        middle = (one.top + one.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(one)
        else:
            rows.append([one])
    for row in rows:
        ordered += sorted(row, key=lambda o: o.left)
    return ordered
