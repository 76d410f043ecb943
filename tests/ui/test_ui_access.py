"""What people need who do not see, hear, reach or move as others do, on every screen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import ui_doings as doings
import ui_states as states
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from ui_items import controls, has, item, seen, title, visible
from ui_waiting import wait_for

from kiosk.core.state import KioskState
from ui.grab import take
from ui.viewmodels.palette import contrast
from ui.window import Window

ALL: dict[str, KioskState] = {
    "starting": states.STARTING,
    "welcome": states.IDLE,
    "listening": states.LISTENING,
    "thinking": states.THINKING,
    "speaking": states.SPEAKING,
    "answered": states.ANSWERED,
    "cloud": states.CLOUD,
    "problem": states.PROBLEM,
    **doings.SCENES,
}
ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Slider,
}
LEAVES = ROLES | {
    QAccessible.Role.StaticText,
    QAccessible.Role.ListItem,
    QAccessible.Role.AlertMessage,
    QAccessible.Role.Graphic,
}
TOUCH = 60
READABLE = 4.5


def tree(of: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything below `of` that a screen reader is told of."""
    for number in range(of.childCount()):
        child = of.child(number)
        if child is not None:
            yield child
            yield from tree(child)


def offered(window: Window) -> list[QAccessibleInterface]:
    """The controls that a screen reader finds now."""
    root = QAccessible.queryAccessibleInterface(window.window)
    return [n for n in tree(root) if n.role() in ROLES and not n.state().invisible]


@pytest.mark.parametrize("name", ALL)
def test_every_control_is_named_and_large_enough_for_a_finger(show: Any, name: str) -> None:
    window, _ = show(ALL[name], (1366, 768))
    found = offered(window)
    for node in found:
        said = node.text(QAccessible.Text.Name)
        assert said, f"a {node.role()} at {node.rect()} has no name"
        assert min(node.rect().width(), node.rect().height()) >= TOUCH, (said, node.rect())
    if name != "farewell":
        assert found, "no control was found"


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def said_of(node: QAccessibleInterface) -> set[str]:
    """The words that a screen reader has of `node`."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return words(" ".join(node.text(kind) for kind in kinds))


def written(window: Window) -> Iterator[str]:
    for shown in visible(window):
        if shown.inherits("QQuickText") and shown.width() > 0:
            yield str(shown.property("text"))


def told_twice(window: Window) -> Iterator[tuple[str, str]]:
    """Texts that are named already by the control, line or card that they stand in."""
    stack = [(QAccessible.queryAccessibleInterface(window.window), "")]
    while stack:
        node, above = stack.pop()
        for child in filter(None, map(node.child, range(node.childCount()))):
            name = child.text(QAccessible.Text.Name)
            text = child.role() == QAccessible.Role.StaticText and not child.state().invisible
            if text and above and words(name) and words(name) <= words(above):
                yield name, above
            stack.append((child, name if child.role() in LEAVES else ""))


@pytest.mark.parametrize("name", ALL)
def test_a_screen_reader_has_every_word_on_the_screen_once(show: Any, name: str) -> None:
    window, _ = show(ALL[name], (1366, 768))
    assert_every_word_once(window)


@pytest.mark.parametrize("page", ["health", "turns", "questions", "figures", "system", "checks"])
def test_a_screen_reader_has_every_word_of_the_staff_area_once(show: Any, page: str) -> None:
    window, _ = show(ALL["staff"], (1366, 768))
    assert wait_for(lambda: item(window, "staffArea").isVisible())
    item(window, "staffArea").setProperty("page", page)
    QTest.qWait(300)
    assert_every_word_once(window)


def assert_every_word_once(window: Window) -> None:
    root = QAccessible.queryAccessibleInterface(window.window)
    nodes = [said_of(node) for node in tree(root) if not node.state().invisible]
    silent = [text for text in written(window) if not any(words(text) <= said for said in nodes)]
    assert not silent
    assert not list(told_twice(window))


def test_the_walk_sees_a_nameless_control(show: Any) -> None:
    window, _ = show(states.IDLE)
    button = next(c for c in controls(window) if c.objectName() == "talkButton")
    button.setProperty("text", "")
    assert any(not node.text(QAccessible.Text.Name) for node in offered(window))


@pytest.mark.parametrize(
    "theme", ["light", *(pytest.param(name, marks=pytest.mark.slow) for name in ("dark", "strong"))]
)
@pytest.mark.parametrize("name", ALL)
def test_text_stands_out_in_the_picture_itself(show: Any, name: str, theme: str) -> None:
    window, _ = show(ALL[name], (1080, 1920))
    window.comfort.choose_colours(theme)
    QTest.qWait(40)
    image = take(window, 0.05)
    shown = list(texts(window))
    assert shown
    low = [what for text in shown if (what := faint(text, image))]
    assert not low, "\n".join(low)


def texts(window: Window) -> Iterator[QQuickItem]:
    """Words on show that are not under something or fading out at an edge."""
    over = [i for i in visible(window) if i.property("scrim") is True]
    for shown in visible(window):
        if not (has(shown, "paintedWidth") and str(shown.property("text") or "").strip()):
            continue
        if over and not any(top.isAncestorOf(shown) for top in over):
            continue
        whole = shown.mapRectToScene(shown.boundingRect())
        if enabled(shown) and seen(shown).contains(whole) and not faded(shown):
            yield shown


def enabled(shown: QQuickItem) -> bool:
    """Whether it and what it stands in may be used: disabled controls may be faint."""
    above: QQuickItem | None = shown
    while above is not None:
        if not above.isEnabled() or above.opacity() < 1:
            return False
        above = above.parentItem()
    return True


def faded(shown: QQuickItem) -> bool:
    """Whether a scroller lets it fade at its upper or lower edge."""
    above = shown.parentItem()
    while above is not None:
        if above.property("interactive") and has(above, "natural"):
            edge = above.mapRectToScene(above.boundingRect()).adjusted(0, 48, 0, -64)
            return not edge.contains(shown.mapRectToScene(shown.boundingRect()))
        above = above.parentItem()
    return False


def faint(shown: QQuickItem, image: QImage) -> str:
    """What is wrong with the contrast of `shown`, measured: its ground is the colour that most of
    its place has, its ink the pixel that differs most from that.
    """
    rect = shown.mapRectToScene(shown.boundingRect()).toAlignedRect().intersected(image.rect())
    if rect.width() < 4 or rect.height() < 4:
        return ""
    pixels = [
        image.pixel(x, y)
        for y in range(rect.top(), rect.bottom() + 1, 2)
        for x in range(rect.left(), rect.right() + 1)
    ]
    counted = Counter(pixels)
    ground = QColor(counted.most_common(1)[0][0]).name()
    ratio = max(contrast(ground, QColor(pixel).name()) for pixel in counted)
    words = str(shown.property("text"))[:40]
    return "" if ratio >= READABLE else f"{words!r} on {ground}: {ratio:.2f}"


def test_the_measure_sees_faint_words(show: Any) -> None:
    window, _ = show(states.IDLE, (1080, 1920))
    faintly = next(t for t in texts(window) if t.property("text") == "Touch to talk")
    faintly.setProperty("color", QColor("#c8c8c0"))
    assert "Touch to talk" in faint(faintly, take(window, 0.05))


@pytest.mark.parametrize("name", [n for n in ALL if n != "farewell"])
def test_the_keyboard_reaches_every_control_and_comes_round(show: Any, name: str) -> None:
    window, _ = show(ALL[name], (1080, 1920))
    wanted = {id_of(c) for c in controls(window) if c.isEnabled() and reachable(c)}
    reached: list[str] = []
    for _ in range(len(wanted) + 12):
        QTest.keyClick(window.window, Qt.Key.Key_Tab)
        reached.append(id_of(window.window.activeFocusItem()))
    assert wanted <= set(reached), wanted - set(reached)
    assert len(reached) > len(set(reached)), "the way of the keyboard comes round"


def id_of(of: QQuickItem) -> str:
    place = of.mapRectToScene(of.boundingRect())
    return f"{title(of)} at {place.x():.0f}"


def reachable(control: QQuickItem) -> bool:
    """Keys of a keypad are typed, the sending knob is the Enter key."""
    name = control.objectName()
    under = [c for c in iter_up(control) if c.property("scrim") is False]
    return not name.startswith("sendButton") and not under


def iter_up(of: QQuickItem) -> Iterator[QQuickItem]:
    above = of.parentItem()
    while above is not None:
        yield above
        above = above.parentItem()


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1366, 768), (800, 480)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_what_one_needs_most_is_in_the_lower_half(
    show: Any, size: tuple[int, int], text_scale: float
) -> None:
    window, _ = show(states.SPEAKING, size, text_scale=text_scale)
    wanted = {"talkButton", "stopButton", "restartButton", "questionField", "bellButton"}
    found = {c.objectName(): seen(c) for c in controls(window) if c.objectName() in wanted}
    assert found.keys() == wanted
    high = [name for name, rect in found.items() if rect.center().y() < size[1] / 2]
    assert not high


def test_less_motion_stops_what_moves(show: Any) -> None:
    window, _ = show(states.IDLE)
    assert window.comfort.now.still, "the tests' windows are still"
    before = take(window, 0.05)
    assert take(window, 0.5) == before
    window.comfort.toggle_motion()
    assert not window.comfort.now.still


def test_a_new_person_finds_everything_as_the_owner_left_it(show: Any) -> None:
    window, _ = show(states.SPEAKING)
    window.comfort.choose_colours("strong")
    window.comfort.scale_text(1)
    window.comfort.read_aloud(True)
    assert window.comfort.now != window.comfort.default
    window.bridge.publish(states.IDLE)
    assert wait_for(lambda: window.comfort.now == window.comfort.default)


def test_the_screen_is_read_out_from_a_key_on(show: Any) -> None:
    window, asked = show(states.IDLE)
    QTest.keyClick(window.window, Qt.Key.Key_Tab)
    assert not [call for call in asked.calls if call.startswith("read")], "only who wants it"
    QTest.keyClick(window.window, Qt.Key.Key_F2)
    assert "Tab moves on" in asked.calls[-1]
    QTest.keyClick(window.window, Qt.Key.Key_Tab)
    reached = window.window.activeFocusItem()
    said = asked.calls[-1]
    assert said.startswith("read ")
    name = QAccessible.queryAccessibleInterface(reached).text(QAccessible.Text.Name)
    assert name in said
    QTest.keyClick(window.window, Qt.Key.Key_F3)
    assert asked.calls[-1] == "pause"
    QTest.keyClick(window.window, Qt.Key.Key_F4)
    assert asked.calls[-1] == said, "once more"
    QTest.keyClick(window.window, Qt.Key.Key_F6)
    assert asked.calls[-1] == "volume 0.8"
    QTest.keyClick(window.window, Qt.Key.Key_F8)
    assert asked.calls[-1] == "pace 1.2"
    QTest.keyClick(window.window, Qt.Key.Key_F7)
    assert asked.calls[-1] == "pace 0.85"
    window.bridge.publish(states.PROBLEM)
    assert wait_for(lambda: "could not understand" in asked.calls[-1])


def test_the_interface_is_read_in_the_persons_language_and_the_owners_words_in_theirs(
    show: Any,
) -> None:
    window, asked = show(states.IDLE)
    window.comfort.choose_language("de")
    assert asked.calls[-1] == "language de"
    QTest.keyClick(window.window, Qt.Key.Key_F2)
    assert set(asked.languages) == {"de", ""}, "the greeting is the owner's"
    found: dict[str, list[str]] = {}
    for _ in range(30):
        QTest.keyClick(window.window, Qt.Key.Key_Tab)
        found[asked.calls[-1]] = asked.languages
    assert found["read Français"] == ["fr"], "a language is named in itself"
    assert found["read Kamera"] == ["de"]
    asking = "read Where do I find light bulbs?. Das fragen"
    assert found[asking] == ["", "de"], "the question, and what a touch does"
    window.comfort.reset()
    assert asked.calls[-1] == "language en"


def test_headphones_begin_and_end_it(show: Any) -> None:
    window, asked = show(states.IDLE)
    QTest.keyClick(window.window, Qt.Key.Key_F15)
    assert window.comfort.now.aloud
    QTest.keyClick(window.window, Qt.Key.Key_F16)
    assert not window.comfort.now.aloud
    assert asked.calls[-1] == "read "


def test_the_warning_before_the_wipe_is_heard(show: Any) -> None:
    window, asked = show(states.ANSWERED)
    QTest.keyClick(window.window, Qt.Key.Key_F2)
    window.bridge.publish(doings.EXPIRING)
    assert wait_for(lambda: any("still there" in call for call in asked.calls))
