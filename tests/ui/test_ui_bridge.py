from __future__ import annotations

import sys
import threading
from dataclasses import replace

import ui_states as states
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtTest import QTest
from ui_waiting import wait_for

from kiosk.core.state import KioskState
from ui.bridge import Bridge


def test_snapshots_cross_threads_and_the_newest_wins() -> None:
    bridge = Bridge()
    seen: list[tuple[float, bool]] = []
    here = QThread.currentThread()
    bridge.delivered.connect(
        lambda state: seen.append((state.level, QThread.currentThread() is here))
    )

    def speak() -> None:
        for step in range(2001):
            bridge.publish(replace(states.LISTENING, level=step / 2000))

    agent = threading.Thread(target=speak)
    agent.start()
    agent.join()
    assert seen == [], "nothing may be delivered on the agent's thread"
    assert wait_for(lambda: bool(seen) and seen[-1][0] == 1.0)
    assert all(on_gui for _level, on_gui in seen)
    assert len(seen) <= 3, "2001 snapshots before the first frame are one delivery"
    assert bridge.state.level == 1.0


def test_a_snapshot_that_changes_nothing_is_not_delivered() -> None:
    bridge = Bridge()
    seen: list[KioskState] = []
    bridge.delivered.connect(seen.append)
    bridge.publish(states.IDLE)
    QTest.qWait(60)
    bridge.publish(replace(states.IDLE))
    QTest.qWait(60)
    assert seen == [states.IDLE]


def test_commands_before_there_is_somebody_to_take_them_are_dropped() -> None:
    bridge = Bridge()
    bridge.talk()
    bridge.stop()
    bridge.submit_text("hello")
    bridge.start_over()


def test_this_qt_keeps_count_of_the_constants() -> None:
    """PySide6 6.12.0 on Python 3.11 gives True and None away until the process aborts."""

    class Bell(QObject):
        rung = Signal()

    bell = Bell()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(50):
        bell.rung.emit()
        bell.setObjectName("bell")
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert before[0] - after[0] < 25, "Signal.emit steals True: take another PySide6"
    assert before[1] - after[1] < 25, "methods of Qt steal None: take another PySide6"
