"""Facts that stand in the evidence pass in any wording; facts that do not are caught."""

from __future__ import annotations

import pytest

from kiosk.core.turn import Passage
from kiosk.reasoning.evidence import Evidence
from kiosk.reasoning.grounding import check

SUPPORTED = [
    "You can return most items within 14 days with a receipt.",
    "Most items can be returned within fourteen days of purchase.",
    "You have 14 days from purchase to return most items, with your receipt.",
    "Items are returned within two weeks of purchase.",
    "Opened software can't be returned.",
    "You cannot return opened software.",
    "No, opened software cannot be returned.",
    "Sorry, opened software cannot be returned.",
    "Gift cards aren't refundable.",
    "Gift cards are not refundable.",
    "Refunds take up to 5 business days.",
    "Refunds go back to the card you paid with.",
    "A refund takes up to five business days.",
    "There is a 10% restocking fee on opened items.",
    "The restocking fee is ten percent for opened items.",
    "Faulty items are free of charge.",
    "The X200 blender costs $89.99.",
    "The X200 blender is eighty-nine dollars and ninety-nine cents.",
    "The X200 is $89.99.",
    "The price of the X200 blender is $89.99.",
    "The X200 blender is in aisle seven.",
    "You'll find the X200 blender in aisle 7 on the first floor.",
    "The X200 stands in aisle 7.",
    "It has a 600 watt motor.",
    "The motor has 600 watts.",
    "The glass jug holds 1.5 liters.",
    "The jug holds one point five litres.",
    "Its motor has 600 W and its jug holds 1.5 litres.",
    "The jug may go into the dishwasher.",
    "The base must never be put into water.",
    "Never put the base into water.",
    "Press the red button to start.",
    "Turn the jug right until it clicks.",
    "The X200 has a 2-year warranty.",
    "The X200 has a two year warranty on parts and labour.",
    "The X200's warranty lasts 24 months.",
    "Accidental damage isn't covered.",
    "The warranty does not cover accidental damage.",
    "E07 means the cartridge is not seated.",
    "E07 means that the cartridge isn't seated.",
    "Take the cartridge out and push it in again.",
    "E09 means the filter is blocked.",
    "Replace part KB-200 every 6 months.",
    "The light turns yellow 2 weeks before the cartridge is due.",
    "We are open Monday to Friday from 9 a.m. to 6 p.m.",
    "We're open from nine in the morning to six in the evening, Monday to Friday.",
    "On Saturday we are open from 10 am to 4 pm.",
    "We are closed on Sunday.",
    "Parking is free for 2 hours.",
    "The desk lamp costs $19.",
    "The oak shelf costs 45 dollars.",
    "The desk lamp is in aisle 3.",
    "According to our policy, gift cards are not refundable.",
    "Sure, happy to help.",
    "Of course!",
    "You're welcome.",
    "Hello, how can I help you?",
    "I'm happy to help with that.",
    "Is there anything else I can help you with?",
    "Thank you for your question!",
]

UNSUPPORTED = [
    # An amount belongs to what it is said of.
    "The warranty is 14 days.",
    "The warranty period is fourteen days.",
    "Your 14-day warranty starts at purchase.",
    "The blender has a 14-day return window and a 14-day warranty.",
    "The return period is two years.",
    "You can return items within 30 days.",
    "Most items can be returned within 14 months of purchase.",
    "Most items can be returned within four days.",
    "Most items can be returned within 14 hours of purchase.",
    "Refunds take up to ten business days.",
    "The restocking fee is fifteen percent.",
    "The restocking fee is ten dollars.",
    # Invented.
    "The filter has a one-year warranty.",
    "The desk lamp has a two-year warranty.",
    "It was made in the United States.",
    "It is made in Germany.",
    "The X200 is manufactured in the United States of America.",
    "The lamp comes with a lifetime warranty.",
    "All items come with a lifetime guarantee.",
    "The X200 is made by Philips.",
    "Every item is vegan.",
    "Delivery is free.",
    "We offer free delivery within five business days.",
    "The X200 comes in red and black.",
    "The jug is stainless steel.",
    "The blender is wireless and rechargeable.",
    "You can also use the mobile app to book a repair.",
    # Denial and affirmation.
    "You can return opened software.",
    "Opened software can be returned within 14 days.",
    "Gift cards are refundable.",
    "Accidental damage is covered.",
    "The warranty covers accidental damage.",
    "The jug must never go into the dishwasher.",
    "The base may be put into water.",
    "E07 means that the cartridge is seated.",
    "We are open on Sunday.",
    "Faulty items are not free of charge.",
    "Most items cannot be returned within 14 days of purchase.",
    # The wrong thing.
    "The X300 blender costs $89.99.",
    "E07 means the filter is blocked.",
    "E09 means that the cartridge is not seated.",
    "E08 means that the filter is blocked.",
    "Replace part KB-300 every six months.",
    "The X200 costs $19.",
    "The oak shelf costs $19.",
    "The desk lamp is in aisle 7.",
    "The X200 blender costs $98.99.",
    "The X200 blender costs $89.",
    "It has a 900 watt motor.",
    "The jug holds 15 litres.",
    "Press the green button to start.",
    "Turn the jug left until it clicks.",
    "The light turns red two weeks before the cartridge is due.",
    "The light turns yellow two weeks after the cartridge is due.",
    "The X200 blender is in aisle 7 on the second floor.",
    "Replace part KB-200 every six weeks.",
    # The wrong time.
    "We are open Monday to Friday from 9 a.m. to 8 p.m.",
    "We are open Monday to Friday from 9 pm to 6 am.",
    "We open at 8 am on Saturday.",
    "Parking is free for three hours.",
    "Parking is always free.",
    # No content at all.
    "Yes.",
    "Yes, it does.",
    "No.",
]


@pytest.mark.parametrize("sentence", SUPPORTED)
def test_supported(sentence: str, documents: list[Passage]) -> None:
    verdict = check(sentence, Evidence.of(documents))
    assert verdict.supported, verdict


@pytest.mark.parametrize("sentence", UNSUPPORTED)
def test_unsupported(sentence: str, documents: list[Passage]) -> None:
    verdict = check(sentence, Evidence.of(documents))
    assert not verdict.supported, verdict
    assert verdict.missing


def test_cites_the_passage_that_says_it(documents: list[Passage]) -> None:
    evidence = Evidence.of(documents)
    assert check("The X200 has a two-year warranty.", evidence).citations == ("blender",)
    assert check("We are closed on Sunday.", evidence).citations == ("hours",)
    assert check("You're welcome.", evidence).citations == ()


def test_says_what_is_missing(documents: list[Passage]) -> None:
    evidence = Evidence.of(documents)
    assert "amount 30 day" in check("You can return items within 30 days.", evidence).missing
    assert "code X300" in check("The X300 blender costs $89.99.", evidence).missing
    assert "name germany" in check("It is made in Germany.", evidence).missing
    assert "polarity" in check("You can return opened software.", evidence).missing


def test_pointing_back_takes_the_question_along(documents: list[Passage]) -> None:
    evidence = Evidence.of(documents)
    sentence = "Yes, you can return it within 14 days."
    assert check(sentence, evidence, question="Can I return a mixer?").supported is False
    assert (
        check(
            "Yes, you can return it.", evidence, question="Can I return opened software?"
        ).supported
        is False
    )


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("I lost my receipt, can I still return it?", "Yes, you can still return it."),
        ("Can I return opened software with a receipt?", "Opened software is returned."),
        ("Who designed the X200 blender?", "The X200 blender was designed."),
    ],
)
def test_an_echo_of_the_question_is_no_answer(
    question: str, sentence: str, documents: list[Passage]
) -> None:
    assert not check(sentence, Evidence.of(documents), question=question).supported


def test_an_echo_that_the_evidence_says_in_full_is_one(documents: list[Passage]) -> None:
    evidence = Evidence.of(documents)
    question = "Can opened software be returned?"
    assert check("Opened software cannot be returned.", evidence, question=question).supported


def test_a_known_name_needs_no_evidence(documents: list[Passage]) -> None:
    sentence = "At Northwind most items can be returned within 14 days of purchase."
    evidence = Evidence.of(documents)
    assert not check(sentence, evidence).supported
    assert check(sentence, evidence, known=frozenset({"northwind"})).supported


def test_without_evidence_nothing_but_courtesy_stands() -> None:
    evidence = Evidence.of([])
    assert not check("Parking is free.", evidence).supported
    assert check("You're welcome.", evidence).supported
