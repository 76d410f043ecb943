"""The kiosk's window beside a scripted visit: Qt on this thread, the visit on one of its own."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.app.demo.screen import Screen, Smoothness
from kiosk.core.state import KioskState
from ui.bridge import Bridge
from ui.frames import FrameMeter
from ui.grab import save, take
from ui.window import Window, open_window

T = TypeVar("T")
R = TypeVar("R")

_SIZE = (1280, 800)
_SIGNALS_MS = 200
_INTERRUPTED = 128


class DemoScreen(QObject):
    """A `Screen` on `window`; everything it does happens on the window's thread."""

    _asked = Signal(object)

    def __init__(self, window: Window, bridge: Bridge, description: str) -> None:
        super().__init__()
        self.description = description
        self._window = window
        self._bridge = bridge
        self._meter = FrameMeter(window.window)
        self._asked.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    def show(self, state: KioskState) -> None:
        """As `Screen` says."""
        self._bridge.publish(state)

    async def picture(self, state: KioskState, path: Path) -> bool:
        """As `Screen` says."""
        self.show(state)
        await self._on_window(lambda: save(take(self._window), path))
        return True

    async def smoothness(self, work: Awaitable[object]) -> Smoothness | None:
        """As `Screen` says."""
        await self._on_window(self._meter.start)
        try:
            await work
        finally:
            gaps = await self._on_window(self._meter.stop)
        return Smoothness(**asdict(gaps))

    async def _on_window(self, call: Callable[[], R]) -> R:
        done: Future[R] = Future()

        def do() -> None:
            try:
                done.set_result(call())
            except (RuntimeError, OSError) as error:
                done.set_exception(error)

        self._asked.emit(do)
        return await asyncio.wrap_future(done)


class _Beside(QObject, Generic[T]):
    """Runs a coroutine on a loop and thread of its own; `ended` tells the window's thread."""

    ended = Signal()

    def __init__(self, work: Callable[[], Coroutine[Any, Any, T]]) -> None:
        super().__init__()
        self._work = work
        self._done: Future[T] = Future()
        self._cancel: Callable[[], object] = lambda: None
        self._thread = threading.Thread(target=self._run, name="agent", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def result(self) -> T:
        """What came of it, cancelled if it still runs. Raises what it raised."""
        self._cancel()
        self._thread.join()
        return self._done.result()

    def _run(self) -> None:
        try:
            self._done.set_result(asyncio.run(self._main()))
        except BaseException as error:  # noqa: BLE001 - it is raised by `result`
            self._done.set_exception(error)
        self.ended.emit()

    async def _main(self) -> T:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()

        def cancel() -> None:
            with suppress(RuntimeError):  # the loop ended in the meantime
                loop.call_soon_threadsafe(task.cancel if task else lambda: None)

        self._cancel = cancel
        return await self._work()


def beside_window(play: Callable[[Screen], Coroutine[Any, Any, T]], description: str) -> T:
    """Open the window, run `play` beside it, and close the window when that is over.

    `description` says where the window is. Raises what `play` raises, and `SystemExit` when a
    signal or the closing of the window ends it early.
    """
    app = cast("QGuiApplication", QGuiApplication.instance() or QGuiApplication(["kiosk"]))
    bridge = Bridge()
    window = open_window(bridge, full_screen=False, size=_SIZE)
    screen = DemoScreen(window, bridge, description)
    visit = _Beside(lambda: play(screen))
    visit.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    numbers = (signal.SIGINT, signal.SIGTERM)
    caught: list[int] = []

    def quit_by(number: int, _frame: object) -> None:
        caught.append(number)
        QTimer.singleShot(0, app.quit)  # not in the midst of drawing

    before = [signal.signal(number, quit_by) for number in numbers]
    waking = QTimer()  # Python gets to see a signal now and then while Qt waits for events
    waking.start(_SIGNALS_MS)
    visit.start()
    try:
        app.exec()
        return visit.result()
    except asyncio.CancelledError:
        raise SystemExit(_INTERRUPTED + (caught or [signal.SIGINT])[0]) from None
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
        window.close()
