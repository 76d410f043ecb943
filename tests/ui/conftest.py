"""One Qt application, windows that close, and no warning unheard."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.core.state import KioskState, Rating
from ui.window import Look, Window, create_window


class Asked:
    """Commands, written down."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.languages: list[str] = []

    def talk(self) -> None:
        self.calls.append("talk")

    def stop(self) -> None:
        self.calls.append("stop")

    def submit_text(self, text: str) -> None:
        self.calls.append(f"text {text}")

    def start_over(self) -> None:
        self.calls.append("start_over")

    def more_time(self) -> None:
        self.calls.append("more_time")

    def set_volume(self, volume: float) -> None:
        self.calls.append(f"volume {volume:.1f}")

    def set_pace(self, pace: float) -> None:
        self.calls.append(f"pace {pace:g}")

    def rate(self, rating: Rating) -> None:
        self.calls.append(f"rate {rating.value}")

    def show_source(self, passage_id: str, text: str = "") -> None:
        self.calls.append(f"source {passage_id}")

    def approve(self, digest: str, code: str = "") -> None:
        self.calls.append(f"approve {digest} {code}".strip())

    def reject(self, digest: str) -> None:
        self.calls.append(f"reject {digest}")

    def call_staff(self) -> None:
        self.calls.append("call_staff")

    def edit_step(self, number: int, text: str = "") -> None:
        self.calls.append(f"step {number} {text}".strip())

    def consent(self, sense: str, granted: bool) -> None:
        self.calls.append(f"consent {sense} {granted}")

    def choose_way_in(self, way_in: object) -> None:
        self.calls.append(f"way in {way_in}")

    def staff(self, wish: str, subject: str = "", text: str = "") -> None:
        self.calls.append(" ".join(filter(None, ("staff", wish, subject, text))))

    def choose_language(self, language: str) -> None:
        self.calls.append(f"language {language}")

    def pause_reading(self) -> None:
        self.calls.append("pause")

    def read_aloud(self, words: tuple[tuple[str, str], ...]) -> None:
        self.calls.append("read " + ". ".join(text for text, _ in words))
        self.languages = [language for _, language in words]

    def unlock(self, pin: str) -> None:
        self.calls.append(f"unlock {pin}")

    def lock(self) -> None:
        self.calls.append("lock")

    def switch_pack(self, path: object) -> None:
        self.calls.append(f"pack {path}")

    def hold(self) -> None:
        self.calls.append("hold")

    def release(self) -> None:
        self.calls.append("release")

    def hide_source(self) -> None:
        self.calls.append("hide source")

    def open_camera(self) -> None:
        self.calls.append("open camera")

    def close_camera(self) -> None:
        self.calls.append("close camera")

    def freeze(self) -> None:
        self.calls.append("freeze")


@pytest.fixture(scope="session", autouse=True)
def application() -> QGuiApplication:
    """The one application of this process."""
    return QGuiApplication.instance() or QGuiApplication(["kiosk"])


@pytest.fixture(autouse=True)
def no_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What Qt and QML complain of fails the test."""
    yield
    worse = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.name == "ui.qt" and record.levelno >= logging.WARNING
    ]
    assert not worse, "\n".join(worse)


Show = Callable[..., tuple[Window, Asked]]


@pytest.fixture
def show() -> Iterator[Show]:
    """Opens a window on a snapshot, without motion; closes it afterwards."""
    windows: list[Window] = []

    def opened(
        state: KioskState,
        size: tuple[int, int] = (1366, 768),
        *,
        dark: bool = False,
        text_scale: float = 1.0,
    ) -> tuple[Window, Asked]:
        asked = Asked()
        look = Look(dark=dark, text_scale=text_scale, still=True)
        window = create_window(asked, windowed=True, size=size, look=look)
        windows.append(window)
        window.bridge.publish(state)
        window.window.requestActivate()
        QTest.qWait(120)
        return window, asked

    yield opened
    for window in windows:
        window.close()
