"""Opens the window."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import PySide6.QtQuick
import shiboken6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from kiosk.core.commands import Commands
from ui.bridge import Bridge
from ui.viewmodels.comfort import RIGHT_TO_LEFT, ComfortModel, ComfortView
from ui.viewmodels.kiosk import KioskModel
from ui.words import Words

QML = Path(__file__).parent / "qml"
_LOG = logging.getLogger("ui.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks to a new person; a pack or the owner decides.

    `dark` None follows the system. `text_scale` is 1 to 3. `still` leaves motion out. `strong` is
    white on black. `language` is one of `LANGUAGES`.
    """

    dark: bool | None = None
    text_scale: float = 1.0
    still: bool = False
    strong: bool = False
    language: str = "en"


class Window(QObject):
    """The open window.

    `first_picture_ms` is the time from the call that opened it to the first frame on the screen,
    0 before that.
    """

    def __init__(
        self, app: QGuiApplication, bridge: Bridge, look: Look, size: tuple[int, int] | None
    ) -> None:
        super().__init__()
        began = time.monotonic()
        self.app = app
        self.bridge = bridge
        self.first_picture_ms = 0.0
        self.model = KioskModel(bridge, _comfort(app, look))
        self.engine = QQmlApplicationEngine()
        self.comfort = cast("ComfortModel", self.model.comfort)
        self.words = Words(self.engine)
        self._speak()
        self.comfort.changed.connect(self._speak)
        self.engine.addImportPath(str(QML))
        self.engine.setInitialProperties(_properties(self.model, size))
        self.engine.load(QUrl.fromLocalFile(str(QML / "Tandem" / "Main.qml")))
        roots = self.engine.rootObjects()
        if not roots:
            message = "The window could not be made; the log names the QML file and line."
            raise RuntimeError(message)
        self.window = cast("PySide6.QtQuick.QQuickWindow", roots[0])
        self._began = began
        self._open = True
        self.window.frameSwapped.connect(self._swapped)
        self.window.installEventFilter(cast("QObject", self.model.presence))
        app.aboutToQuit.connect(self.close)

    def close(self) -> None:
        """Take the window away; may be called twice."""
        if not self._open:
            return
        self._open = False
        self.app.aboutToQuit.disconnect(self.close)
        # A window that is half gone still has events; nobody may look at it then.
        self.window.removeEventFilter(cast("QObject", self.model.presence))
        # QML goes before what it is bound to, or every binding complains of a model that is gone.
        shiboken6.delete(self.engine)
        self.words.silence()

    def _speak(self) -> None:
        self.words.speak(self.comfort.now.language)

    def _swapped(self) -> None:
        if not self.first_picture_ms:
            self.first_picture_ms = (time.monotonic() - self._began) * 1000
            _LOG.info("first picture after %.0f ms", self.first_picture_ms)


def open_window(
    bridge: Bridge,
    *,
    full_screen: bool = True,
    look: Look | None = None,
    size: tuple[int, int] | None = None,
) -> Window:
    """Open the window on what `bridge` delivers; `size` in pixels counts without `full_screen`.

    Uses the running `QGuiApplication` or makes one. Qt's own messages go to the logger ``ui.qt``.
    """
    qInstallMessageHandler(_log)
    app = cast("QGuiApplication", QGuiApplication.instance() or QGuiApplication(["kiosk"]))
    return Window(app, bridge, look or Look(), None if full_screen else size or (1280, 800))


def create_window(
    commands: Commands,
    *,
    windowed: bool = False,
    look: Look | None = None,
    size: tuple[int, int] | None = None,
) -> Window:
    """`open_window` with a bridge of its own that gives the person's wishes to `commands`."""
    bridge = Bridge()
    bridge.connect_commands(commands)
    return open_window(bridge, full_screen=not windowed, look=look, size=size)


def _comfort(app: QGuiApplication, look: Look) -> ComfortView:
    system = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return ComfortView(
        language=look.language,
        mirrored=look.language in RIGHT_TO_LEFT,
        text_scale=look.text_scale,
        dark=(system if look.dark is None else look.dark) or look.strong,
        strong=look.strong,
        still=look.still,
    )


def _properties(model: KioskModel, size: tuple[int, int] | None) -> dict[str, Any]:
    properties: dict[str, Any] = {"kiosk": model, "fullScreen": size is None}
    if size:
        properties["width"], properties["height"] = size
    return properties


def _log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    where = f"{context.file}:{context.line}: " if context.file else ""
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "%s%s", where, message)
