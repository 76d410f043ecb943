"""Whether a window can open here, found out where it does no harm."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from kiosk.core.errors import Missing

_HINT = "`kiosk demo` shows a visit without a screen; `kiosk ask` and `kiosk listen` answer here."
_TRIAL = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_TRIAL_S = 30
_SERVERS = ("DISPLAY", "WAYLAND_DISPLAY")


def no_screen() -> str:
    """Why a window cannot open, as far as the environment tells; empty when it may."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if any(os.environ.get(variable) for variable in _SERVERS):
        return ""
    return f"there is no screen: neither {' nor '.join(_SERVERS)} is set"


def require_screen(meanwhile: Callable[[], object] = lambda: None) -> None:
    """Raise `Missing` ``screen.none`` or ``screen.unusable`` unless Qt can open a window.

    Qt ends the process when it finds no screen, so a child process tries first; `meanwhile` is
    done beside it.
    """
    if reason := no_screen():
        raise Missing("screen.none", f"The window cannot open: {reason}.", _HINT)
    with subprocess.Popen(
        [sys.executable, "-c", _TRIAL],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as trial:
        try:
            meanwhile()
            _, told = trial.communicate(timeout=_TRIAL_S)
        except subprocess.TimeoutExpired as error:
            message = f"The window cannot open: Qt did not start within {_TRIAL_S} s."
            raise Missing("screen.unusable", message, _HINT) from error
        finally:
            trial.kill()
    if trial.returncode:
        said = [line.strip() for line in told.splitlines() if line.strip()]
        reason = said[0] if said else f"Qt ended with {trial.returncode}"
        raise Missing("screen.unusable", f"The window cannot open: {reason}", _HINT)
