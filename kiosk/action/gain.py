"""How loud the voice is: the room's share, and what holds it back while somebody else speaks."""

from __future__ import annotations

DUCKED = 0.1
"""Gain of a voice that goes on quietly: 20 dB less."""

_UNITY = 1.0


class Gain:
    """A `VoiceControl` of one loudspeaker. Set on any thread, applied on the device's."""

    def __init__(self) -> None:
        self._volume = _UNITY
        self._restraint = _UNITY
        self._held = False
        self._applied = _UNITY

    @property
    def held(self) -> bool:
        """Whether nothing is to sound."""
        return self._held

    def duck(self) -> None:
        """Go on quietly."""
        self._restraint, self._held = DUCKED, False

    def hold(self) -> None:
        """Be silent."""
        self._held = True

    def go_on(self) -> None:
        """Speak as usual."""
        self._restraint, self._held = _UNITY, False

    def set_volume(self, volume: float) -> None:
        """`volume` is a gain above 0, at most 1: the voice never clips."""
        if not 0 < volume <= _UNITY:
            raise ValueError(f"a volume lies above 0 and is at most 1, not {volume}")
        self._volume = volume

    def shape(self, pcm: bytes, channels: int) -> bytes:
        """`pcm` at the volume of now, gliding there within this block: a jump would click."""
        before, self._applied = self._applied, self._volume * self._restraint
        if before == self._applied == _UNITY or not pcm:
            return pcm
        import numpy as np

        samples = np.frombuffer(pcm, "<i2").reshape(-1, channels)
        ramp = np.linspace(before, self._applied, len(samples), dtype="f4")[:, None]
        shaped: bytes = (samples * ramp).astype("<i2").tobytes()
        return shaped

    def fade(self, pcm: bytes, channels: int) -> bytes:
        """`pcm` falling silent: the last block before a hold."""
        self._applied, before = 0.0, self._applied
        if not pcm or not before:
            return bytes(len(pcm))
        import numpy as np

        samples = np.frombuffer(pcm, "<i2").reshape(-1, channels)
        ramp = np.linspace(before, 0.0, len(samples), dtype="f4")[:, None]
        faded: bytes = (samples * ramp).astype("<i2").tobytes()
        return faded
