"""The end of what is said, in virtual time: seen early, and prepared for."""

from __future__ import annotations

import pytest

from kiosk.perception.ear import Ear, Heard
from kiosk.perception.sources import WavSource
from tests.perception.ear_support import LOUD, QUIET, LoopClock, Loudness, Recogniser, listen, sound
from tests.support.virtual_time import run


class Remembering(Loudness):
    """As real detectors do, it takes the first 96 ms of silence for speech."""

    def __init__(self) -> None:
        self._since = 99

    def probability(self, frame: bytes) -> float:
        self._since = 0 if LOUD in frame else self._since + 1
        return 0.9 if self._since <= 3 else 0.0


def test_a_detector_that_remembers_is_not_waited_for() -> None:
    stt = Recogniser()
    ear = Ear(Remembering(), stt, LoopClock())
    source = WavSource(sound((QUIET, 1), (LOUD, 2), (QUIET, 2)), realtime=True)

    async def listening() -> list[Heard]:
        return [heard async for heard in ear.hear(source, lambda _: None)]

    (only,) = run(listening())
    assert only.ended_at == pytest.approx(3.0, abs=0.04)
    assert stt.calls[-1] == pytest.approx(2.55, abs=0.05)


def test_no_caption_is_begun_while_the_voice_trails_off() -> None:
    soft = b"\x00\x02"
    stt = Recogniser(takes_s=0.1)
    pcm = sound((LOUD, 1), (soft, 1.5), (QUIET, 1))

    class Everything(Loudness):
        def probability(self, frame: bytes) -> float:
            return 0.9 if any(frame) else 0.0

    ear = Ear(Everything(), stt, LoopClock())
    source = WavSource(pcm, realtime=True)

    async def listening() -> list[Heard]:
        return [heard async for heard in ear.hear(source, lambda _: None)]

    run(listening())
    *captions, last = stt.calls
    assert captions
    assert max(captions) <= 1.1
    assert last >= 2.4


def test_a_defect_in_what_is_prepared_is_not_silent() -> None:
    stt = Recogniser(failures=[ZeroDivisionError()])
    with pytest.raises(ZeroDivisionError):
        run(listen(sound((LOUD, 1), (QUIET, 1)), stt))
