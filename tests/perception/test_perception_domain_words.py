"""What was heard, as the owner writes it; and what must stay as it was said."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kiosk.core.spellings import Spellings
from kiosk.core.turn import Segment, Transcript
from kiosk.perception.corrected import CorrectedStt
from kiosk.perception.domain_words import DomainWords
from kiosk.perception.sounds_like import digits, sound, sound_of_letters

WORDS = DomainWords(
    Spellings(
        codes=("CT-6", "E07", "X200", "XJ-18", "C10", "NW-X90", "SK-150", "E5", "HS-120"),
        names=(
            "X200 blender",
            "AquaPure F3 water filter",
            "Sona hearing aid batteries size 312",
            "Trailwind E5 e-bike medium",
            "InkLine P70 printer",
            "Descaling tablets 10-pack",
        ),
        words=frozenset(["the", "water", "filter", "shows", "what", "blender", "printer"]),
    )
)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("Do you have the city 6 cartridge?", "Do you have the CT-6 cartridge?"),
        ("Do you have the C.T. six cartridge?", "Do you have the CT-6 cartridge?"),
        ("It shows E-zero-seven, what now?", "It shows E07, what now?"),
        ("It shows EO7.", "It shows E07."),
        ("the warranty on the ex two hundred", "the warranty on the X200"),
        ("an X-J-18 jug", "an XJ-18 jug"),
        ("an x j eighteen jug", "an XJ-18 jug"),
        ("NW dash X 90, please", "NW-X90, please"),
        ("the S.K. one fifty seal", "the SK-150 seal"),
        ("error see 10", "error C10"),
        ("What does air see 10 mean?", "What does air C10 mean?"),
        ("a CD6 cartridge", "a CT-6 cartridge"),
        ("The part number is in W-X90.", "The part number is NW-X90."),
        ("aqua pure cartridges", "AquaPure cartridges"),
        ("trail wind e five", "Trailwind E5"),
        ("an ink line printer", "an InkLine printer"),
        ("Sonar hearing aid batteries", "Sona hearing aid batteries"),
    ],
)
def test_the_packs_words_are_recognised(heard: str, meant: str) -> None:
    assert WORDS.correct(heard) == meant
    assert WORDS.correct(meant) == meant


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Can you see 10 of them?",
        "I see ten people, and I have 5 of these.",
        "It costs 6 dollars. See 10 more.",
        "What does the city, 6 miles away, look like?",
        "Be there at 4 pm.",
        "Do you sell the X300, the CT-7 or the CQ-6?",
        "The bus in 6 minutes.",
        "The sonar works.",
        "Descale it with tablets.",
        "My number is five five five, one two three four.",
        "Is the pure water filter better?",
    ],
)
def test_other_words_stay_as_they_were_said(said: str) -> None:
    assert WORDS.correct(said) == said


def test_a_pack_without_codes_changes_nothing() -> None:
    assert DomainWords(Spellings()).correct("the city 6 tram") == "the city 6 tram"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("two hundred", "200"),
        ("two hundred twenty five", "225"),
        ("zero seven", "07"),
        ("oh seven", "07"),
        ("one fifty", "150"),
        ("twenty five", "25"),
        ("eighteen", "18"),
        ("nine 4", "94"),
        ("twenty ten", "2010"),
    ],
)
def test_numbers_of_codes_are_said_in_many_ways(said: str, number: str) -> None:
    assert digits(said.split()) == number


def test_what_is_no_number_is_none() -> None:
    assert digits(["twenty", "shoes"]) is None
    assert digits(["hundred"]) is None


def test_words_that_sound_alike_share_a_key() -> None:
    assert sound("city") == sound_of_letters("CT")
    assert sound("sity") == sound("city")
    assert sound("cat") != sound("city")


def test_what_the_recogniser_wrote_is_kept(tmp_path: Path) -> None:
    class Recogniser:
        text, language = "The city 6, please.", "en"

        async def transcribe(
            self, pcm: bytes, *, language: str = "auto", prompt: str = ""
        ) -> Transcript:
            return Transcript(self.text, 0.9, self.language, (Segment(0.0, 1.0, self.text),))

    recogniser = Recogniser()
    stt = CorrectedStt(recogniser, WORDS.correct)
    found = asyncio.run(stt.transcribe(b""))
    assert found.text == found.segments[0].text == "The CT-6, please."
    assert found.heard == found.original == "The city 6, please."
    recogniser.text = "The kettle, please."
    found = asyncio.run(stt.transcribe(b""))
    assert (found.heard, found.original) == ("", "The kettle, please.")
    recogniser.text, recogniser.language = "city 6", "fr"
    assert asyncio.run(stt.transcribe(b"")).text == "city 6"
