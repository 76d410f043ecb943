"""How one kiosk calls another: the same program in a process of its own."""

from __future__ import annotations

import os
import sys

from kiosk.app.paths import Paths

_MAIN = "from kiosk.app.cli import main; raise SystemExit(main())"


def command(*arguments: str) -> list[str]:
    """The command line of ``kiosk`` with `arguments`."""
    return [sys.executable, "-c", _MAIN, *arguments]


def environment(paths: Paths) -> dict[str, str]:
    """The environment of a kiosk that keeps its things in `paths`."""
    named = {"KIOSK_CONFIG": str(paths.config)} if paths.config.exists() else {}
    return {**os.environ, "KIOSK_HOME": str(paths.home), "KIOSK_MODELS": str(paths.models), **named}
