"""PortAudio looks for devices once, when it is loaded; a test with its own devices must repeat."""

from __future__ import annotations

import threading

import pytest


def look_again() -> None:
    """Find the devices anew. Skips the test without PortAudio."""
    try:
        import sounddevice as sd
    except OSError as error:
        pytest.skip(f"PortAudio is not installed: {error}")
    wait_for_threads()
    sd._terminate()
    sd._initialize()


def wait_for_threads() -> None:
    """Until everything that opens or closes a device in the background has finished."""
    for thread in threading.enumerate():
        if thread.name == "audio-device":
            thread.join(20)
