"""How hard a question is: on questions that nobody trained on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.meaning import embedder
from kiosk.reasoning.complexity_learned import Complexity
from kiosk.reasoning.traits import NAMES, traits
from models.store import ModelStore

HELD_OUT = Path(__file__).parent / "data" / "held_out_questions.txt"


def held_out() -> tuple[list[str], list[str]]:
    easy, _, hard = HELD_OUT.read_text("utf-8").partition("# hard\n")
    return easy.splitlines()[1:], hard.splitlines()


def ranked(score: Complexity) -> float:
    """How often a hard question is placed above an easy one."""
    easy, hard = ([score(text) for text in texts] for texts in held_out())
    wins = sum((h > e) + (h == e) / 2 for h in hard for e in easy)
    return wins / (len(easy) * len(hard))


@pytest.fixture(scope="module")
def learned(model_store: ModelStore) -> Iterator[Complexity]:
    meaning = embedder(model_store)
    if meaning is None:
        pytest.skip("MiniLM is not installed")
    yield Complexity(meaning)
    meaning.close()


def test_hard_questions_rank_above_easy_ones(learned: Complexity) -> None:
    assert ranked(learned) > 0.97


def test_the_build_alone_ranks_nearly_as_well() -> None:
    assert ranked(Complexity()) > 0.9


def test_the_shipped_threshold_sends_few_easy_questions_to_the_dearest_tier(
    learned: Complexity,
) -> None:
    easy, hard = ([learned(text) for text in texts] for texts in held_out())
    assert sum(score >= 0.5 for score in easy) <= 2
    assert sum(score >= 0.5 for score in hard) >= 0.8 * len(hard)


def test_none_of_these_questions_was_trained_on() -> None:
    from kiosk.app.training.complexity import questions

    known = {text.lower().rstrip("?.!") for _, text, _ in questions()}
    easy, hard = held_out()
    assert not known & {text.lower().rstrip("?.!") for text in (*easy, *hard)}


def test_what_is_shipped_fits_the_traits() -> None:
    assert len(traits("Why?")) == len(NAMES)
    json.dumps(Complexity()("Why?"))


@given(st.text(max_size=400))
def test_a_score_is_a_share(text: str) -> None:
    assert 0.0 <= Complexity()(text) <= 1.0
