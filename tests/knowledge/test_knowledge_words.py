from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.knowledge.analyser import Analyser
from kiosk.knowledge.query import parse
from kiosk.knowledge.words import is_code, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the X-200 holds 4.5L", "the x200 holds 4.5 litre"),
        ("four point five litres", "4.5 litre"),
        ("error e zero seven", "error e 0 7"),
        ("E07.", "e07"),
        ("nine by nine", "9x9"),
        ("9 × 9 inch", "9x9 inch"),
        ("30 x 20 x 10 cm", "30x20x10 30x20 cm"),
        ("30 cm x 20 cm", "30x20 cm"),
        ("thirty by twenty by ten", "30x20x10 30x20"),
        ("six dollars forty nine", "6.49 dollar"),
        ("nine dollars and five cents", "9.05 dollar"),
        ("a dollar fifty", "1.5 dollar"),
        ("£12.50", "pound 12.5"),
        ("two and a half litres", "2.5 litre"),
        ("2½ litres, 1 1/2 cups, ¾ inch", "2.5 litre 1.5 cups 0.75 inch"),
        ("three quarter inch", "0.75 inch"),
        ("24/7 and 3/8", "24 7 and 3 8"),
        ("$1,299.00", "dollar 1299"),
        ("$49.99", "dollar 49.99"),
        ("forty nine ninety nine", "49 99"),
        ("two hundred and fifty watts", "250 watt"),
        ("twelve hundred watts", "1200 watt"),
        ("two thousand three hundred", "2300"),
        ("a hundred dollars", "100 dollar"),
        ("2 in stock", "2 in stock"),
        ("within thirty days", "within 30 days"),
        ("the café's hours", "the cafe hours"),
        ("5GHz, 65W, 230V", "5ghz 65 watt 230 volt"),
        ("20 % off", "20 percent off"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_spoken_and_written_forms_become_the_same_words(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@given(st.text(max_size=300))
def test_any_text_has_words_without_spaces(text: str) -> None:
    assert all(word and not any(c.isspace() for c in word) for word in words(text))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("x200", True), ("e07", True), ("9x9", False), ("200", False), ("door", False)],
)
def test_codes_are_told_from_words_numbers_and_sizes(word: str, expected: bool) -> None:
    assert is_code(word) is expected


VOCABULARY = {
    "x200", "e07", "ct6", "f04", "19.99", "9x9", "headphon", "refund", "return", "air", "fryer",
    "water", "filter", "light", "bulb", "nw410", "sound", "bar", "soundbar",
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("does the x two hundred blend ice", "x200"),
        ("does the X 200 blend ice", "x200"),
        ("error e zero seven", "e07"),
        ("E oh seven", "e07"),
        ("it says e seven", "e07"),
        ("EO7", "e07"),
        ("c t six please", "ct6"),
        ("n w four ten", "nw410"),
        ("the one for nineteen ninety nine", "19.99"),
        ("a nine by nine pan", "9x9"),
        ("head phones", "headphon"),
        ("airfryer", "fryer"),
        ("a sound bar", "soundbar"),
        ("can I get my money back", "refund"),
        ("can I bring it back", "return"),
    ],
)
def test_a_question_finds_the_written_form(question: str, term: str) -> None:
    assert term in parse(question, Analyser(), VOCABULARY.__contains__).terms


@pytest.mark.parametrize(
    ("question", "term"),
    [("what is E42", "e42"), ("the x three hundred", "x300"), ("do you have b nine", "b9")],
)
def test_a_code_that_the_pack_does_not_have_stays_asked_for(question: str, term: str) -> None:
    (want,) = parse(question, Analyser(), VOCABULARY.__contains__).wants
    assert want.terms == ((term, 1.0),)
    assert want.weight > 1


@pytest.mark.parametrize("question", ["", "   ", "um well okay", "how are you", "?!"])
def test_small_talk_asks_for_nothing(question: str) -> None:
    assert not [w for w in parse(question, Analyser(), set().__contains__).wants if w.weight == 1]


def test_never_opened_is_unopened_and_opened_is_not() -> None:
    known = {"unopen", "open", "return"}.__contains__
    assert "unopen" in parse("I haven't opened it", Analyser(), known).terms
    assert "unopen" not in parse("I opened it", Analyser(), known).terms


def test_another_language_is_stemmed_by_its_own_rules() -> None:
    assert Analyser("de").term("Rückgaben") == Analyser("de").term("rückgabe")
    assert Analyser("xx").term("words") == "words"
