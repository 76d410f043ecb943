"""A spoken word opens the microphone; a story in virtual time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from stories import SAID, Story

from kiosk.core import events as ev
from kiosk.core.state import Phase, WayIn
from tests.support.ports import LOUD, Person
from tests.support.virtual_time import run

NOTICE = "You are talking to an AI."


@dataclass
class Word:
    """Takes the first loud frame of a stream for the word."""

    phrase: str = "Hello kiosk"
    resets: int = 0
    calls: list[float] = field(default_factory=list)

    def heard(self, frame: bytes) -> bool:
        if frame == LOUD:
            self.calls.append(asyncio.get_running_loop().time())
        return frame == LOUD

    def reset(self) -> None:
        self.resets += 1


def test_the_word_is_waited_for_and_then_the_question_and_then_the_word_again() -> None:
    story, word = Story(person=Person(silence_s=2.0, speech_s=2.0)), Word()

    async def told() -> None:
        async with story.session(way_in=WayIn.WAKE, wake_word=word) as session:
            await asyncio.sleep(1.0)
            assert session.state.phase is Phase.IDLE
            assert story.person.open, "it listens for the word"
            assert not [f for f in story.facts if isinstance(f, ev.SessionStarted)]
            await story.until(session, Phase.LISTENING)
            assert len(word.calls) == 1
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            assert len(story.records) == 1
            await asyncio.sleep(1.0)
            assert story.person.open
            assert word.resets == 2

    run(told())


def test_whoever_calls_hears_once_that_no_human_speaks_to_them() -> None:
    story, word = Story(person=Person(silence_s=2.0, speech_s=2.0), notice=NOTICE), Word()

    async def told() -> None:
        async with story.session(way_in=WayIn.WAKE, wake_word=word) as session:
            for _ in range(2):
                await story.until(session, Phase.ANSWERING)
                await story.until(session, Phase.IDLE)
            assert story.voice.lines == [NOTICE, SAID, SAID]
            spoken = [f.index for f in story.facts if isinstance(f, ev.SpeakingStarted)]
            assert spoken == [-1, 0, 0], "the screen counts the sentences of the answer"
            assert NOTICE not in str(story.records), "it is no part of the answer"
            session.start_over()
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            assert story.voice.lines[3:] == [NOTICE, SAID]

    run(told())


def test_who_interrupts_the_notice_hears_it_again() -> None:
    story, word = Story(person=Person(silence_s=2.0, speech_s=2.0), notice=NOTICE), Word()

    async def told() -> None:
        async with story.session(way_in=WayIn.WAKE, wake_word=word) as session:
            await story.until(session, Phase.ANSWERING)
            await asyncio.sleep(0.05)
            assert story.facts[-1] == ev.SpeakingStarted(-1), "in the middle of the notice"
            session.stop()
            await story.until(session, Phase.IDLE)
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            assert [f for f in story.facts if f == ev.SpeakingStarted(-1)] == 2 * [
                ev.SpeakingStarted(-1)
            ]
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)
            assert story.voice.lines.count(NOTICE) == 2, "twice begun, once heard: never again"

    run(told())


def test_a_touch_ends_the_wait_for_the_word_and_another_way_in_ends_it_for_good() -> None:
    story, word = Story(person=Person(silence_s=5.0)), Word()

    async def told() -> None:
        async with story.session(way_in=WayIn.WAKE, wake_word=word) as session:
            await asyncio.sleep(0.5)
            session.submit_text("How long is the warranty of the motor in the Orchard juicer?")
            await story.until(session, Phase.ANSWERING)
            assert not story.person.open
            await story.until(session, Phase.IDLE)
            session.choose_way_in(WayIn.TOUCH)
            await asyncio.sleep(10.0)
            assert not story.person.open
            assert word.calls == []

    run(told())


def test_without_the_owners_wish_nothing_is_listened_for() -> None:
    story = Story()

    async def told() -> None:
        async with story.session() as session:
            session.choose_way_in(WayIn.WAKE)
            await asyncio.sleep(5.0)
            assert not story.person.open

    run(told())
