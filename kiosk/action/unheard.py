"""Sound that was handed over and may not have been heard: a device that vanishes swallows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from kiosk.core.audio import PcmChunk


class Unheard:
    """Remembers the sound from `device_ms` before what the device took last."""

    def __init__(self, first: PcmChunk, device_ms: float) -> None:
        self._chunks: deque[PcmChunk] = deque([first])
        self._device_ms = device_ms
        self._forgotten_ms = 0.0

    @property
    def first(self) -> PcmChunk:
        """The oldest; there is always one."""
        return self._chunks[0]

    def rest(self) -> Iterable[PcmChunk]:
        """All but the first."""
        return list(self._chunks)[1:]

    def add(self, chunk: PcmChunk) -> None:
        """`chunk` is on its way."""
        self._chunks.append(chunk)

    def restart(self) -> None:
        """All of it goes to another device."""
        self._forgotten_ms = 0.0

    def taken(self, pulled_ms: float) -> None:
        """The device took `pulled_ms` of what it was given since it was opened."""
        while len(self._chunks) > 1:
            heard_ms = self._forgotten_ms + self._chunks[0].duration_ms
            if heard_ms > pulled_ms - self._device_ms:
                return
            self._forgotten_ms = heard_ms
            self._chunks.popleft()
