from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.app.shelf import Shelf, written
from kiosk.core.events import NextQuestions, ProductsShown, SpeakingEnded, TurnEnded
from kiosk.core.record import Answer, AnswerSentence, InputRecord, Origin, Outcome, TurnRecord
from kiosk.knowledge.index import open_pack
from kiosk.knowledge.samples import sample_pack


@pytest.mark.parametrize(
    ("price", "currency", "text"),
    [("149.00", "USD", "$149"), ("1049.5", "EUR", "€1,049.50"), ("12.9", "CHF", "CHF 12.90")],
)
def test_prices_are_written_as_on_a_label(price: str, currency: str, text: str) -> None:
    assert written(Decimal(price), currency) == text


def record(index: object, question: str, outcome: Outcome = Outcome.ANSWERED) -> TurnRecord:
    found = tuple(index.search(question, 5))  # type: ignore[attr-defined]
    said = AnswerSentence(found[0].text, Origin.QUOTE, (found[0].id,))
    return TurnRecord(
        "t", "s", "p", InputRecord(transcript=question), retrieval=found,
        answer=Answer(said.text, outcome, (said,)),
    )  # fmt: skip


def test_an_answer_brings_its_products_and_questions_that_were_not_asked(tmp_path: Path) -> None:
    with open_pack(sample_pack(), tmp_path) as index:
        shelf = Shelf(index)
        question = "How much does the X200 blender cost?"
        products, questions = shelf.beside(TurnEnded(record(index, question)))
        assert isinstance(products, ProductsShown)
        assert products.products[0].name == "X200 blender"
        assert products.products[0].price == "$149"
        assert products.products[0].place == "Aisle 4"
        assert isinstance(questions, NextQuestions)
        assert 1 <= len(questions.questions) <= 3
        asked = index.manifest.suggestions[0]
        _, questions = shelf.beside(TurnEnded(record(index, asked)))
        assert isinstance(questions, NextQuestions)
        assert asked not in questions.questions


def test_what_was_not_answered_brings_nothing(tmp_path: Path) -> None:
    with open_pack(sample_pack(), tmp_path) as index:
        shelf = Shelf(index)
        assert shelf.beside(SpeakingEnded()) == ()
        assert shelf.beside(TurnEnded(record(index, "the X200", Outcome.ABSTAINED))) == ()
