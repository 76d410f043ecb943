"""How written English is read aloud."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.action.spoken import speakable

TABLE = {
    # prices
    "It costs $19.99.": "It costs nineteen dollars and ninety-nine cents.",
    "$1.01 off": "one dollar and one cent off",
    "$0.99": "ninety-nine cents",
    "€1,299.50 or £5": (
        "one thousand two hundred and ninety-nine euros and fifty cents or five pounds"
    ),
    "25 CHF": "twenty-five francs",
    "-$5": "minus five dollars",
    "$10-$20": "ten dollars to twenty dollars",
    "$3 million": "three million dollars",
    "a $5/month plan": "a five dollars per month plan",
    # units
    "230 V": "two hundred and thirty volts",
    "3.5 kg": "three point five kilograms",
    "1 h": "one hour",
    "15 °C": "fifteen degrees Celsius",
    "-5°C": "minus five degrees Celsius",
    "10\u201315 %": "ten to fifteen percent",
    "60 x 40 x 30 cm": "sixty by forty by thirty centimeters",
    "a 2.5 GHz CPU": "a two point five gigahertz CPU",
    "Back in 5 min.": "Back in five minutes.",
    "1 m²": "one square meter",
    # codes and versions
    "E07": "E zero seven",
    "X200": "X two hundred",
    "AB-1234": "A B one two three four",
    "IP67": "I P sixty-seven",
    "4K TV": "four K TV",
    "SKU 4711-0815": "SKU four seven one one, zero eight one five",
    "I look up order 10421.": "I look up order one zero four two one.",
    "Number 20017 came in 1999.": "Number two zero zero one seven came in nineteen ninety-nine.",
    "order 12345678": "order one two three four five six seven eight",
    "v2.0.1": "version two point zero point one",
    "Model No. 5 & #7": "Model number five and number seven",
    # phones
    "555-123-4567": "five five five, one two three, four five six seven",
    "+1 (555) 123-4567": "plus one, five five five, one two three, four five six seven",
    "0800 123 456": "zero eight zero zero, one two three, four five six",
    # times and dates
    "Mon\u2013Fri 9:00\u201318:00": "Monday to Friday nine A M to six P M",
    "Sat 10:00-14:00, Sun closed": "Saturday ten A M to two P M, Sunday closed",
    "Open 9 am-5:30 pm": "Open nine A M to five thirty P M",
    "at 12:00": "at noon",
    "at 00:00": "at midnight",
    "10:05": "ten oh five A M",
    "on 2026-11-23": "on November twenty-third twenty twenty-six",
    "23/11/2026": "November twenty-third twenty twenty-six",
    "Nov 3, 2026": "November third twenty twenty-six",
    "3rd March": "third of March",
    "in 2024": "in twenty twenty-four",
    "24/7": "twenty-four seven",
    # abbreviations, addresses, signs
    "approx. 5 m": "approximately five meters",
    "e.g. the red one, etc.": "for example the red one, et cetera.",
    "Tel. 0301 234567": "Telephone zero three zero one, two three four five six seven",
    "info@shop-one.com": "info at shop dash one dot com",
    "https://www.shop.com/help.": "shop dot com slash help.",
    "red/blue and AC/DC": "red or blue and AC DC",
    "2 1/2 cups": "two and a half cups",
    "(see p. 3)": "(see page three)",
    # numbers
    "1,200 pieces": "one thousand two hundred pieces",
    "5-10 days": "five to ten days",
    "90-day warranty": "ninety-day warranty",
    "the 1st": "the first",
    # the screen's typography
    "- **Bold** and `code`": "Bold and code",
    "see [our page](https://shop.com)": "see our page",
}


@pytest.mark.parametrize(("written", "said"), TABLE.items())
def test_reading_aloud(written: str, said: str) -> None:
    assert speakable(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "The sun is out.",
        "No. It is not.",
        "The Sun is out on Sat.",
        "He may march.",
        "A well-kept, next-day service!",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert speakable(text) == text


@pytest.mark.parametrize("written", ["2026-13-45", "31/02/2026"])
def test_what_is_no_date_is_not_read_as_one(written: str) -> None:
    assert not re.search("January|February|March|December", speakable(written))


def test_the_owner_decides_on_names_before_any_rule() -> None:
    overrides = {"Qwik": "quick", "X200": "ex two oh oh", "C++": "see plus plus"}
    assert speakable("The qwik X200 at $5 in C++", overrides=overrides) == (
        "The quick ex two oh oh at five dollars in see plus plus"
    )
    assert speakable("Qwikly", overrides=overrides) == "Qwikly"


def test_another_language_keeps_its_text() -> None:
    assert speakable("Das kostet **19,99 €**.", "de-DE") == "Das kostet 19,99 €."


@given(st.text(alphabet="0123456789.,:/-$%€ ABCabcxkgVmM°#+()@&\u2013\u00bd", max_size=40))
def test_whatever_is_written_can_be_read_aloud(text: str) -> None:
    said = speakable(text)
    assert said == said.strip()
    assert "  " not in said


@given(st.decimals(min_value=0, max_value=99999, places=2))
def test_every_price_becomes_words(amount: object) -> None:
    assert not re.search(r"[\d$.]", speakable(f"${amount}"))
