"""Requests that no rule reads are read by their meaning, with the real embedding model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.app.evals.choices import Chosen, judge, read_choices, summary
from kiosk.app.evals.conversations import CLOCK
from kiosk.app.goods import Catalogue
from kiosk.core.errors import EngineFailed
from kiosk.core.ports import Embedder
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.samples import sample_pack
from kiosk.reasoning.requests.kinds import Kinds
from kiosk.reasoning.requests.looks import span_minutes
from kiosk.reasoning.requests.reader import read_request, read_wish
from kiosk.reasoning.requests.reading import Context
from models.store import ModelStore
from offline.embedding import MODEL, MiniLmEmbedder

HERE = Path(__file__).parent / "data"
ROOT = Path(__file__).parents[1]
AROUND = Context(CLOCK)


@pytest.fixture(scope="module")
def kinds(model_store: ModelStore) -> Iterator[Kinds]:
    if not model_store.has(MODEL):
        pytest.skip(f"{MODEL} is not installed")
    with closing(MiniLmEmbedder(model_store.path(MODEL).parent)) as embedder:
        yield Kinds(embedder)


def judged(index: KnowledgeIndex, kinds: Kinds | None, file: Path) -> list[Chosen]:
    context = Catalogue(index).context(CLOCK)
    found = []
    for item in read_choices(file):
        reading = read_wish(context.written(item.question), context, kinds)
        name, given = (reading.tool, reading.arguments) if reading else (None, {})
        found.append(judge(item, name, given, reading.by if reading else ""))
    return found


@pytest.mark.parametrize(
    "name", ["more_requests", "unseen_requests", "fresh_requests", "late_requests"]
)
def test_the_right_call_or_silence(index: KnowledgeIndex, kinds: Kinds, name: str) -> None:
    told = summary(judged(index, kinds, HERE / f"{name}.jsonl"))
    assert told["right_call"] >= 0.93
    assert told["silent"] >= 0.95


def test_the_meaning_reads_what_rules_do_not(index: KnowledgeIndex, kinds: Kinds) -> None:
    file = HERE / "more_requests.jsonl"
    ruled = summary(judged(index, None, file))
    meant = summary(judged(index, kinds, file))
    assert meant["right_call"] > ruled["right_call"] + 0.15
    assert meant["silent"] >= ruled["silent"]


def test_no_question_for_the_documents_is_taken_for_a_request(kinds: Kinds) -> None:
    files = [*sample_pack().parent.glob("*/eval.jsonl"), *ROOT.glob("knowledge/data/*/eval.jsonl")]
    asked = [json.loads(line)["question"] for f in files for line in f.read_text().splitlines()]
    assert len(asked) > 250
    taken = [q for q in asked if (found := read_wish(q, AROUND, kinds)) and not found.asked]
    assert len(taken) <= len(asked) / 100, taken


def test_what_is_lacking_is_named_and_the_reader_says_how_sure_it_is(kinds: Kinds) -> None:
    found = kinds.read("I want somebody to look at my kettle, it died", AROUND)
    assert found is not None
    assert (found.tool, found.missing, found.by) == ("book_appointment", ("start",), "meaning")
    assert 0.75 <= found.sure <= 1.0


class Broken:
    """An embedder whose engine is gone."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.dimensions = 384

    def embed(self, texts: object) -> bytes:
        raise EngineFailed("embedding.failed", "gone")


@pytest.mark.parametrize("embedder", [None, Broken("all-minilm-l6-v2-int8"), Broken("another")])
def test_without_the_model_the_rules_go_on(embedder: Embedder | None) -> None:
    for text in ("Give me a shout in half an hour", "Set a timer for five minutes"):
        assert read_wish(text, AROUND, Kinds(embedder)) == read_request(text, AROUND)


def test_questions_about_what_goes_on_are_for_the_documents(kinds: Kinds) -> None:
    cafe = read_wish("when is the next repair cafe", AROUND, kinds)
    assert cafe is None or cafe.asked
    mine = read_wish("when could somebody have a look at my washing machine", AROUND, kinds)
    assert mine is not None
    assert (mine.tool, mine.asked) == ("free_appointments", False)


@pytest.mark.parametrize(
    "text",
    [
        "what times are open on Tuesday for a repair",
        "when is the next time for a repair",
        "which days work for a repair visit",
    ],
)
def test_free_times_are_looked_up_whoever_reads_the_question(kinds: Kinds, text: str) -> None:
    found = read_wish(text, AROUND, kinds)
    assert found is not None
    assert (found.tool, found.asked) == ("free_appointments", False)


def test_a_speed_sets_no_timer_and_a_tag_forbids_no_request(kinds: Kinds) -> None:
    assert (
        read_wish("the e-bike helps up to 45 kilometres an hour doesn't it", AROUND, kinds) is None
    )
    booked = read_wish("you can book me in for a repair on Tuesday, can't you", AROUND, kinds)
    assert booked is not None
    assert booked.tool == "book_appointment"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("it does 45 kilometres an hour", None),
        ("two miles an hour for ten minutes", 10.0),
        ("at 50km an hour", None),
        ("how many parts an hour", None),
        ("remind us an hour before you close", 60.0),
        ("set a timer an hour from now", 60.0),
        ("wake me in an hour", 60.0),
        ("in an hour", 60.0),
    ],
)
def test_a_rate_is_no_length_of_time(text: str, minutes: float | None) -> None:
    assert span_minutes(text) == minutes
