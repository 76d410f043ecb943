"""A voice against its own loudness and the room's: pure, counted in frames.

A detector of speech remembers, so it takes the first tenth of a second of silence for speech. Where
a voice stops that was louder than its room, its loudness tells sooner.
"""

from __future__ import annotations

from kiosk.perception.level import decibels

_ROOM_DB = 6.0
"""So near to the room's own loudness nobody speaks, ..."""

_GONE_DB = 40.0
"""... nor that far below their loudest, however quiet the room is."""

_AT_LEAST_DB = 12.0
"""A voice that is not louder than its room by more than this is left to the detector."""

_FULL_DB = 18.0
"""Syllables reach this far below the loudest; the end of a sentence trails off below it."""

_DECAY_DB = 0.1
"""By so much a frame (3 dB a second) the loudest is forgotten: people grow quieter."""

_NOBODY = 0.1
"""Probability of speech up to which a frame tells how the room sounds."""

_SINKS, _RISES = 0.3, 0.02
"""How quickly the room's loudness follows a frame between the words, down and up."""


class Fading:
    """Takes every frame of one listening, in order."""

    def __init__(self) -> None:
        self._room: float | None = None
        self._loudest: float | None = None
        self._now = 0.0

    def process(self, frame: bytes, probability: float, *, speaking: bool) -> None:
        """Take a frame of 16-bit mono; `speaking`: an utterance is open.

        `probability` is the detector's, that somebody speaks in it.
        """
        self._now = decibels(frame)
        if speaking:
            before = self._now if self._loudest is None else self._loudest - _DECAY_DB
            self._loudest = max(before, self._now)
            return
        self._loudest = None
        if probability > _NOBODY:
            return  # the first syllable, before it counts as speech
        room = self._now if self._room is None else self._room
        self._room = room + (self._now - room) * (_SINKS if self._now < room else _RISES)

    @property
    def quiet(self) -> bool:
        """Whether the last frame sounds as the room does when nobody speaks."""
        if self._loudest is None:
            return False
        gone = self._loudest - _GONE_DB
        room = gone if self._room is None else self._room + _ROOM_DB
        return self._now < min(max(room, gone), self._loudest - _AT_LEAST_DB)

    @property
    def full(self) -> bool:
        """Whether the last frame is as loud as the voice is within its words."""
        return self._loudest is None or self._now >= self._loudest - _FULL_DB
