from __future__ import annotations

from typing import Any

import pytest
import ui_states as states
from PySide6.QtTest import QTest
from ui_waiting import wait_for

from ui.frames import FrameGaps, FrameMeter, summarise


@pytest.mark.parametrize(
    ("gaps", "told"),
    [
        ([], FrameGaps()),
        ([16.0], FrameGaps(1, 16.0, 16.0, 16.0, 16.0)),
        ([*[16.0] * 99, 80.0], FrameGaps(100, 16.0, 16.0, 80.0, 80.0)),
    ],
)
def test_gaps_are_told_by_their_percentiles(gaps: list[float], told: FrameGaps) -> None:
    assert summarise(gaps) == told


def test_a_driven_window_draws_frame_after_frame(show: Any) -> None:
    window, _ = show(states.LISTENING)
    meter = FrameMeter(window.window)
    meter.start()
    assert wait_for(lambda: len(meter._gaps) >= 5)
    told = meter.stop()
    assert told.frames >= 5
    assert 0 < told.p50 <= told.worst
    QTest.qWait(60)
    assert meter.stop().frames == told.frames, "a stopped meter measures nothing"
