"""The rooms know only whom they may know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.import_rules import MAY, breaches, scan

ROOT = Path(__file__).parents[2]
ENGINES = ("llama_cpp", "pywhispercpp", "onnxruntime", "PySide6", "numpy", "openai", "sounddevice")
NOT_AT_START = (
    *("llama_cpp", "pywhispercpp", "onnxruntime", "openai", "sounddevice", "spacy"),
    *("reportlab", "matplotlib", "scipy", "pypdf", "docx", "lxml"),
)
"""What a window can be opened without; each would make people wait for its picture."""


def test_every_import_of_the_house_is_allowed() -> None:
    scanned, found = scan(ROOT)
    assert scanned > 20, "the rules were read over an empty house"
    assert not found, "\n" + "\n".join(str(breach) for breach in found)


def test_every_room_stands() -> None:
    for room in MAY:
        assert (ROOT / room.replace(".", "/")).is_dir(), room


def test_an_empty_house_is_noticed(tmp_path: Path) -> None:
    assert scan(tmp_path) == (0, [])


@pytest.mark.parametrize(
    ("module", "source", "rule"),
    [
        ("kiosk.core.x", "import numpy", "standard library alone"),
        ("kiosk.core.x", "from kiosk.action import mouth", "kiosk.core may import only"),
        ("kiosk.action.x", "import kiosk.reasoning.router", "kiosk.action may import only"),
        ("kiosk.action.x", "def f():\n    from kiosk.knowledge import index", "may import only"),
        ("models.x", "from kiosk.app import config", "models may import only"),
        ("offline.x", "from kiosk.conversation import turn", "offline may import only"),
        ("ui.x", "from kiosk.core import errors", "ui may import only"),
        ("ui.x", "import offline.stt", "ui may import only"),
        ("kiosk.app.x", "from PySide6 import QtCore", "may import PySide6"),
        ("offline.x", "from PySide6.QtCore import QObject", "may import PySide6"),
        ("offline.x", "import piper", "GPL"),
        ("kiosk.action.x", "from . import mouth", "absolute"),
        ("kiosk.attic.x", "import os", "in no room"),
    ],
)
def test_a_breach_is_found_and_named(module: str, source: str, rule: str) -> None:
    (breach,) = breaches(module, source)
    assert rule in breach.rule
    assert module in str(breach)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("kiosk.core.x", "import json\nfrom kiosk.core import turn"),
        ("kiosk.conversation.x", "from kiosk.reasoning.router import route"),
        ("kiosk.app.gui", "from PySide6.QtCore import QObject\nimport ui.bridge"),
        ("kiosk.app.x", "import offline.stt\nimport models.store\nimport kiosk.core.turn"),
        ("offline.x", "import onnxruntime\nfrom models.store import ModelStore"),
        ("ui.x", "from kiosk.core.state import KioskState\nfrom PySide6 import QtQml"),
        ("kiosk", "import os"),
    ],
)
def test_what_is_allowed_passes(module: str, source: str) -> None:
    assert breaches(module, source) == []


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("kiosk", ENGINES),
        ("kiosk.core", ENGINES),
        ("kiosk.app.cli", ENGINES),
        ("kiosk.app.composition", NOT_AT_START),
    ],
)
def test_importing_the_kiosk_loads_nothing_heavy(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*sorted(set({heavy!r}) & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == ""
