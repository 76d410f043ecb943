"""Whole visits, once by finger and once by keys, and a thousand of them for the memory."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import ui_doings as doings
import ui_states as states
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from ui_items import title, visible
from ui_waiting import wait_for

from kiosk.core.state import KioskState, WayIn
from ui.window import Window


class Visitor:
    """Somebody before the window; the story tells what the kiosk does meanwhile."""

    def __init__(self, show: Any, size: tuple[int, int]) -> None:
        self.window: Window
        self.window, self.asked = show(states.IDLE, size)

    def kiosk_shows(self, state: KioskState) -> None:
        self.window.bridge.publish(state)
        assert wait_for(lambda: self.window.bridge.state == state)
        QTest.qWait(40)

    def sees(self, words: str) -> bool:
        return any(words in str(shown.property("text")) for shown in visible(self.window))

    def finds(self, name: str) -> QQuickItem:
        found = [c for c in visible(self.window) if c.objectName() == name or title(c) == name]
        assert found, f"{name} is not on the screen"
        return found[-1]

    def touches(self, name: str) -> None:
        shown = self.finds(name)
        middle = shown.mapRectToScene(shown.boundingRect()).center().toPoint()
        QTest.mouseClick(self.window.window, Qt.MouseButton.LeftButton, pos=middle)
        QTest.qWait(20)

    def tabs_to(self, name: str) -> None:
        for _ in range(60):
            held = self.window.window.activeFocusItem()
            if held is not None and name in (held.objectName(), title(held)):
                return
            QTest.keyClick(self.window.window, Qt.Key.Key_Tab)
        pytest.fail(f"the keyboard does not come to {name}")

    def presses(self, key: Qt.Key | str) -> None:
        QTest.keyClick(self.window.window, key)
        QTest.qWait(20)

    def chooses(self, name: str) -> None:
        self.tabs_to(name)
        self.presses(Qt.Key.Key_Return)

    @property
    def last(self) -> str:
        return self.asked.calls[-1]


def test_a_visit_by_finger(show: Any) -> None:
    visitor = Visitor(show, (1080, 1920))
    visitor.touches("language-de")
    assert visitor.sees("Tippen und sprechen")
    visitor.touches("language-en")
    visitor.touches("consent-cloud")
    assert visitor.last == "consent cloud True"
    visitor.touches(states.PACK.suggestions[0])
    assert visitor.last == f"text {states.PACK.suggestions[0]}"
    visitor.kiosk_shows(states.THINKING)
    visitor.kiosk_shows(states.SPEAKING)
    visitor.touches("stopButton")
    assert visitor.last == "stop"
    visitor.kiosk_shows(doings.PRODUCTS_SHOWN)
    assert visitor.sees("$129.00")
    visitor.touches("thumbUp")
    assert visitor.last == "rate up"
    visitor.kiosk_shows(doings.RATED)
    visitor.touches("thumbUp")
    assert visitor.last == "rate ", "the same thumb again takes it back"
    visitor.touches(doings.NEXT[0])
    assert visitor.last == f"text {doings.NEXT[0]}"
    visitor.kiosk_shows(doings.APPROVAL)
    visitor.touches("approveButton")
    assert visitor.last == "approve d1"
    visitor.kiosk_shows(doings.TAKING)
    visitor.touches("codeDone")
    assert not visitor.sees("Take it with you")
    visitor.touches("bellButton")
    assert visitor.last == "call_staff"
    visitor.kiosk_shows(doings.CALLED)
    assert visitor.sees("A colleague was called")
    visitor.kiosk_shows(doings.EXPIRING)
    visitor.touches("stayButton")
    assert visitor.last == "more_time"
    visitor.touches("finishButton")
    assert visitor.last == "start_over"
    visitor.kiosk_shows(doings.FAREWELL)
    assert visitor.sees("Nothing of your visit stays here")


def test_a_visit_by_keys_alone(show: Any) -> None:
    visitor = Visitor(show, (1366, 768))
    visitor.chooses("language-fr")
    assert visitor.sees("Touchez pour parler")
    visitor.chooses("language-en")
    visitor.chooses(states.PACK.suggestions[1])
    assert visitor.last == f"text {states.PACK.suggestions[1]}"
    visitor.kiosk_shows(doings.PRODUCTS_SHOWN)
    visitor.chooses("thumbDown")
    assert visitor.last == "rate down"
    visitor.kiosk_shows(doings.READING)
    assert visitor.window.window.activeFocusItem().objectName() == "closeSource"
    visitor.presses(Qt.Key.Key_Escape)
    assert visitor.last == "hide source"
    visitor.kiosk_shows(doings.APPROVAL)
    visitor.chooses("rejectButton")
    assert visitor.last == "reject d1"
    visitor.presses(Qt.Key.Key_Escape)
    assert visitor.last == "reject d1", "leaving the card is a no"
    visitor.kiosk_shows(states.ANSWERED)
    visitor.kiosk_shows(doings.PIN)
    for digit in "2468":
        visitor.presses(digit)
    visitor.presses(Qt.Key.Key_Return)
    assert visitor.last == "approve d1 2468"
    visitor.kiosk_shows(doings.PLANNED)
    visitor.chooses("Leave out")
    assert visitor.last == "step 3"
    visitor.kiosk_shows(doings.EXPIRING)
    assert visitor.window.window.activeFocusItem().objectName() == "stayButton"
    visitor.presses(Qt.Key.Key_Return)
    assert visitor.last == "more_time"


def test_a_technician_s_way_by_keys(show: Any) -> None:
    visitor = Visitor(show, (800, 480))
    visitor.kiosk_shows(doings.JOBBING)
    visitor.chooses(doings.JOBS[0].title)
    assert visitor.last == "text Start job J-2041"
    visitor.kiosk_shows(doings.STEPPING)
    assert visitor.sees("I have done this safely"), "a safety step asks for a yes of its own"
    visitor.chooses("stepNext")
    assert visitor.last == "text Confirmed"
    visitor.kiosk_shows(doings.FILLING)
    assert visitor.sees("Please check")


def test_staff_come_in_by_pin_and_leave_a_locked_door(show: Any) -> None:
    visitor = Visitor(show, (1080, 1920))
    visitor.presses(Qt.Key.Key_F12)
    assert visitor.sees("Enter your PIN")
    for digit in "2468":
        visitor.touches(f"key-{digit}")
    visitor.touches("key-enter")
    assert visitor.last == "unlock 2468"
    visitor.kiosk_shows(doings.STAFF)
    assert "staff look" in visitor.asked.calls
    visitor.touches("tab-system")
    visitor.touches("verifyAudit")
    assert visitor.last == "staff verify"
    visitor.touches("pack-Field service")
    assert visitor.last == f"pack {Path('/packs/technician')}"
    visitor.touches("tab-checks")
    assert visitor.sees("The microphone is lost")
    assert visitor.sees("degraded code=cloud.offline")
    visitor.touches("rehearse")
    assert visitor.last == "staff rehearse"
    visitor.touches("testSound")
    assert visitor.last == "staff sound"
    visitor.touches("testCamera")
    assert visitor.last == "staff camera"
    visitor.touches("leaveStaff")
    assert visitor.asked.calls[-2:] == ["staff leave", "lock"]


def test_staff_who_walk_away_leave_no_open_door(show: Any) -> None:
    visitor = Visitor(show, (1366, 768))
    visitor.kiosk_shows(doings.STAFF)
    visitor.window.model.presence.rest()
    assert visitor.last == "lock"


def test_nobody_there_is_a_gentle_loop_and_a_touch_ends_it(show: Any) -> None:
    visitor = Visitor(show, (1080, 1920))
    visitor.window.model.presence.rest()
    QTest.qWait(40)
    assert visitor.sees("Touch anywhere to begin")
    window = visitor.window.window
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(500, 1500))
    QTest.qWait(40)
    assert not visitor.sees("Touch anywhere to begin")
    assert visitor.asked.calls == [], "the touch that wakes the kiosk does nothing else"
    visitor.window.model.presence.rest()
    visitor.kiosk_shows(states.LISTENING)
    assert not visitor.sees("Touch anywhere to begin"), "a voice wakes it as well"


def test_whoever_comes_near_wakes_the_screen_which_says_what_the_camera_sees(show: Any) -> None:
    visitor = Visitor(show, (1080, 1920))
    visitor.kiosk_shows(replace(states.IDLE, near=False))
    visitor.window.model.presence.rest()
    QTest.qWait(40)
    assert visitor.sees("The camera sees only that somebody moves. No picture is kept.")
    visitor.kiosk_shows(replace(states.IDLE, near=True))
    QTest.qWait(40)
    assert not visitor.sees("Touch anywhere to begin")
    assert visitor.sees("Camera sees movement")
    assert visitor.asked.calls == [], "nothing else is done"
    visitor.kiosk_shows(states.IDLE)
    assert not visitor.sees("Camera sees movement")


def test_reading_and_scrolling_is_a_sign_of_life(show: Any) -> None:
    visitor = Visitor(show, (1080, 1920))
    visitor.kiosk_shows(states.ANSWERED)
    visitor.window.model.presence._sign -= 60
    QTest.mouseClick(visitor.window.window, Qt.MouseButton.LeftButton, pos=QPoint(500, 900))
    assert visitor.last == "more_time"


def test_a_held_button_listens_for_as_long_as_it_is_held(show: Any) -> None:
    visitor = Visitor(show, (1080, 1920))
    visitor.kiosk_shows(replace(states.IDLE, way_in=WayIn.HOLD))
    assert visitor.sees("Hold and talk")
    button = visitor.finds("talkButton")
    middle = button.mapRectToScene(button.boundingRect()).center().toPoint()
    window, left = visitor.window.window, Qt.MouseButton.LeftButton
    QTest.mousePress(window, left, pos=middle)
    assert visitor.asked.calls == ["hold"]
    QTest.mouseRelease(window, left, pos=middle)
    assert visitor.asked.calls == ["hold", "release"], "letting go is no second wish"


def test_whoever_speaks_into_the_answer_is_told_to_go_on(show: Any) -> None:
    visitor = Visitor(show, (1080, 1920))
    visitor.kiosk_shows(replace(states.SPEAKING, voice_held=True))
    assert visitor.sees("Go on")


def resident_kb() -> int:
    """Memory of this process."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_thousand_visits_leave_nothing_behind(show: Any) -> None:
    window, _ = show(states.IDLE, (800, 480))
    visit = (states.LISTENING, states.THINKING, states.SPEAKING, doings.PRODUCTS_SHOWN, states.IDLE)

    def visits(count: int) -> None:
        for _ in range(count):
            for state in visit:
                window.model.show(state)
            QTest.qWait(1)

    visits(150)
    gc.collect()
    before = resident_kb()
    visits(1000)
    gc.collect()
    grown = resident_kb() - before
    assert grown < 12_000, f"{grown} kB more after 1,000 visits"
