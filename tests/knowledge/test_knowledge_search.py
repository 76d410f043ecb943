from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.errors import BadInput
from kiosk.core.ports import Search
from kiosk.knowledge import commands
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.ingest.document import Kind
from kiosk.knowledge.samples import sample_pack


@dataclass(frozen=True)
class Question:
    question: str
    answerable: bool
    kind: str
    gold: tuple[str, ...]
    must: tuple[str, ...]


def questions() -> list[Question]:
    lines = (sample_pack() / "eval.jsonl").read_text().splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return [
        Question(
            row["question"],
            row["answerable"],
            row.get("kind", "plain"),
            tuple(row.get("gold", ())),
            tuple(row.get("must", ())),
        )
        for row in rows
    ]


def test_the_index_is_the_port(store: KnowledgeIndex) -> None:
    port: Search = store
    assert port.pack.startswith("northwind-home@sha256:")


def test_the_questions_are_about_this_pack(store: KnowledgeIndex) -> None:
    known = set(store.documents())
    asked = questions()
    assert len(asked) >= 100
    assert {doc for question in asked for doc in question.gold} <= known
    assert sum(not question.answerable for question in asked) >= 30


def test_the_right_document_is_among_the_first_three(store: KnowledgeIndex) -> None:
    asked = [question for question in questions() if question.answerable]
    missed = [
        question.question
        for question in asked
        if not {p.doc for p in store.search(question.question, 3)} & set(question.gold)
    ]
    assert len(missed) <= 0.05 * len(asked), missed


def test_the_answer_is_in_the_first_three_passages(store: KnowledgeIndex) -> None:
    asked = [question for question in questions() if question.answerable and question.must]
    missed = []
    for question in asked:
        text = " ".join(f"{p.section} {p.text}" for p in store.search(question.question, 3))
        if not any(option in text.lower() for option in question.must[0].lower().split("|")):
            missed.append(question.question)
    # By words alone; with the embedding model three of 137 are missed.
    assert len(missed) <= 0.09 * len(asked), missed


def test_the_score_tells_what_is_in_the_pack_from_what_is_not(store: KnowledgeIndex) -> None:
    def best(question: Question) -> float:
        return max((p.score for p in store.search(question.question, 1)), default=0.0)

    scores = {
        answerable: [best(q) for q in questions() if q.answerable is answerable]
        for answerable in (True, False)
    }
    assert median(scores[True]) > 0.85
    assert median(scores[False]) < 0.45
    assert sum(score >= 0.5 for score in scores[True]) >= 0.9 * len(scores[True])
    assert sum(score < 0.5 for score in scores[False]) >= 0.6 * len(scores[False])


@pytest.mark.parametrize(
    ("question", "doc", "said"),
    [
        ("can I return opened headphones", "returns.md|faq.csv", "only if they are faulty"),
        ("my filter shows e zero seven", "faq.csv|aquapure-f3-manual.md", "not seated"),
        ("warranty on the x two hundred", "x200-manual.md", "two year warranty"),
        ("how much is the X200", "catalog.csv", "X200 blender costs $149"),
        ("a nine by nine pan", "catalog.csv", "Square baking pan"),
        ("when do you open on sunday", "pack.toml", "Sunday from 11 am to 5 pm"),
    ],
)
def test_the_first_passage_answers(
    store: KnowledgeIndex, question: str, doc: str, said: str
) -> None:
    best = store.search(question, 1)[0]
    assert best.doc in doc.split("|")
    assert said.lower() in best.text.lower()


@pytest.mark.parametrize(
    "question",
    ["who won the world cup", "what does error E42 mean", "where is the x three hundred", "", "um"],
)
def test_what_the_pack_does_not_know_scores_low(store: KnowledgeIndex, question: str) -> None:
    assert all(passage.score < 0.4 for passage in store.search(question))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.text('"*()^:{}-+ ANDORNEAR x2', max_size=60)))
def test_no_question_is_query_syntax(store: KnowledgeIndex, question: str) -> None:
    passages = store.search(question, 3)
    assert len(passages) <= 3
    assert all(0 < passage.score <= 1 for passage in passages)
    assert [p.score for p in passages] == sorted((p.score for p in passages), reverse=True)


@pytest.mark.parametrize("attack", ['" OR 1=1 --', "body:warranty", "warr*", 'x" NEAR("y', "'"])
def test_search_syntax_is_only_words(store: KnowledgeIndex, attack: str) -> None:
    store.search(attack)


def test_the_number_of_passages_is_bounded(store: KnowledgeIndex) -> None:
    assert len(store.search("warranty", 2)) == 2
    assert store.search("warranty", 0) == []
    assert len(store.search("warranty " * 5000, 3)) == 3


def test_a_passage_knows_its_place(store: KnowledgeIndex) -> None:
    (found, *_) = store.search("what does E07 mean on the AquaPure F3")
    assert store.passage(found.id).text == found.text
    place = store.place(found.id)
    source = store.document(place.doc).text[place.start : place.end]
    assert "not seated" in source


def test_every_passage_of_the_sample_lies_in_its_document(store: KnowledgeIndex) -> None:
    for question in questions():
        for passage in store.search(question.question):
            place = store.place(passage.id)
            text = store.document(place.doc).text
            assert 0 <= place.start < place.end <= len(text)


def test_what_is_not_there_is_told(store: KnowledgeIndex) -> None:
    with pytest.raises(BadInput) as caught:
        store.passage("nope")
    assert caught.value.code == "knowledge.no_passage"
    with pytest.raises(BadInput) as caught:
        store.document("nope.md")
    assert caught.value.code == "knowledge.no_document"
    assert "returns.md" in caught.value.hint


def test_products_by_barcode_sku_and_words(store: KnowledgeIndex) -> None:
    (by_words, *_) = store.products("X200 blender")
    assert (by_words.sku, by_words.price) == ("NW-X200", Decimal("149.00"))
    assert store.products(by_words.barcode) == [by_words]
    assert store.products("nw-x200") == [by_words]
    assert store.products("") == []
    (passage, *_) = store.search("how much is the X200")
    assert store.product(passage.id) == by_words


def test_a_row_states_facts(store: KnowledgeIndex) -> None:
    (passage, *_) = store.search("how heavy is the X200 blender")
    (fact,) = store.facts(passage.id)
    assert (fact.subject, fact.name, fact.value) == ("X200 blender", "Weight", "4.6 kg")
    (codes, *_) = store.search("the coffee machine shows F04")
    assert ("F04", "Meaning", "The brew unit is blocked") in [
        (f.subject, f.name, f.value) for f in store.facts(codes.id)
    ]
    assert store.place(passage.id).kind is Kind.ROW


def test_the_command_line_gets_plain_data(store: KnowledgeIndex) -> None:
    answer = commands.search(store, "gift cards", 2)
    assert json.loads(json.dumps(answer))["passages"][0]["doc"] == "gift-cards.md"
    assert set(answer["passages"][0]) >= {"id", "doc", "section", "page", "score", "text"}
    stats = commands.stats(store)
    assert stats.documents >= 28
    assert stats.products >= 40
    assert stats.passages == sum(stats.kinds.values())
    assert stats.facts > 100
