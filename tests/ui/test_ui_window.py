from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
import ui_states as states
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.core.state import KioskState
from ui.grab import grab, save, take
from ui.window import Window

SIZES = [(1080, 1920), (1920, 1080), (1366, 768), (800, 480)]
STATES = ["STARTING", "IDLE", "LISTENING", "THINKING", "SPEAKING", "ANSWERED", "CLOUD", "PROBLEM"]
INTERACTIVE = (QAccessible.Role.Button, QAccessible.Role.EditableText)
TOUCH = 60


def item(window: Window, name: str) -> QQuickItem:
    found = window.window.findChild(QQuickItem, name)
    assert found is not None, name
    return found


def centre(window: Window, name: str) -> QPoint:
    shown = item(window, name)
    middle = QPointF(shown.width() / 2, shown.height() / 2)
    return shown.mapToScene(middle).toPoint()


def tree(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(of.childCount()):
        child = of.child(number)
        if child is not None:
            yield child
            yield from tree(child)


def colours(image: QImage) -> int:
    width, height = image.width(), image.height()
    spots = itertools.product(range(0, width, 7), range(0, height, 7))
    return len({image.pixel(x, y) for x, y in spots})


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_drawn_at_every_size(show: Any, name: str, size: tuple[int, int]) -> None:
    window, _ = show(getattr(states, name), size, dark=name == "CLOUD")
    image = take(window, 0.02)
    assert (image.width(), image.height()) == size
    assert colours(image) > 8, "the picture is blank"


@pytest.mark.parametrize("name", STATES)
def test_every_control_has_a_name_and_is_large_enough(show: Any, name: str) -> None:
    window, _ = show(getattr(states, name), (800, 480))
    root = QAccessible.queryAccessibleInterface(window.window)
    controls = [node for node in tree(root) if node.role() in INTERACTIVE]
    assert controls, "no control was found"
    for node in controls:
        said = node.text(QAccessible.Text.Name)
        assert said, f"a {node.role()} at {node.rect()} has no name"
        if not node.state().invisible:
            assert min(node.rect().width(), node.rect().height()) >= TOUCH, said


def test_space_talks_escape_stops_and_a_chord_starts_over(show: Any) -> None:
    window, asked = show(states.IDLE)
    QTest.keyClick(window.window, Qt.Key.Key_Space)
    QTest.keyClick(window.window, Qt.Key.Key_Escape)
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.window, Qt.Key.Key_Backspace, chord)
    assert asked.calls == ["talk", "stop", "start_over"]


def test_a_question_can_be_typed_and_sent(show: Any) -> None:
    window, asked = show(states.IDLE)
    QTest.mouseClick(window.window, Qt.MouseButton.LeftButton, pos=centre(window, "questionField"))
    for key in "Is it open?":
        QTest.keyClick(window.window, key)
    assert item(window, "questionField").property("text") == "Is it open?"
    QTest.keyClick(window.window, Qt.Key.Key_Return)
    assert asked.calls == ["text Is it open?"], "a space in a question is no wish to talk"
    assert item(window, "questionField").property("text") == ""
    QTest.keyClick(window.window, Qt.Key.Key_Space)
    assert asked.calls[-1] == "talk", "the keyboard is back on the talk button"


def test_touch_reaches_every_command(show: Any) -> None:
    window, asked = show(states.SPEAKING, (1080, 1920))
    for name in ("talkButton", "stopButton", "restartButton"):
        QTest.mouseClick(window.window, Qt.MouseButton.LeftButton, pos=centre(window, name))
    assert asked.calls == ["talk", "stop", "start_over"]


def test_a_suggestion_is_asked_when_touched(show: Any) -> None:
    window, asked = show(states.IDLE)
    root = QAccessible.queryAccessibleInterface(window.window)
    first = states.PACK.suggestions[0]
    (chip,) = [n for n in tree(root) if n.text(QAccessible.Text.Name) == first]
    place = window.window.mapFromGlobal(chip.rect().center())
    QTest.mouseClick(window.window, Qt.MouseButton.LeftButton, pos=place)
    assert asked.calls == [f"text {first}"]


def test_the_keyboard_reaches_every_control(show: Any) -> None:
    window, asked = show(states.SPEAKING)
    reached = []
    for _ in range(14):
        QTest.keyClick(window.window, Qt.Key.Key_Tab)
        reached.append(window.window.activeFocusItem().objectName())
    assert {"talkButton", "stopButton", "restartButton", "questionField"} <= set(reached)
    while window.window.activeFocusItem().objectName() != "stopButton":
        QTest.keyClick(window.window, Qt.Key.Key_Tab)
    QTest.keyClick(window.window, Qt.Key.Key_Space)
    assert asked.calls == ["stop"], "on a button, Space means the button"


def test_without_a_microphone_the_way_is_the_keyboard(show: Any) -> None:
    window, asked = show(states.SILENT)
    QTest.mouseClick(window.window, Qt.MouseButton.LeftButton, pos=centre(window, "talkButton"))
    assert asked.calls == []
    assert "type" in item(window, "talkButton").property("text")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["IDLE", "SPEAKING", "PROBLEM"])
def test_large_text_keeps_the_controls_in_the_window(
    show: Any, name: str, size: tuple[int, int]
) -> None:
    window, _ = show(getattr(states, name), size, text_scale=2.0)
    for control in ("talkButton", "questionField", "restartButton", "stopButton"):
        shown = item(window, control)
        if not shown.isVisible():
            continue
        corner = shown.mapToScene(QPointF(0, 0))
        assert corner.x() >= 0, control
        assert corner.y() >= size[1] / 2, f"{control} is not in the lower half"
        assert corner.x() + shown.width() <= size[0] + 1, control
        assert corner.y() + shown.height() <= size[1] + 1, control


def test_the_answer_is_shown_as_it_grows(show: Any) -> None:
    window, _ = show(states.THINKING)
    before = take(window, 0.02)
    window.bridge.publish(states.SPEAKING)
    QTest.qWait(120)
    assert take(window, 0.02) != before


def test_themes_differ_and_the_canvas_is_theirs() -> None:
    light, dark = (grab(states.IDLE, (800, 480), _look(dark)) for dark in (False, True))
    assert QColor(light.pixel(2, 2)).lightness() > 200
    assert QColor(dark.pixel(2, 2)).lightness() < 60


def test_a_picture_is_written_small(tmp_path: Any) -> None:
    path = tmp_path / "deep" / "idle.png"
    save(grab(states.IDLE, (800, 480), _look(False)), path)
    assert QImage(str(path)).size().toTuple() == (800, 480)
    assert path.stat().st_size < 100_000


def _look(dark: bool) -> Any:
    from ui.window import Look

    return Look(dark=dark, still=True)


def test_closing_twice_is_quiet(show: Any) -> None:
    window, _ = show(states.SPEAKING)
    window.close()
    window.close()


def test_the_first_picture_is_timed(show: Any) -> None:
    window, _ = show(KioskState())
    assert window.first_picture_ms > 0
