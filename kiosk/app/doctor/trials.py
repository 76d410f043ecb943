"""Work that is tried in a child process, because native libraries can take a process with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.core.audio import FRAME_BYTES


class VoiceActivityTrial:
    """Loads the voice activity detector at `path`. Hosted by `offline.worker.Worker`."""

    def __init__(self, path: str, control: object) -> None:
        del control  # nothing here lasts long enough to be cancelled
        from offline.vad import SileroVad

        self._vad = SileroVad(Path(path))

    def silence(self) -> float:
        """The probability of speech in one frame of silence."""
        return self._vad.probability(bytes(FRAME_BYTES))


class DevicesTrial:
    """Asks PortAudio what is plugged in. Hosted by `offline.worker.Worker`."""

    def __init__(self, control: object) -> None:
        del control

    def microphones(self) -> list[dict[str, Any]]:
        """Input devices: name, default."""
        from kiosk.perception.microphone import microphones

        return [{"name": device.name, "default": device.default} for device in microphones()]

    def loudspeakers(self) -> list[dict[str, Any]]:
        """Output devices: name, default."""
        from kiosk.action.speaker import loudspeakers

        return [{"name": device.name, "default": device.default} for device in loudspeakers()]
