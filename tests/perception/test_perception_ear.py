"""Listening, in virtual time: frames that tell themselves whether they are speech."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

import pytest

from kiosk.core import events as ev
from kiosk.core.audio import FRAME_BYTES, RATE, SAMPLE_BYTES
from kiosk.core.errors import EngineCrashed, EngineFailed, Missing
from kiosk.perception.ear import Ear, EarOptions, Heard
from kiosk.perception.endpointing import EndpointingOptions, Pause, by_sense
from kiosk.perception.segmenter import SegmenterOptions
from kiosk.perception.sources import WavSource
from tests.perception.ear_support import LOUD, QUIET, LoopClock, Loudness, Recogniser, listen, sound
from tests.support.virtual_time import run


def kinds(facts: list[ev.Event]) -> list[str]:
    return [type(fact).__name__ for fact in facts if not isinstance(fact, ev.Level)]


def test_one_utterance_from_first_frame_to_words() -> None:
    stt = Recogniser()
    heard, facts = run(listen(sound((QUIET, 1), (LOUD, 2), (QUIET, 1)), stt))
    assert kinds(facts) == [
        "ListeningStarted",
        "SpeechStarted",
        "PartialTranscript",
        "SpeechEnded",
        "FinalTranscript",
    ]
    (only,) = heard
    assert only.transcript.text == "2 s"
    assert only.ended_at == pytest.approx(3.0, abs=0.04)
    assert only.transcribed_at == pytest.approx(3.0 + 0.6, abs=0.06)
    assert stt.calls == [pytest.approx(2.56, abs=0.05)]


def test_levels_follow_the_voice_fifteen_times_a_second() -> None:
    _, facts = run(listen(sound((QUIET, 1), (LOUD, 1)), Recogniser()))
    levels = [fact.value for fact in facts if isinstance(fact, ev.Level)]
    assert len(levels) == pytest.approx(5 * 15.6, abs=3)
    assert min(levels) == 0
    assert max(levels) > 0.7


def test_two_utterances_are_two() -> None:
    heard, _ = run(listen(sound((LOUD, 1), (QUIET, 2), (LOUD, 3)), Recogniser()))
    assert [h.transcript.text for h in heard] == ["1 s", "3 s"]
    assert heard[0].utterance.end_ms < heard[1].utterance.start_ms


def test_partials_grow_one_at_a_time_and_never_delay_the_final() -> None:
    stt = Recogniser(takes_s=1.2)
    heard, facts = run(listen(sound((LOUD, 4.1)), stt, partials=True))
    partials = [fact.text for fact in facts if isinstance(fact, ev.PartialTranscript)]
    assert partials == ["0 s", "1 s", "2 s", "4 s"]
    assert (stt.most, stt.cancelled) == (1, 1)
    assert heard[0].transcribed_at - heard[0].ended_at == pytest.approx(1.24, abs=0.06)
    assert kinds(facts)[-1] == "FinalTranscript"


def test_words_may_prolong_the_wait_for_the_end() -> None:
    async def story() -> list[Heard]:
        def unfinished(pause: Pause) -> float | None:
            return 1_500.0 if pause.words else None

        ear = Ear(Loudness(), Recogniser(), LoopClock(), endpointing=unfinished)
        source = WavSource(sound((LOUD, 2), (QUIET, 1), (LOUD, 1)), realtime=True)
        return [heard async for heard in ear.hear(source, lambda _: None)]

    (only,) = run(story())
    assert only.utterance.end_ms == pytest.approx(4_000, abs=40)


@dataclass
class Intonation:
    """A judge of voices that takes 50 ms and knows what to say."""

    sure: float

    async def finished(self, pcm: bytes) -> float:
        await asyncio.sleep(0.05)
        return self.sure


async def ended_after(words: str, sure: float, *, pause_s: float = 0.0) -> tuple[float, int]:
    """Milliseconds from the last word to the end of the turn, and the number of turns."""
    ear = Ear(
        Loudness(),
        Recogniser(words=words),
        LoopClock(),
        endpointing=by_sense(EndpointingOptions()),
        turn_end=Intonation(sure),
    )
    gap = [(QUIET, pause_s), (LOUD, 1)] if pause_s else []
    source = WavSource(sound((LOUD, 2), *gap), realtime=True)
    heard = [heard async for heard in ear.hear(source, lambda _: None)]
    return (heard[-1].transcribed_at - heard[-1].ended_at) * 1000, len(heard)


@pytest.mark.parametrize(
    ("words", "sure", "wait_ms"),
    [
        ("Where are the light bulbs?", 0.9, 384),
        ("Where are the light bulbs?", 0.1, 1000),
        ("I would like to return the", 0.9, 1400),
        ("My number is 555 12", 0.9, 1600),
    ],
)
def test_words_and_voice_decide_how_long_silence_is_an_end(
    words: str, sure: float, wait_ms: float
) -> None:
    waited, turns = run(ended_after(words, sure))
    assert waited == pytest.approx(wait_ms, abs=40)
    assert turns == 1


def test_a_pause_inside_a_number_does_not_cut_it() -> None:
    assert run(ended_after("Call me at 555", 0.9, pause_s=1.2))[1] == 1
    assert run(ended_after("Where is it?", 0.9, pause_s=1.2))[1] == 2


def test_nobody_waits_for_more_than_two_seconds() -> None:
    options = EndpointingOptions(unfinished_ms=9_000)
    assert by_sense(options)(Pause("and the")) == 2_000


def test_what_is_anticipated_is_taken_back_when_speech_goes_on() -> None:
    told: list[tuple[str, bool]] = []

    async def story() -> None:
        ear = Ear(Loudness(), Recogniser(), LoopClock())
        source = WavSource(sound((LOUD, 2), (QUIET, 0.4), (LOUD, 1)), realtime=True)
        hearing = ear.hear(
            source, lambda _: None, partials=False, anticipate=lambda *words: told.append(words)
        )
        assert [h.transcript.text async for h in hearing] == ["3 s"]

    run(story())
    assert told == [("2 s", True), ("", False), ("3 s", True)]


def test_silence_is_nothing_heard() -> None:
    heard, facts = run(listen(sound((QUIET, 2)), Recogniser()))
    assert heard == []
    assert kinds(facts) == ["ListeningStarted", "NothingHeard"]


def test_an_empty_recording_is_nothing_heard() -> None:
    assert kinds(run(listen(b"", Recogniser()))[1]) == ["ListeningStarted", "NothingHeard"]


def test_sound_without_words_is_no_turn_and_listening_goes_on() -> None:
    heard, facts = run(listen(sound((LOUD, 1)), Recogniser(words=" ")))
    assert heard == []
    assert kinds(facts) == [
        "ListeningStarted",
        "SpeechStarted",
        "SpeechEnded",
        "NothingHeard",
        "ListeningStarted",
        "NothingHeard",
    ]


def test_nobody_speaks_for_too_long() -> None:
    stt = Recogniser()
    heard, facts = run(listen(sound((QUIET, 30), (LOUD, 1)), stt, patience_s=5))
    assert (heard, stt.calls) == ([], [])
    assert kinds(facts) == ["ListeningStarted", "NothingHeard"]
    assert len(facts) < 5 * 16 + 4


def test_speaking_for_longer_than_the_patience_is_no_silence() -> None:
    heard, _ = run(listen(sound((QUIET, 1), (LOUD, 8)), Recogniser(), patience_s=2))
    assert len(heard) == 1


def test_very_long_speech_comes_in_parts_and_none_is_lost() -> None:
    options = EarOptions(SegmenterOptions(max_utterance_ms=8_000))
    heard, _ = run(listen(sound((LOUD, 20)), Recogniser(), options=options))
    assert [h.utterance.truncated for h in heard] == [True, True, False]
    pcm = b"".join(h.utterance.pcm for h in heard)
    assert pcm[: 20 * RATE * SAMPLE_BYTES] == sound((LOUD, 20))


def test_a_crashed_recogniser_gets_the_same_audio_again() -> None:
    stt = Recogniser(failures=[EngineCrashed("stt.crashed", "It died.")])
    heard, facts = run(listen(sound((LOUD, 2)), stt))
    assert [h.transcript.text for h in heard] == ["2 s"]
    assert "Degraded" in kinds(facts)


def test_a_recogniser_that_keeps_failing_ends_the_listening_with_its_error() -> None:
    crash = EngineCrashed("stt.crashed", "It died.")
    with pytest.raises(EngineCrashed):
        run(listen(sound((LOUD, 2)), Recogniser(failures=[crash, crash, crash])))


def test_failing_partials_are_told_once_and_the_final_still_comes() -> None:
    stt = Recogniser(failures=[EngineFailed("stt.failed", "No.")])
    heard, facts = run(listen(sound((LOUD, 3)), stt, partials=True))
    assert len(heard) == 1
    assert kinds(facts).count("Degraded") == 1
    assert kinds(facts).count("PartialTranscript") == 1  # that of the pause before the end


@dataclass
class Device:
    """A microphone that never ends and knows whether it is open."""

    content: bytes
    gone_after: int | None = None
    open: bool = False

    async def frames(self) -> AsyncIterator[bytes]:
        self.open = True
        try:
            index = 0
            while True:
                if index == self.gone_after:
                    raise Missing("mic.lost", "It went silent.")
                await asyncio.sleep(0.032)
                index += 1
                yield self.content[:FRAME_BYTES]
        finally:
            self.open = False


@pytest.mark.parametrize("after_s", [0.01, 0.5, 1.0, 3.0])
def test_cancelling_closes_the_device_and_the_recogniser(after_s: float) -> None:
    async def story() -> None:
        device, stt = Device(LOUD * RATE), Recogniser(takes_s=10)
        ear = Ear(Loudness(), stt, LoopClock())

        async def listening() -> None:
            async with aclosing(ear.hear(device, lambda _: None)) as heard:
                async for _ in heard:
                    pass

        task = asyncio.create_task(listening())
        await asyncio.sleep(after_s)
        assert device.open
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not device.open
        assert stt.running == 0

    run(story())


def test_stopping_after_the_first_utterance_closes_the_device() -> None:
    async def story() -> None:
        source = Device(LOUD * RATE)
        options = EarOptions(SegmenterOptions(max_utterance_ms=5_000))
        ear = Ear(Loudness(), Recogniser(), LoopClock(), options)
        async with aclosing(ear.hear(source, lambda _: None)) as heard:
            await anext(heard)
        assert not source.open

    run(story())


def test_what_the_microphone_raises_reaches_the_listener() -> None:
    async def story() -> None:
        stt = Recogniser(takes_s=10)
        ear = Ear(Loudness(), stt, LoopClock())
        with pytest.raises(Missing) as caught:
            async for _ in ear.hear(Device(LOUD * RATE, gone_after=40), lambda _: None):
                pass
        assert caught.value.code == "mic.lost"
        assert stt.running == 0

    run(story())
