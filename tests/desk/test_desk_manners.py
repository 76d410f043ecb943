"""What asks for nothing is answered with manners, never from the documents."""

from __future__ import annotations

import asyncio

import pytest
from desk_support import Visit, words_of

from kiosk.conversation.desk.manners import small_talk
from kiosk.core.turn import Exchange
from kiosk.governance.pii import find_pii


def told(text: str, language: str = "en") -> str:
    reply = small_talk(text, language, (Exchange("Where are lamps?", "In aisle 4."),))
    return reply.sentences[0].text if reply else ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hello there!", "Hello!"),
        ("Good morning. How are you?", "All is well"),
        ("Thank you very much.", "welcome"),
        ("okay, bye", "Goodbye"),
        ("are you a robot?", "AI"),
        ("What can you do?", "I answer questions"),
        ("Could you repeat that please?", "In aisle 4."),
        ("yes", "listening"),
        ("No, nothing else.", "All right"),
    ],
)
def test_nobody_is_told_that_the_documents_do_not_say_hello(text: str, says: str) -> None:
    assert says in told(text)


@pytest.mark.parametrize(
    ("language", "hello", "thanks"),
    [("de", "Guten Tag!", "Danke"), ("es", "¡Hola!", "gracias"), ("zh", "你好", "谢谢")],
)
def test_in_their_own_language(language: str, hello: str, thanks: str) -> None:
    assert told(hello, language)
    assert told(thanks, language)
    assert told(hello, language) != told("hello", "en")


@pytest.mark.parametrize(
    "text",
    [
        "Hi, where are the bulbs?", "What's the X200?", "I want to return this", "back of the shop",
        "thanks for nothing, I want my money back", "no signal on the TV", "is it done yet?",
        "good headphones", "next Tuesday at ten", "help me carry this", "ok google",
    ],
)  # fmt: skip
def test_whoever_wants_something_is_answered(text: str) -> None:
    assert not told(text)


def test_a_yes_to_nothing_asks_and_one_to_a_card_does_it(person: Visit) -> None:
    async def talk() -> list[str]:
        lines = ("yes", "Book a repair for my X200 on Tuesday at three", "yes", "thank you")
        return [words_of(await person.says(line)) for line in lines]

    before, card, done, after = asyncio.run(talk())
    assert "What would you like" in before
    assert card.endswith("Shall I?")
    assert done.startswith("Done:")
    assert after == "You're welcome."


@pytest.mark.parametrize("told", ["Serial: P300-77120.", "Serial number: P, 3, 0, 0, 7, 7, 1, 2."])
def test_a_serial_number_is_no_telephone(told: str) -> None:
    assert find_pii(told) == ()
