"""The window on a real agent with the light models; the demo as it is installed."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from kiosk.app import gui
from kiosk.app.composition import build
from kiosk.app.loopback import require_pulseaudio
from kiosk.app.paths import Paths
from kiosk.app.settings import load_config
from kiosk.core.errors import Missing
from kiosk.knowledge.samples import sample_pack
from ui import window as ui_window
from ui.viewmodels.rows import RowModel
from ui.window import Window

DEADLINE_S = 60.0
"""Only a hang takes this long."""


def texts(rows: RowModel) -> list[str]:
    role = next(number for number, name in rows.roleNames().items() if name.data() == b"text")
    return [rows.data(rows.index(row), role) for row in range(rows.rowCount())]


class Visitor:
    """Waits for the window to be ready, types a question, reads the answer, closes the window."""

    def __init__(self, question: str) -> None:
        self.question = question
        self.answer: list[str] = []
        self.scenes: list[str] = []
        self.children: list[psutil.Process] = []
        self._window: Window | None = None
        self._asked = False
        self._end = time.monotonic() + DEADLINE_S
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)

    def meets(self, window: Window) -> Window:
        self._window = window
        self._timer.start(20)
        return window

    def _look(self) -> None:
        assert self._window is not None
        kiosk = self._window.model
        if kiosk.stage.scene not in self.scenes[-1:]:
            self.scenes.append(kiosk.stage.scene)
        if kiosk.stage.scene == "welcome" and not self._asked:
            self._asked = True
            kiosk.ask(self.question)
        if kiosk.stage.outcome or kiosk.stage.scene == "problem" or time.monotonic() > self._end:
            self.answer = texts(kiosk.sentences)
            self.children = psutil.Process().children(recursive=True)
            self._timer.stop()
            self._window.window.close()


@pytest.fixture
def signals() -> Iterator[None]:
    """The window takes the signals of its process; the test gives them back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_typed_question_is_answered_in_the_window(
    light: Path, signals: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK__VOICE__ENABLED", "false")
    visitor = Visitor("How long does standard delivery take?")
    opening: Callable[..., Window] = ui_window.open_window
    monkeypatch.setattr(ui_window, "open_window", lambda *a, **kw: visitor.meets(opening(*a, **kw)))
    before = set(psutil.Process().children(recursive=True))
    kiosk = build(load_config(Paths.of().create()), offline=True)
    assert gui.run_gui(kiosk, windowed=True) == 0
    assert visitor.scenes == ["starting", "welcome", "conversation"]
    assert "three to five business days" in " ".join(visitor.answer)
    started = set(visitor.children) - before
    assert started, "no engine ran"
    assert not [process for process in started if process.is_running()]
    assert not [thread for thread in threading.enumerate() if thread.name == "agent"]


STRUCK = """
import signal, sys
from PySide6.QtCore import QEvent, QObject
from kiosk.app import gui
from kiosk.app.composition import build
from kiosk.app.paths import Paths
from kiosk.app.settings import load_config
from ui import window as ui_window

class Blow(QObject):
    pictures = 0
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.UpdateRequest:
            self.pictures += 1
            if self.pictures == 3:
                signal.raise_signal(signal.SIGTERM)
        return False

blow, opening = Blow(), ui_window.open_window

def open_window(*args, **kwargs):
    window = opening(*args, **kwargs)
    window.window.installEventFilter(blow)
    return window

ui_window.open_window = open_window
sys.exit(gui.run_gui(build(load_config(Paths.of().create()), offline=True), windowed=True))
"""
"""A kiosk whose third picture is being drawn when the signal to end comes."""


def test_a_signal_in_the_midst_of_drawing_ends_the_window_in_order(light: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", STRUCK],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stderr


@pytest.mark.slow
def test_the_demo_shows_and_hears_the_kiosk(
    light: Path, kiosk: Callable[..., Any], tmp_path: Path
) -> None:
    try:
        require_pulseaudio()
    except Missing as error:
        pytest.skip(f"{error.message}. {error.hint}")
    pack = shutil.copytree(sample_pack(), tmp_path / "pack")
    about = (pack / "pack.toml").read_text()
    question = "How long does standard delivery take?"  # its answer is easy to hear
    asked = re.sub(r"suggestions = \[.*?\]", f'suggestions = ["{question}"]', about, flags=re.S)
    (pack / "pack.toml").write_text(asked)
    out = tmp_path / "seen"
    ran = kiosk("demo", "--pack", str(pack), "--out", str(out), "--questions", "1")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[-1] == f"report: {out / 'report.html'}"
    account = json.loads((out / "report.json").read_text())
    assert account["loopback"], account["sound"]
    first, outside = account["scenes"]
    assert "three to five business days" in first["record"]["answer"]["text"]
    assert first["record"]["timings_ms"]["end_of_speech_to_first_audio"] > 0
    assert first["answer_agreement"] >= 0.9, first["answer_heard"]
    assert outside["record"]["answer"]["outcome"] == "abstained"
    for scene in (first, outside):
        assert {"listening", "thinking", "answering", "answer"} <= set(scene["screenshots"])
        for name in scene["screenshots"].values():
            assert len(colours(out / name)) > 8, f"{name} is blank"
    assert account["frame_gaps_ms"]["frames"] > 10
    assert set(account["peak_memory_mb"]) == {"main", "whisper", "llama", "piper"}
    page = (out / "report.html").read_text()
    assert page.count("data:image/png;base64,") == 1 + sum(
        len(scene["screenshots"]) for scene in account["scenes"]
    )
    assert "http://" not in page
    assert "https://" not in page


def colours(file: Path) -> set[int]:
    image = QImage(str(file))
    spots = itertools.product(range(0, image.width(), 7), range(0, image.height(), 7))
    return {image.pixel(x, y) for x, y in spots}
