"""Which sentence answers: names, kinds of fact, kindred words, parts, codes, contradictions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk.core.turn import Passage
from kiosk.reasoning.asked import Kind, asked
from kiosk.reasoning.direct import DirectOptions, direct_answer
from kiosk.reasoning.evidence import Evidence
from kiosk.reasoning.nearness import Nearness
from kiosk.reasoning.parts import parts
from kiosk.reasoning.quote import with_antecedent
from kiosk.reasoning.reading import Near, Reading, read
from kiosk.reasoning.spoken_codes import spoken_codes


def sheet(
    name: str, doc: str, section: str, text: str, subject: str = "", *, score: float = 0.6
) -> Passage:
    return Passage(name, doc, section, None, score, text, meaning=0.5, subject=subject)


SHEETS = [
    sheet("a1", "product_1.md", "Product 1 › Specs", "Weight: 13.4 kg. Width: 32 cm.", "Verdo C32"),
    sheet("a2", "product_1.md", "Product 1 › Cautions", "Do not mow wet grass.", "Verdo C32"),
    sheet("b1", "product_2.md", "Product 2 › Specs", "Weight: 18.2 kg. Width: 38 cm.", "Verdo C38"),
    sheet("r1", "product_1.md", "Product 1 › Reviews", "It weighs 20 kilos!", "Verdo C32"),
    sheet("v1", "visiting.md", "Visiting", "The toilets are beside the café.", ""),
    sheet(
        "f1",
        "product_1.md",
        "Product 1 › FAQ",
        "Step 1: Does the C32 mulch? No. There is no plug for it.",
        "Verdo C32",
    ),
]


def best(question: str, passages: Sequence[Passage] = SHEETS, near: Near | None = None) -> Reading:
    evidence = Evidence.of(passages)
    return read(asked(question, evidence.codes), evidence, near)[0]


NUMBERED = [
    sheet("g1", "glow-2.md", "Glow 2 tent heater › Data", "Weight: 2.1 kg. Power: 600 watts."),
    sheet("k1", "frost-40.md", "Frost 40 cool box › Facts", "Noise: 38 dB. Power: 45 watts."),
    sheet("b1", "booking.md", "Booking 2 › Paying", "A booking is paid by card."),
]


def test_a_word_with_a_number_is_a_name() -> None:
    assert best("what's the power of the frost forty", NUMBERED).unit.text == "Power: 45 watts."
    evidence = Evidence.of(NUMBERED)
    heavy = read(asked("how heavy is the frost 40", evidence.codes), evidence)
    assert "Weight: 2.1 kg." not in [r.unit.text for r in heavy], "that is the heater's"
    assert [sorted(s.names) for s in evidence.sources][2] == [], "what is also written small"


def test_what_stands_out_is_surer() -> None:
    one = sheet("a", "a.md", "Loans", "The spade is lent for two days.")
    other = sheet("b", "b.md", "Loans", "The spade is lent for nine weeks.")
    far = sheet("c", "c.md", "Parking", "Bicycles stand behind the house.")
    question = "for how many days is the spade lent"
    assert best(question, [one, far]).sure > best(question, [one, other, far]).sure


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how heavy is the C thirty two", "Weight: 13.4 kg."),
        ("how heavy is the C38", "Weight: 18.2 kg."),
        ("what's the width of the C 38", "Width: 38 cm."),
        ("where are the loos", "The toilets are beside the café."),
        ("may I cut the lawn when it rains, is wet grass ok", "Do not mow wet grass."),
        ("does the C32 mulch", "No. There is no plug for it."),
    ],
)
def test_the_fact_of_the_thing_asked_for(question: str, expected: str) -> None:
    assert best(question).unit.text == expected


def test_what_nobody_says_is_hardly_believed() -> None:
    assert best("how heavy is the C32").sure > 1.2 * best("does the C32 have headlights").sure


def test_what_is_counted_stands_with_its_number() -> None:
    texts = ["An hour costs 96 dollars, from the second cook on 84.", "The four cooks work nights."]
    sheets = [sheet(str(n), "a.md", "Kitchen", text) for n, text in enumerate(texts)]
    assert best("how many cooks are there", sheets).unit.text == texts[1]


def test_the_price_of_a_part_is_not_that_of_the_whole() -> None:
    text = "Hearing aid batteries cost $5.90. Blinko hearing aid costs $900."
    found = best("how much is a hearing aid", [sheet("p", "catalog.csv", "Catalogue", text)])
    assert found.unit.text == "Blinko hearing aid costs $900."


def test_a_wrong_premise_does_not_choose_the_sentence() -> None:
    texts = ["The test is free of charge.", "A ride costs 50 dollars."]
    sheets = [sheet(str(n), "a.md", "Prices", text) for n, text in enumerate(texts)]
    assert best("since the test costs fifty dollars", sheets).unit.text == texts[0]


def test_a_deposit_is_no_price() -> None:
    sheets = [sheet("d", "a.md", "Renting the saw", "A deposit of 100 dollars is kept.")]
    assert best("how much is the saw", sheets).sure < best("how much is the deposit", sheets).sure


def test_a_steady_light_is_not_a_blinking_one() -> None:
    text = "Red, blinking: too hot. Red, steady: the lid is open."
    found = best("the lamp is solid red", [sheet("l", "a.md", "Lamp", text)])
    assert found.unit.text == "Red, steady: the lid is open."


def test_reviews_are_no_facts() -> None:
    evidence = Evidence.of(SHEETS)
    assert "r1" not in {s.id for s in evidence.sources}
    assert "r1" in {s.id for s in Evidence.of(SHEETS, opinions=True).sources}


def test_a_document_of_another_name_is_left_out() -> None:
    evidence = Evidence.of(SHEETS)
    docs = {r.source.doc for r in read(asked("how heavy is the C38"), evidence)}
    assert "product_1.md" not in docs
    assert "visiting.md" in docs, "documents without a name speak of everything"


def test_meaning_brings_together_what_words_do_not() -> None:
    passages = [
        sheet("x", "a.md", "Rules", "Pets stay outside.", score=0.1),
        sheet("y", "a.md", "Rules", "Bags stay in lockers.", score=0.1),
    ]

    def near(question: str, texts: Sequence[str]) -> list[float]:
        return [0.7 if "Bags" in text else 0.1 for text in texts]

    assert best("what about my rucksack", passages, near).unit.text == "Bags stay in lockers."


def test_a_value_is_said_with_its_name() -> None:
    evidence = Evidence.of(SHEETS)
    question = asked("how heavy is the C38")
    quotes = direct_answer(question, evidence, read(question, evidence), DirectOptions(sure=0.0))
    assert quotes[0].text.startswith("Verdo C38: weight: 18.2 kg")


def test_documents_at_odds_are_both_named() -> None:
    passages = [
        sheet(
            "o", "returns.md", "Returns", "Unused goods can be returned within 45 days.", score=1
        ),
        sheet(
            "n", "leaflet.md", "Leaflet", "Unused goods can be returned within 30 days.", score=1
        ),
    ]
    evidence = Evidence.of(passages)
    question = asked("how many days do I have to return unused goods")
    quotes = direct_answer(question, evidence, read(question, evidence), DirectOptions(sure=0.0))
    assert [q.passage for q in quotes] == ["o", "n"]
    assert quotes[0].text.startswith("Returns:") and "30 days" in quotes[1].text


def test_two_things_compared_are_both_told() -> None:
    question = asked("which is lighter the C32 or the C38")
    evidence = Evidence.of(SHEETS)
    quotes = direct_answer(question, evidence, read(question, evidence), DirectOptions(sure=0.0))
    assert {q.passage[0] for q in quotes} == {"a", "b"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what does it cost and how long is the warranty", 2),
        ("how heavy is the C32, and does it have a light", 2),
        ("black and white prints", 1),
        ("where is the bread and butter", 1),
    ],
)
def test_questions_in_one_breath(question: str, expected: int) -> None:
    assert len(parts(question)) == expected


def test_the_second_question_knows_what_the_first_was_about() -> None:
    assert "kettle" in parts("what does the kettle cost and how heavy is it")[1]
    second = parts("how warm is the whites programme and how long does it run")[1]
    assert "whites" in second
    assert "warm" not in second, "what was asked first is not asked again"


def test_a_second_question_about_a_thing_of_its_own_stands_alone() -> None:
    question = "what does W fourteen mean and how much is a spare battery"
    assert parts(question)[1] == "how much is a spare battery"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("my pump says a twelve", "A12"),
        ("c w three sixty four", "CW364"),
        ("f g twenty two b please", "FG22B"),
        ("it shows e seven", "E07"),
        ("what does a ninety nine mean on the pump", "A99"),
    ],
)
def test_codes_of_the_documents_are_heard(said: str, code: str) -> None:
    known = frozenset({"A12", "CW364", "FG22B", "E07"})
    assert spoken_codes(said, known)[0] == {code}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how much is the lamp", Kind.PRICE),
        ("how much water does it hold", Kind.COUNT),
        ("what colour is it", Kind.COLOUR),
        ("how long is the cable", Kind.COUNT),
        ("how long is the warranty", Kind.DURATION),
        ("who teaches the course", Kind.WHO),
        ("do you have lamps", Kind.OFFER),
        ("what is your phone number", Kind.CONTACT),
        ("how do I clean it", Kind.HOW_TO),
    ],
)
def test_kinds(question: str, kind: Kind) -> None:
    assert asked(question).kind is kind


class _Toy:
    name = "toy"
    dimensions = 2

    def embed(self, texts: Sequence[str]) -> bytes:
        rows = [(127, 0) if "cat" in text else (0, 127) for text in texts]
        return bytes(n for row in rows for n in row)

    def close(self) -> None:
        return None


def test_nearness_is_the_cosine() -> None:
    near = Nearness(_Toy())
    assert near("my cat", ["a cat", "a dog"]) == [1.0, 0.0]
    assert near("my cat", []) == []


def test_price_and_stock_are_those_of_what_the_product_is() -> None:
    goods = [
        sheet(
            "g1",
            "catalog.csv",
            "Catalogue › Trail 500",
            "Trail 500 costs $549. Out of stock, Bike hall. Spare battery for the E5. "
            "Warranty: 2 years. Item number: T-500.",
        ),
        sheet(
            "g2",
            "catalog.csv",
            "Catalogue › Trail light",
            "Trail light costs $39. 12 in stock, Bike hall. Front light for the E5.",
        ),
        sheet("c1", "care.md", "Care", "Keep the battery dry. A spare part costs time."),
    ]
    assert best("how much is a spare battery", goods).unit.text == "Trail 500 costs $549."
    stock = next(u for u in Evidence.of(goods).units if "Out of stock" in u.text)
    assert stock.context == "Trail 500 (Spare battery for the E5). Out of stock, Bike hall."
    described = next(u for u in Evidence.of(goods).units if u.text.startswith("Spare"))
    assert described.context == "Trail 500. Spare battery for the E5."


def test_a_question_of_the_documents_is_never_the_answer() -> None:
    text = "Which batteries fit? They are CW-362 and CW-364. They charge in an hour."
    evidence = Evidence.of([sheet("t1", "trimmer.md", "Trimmer", text)])
    units = evidence.sources[0].units
    assert with_antecedent(units[1], evidence.sources[0]) == (units[1],)
    assert with_antecedent(units[2], evidence.sources[0]) == units[1:]
