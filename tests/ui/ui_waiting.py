"""Letting Qt work until something is so."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtTest import QTest


def wait_for(so: Callable[[], bool], deadline_s: float = 10.0) -> bool:
    """Whether `so` came true; the deadline tells a hang, not a speed."""
    until = time.monotonic() + deadline_s
    while not so() and time.monotonic() < until:
        QTest.qWait(5)
    return so()
