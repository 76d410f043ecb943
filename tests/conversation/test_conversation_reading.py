from __future__ import annotations

import asyncio

from kiosk.action.mouth import Mouth
from kiosk.conversation.clock import LoopClock
from kiosk.conversation.reading import Reading
from kiosk.core import events as ev
from kiosk.core.state import KioskState, Phase
from tests.support.ports import Room, Voice
from tests.support.virtual_time import run

WORDS = "A very long passage about returns and receipts and filters"


class Corner:
    """A reader with a voice and a loudspeaker."""

    def __init__(self, phase: Phase = Phase.IDLE) -> None:
        self.facts: list[ev.Event] = []
        self.voice, self.room = Voice(), Room()
        self.reader = Reading(self.facts.append, lambda: KioskState(phase=phase))

    def mouth(self) -> Mouth:
        return Mouth(self.voice, self.room, LoopClock())


def test_words_of_the_screen_are_said_and_belong_to_no_turn() -> None:
    corner = Corner()

    async def story() -> None:
        corner.reader.read(
            corner.mouth(), (("Call staff. Ask this", "de"), (" ", "de"), ("Hi", ""))
        )
        await asyncio.sleep(30)

    run(story())
    assert corner.voice.lines == ["Call staff. Ask this", "Hi"]
    assert corner.voice.languages == ["de", ""]
    assert corner.room.played_ms == 500
    assert corner.facts == []


def test_an_answer_is_never_talked_over() -> None:
    corner = Corner(Phase.ANSWERING)

    async def story() -> None:
        corner.reader.read(corner.mouth(), (("Call staff", ""),))
        await asyncio.sleep(30)

    run(story())
    assert corner.voice.lines == []


def test_listening_silences_the_reader() -> None:
    corner = Corner()

    async def story() -> None:
        corner.reader.read(corner.mouth(), ((WORDS, ""),))
        await asyncio.sleep(0.3)
        corner.reader.observe(ev.ListeningStarted())
        await asyncio.sleep(30)

    run(story())
    assert 0 < corner.room.played_ms < 500


def test_the_newest_words_win() -> None:
    corner = Corner()

    async def story() -> None:
        mouth = corner.mouth()
        corner.reader.read(mouth, ((WORDS, ""),))
        await asyncio.sleep(0.3)
        corner.reader.read(mouth, (("Stop", ""),))
        await asyncio.sleep(30)

    run(story())
    assert corner.voice.lines[-1] == "Stop"
    assert corner.room.played_ms < 600


def test_reading_goes_on_where_it_was_stopped() -> None:
    corner = Corner()
    mouth = corner.mouth()

    async def story() -> None:
        corner.reader.read(mouth, (("Hi", "de"), (WORDS, ""), ("Ask this", "de")))
        await asyncio.sleep(0.6)  # "Hi", and four words
        corner.reader.pause(mouth)
        await asyncio.sleep(5)
        assert corner.room.played_ms < 800
        corner.reader.pause(mouth)
        await asyncio.sleep(30)
        corner.reader.pause(mouth)  # it is over: there is nothing to go on with
        await asyncio.sleep(30)

    run(story())
    *_, rest, last = corner.voice.lines
    assert last == "Ask this"
    assert WORDS.endswith(rest)
    assert 6 <= len(rest.split()) < len(WORDS.split())
    assert corner.voice.languages[-2:] == ["", "de"]


def test_what_was_stopped_by_a_question_does_not_go_on() -> None:
    corner = Corner()
    mouth = corner.mouth()

    async def story() -> None:
        corner.reader.read(mouth, ((WORDS, ""),))
        await asyncio.sleep(0.3)
        corner.reader.observe(ev.ListeningStarted())
        corner.reader.pause(mouth)
        await asyncio.sleep(30)

    run(story())
    assert len(corner.voice.lines) == 1


def test_without_a_voice_nothing_is_said() -> None:
    corner = Corner()
    corner.reader.read(None, (("Call staff", ""),))
    corner.reader.hush()
    assert corner.voice.lines == []
