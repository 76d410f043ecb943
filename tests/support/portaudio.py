"""PortAudio looks for devices once, when it is loaded; a test with its own devices must repeat."""

from __future__ import annotations

import pytest

from kiosk.app import loopback
from kiosk.app.loopback import wait_for_threads

__all__ = ["look_again", "wait_for_threads"]


def look_again() -> None:
    """Find the devices anew. Skips the test without PortAudio."""
    try:
        import sounddevice  # noqa: F401
    except OSError as error:
        pytest.skip(f"PortAudio is not installed: {error}")
    loopback.look_again()
