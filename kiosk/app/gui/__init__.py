"""Starts the window: Qt on this thread, the agent on its own, the bridge between them."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.app.agent import Agent, LiveSession, Show
from kiosk.app.shelf import pack_info
from kiosk.core.state import KioskState

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk
    from ui.window import Look

_SIGNALS_MS = 200
"""How often Python gets to see a signal while Qt waits for events."""


def run_gui(kiosk: Kiosk, *, windowed: bool) -> int:
    """Show the window until it is closed; returns the exit code.

    The window opens at once and shows the engines getting ready; what fails then is shown in it.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    from ui.bridge import Bridge
    from ui.window import open_window

    application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    bridge = Bridge()
    agent = Agent(partial(opened, kiosk), bridge.publish)
    bridge.connect_commands(agent)
    window = open_window(bridge, full_screen=not windowed, look=look_of(kiosk))
    for number in (signal.SIGINT, signal.SIGTERM):
        # Python runs this wherever it is, maybe in the midst of drawing: the window goes later.
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
    waking = QTimer()
    waking.timeout.connect(lambda: None)
    waking.start(_SIGNALS_MS)
    agent.start()
    try:
        return int(application.exec())
    finally:
        agent.close()
        del window


def look_of(kiosk: Kiosk) -> Look:
    """What a new person finds, as the owner set it."""
    from ui.window import Look

    settings = kiosk.config.window
    return Look(
        dark=None if settings.theme == "system" else settings.theme != "light",
        strong=settings.theme == "strong",
        text_scale=settings.text_scale,
        language=settings.language,
        still=settings.still,
    )


@asynccontextmanager
async def opened(kiosk: Kiosk, show: Show) -> AsyncIterator[LiveSession]:
    """The live session of `kiosk` with its engines ready; snapshots go to `show`."""
    show(KioskState(pack=replace(pack_info(kiosk.pack), suggestions=())))
    async with kiosk, kiosk.live(show) as session:
        yield session
