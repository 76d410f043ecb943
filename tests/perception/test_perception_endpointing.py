"""What the words alone say about the end of a turn."""

from __future__ import annotations

import pytest

from kiosk.perception.endpointing import EndpointingOptions, Pause, Words, by_sense, judged


@pytest.mark.parametrize(
    "words",
    [
        "Can I return opened headphones?",
        "How long is the warranty on the X200?",
        "Is standard delivery free if I order for 60 dollars?",
        "Where are the light bulbs, please?",
        "What is this for?",
        "How old is it?",
        "My number is 555-123-4567.",
        "The error came back after I cleaned the seal. What now?",
        "I need 3.",
        "My water filter shows E07, what should I do?",
        "I have error code E07.",
        "The part number is NW-X90.",
        "There is a leak, and is it safe to use it?",
        "It's a TV.",
        "It's standard delivery free if I order for $60.",
        "",
    ],
)
def test_whole(words: str) -> None:
    assert judged(words) is Words.WHOLE


@pytest.mark.parametrize(
    "words",
    [
        "I would like to return the",
        "My water filter shows error E07 and...",
        "How long is the warranty on the",
        "Can I bring back a lamp, that I",
        "I bought a kettle,",
        "Well, um",
        "Because",
    ],
)
def test_open(words: str) -> None:
    assert judged(words) is Words.OPEN


@pytest.mark.parametrize(
    "words",
    [
        "My phone number is 5551",
        "Call me at 555 123.",
        "five five five one two",
        "The part number is KP 4",
        "It's part number KP-400-",
        "My order is 77",
        "555-1234.",
        "The part number is XJ.",
        "It's serial number N-W",
    ],
)
def test_inside_a_number(words: str) -> None:
    assert judged(words) is Words.NUMBER


def test_until_voice_and_words_are_known_the_plain_silence_counts() -> None:
    wait = by_sense(EndpointingOptions())
    assert wait(Pause()) == wait(Pause("Where is it?")) == 600
    assert wait(Pause(pending=True)) == wait(Pause("Where is it?", pending=True)) == 1200
    assert wait(Pause("Where is it?", 0.9)) == 384
    assert wait(Pause("Where is it?", 0.1)) == 1000
