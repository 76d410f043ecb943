"""Starts the kiosk: the window where there is a screen, else the demo without one."""

from __future__ import annotations

import os
import subprocess
import sys

from environment import KIOSK


def has_screen() -> bool:
    """Whether a window could open: elsewhere than on Linux it always can."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in shown)


def main() -> int:
    """Run it; gives its exit code."""
    command = ["run"] if has_screen() else ["demo"]
    if command == ["demo"]:
        print("There is no screen here: playing the demo without one.", file=sys.stderr)
    try:
        return subprocess.run([str(KIOSK), *command, *sys.argv[1:]], check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
