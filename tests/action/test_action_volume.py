from __future__ import annotations

import numpy as np
import pytest

from kiosk.action.volume import turned
from kiosk.core.audio import PcmChunk

SOUND = PcmChunk(np.array([0, 1000, -20000, 32767], np.int16).tobytes(), 22050)


@pytest.mark.parametrize(("level", "gain"), [(1.0, 1.0), (0.5, 0.25), (0.0, 0.0), (-1.0, 0.0)])
def test_the_gain_is_the_square_of_the_level(level: float, gain: float) -> None:
    before = np.frombuffer(SOUND.pcm, np.int16)
    after = turned(SOUND, level)
    assert after.rate == SOUND.rate
    heard = np.frombuffer(after.pcm, np.int16)
    assert np.abs(heard - before * gain).max() <= 1
