"""A thousand visits leave the window no heavier."""

from __future__ import annotations

import gc
from typing import Any

import psutil
import pytest
import ui_doings as doings
import ui_states as states
from PySide6.QtTest import QTest

VISITS, WARM = 1_000, 200
MB = 1 << 20
VISIT = (
    states.IDLE,
    states.LISTENING,
    states.THINKING,
    states.SPEAKING,
    doings.SCENES["products"],
    doings.SCENES["approval"],
    doings.SCENES["reading"],
    doings.SCENES["farewell"],
)


def weight() -> float:
    """Resident memory in MB, once everything that can go has gone."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / MB


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_thousand_visits_leave_the_window_no_heavier(show: Any) -> None:
    window, _ = show(states.IDLE, (1080, 1920))
    weights = []
    for number in range(VISITS):
        for state in VISIT:
            window.model.show(state)
            QTest.qWait(2)
        if number in (WARM, VISITS - 1):
            weights.append(weight())
    warm, end = weights
    print(f"after {WARM} visits {warm:.1f} MB, after {VISITS} {end:.1f} MB")
    assert end - warm < 20
