"""Where the visit is seen: the kiosk's window, or nowhere."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from kiosk.app.application import run
from kiosk.app.screen import no_screen, require_screen
from kiosk.core.errors import Missing
from kiosk.core.state import KioskState

T = TypeVar("T")

_PLATFORM, _BACKEND = "QT_QPA_PLATFORM", "QT_QUICK_BACKEND"


@dataclass(frozen=True, slots=True)
class Smoothness:
    """Milliseconds between the frames of the window; `frames` is how many gaps there were."""

    frames: int
    p50: float
    p95: float
    p99: float
    worst: float


class Screen(Protocol):
    """The kiosk's window, used from the agent's thread."""

    @property
    def description(self) -> str:
        """Where the window is, in words."""

    def show(self, state: KioskState) -> None:
        """Show `state` now; returns at once."""

    async def picture(self, state: KioskState, path: Path) -> bool:
        """Show `state` and write what it looks like as PNG; whether there is a picture."""

    async def smoothness(self, work: Awaitable[object]) -> Smoothness | None:
        """Do `work` and measure every frame of the window meanwhile."""


class NoScreen:
    """A visit without a window."""

    def __init__(self, reason: str) -> None:
        self.description = f"{reason}; there are no pictures"

    def show(self, state: KioskState) -> None:
        """Show it to nobody."""

    async def picture(self, state: KioskState, path: Path) -> bool:
        """No picture."""
        del state, path
        return False

    async def smoothness(self, work: Awaitable[object]) -> Smoothness | None:
        """Do `work`."""
        await work
        return None


def on_screen(play: Callable[[Screen], Coroutine[Any, Any, T]]) -> T:
    """Run `play` beside the kiosk's window, or without one where Qt is not usable.

    Call it on the main thread: Qt takes it, and `play` gets a loop on a thread of its own.
    """
    try:
        from kiosk.app.gui.demo_window import beside_window
    except ImportError as error:
        return run(play(NoScreen(f"Qt is not usable here ({error})")))
    return beside_window(play, choose_display())


def choose_display() -> str:
    """Let Qt draw in memory where there is no screen; where the window is, in words."""
    reason = _why_no_screen()
    if not reason:
        return "the window was on the screen"
    os.environ[_PLATFORM] = "offscreen"
    os.environ.setdefault(_BACKEND, "software")
    return f"{reason}; the window was drawn in memory"


def _why_no_screen() -> str:
    if os.environ.get(_PLATFORM) == "offscreen":
        return f"{_PLATFORM} is offscreen"
    if reason := no_screen():
        return reason
    try:
        require_screen()
    except Missing as error:
        return error.message.removesuffix(".")
    return ""
