"""Runs the Qt Quick tests of the folder given: python ui_quick.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuickTest import QUICK_TEST_MAIN_WITH_SETUP

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import ui.describe  # noqa: E402, F401 - registers every view-model
from ui.window import QML  # noqa: E402


class Setup(QObject):
    """Lets the tests find the module."""

    @Slot(QQmlEngine)
    def qmlEngineAvailable(self, engine: QQmlEngine) -> None:  # noqa: N802
        engine.addImportPath(str(QML))


if __name__ == "__main__":
    folder = sys.argv[1]
    sys.exit(QUICK_TEST_MAIN_WITH_SETUP("tandem", Setup, argv=[sys.argv[0]], dir=folder))
