"""No size of window and of text puts one thing on another or out of sight."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import ui_states as states
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from ui_items import centre, controls, has, item, place, seen, title, visible
from ui_waiting import wait_for

from kiosk.core.state import KioskState
from ui.window import Window

SIZES = [(1080, 1920), (1920, 1080), (1366, 768), (800, 480)]
SCALES = [1.0, 1.5, 2.0, 3.0]
PHASES = (
    states.STARTING,
    states.IDLE,
    states.LISTENING,
    states.TRANSCRIBING,
    states.THINKING,
    states.SPEAKING,
    states.ANSWERED,
    states.CLOUD,
    states.PROBLEM,
    states.SILENT,
)
LONG = replace(
    states.SPEAKING,
    sentences=tuple(states.SENTENCES[n % len(states.SENTENCES)] for n in range(7)),
)


def overlaps(window: Window) -> list[str]:
    """Pairs of controls that share more than a hair, and controls out of the window."""
    bounds = QRectF(-1, -1, window.window.width() + 2, window.window.height() + 2)
    shown = [(one, rect) for one in controls(window) if not (rect := seen(one)).isEmpty()]
    found = [f"{title(one)} leaves the window" for one, rect in shown if not bounds.contains(rect)]
    for (one, a), (other, b) in itertools.combinations(shown, 2):
        common = a.intersected(b)
        nested = one.isAncestorOf(other) or other.isAncestorOf(one)
        in_field = {title(one), title(other)} == {"questionField", "sendButton"}
        if min(common.width(), common.height()) > 1 and not nested and not in_field:
            found.append(f"{title(one)} × {title(other)}")
    return found


@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_no_two_controls_overlap_in_any_phase(
    show: Any, size: tuple[int, int], text_scale: float
) -> None:
    window, _ = show(KioskState(), size, text_scale=text_scale)
    found = []
    for state in PHASES:
        window.bridge.publish(state)
        assert wait_for(lambda state=state: window.bridge.state == state)
        QTest.qWait(25)
        found += [f"{state.phase}: {what}" for what in overlaps(window)]
        found += [f"{state.phase}: {what}" for what in cut(window)]
    assert not found, "\n".join(found)


def cut(window: Window) -> list[str]:
    """Text of a control that is elided or wider than its place."""
    named = [control for control in controls(window) if control.objectName()]
    return [
        f"{text.property('text')!r} is cut"
        for text in visible(window)
        if has(text, "truncated")
        and any(control.isAncestorOf(text) for control in named)
        and (text.property("truncated") or text.property("paintedWidth") > text.width() + 1)
    ]


def test_the_overlap_check_sees_an_overlap(show: Any) -> None:
    window, _ = show(states.SPEAKING)
    assert not overlaps(window)
    item(window, "stopButton").parentItem().setX(item(window, "talkButton").x())
    assert any("stopButton" in what for what in overlaps(window))
    item(window, "questionField").parentItem().setWidth(150)
    assert any("Type your question" in what for what in cut(window))
    item(window, "restartButton").setWidth(5000)
    assert "restartButton leaves the window" in overlaps(window)


@pytest.mark.parametrize("text_scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_what_is_being_spoken_is_in_sight(
    show: Any, size: tuple[int, int], text_scale: float
) -> None:
    window, _ = show(replace(LONG, speaking_index=0), size, text_scale=text_scale)
    for number, sentence in enumerate(LONG.sentences):
        window.bridge.publish(replace(LONG, speaking_index=number))
        in_sight = partial(is_in_sight, window, sentence.text)
        assert wait_for(in_sight, 3.0), f"sentence {number} of {text_scale:.0%} text is hidden"


def is_in_sight(window: Window, text: str) -> bool:
    """Whether the sentence shown as being spoken is `text`, and all of it that fits is shown."""
    view, words = place(item(window, "conversation")), spoken(window)
    if [word.property("text") for word in words] != [text]:
        return False
    where = place(words[0])
    fits = where.height() <= view.height()
    return where.top() >= view.top() - 1 and (not fits or where.bottom() <= view.bottom() + 1)


def spoken(window: Window) -> list[QQuickItem]:
    """The sentences shown as being spoken: their words are heavier."""
    texts = {sentence.text for sentence in LONG.sentences}
    return [
        shown
        for shown in visible(window)
        if shown.property("text") in texts
        and shown.property("font")
        and shown.property("font").bold()
    ]


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_a_sentence_fits_a_small_screen(show: Any, text_scale: float) -> None:
    window, _ = show(replace(LONG, speaking_index=4), (800, 480), text_scale=text_scale)
    assert wait_for(lambda: bool(spoken(window)))
    assert spoken(window)[0].height() <= item(window, "conversation").height()


def test_before_the_owner_is_known_the_bar_has_a_neutral_name(show: Any) -> None:
    window, _ = show(replace(states.PROBLEM, pack=KioskState().pack))
    assert item(window, "owner").property("text") == "Tandem Kiosk"
    window.bridge.publish(states.PROBLEM)
    assert wait_for(lambda: item(window, "owner").property("text") == states.PACK.name)


def test_talking_moves_nothing_under_the_finger(show: Any) -> None:
    for size in SIZES:
        window, _ = show(states.IDLE, size, text_scale=2.0)
        before = centre(window, "talkButton")
        window.bridge.publish(states.LISTENING)
        QTest.qWait(60)
        assert centre(window, "talkButton") == before, size
