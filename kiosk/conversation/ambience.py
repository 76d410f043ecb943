"""The voice is louder and captions are larger in a loud room, as with people; per person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.core import events as ev
from kiosk.core.ports import Publish
from kiosk.core.state import Noise
from kiosk.perception.room import RoomMeter

VOLUMES: Mapping[Noise, float] = MappingProxyType(
    {Noise.QUIET: 0.5, Noise.NORMAL: 0.71, Noise.LOUD: 1.0}
)
"""Gain of the voice: 3 dB a step. Nobody hears steps of less, and more startles."""


class Ambience:
    """Measures the room while the kiosk is silent. `set_volume` takes a gain, at most 1."""

    def __init__(self, set_volume: Callable[[float], None], meter: RoomMeter | None = None) -> None:
        self._set_volume = set_volume
        self._meter = meter or RoomMeter()
        set_volume(VOLUMES[self._meter.noise])

    def hear(self, frame: bytes, publish: Publish) -> None:
        """Take a frame without our own voice."""
        if self._meter.process(frame):
            noise = self._meter.noise
            self._set_volume(VOLUMES[noise])
            publish(ev.RoomNoise(noise, self._meter.decibels))

    def reset(self) -> None:
        """Another person: start from the middle."""
        self._meter.reset()
        self._set_volume(VOLUMES[self._meter.noise])
