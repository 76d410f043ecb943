"""Speaking, in virtual time: a synthesiser and a loudspeaker that take the time they take."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest

from kiosk.action.mouth import Mouth, Saying, Spoken
from kiosk.core import events as ev
from kiosk.core.audio import PcmChunk
from kiosk.core.errors import EngineCrashed, EngineFailed, Missing
from tests.support.virtual_time import run

RATE = 22_050


class LoopClock:
    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass
class Voice:
    """A tenth of a second of sound a character, made in `takes_s`; `broken` texts raise."""

    takes_s: float = 0.1
    broken: dict[str, Exception] = field(default_factory=dict)
    asked: list[tuple[float, str]] = field(default_factory=list)
    closed: int = 0

    async def speak(self, text: str, language: str = "") -> AsyncIterator[PcmChunk]:
        self.asked.append((asyncio.get_running_loop().time(), text))
        try:
            await asyncio.sleep(self.takes_s)
            if text in self.broken:
                raise self.broken[text]
            yield PcmChunk(text[:1].encode() * 2 * int(len(text) * RATE / 10), RATE)
        finally:
            self.closed += 1


@dataclass
class Speaker:
    """Plays in real time; knows what it played and when it had nothing to play."""

    played: bytearray = field(default_factory=bytearray)
    gaps: list[float] = field(default_factory=list)
    started_at: float = -1.0
    silenced_at: float = -1.0
    fails_after_s: float | None = None

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()
        until = 0.0
        try:
            async for chunk in chunks:
                if self.started_at < 0:
                    self.started_at = until = loop.time()
                    on_start()
                elif loop.time() > until + 1e-9:
                    self.gaps.append(loop.time() - until)
                    until = loop.time()
                until += chunk.duration_ms / 1000
                self.played += chunk.pcm
                await asyncio.sleep(until - loop.time())
                if self.fails_after_s is not None and until > self.fails_after_s:
                    raise Missing("speaker.lost", "Unplugged.")
        finally:
            self.silenced_at = loop.time()


async def sentences(*texts: str, every_s: float = 0.0) -> AsyncIterator[Saying]:
    for text in texts:
        await asyncio.sleep(every_s)
        yield Saying(text)


def say(
    *texts: str,
    voice: Voice | None = None,
    speaker: Speaker | None = None,
    speakable: Callable[[str, str], str] = lambda text, _: text,
) -> tuple[Spoken, list[tuple[float, ev.Event]]]:
    facts: list[tuple[float, ev.Event]] = []

    async def story() -> Spoken:
        loop = asyncio.get_running_loop()
        mouth = Mouth(voice or Voice(), speaker or Speaker(), LoopClock(), speakable)
        return await mouth.say(sentences(*texts), lambda e: facts.append((loop.time(), e)))

    return run(story()), facts


def test_sentences_sound_one_after_the_other_without_gaps() -> None:
    voice, speaker = Voice(), Speaker()
    spoken, facts = say("aaaaaaaaaa", "bbbbb", "ccccc", voice=voice, speaker=speaker)
    assert speaker.gaps == []
    assert bytes(speaker.played) == b"".join(
        letter * 2 * int(tenths * RATE / 10)
        for letter, tenths in ((b"a", 10), (b"b", 5), (b"c", 5))
    )
    assert [(round(at, 2), fact) for at, fact in facts] == [
        (0.1, ev.SpeakingStarted(0)),
        (1.1, ev.SpeakingStarted(1)),
        (1.6, ev.SpeakingStarted(2)),
        (2.1, ev.SpeakingEnded()),
    ]
    assert spoken.first_audio_at == pytest.approx(0.1)
    assert [(s.text, s.heard) for s in spoken.sentences] == [
        ("aaaaaaaaaa", 1.0),
        ("bbbbb", 1.0),
        ("ccccc", 1.0),
    ]


def test_one_sentence_is_made_ahead_and_not_more() -> None:
    voice = Voice()
    say("aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc", "dddddddddd", voice=voice)
    assert [round(at, 1) for at, _ in voice.asked] == [0.0, 0.1, 1.1, 2.1]


def test_sentences_are_read_as_they_come_however_long_the_voice_takes() -> None:
    async def story() -> float:
        finished = 0.0

        async def stream() -> AsyncIterator[Saying]:
            nonlocal finished
            async for line in sentences(*["x" * 50] * 5, every_s=0.1):
                yield line
            finished = asyncio.get_running_loop().time()

        await Mouth(Voice(), Speaker(), LoopClock()).say(stream(), lambda _: None)
        return finished

    assert run(story()) == pytest.approx(0.5)


def test_text_for_the_ear_goes_to_the_voice_and_text_for_the_eye_into_the_account() -> None:
    voice = Voice()
    spoken, _ = say("5 kg", voice=voice, speakable=lambda text, _: f"<{text}>")
    assert [text for _, text in voice.asked] == ["<5 kg>"]
    assert spoken.sentences[0].text == "5 kg"


def test_nothing_to_say() -> None:
    spoken, facts = say()
    assert (spoken, facts) == (Spoken(), [])


def test_a_voice_that_fails_once_costs_one_sentence() -> None:
    voice = Voice(broken={"bbb": EngineCrashed("tts.crashed", "It died.")})
    speaker = Speaker()
    spoken, facts = say("aaa", "bbb", "ccc", voice=voice, speaker=speaker)
    assert [s.heard for s in spoken.sentences] == [1.0, 0.0, 1.0]
    assert [type(fact).__name__ for _, fact in facts] == [
        "SpeakingStarted",
        "Degraded",
        "SpeakingStarted",
        "SpeakingEnded",
    ]
    degraded = next(fact for _, fact in facts if isinstance(fact, ev.Degraded))
    assert degraded.degradation.code == "tts.failed"
    assert ev.SpeakingStarted(2) in [fact for _, fact in facts]


def test_a_voice_that_keeps_failing_is_not_asked_for_ever() -> None:
    texts = ["aaa", "bbb", "ccc", "ddd"]
    voice = Voice(broken=dict.fromkeys(texts, EngineFailed("tts.failed", "No.")))
    spoken, facts = say(*texts, voice=voice)
    assert [text for _, text in voice.asked] == ["aaa", "bbb"]
    assert [s.text for s in spoken.sentences] == texts
    assert spoken.first_audio_at is None
    assert {type(fact) for _, fact in facts} == {ev.Degraded}


def test_a_lost_loudspeaker_leaves_the_answer_whole_on_the_screen() -> None:
    texts = ["a" * 20, "b" * 20, "c" * 20]
    spoken, facts = say(*texts, speaker=Speaker(fails_after_s=3.0))
    assert [s.text for s in spoken.sentences] == texts
    assert spoken.sentences[0].heard == 1.0
    assert 0.3 < spoken.sentences[1].heard < 0.6
    assert spoken.sentences[2].heard == 0.0
    codes = [f.degradation.code for _, f in facts if isinstance(f, ev.Degraded)]
    assert codes == ["speaker.lost"]
    assert isinstance(facts[-1][1], ev.SpeakingEnded)


def test_a_broken_answer_is_spoken_as_far_as_it_came_and_then_raised() -> None:
    speaker = Speaker()

    async def story() -> None:
        async def stream() -> AsyncIterator[Saying]:
            yield Saying("aaaaa")
            raise EngineFailed("mini.failed", "Half an answer.")

        with pytest.raises(EngineFailed):
            await Mouth(Voice(), speaker, LoopClock()).say(stream(), lambda _: None)

    run(story())
    assert speaker.played


@pytest.mark.parametrize("after_s", [0.0, 0.05, 0.55, 1.5])
def test_cancelling_silences_at_once_and_remembers_what_was_heard(after_s: float) -> None:
    facts: list[ev.Event] = []
    voice, speaker = Voice(), Speaker()

    async def story() -> Spoken:
        mouth = Mouth(voice, speaker, LoopClock())
        speaking = asyncio.create_task(mouth.say(sentences("a" * 10, "b" * 10), facts.append))
        await asyncio.sleep(after_s)
        speaking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await speaking
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return mouth.spoken

    spoken = run(story())
    assert speaker.silenced_at <= after_s + 0.001
    assert voice.closed == len(voice.asked)
    assert facts.count(ev.SpeakingEnded()) == (after_s > 0.1)
    heard = [s.heard for s in spoken.sentences]
    if after_s == 0.55:
        assert heard == [pytest.approx(0.45, abs=0.03), 0.0]
    if after_s == 1.5:
        assert heard == [1.0, pytest.approx(0.4, abs=0.03)]
