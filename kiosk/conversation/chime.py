"""Two soft tones that fall: the kiosk is about to forget."""

from __future__ import annotations

import math
from array import array
from collections.abc import AsyncIterator
from functools import cache

from kiosk.core import events as ev
from kiosk.core.audio import PcmChunk
from kiosk.core.errors import KioskError
from kiosk.core.ports import AudioSink, Publish
from kiosk.core.record import Degradation

_RATE = 22_050
_TONES_HZ = (659.26, 523.25)
_TONE_S, _LOUD, _DECAY_S = 0.32, 0.22, 0.11


@cache
def chime() -> PcmChunk:
    """The sound: mono, 16 bit."""
    length = int(_RATE * _TONE_S)
    samples = array("h")
    for hertz in _TONES_HZ:
        for n in range(length):
            t = n / _RATE
            swell = min(1.0, t / 0.01) * math.exp(-t / _DECAY_S)
            samples.append(int(32_767 * _LOUD * swell * math.sin(2 * math.pi * hertz * t)))
    return PcmChunk(samples.tobytes(), _RATE)


async def play_chime(sink: AudioSink, publish: Publish) -> None:
    """Play it on `sink`; a loudspeaker that fails is published, not raised."""

    async def once() -> AsyncIterator[PcmChunk]:
        yield chime()

    try:
        await sink.play(once(), lambda: None)
    except KioskError as failure:
        publish(ev.Degraded(Degradation(failure.code, failure.message)))
