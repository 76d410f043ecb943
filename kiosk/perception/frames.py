"""What is wrong with a picture that can't be read well, in one word."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from kiosk.core.seeing import Hint, Pixels
from kiosk.core.turn import Barcode, OcrLine

_DARK, _BRIGHT = 45.0, 225.0
"""Mean brightness, 0 to 255, below or above which little can be told apart."""

_SPREAD = 28.0
"""Distance between the dark and the light parts from which there is enough contrast."""

_SHARP = 0.010
"""Of the contrast between neighbours, as a share of all contrast, at 640 pixels."""

_SIDE = 640
_EDGE = 0.01
_LARGE, _FAR = 0.3, 0.018
"""Height of a line as a share of the picture: one so large that is cut off is too close, one so
small too far.
"""


def hints(picture: Pixels) -> tuple[Hint, ...]:
    """What light and focus leave to be desired. A few ms."""
    grey = _small_grey(picture)
    low, middle, high = (float(v) for v in np.percentile(grey, (5, 50, 95)))
    found: list[Hint] = []
    if middle < _DARK and high - low < 2 * _SPREAD:
        found.append(Hint.DARK)
    if middle > _BRIGHT and high - low < _SPREAD:
        found.append(Hint.BRIGHT)
    if sharpness(picture) < _SHARP:
        found.append(Hint.BLURRED)
    return tuple(found)


def sharpness(picture: Pixels) -> float:
    """How sharp the sharpest parts are; comparable between pictures of the same scene."""
    grey = _small_grey(picture)
    edges = np.abs(cv2.Laplacian(cv2.GaussianBlur(grey, (3, 3), 0).astype(np.float32), cv2.CV_32F))
    low, high = (float(v) for v in np.percentile(grey, (1, 99)))
    return float(np.percentile(edges, 99.5)) / max(high - low, 8.0) / 10.0


def distance(
    picture: Pixels, lines: Sequence[OcrLine], codes: Sequence[Barcode]
) -> tuple[Hint, ...]:
    """Whether what was read is held too close, or too far away."""
    side = min(picture.width, picture.height)
    boxes = [code.box for code in codes] + [
        line.box for line in lines if min(line.box[2:]) > _LARGE * side
    ]
    if any(_cut_off(picture, box) for box in boxes):
        return (Hint.CLOSE,)
    if codes or not lines:
        return ()
    tallest = max(min(line.box[2:]) for line in lines)
    return (Hint.FAR,) if tallest < _FAR * side else ()


def _cut_off(picture: Pixels, box: tuple[int, int, int, int]) -> bool:
    """Whether `box` goes on outside the picture."""
    x, y, width, height = box
    margin = _EDGE * min(picture.width, picture.height)
    right, bottom = picture.width - margin, picture.height - margin
    return min(x, y) < margin or x + width > right or y + height > bottom


def _small_grey(picture: Pixels) -> np.ndarray:
    rgb = np.frombuffer(picture.rgb, np.uint8).reshape(picture.height, picture.width, 3)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    share = _SIDE / max(grey.shape)
    if share >= 1:
        return grey
    return cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
