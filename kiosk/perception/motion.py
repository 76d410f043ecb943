"""Whether something moves before a camera that stands still. Nothing of a frame is kept."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.core.seeing import Pixels

_SIZE = (64, 36)
"""Too few pixels to know anybody by."""

_LEARNED, _HISTORY, _THRESHOLD = 6, 60, 25.0
"""Frames after which the background is known, and over which it is learned; how far a pixel must
be from it, in squared deviations."""

_SOMEBODY = (0.02, 0.7)
"""Share of the picture that a person covers; more is the light that was switched on or off."""

_AGREEING = 2
"""Frames in a row that must show it: one may be a flicker."""


class Motion:
    """Follows a stream of frames. Not thread-safe: one caller at a time, from any thread."""

    def __init__(self) -> None:
        self._background = cv2.createBackgroundSubtractorMOG2(_HISTORY, _THRESHOLD, False)
        self._seen = 0
        self._agreeing = 0

    def follow(self, frame: Pixels) -> bool:
        """Whether somebody moves in `frame`; under a millisecond."""
        share = self._moving(frame)
        self._seen += 1
        if share > _SOMEBODY[1]:  # another light is another background
            self._seen = 0
        known = self._seen > _LEARNED
        self._agreeing = self._agreeing + 1 if known and share >= _SOMEBODY[0] else 0
        return self._agreeing >= _AGREEING

    def _moving(self, frame: Pixels) -> float:
        """The share of the picture, 0 to 1, that is not the background."""
        picture = np.frombuffer(frame.rgb, np.uint8).reshape(frame.height, frame.width, 3)
        small = cv2.resize(picture, _SIZE, interpolation=cv2.INTER_AREA)
        grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (3, 3), 0).astype(np.int16)
        even = np.clip(grey - np.median(grey) + 128, 0, 255).astype(np.uint8)  # dusk is nobody
        rate = -1 if self._seen > _LEARNED else 0.5
        return float(np.count_nonzero(self._background.apply(even, None, rate))) / even.size
