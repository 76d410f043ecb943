"""Every language says everything, with the same blanks, and in the room there is."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import ui_doings as doings
import ui_states as states
from PySide6.QtTest import QTest
from test_ui_layout import cut, overlaps
from ui_items import centre, item, visible
from ui_waiting import wait_for

from kiosk.core.state import KioskState
from ui.translate import compile_all, update
from ui.viewmodels.comfort import LANGUAGES, derive_languages
from ui.words import SOURCE, WORDS

TRANSLATED = [code for code in LANGUAGES if code != SOURCE]
BLANK = re.compile(r"%(?:n|\d)")
SHOWN: dict[str, KioskState] = {
    "welcome": states.IDLE,
    "speaking": states.SPEAKING,
    "answer": doings.PRODUCTS_SHOWN,
    "reading": doings.READING,
    "procedure": doings.STEPPING,
    "expiring": doings.EXPIRING,
    "approval": doings.APPROVAL,
    "camera": doings.SEEING,
}


def messages(code: str, folder: Path = WORDS) -> dict[tuple[str, str], list[str]]:
    """Context and English words → what they are in `code`, all forms."""
    found = {}
    for context in ET.parse(folder / f"kiosk_{code}.ts").getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            assert said.get("type") != "unfinished", f"{code}: {message.findtext('source')}"
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            found[name, message.findtext("source", "")] = forms
    return found


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_left_untranslated_and_no_blank_is_lost(code: str) -> None:
    told = messages(code)
    assert len(told) > 150
    empty = [words for (_, words), forms in told.items() if not all(forms)]
    assert not empty
    odd = [
        f"{words!r} → {form!r}"
        for (_, words), forms in told.items()
        for form in forms
        if not set(BLANK.findall(form)) <= set(BLANK.findall(words))
        or ("%n" not in words and set(BLANK.findall(form)) != set(BLANK.findall(words)))
    ]
    assert not odd, odd


def test_the_files_hold_the_words_of_the_interface_and_are_compiled(tmp_path: Path) -> None:
    for file in WORDS.glob("*.ts"):
        shutil.copy(file, tmp_path)
    update(tmp_path)
    for code in LANGUAGES:
        assert messages(code, tmp_path).keys() == messages(code).keys(), (
            "run: python -m ui.translate"
        )
    compile_all(WORDS, tmp_path)
    for code in LANGUAGES:
        fresh, shipped = (folder / f"kiosk_{code}.qm" for folder in (tmp_path, WORDS))
        assert fresh.read_bytes() == shipped.read_bytes(), "run: python -m ui.translate"


@pytest.mark.parametrize("size", [(1080, 1920), (800, 480)])
@pytest.mark.parametrize("code", TRANSLATED)
def test_every_language_has_room(show: Any, code: str, size: tuple[int, int]) -> None:
    window, _ = show(states.IDLE, size)
    window.comfort.choose_language(code)
    found = []
    for name, state in SHOWN.items():
        window.bridge.publish(state)
        assert wait_for(lambda state=state: window.bridge.state == state)
        QTest.qWait(30)
        found += [f"{name}: {what}" for what in (*overlaps(window), *cut(window))]
    assert not found, "\n".join(found)


def test_the_language_changes_at_once_and_goes_with_the_person(show: Any) -> None:
    window, _ = show(states.IDLE)
    assert item(window, "talkButton").property("text") == "Touch to talk"
    window.comfort.choose_language("de")
    assert item(window, "talkButton").property("text") == "Tippen und sprechen"
    window.bridge.publish(states.SPEAKING)
    assert wait_for(lambda: window.bridge.state == states.SPEAKING)
    assert item(window, "stopButton").property("text") == "Stopp"
    window.bridge.publish(states.IDLE)
    assert wait_for(lambda: item(window, "talkButton").property("text") == "Touch to talk")


def test_arabic_reads_from_right_to_left(show: Any) -> None:
    window, _ = show(states.SPEAKING)
    left = centre(window, "stopButton").x()
    window.comfort.choose_language("ar")
    QTest.qWait(60)
    right = centre(window, "stopButton").x()
    assert left < window.window.width() / 2 < right
    assert centre(window, "questionField").x() < window.window.width() / 2
    assert any("المس" in str(shown.property("text")) for shown in visible(window))


def test_a_language_that_is_not_spoken_changes_nothing(show: Any) -> None:
    window, _ = show(states.IDLE)
    window.comfort.choose_language("xx")
    assert window.comfort.now.language == "en"
    with pytest.raises(ValueError, match="does not speak"):
        window.words.speak("xx")


def test_the_owner_may_offer_fewer_languages() -> None:
    assert [row.code for row in derive_languages("de", ("de", "fr", "xx"))] == ["de", "fr"]
    assert [row.code for row in derive_languages("en", ())] == list(LANGUAGES)
