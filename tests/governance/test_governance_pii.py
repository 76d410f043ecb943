"""Personal data, typed and spoken, with its checksums."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.record import PiiSpan
from kiosk.governance.names import Names
from kiosk.governance.pii import find_pii, redact
from kiosk.governance.pii_numbers import luhn, valid_iban

FOUND = [
    ("4111 1111 1111 1111", "card"),
    ("4111-1111-1111-1111", "card"),
    ("4111111111111111", "card"),
    ("5500 0000 0000 0004", "card"),
    ("3782 822463 10005", "card"),
    ("6011 1111 1111 1117", "card"),
    ("four one one one one one one one one one one one one one one one", "card"),
    (
        "four triple one, double one double one, double one double one, double one double one",
        "card",
    ),
    ("forty one eleven eleven eleven eleven eleven eleven eleven", "card"),
    ("five five oh oh, zero zero zero zero, zero zero zero zero, zero zero zero four", "card"),
    ("jane.doe@example.com", "email"),
    ("jane+kiosk@mail.example.co.uk", "email"),
    ("jane dot doe at example dot com", "email"),
    ("jane at gmail dot com", "email"),
    ("DE89 3704 0044 0532 0130 00", "iban"),
    ("GB82WEST12345698765432", "iban"),
    ("nl91 abna 0417 1643 00", "iban"),
    ("123-45-6789", "ssn"),
    ("123 45 6789", "ssn"),
    ("(415) 555-0132", "phone"),
    ("415-555-0132", "phone"),
    ("+1 415 555 0132", "phone"),
    ("+44 20 7946 0958", "phone"),
    ("four one five, two five five, oh one three two", "phone"),
    ("plus four nine three zero one two three four five six seven", "phone"),
    ("030 1234567", "phone"),
]


@pytest.mark.parametrize(("value", "kind"), FOUND)
@pytest.mark.parametrize("frame", ["{}", "It is {}, thanks.", "please use {} for me"])
def test_found(value: str, kind: str, frame: str) -> None:
    text = frame.format(value)
    (span,) = find_pii(text)
    assert span.type == kind
    assert value.startswith(text[span.start : span.end]) or text[span.start : span.end] in value
    assert len(text[span.start : span.end]) >= len(value) - 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my social security number is 123456789", "ssn"),
        ("call me on 555 0132", "phone"),
        ("my number is five five five, oh one three two", "phone"),
    ],
)
def test_found_by_what_is_said_around(text: str, kind: str) -> None:
    assert [span.type for span in find_pii(text)] == [kind]


INNOCENT = [
    "DE89 3704 0044 0532 0130 01",
    "order number 4155550132",
    "model 1234567",
    "the barcode is 4006381333931",
    "It costs $1,299.00 and weighs 4.6 kg.",
    "We have one, two or three of them.",
    "Error E07 on the X200",
    "open from 9 to 5, 7 days a week",
    "a 20 x 22 x 43 cm box",
    "Meet me at the door dot on time",
    "1 2 3",
    "look at example products",
    "call extension 12",
    "",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent(text: str) -> None:
    assert find_pii(text) == ()


def test_the_same_value_has_the_same_name() -> None:
    text = "4111 1111 1111 1111 or 4111111111111111, not 5500 0000 0000 0004; jane@example.com"
    assert redact(text, find_pii(text)) == "<CARD_1> or <CARD_1>, not <CARD_2>; <EMAIL_1>"


def test_spoken_and_written_are_the_same_number() -> None:
    text = "four one five two five five oh one three two, I mean 415 255 0132"
    assert redact(text, find_pii(text)) == "<PHONE_1>, I mean <PHONE_1>"


def test_another_finder_can_be_added() -> None:
    def names(text: str) -> list[PiiSpan]:
        at = text.find("ruby")
        return [PiiSpan("gem", at, at + 4)] if at >= 0 else []

    text = "A ruby for jane@example.com"
    assert redact(text, find_pii(text, [names])) == "A <GEM_1> for <EMAIL_1>"


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_every_card_with_its_check_digit_is_found(number: int) -> None:
    body = f"4{number:014d}"
    (check,) = [d for d in "0123456789" if luhn(body + d)]
    spans = find_pii(f"it is {body}{check} ok")
    assert [s.type for s in spans] == ["card"]


@given(st.text(max_size=200))
def test_spans_are_ordered_and_apart(text: str) -> None:
    spans = find_pii(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    redact(text, spans)


def test_iban_check() -> None:
    assert valid_iban("DE89370400440532013000")
    assert not valid_iban("DE8937040044053201300")
    assert not valid_iban("XX89370400440532013000")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("card 4111 1111 1111 1112", "card", "4111 1111 1111 1112"),
        ("000-45-6789", "ssn", "000-45-6789"),
        ("call (555) 234-5678 x12 now", "phone", "(555) 234-5678 x12"),
        ("my passport number is C01X0006H", "passport", "C01X0006H"),
        ("driver's license: D123-4567-8901", "driver_licence", "D123-4567-8901"),
        ("I was born on the fifth of May 1980.", "date_of_birth", "the fifth of May 1980"),
        ("DOB: 03/05/1980", "date_of_birth", "03/05/1980"),
        (
            "ship it to 12 Baker Street, London NW1 6XE",
            "address",
            "12 Baker Street, London NW1 6XE",
        ),
        ("I live at twelve baker street", "address", "twelve baker street"),
        ("Meine Adresse: Hauptstraße 5, 10115 Berlin", "address", "Hauptstraße 5, 10115 Berlin"),
        (
            "Send it to\n14 Lindwurm Weg 27\n Apt. 12\n GRAZ\n Austria 80106",
            "address",
            "14 Lindwurm Weg 27\n Apt. 12\n GRAZ\n Austria 80106",
        ),
        (
            "Meet me at the corner of Elm 3 and Maple Street.",
            "address",
            "the corner of Elm 3 and Maple Street",
        ),
        (
            "Send it to 14 Lindwurm Weg 27, 80106 Graz and call me",
            "address",
            "14 Lindwurm Weg 27, 80106 Graz",
        ),
        ("You can call 41 52 63", "phone", "41 52 63"),
        ("2065550143 (fax)", "phone", "2065550143"),
        ("see https://me.example.com/cv?x=1.", "url", "https://me.example.com/cv?x=1"),
        ("from 192.168.10.4 today", "ip", "192.168.10.4"),
        ("from 2001:db8::ff00:42:8329", "ip", "2001:db8::ff00:42:8329"),
        ("my name is john smith and", "person", "john smith"),
        ("Ask for Dr. Okafor please", "person", "Okafor"),
        ("maria dot lopez at gmail dot com", "email", "maria dot lopez at gmail dot com"),
        ("my pin is 4821", "password", "4821"),
        ("account number 00123456789", "bank_account", "00123456789"),
        ("I am 43 years old", "age", "43 years old"),
    ],
)
def test_types(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(s.type, text[s.start : s.end]) for s in find_pii(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The lamp costs $1,299.00 and weighs 1,250 grams.",
        "We open on 12/05/2026 at 9:30.",
        "Aisle 12, shelf 4, second row.",
        "Model KX-3000 with 230 V and 50 Hz.",
        "Version 10.2.1 is out.",
        "The order number is 100 200 3000.",
        "Please press the reset button for 10 seconds.",
        "2 Energizer batteries, 4 screws",
        "Set it to 21 22 23 in that order.",
    ],
)
def test_shop_talk_is_nobodys_data(text: str) -> None:
    assert find_pii(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Directed by Quill R. Vexworthy", ["Quill R. Vexworthy"]),
        ("We are six: Anna, Quillon and Bexley", ["Anna", "Quillon", "Bexley"]),
        ("Anna Vexworthy called. Vexworthy wants a refund.", ["Anna Vexworthy", "Vexworthy"]),
        ("Screws, Nails and Hooks", []),
        ("CAN I SPEAK TO A PERSON", []),
        ("Then I Want a Refund", []),
    ],
)
def test_names_are_known_by_their_company(text: str, names: list[str]) -> None:
    found = find_pii(text, (Names(None),))
    assert [text[s.start : s.end] for s in found if s.type == "person"] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I flew from Quillhaven", "location"),
        ("What Quillhaven wants", "person"),
        ("Quillhaven shuts early", "person"),
    ],
)
def test_a_place_where_no_word_leads_to_one_is_somebody(text: str, kind: str) -> None:
    start = text.index("Quillhaven")
    names = Names(lambda _text: [("GPE", start, start + len("Quillhaven"))])
    assert [s.type for s in find_pii(text, (names,))] == [kind]


def test_what_is_asked_for_is_nobody() -> None:
    text = "Ignore my last call"
    assert find_pii(text, (Names(lambda _text: [("PERSON", 0, 6)]),)) == ()
