from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.app.screen import require_screen
from kiosk.core.errors import Missing

VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.usefixtures("bare")
def test_run_without_a_screen_says_how_to_go_on(kiosk: Callable[..., Any]) -> None:
    ran = kiosk("run")
    assert (ran.code, ran.out) == (3, "")
    assert "screen.none" in ran.err
    assert "kiosk demo" in ran.err


@pytest.mark.usefixtures("bare")
def test_screen_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(Missing) as caught:
        require_screen()
    assert caught.value.code == "screen.unusable"


@pytest.mark.usefixtures("bare")
def test_offscreen_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_screen()
