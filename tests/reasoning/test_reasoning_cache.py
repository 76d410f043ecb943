"""Near in meaning is not the same question."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from kiosk.app.meaning import embedder
from kiosk.core.record import AnswerSentence, Origin
from kiosk.governance.pii import find_pii
from kiosk.governance.veil import SessionVeil
from kiosk.reasoning.answer import AnswerRequest
from kiosk.reasoning.cache import AnswerCache, is_public
from models.store import ModelStore

SAID = (AnswerSentence("Press the green key for two seconds.", Origin.MODEL, ("p1",)),)


class Alike:
    """To this embedder all questions mean the same: only the checks can tell them apart."""

    name = "alike"
    dimensions = 1

    def embed(self, texts: Sequence[str]) -> bytes:
        return struct.pack(f"{len(texts)}b", *[127] * len(texts))

    def close(self) -> None:
        pass


def asked(question: str, language: str = "en") -> AnswerRequest:
    return AnswerRequest(question, (), language=language, query=question)


def known(first: str, second: AnswerRequest, cache: AnswerCache | None = None) -> bool:
    async def story() -> bool:
        kept = cache or AnswerCache("shop@1", Alike())
        await kept.keep(asked(first), SAID)
        return await kept.find(second) is not None

    return asyncio.run(story())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How do I turn the lamp on?", "How do I turn the lamp off?"),
        ("Is the bowl covered?", "Is the bowl not covered?"),
        ("Can I return it within 14 days?", "Can I return it within 30 days?"),
        ("What does E07 mean?", "What does E03 mean?"),
        ("What is the warranty of the juicer?", "What is the warranty of the blender?"),
        ("Can I return headphones?", "Can I return opened headphones?"),
        ("Where is the juicer?", "When is the juicer?"),
        ("How much is the juicer?", "What is the juicer?"),
        ("Do you deliver with the stairs lift?", "Do you deliver without the stairs lift?"),
        ("Who repairs the first model?", "Who repairs the last model?"),
    ],
)
def test_a_neighbour_is_another_question(first: str, second: str) -> None:
    assert not known(first, asked(second))


def test_the_same_in_other_words_is_the_same(model_store: ModelStore) -> None:
    meaning = embedder(model_store)
    if meaning is None:
        pytest.skip("MiniLM is not installed")
    try:
        for first, second in (
            ("How do I descale the kettle?", "how can i descale the kettle"),
            (
                "What is the warranty on the juicer?",
                "please tell me what the warranty on the juicer is",
            ),
        ):
            assert known(first, asked(second), AnswerCache("shop@1", meaning))
    finally:
        meaning.close()


def test_packs_and_languages_have_answers_of_their_own() -> None:
    assert known("What is it?", asked("what is it"))
    assert not known("What is it?", asked("what is it", "de"))


@pytest.fixture
def personal() -> Iterator[AnswerRequest]:
    yield replace(asked("Call me at (212) 555-0147"), veil=SessionVeil(find_pii))


def test_nothing_personal_gets_in_or_out(personal: AnswerRequest) -> None:
    assert not is_public(personal)
    assert not is_public(replace(asked("Is it?"), query="Is it? juicer"))
    assert not is_public(replace(asked("Is it?"), personal=True))
    assert is_public(replace(asked("What is the juicer?"), veil=SessionVeil(find_pii)))


def test_only_founded_answers_are_kept() -> None:
    async def story() -> int:
        cache = AnswerCache("shop@1", None)
        fixed = AnswerSentence("The documents don't say that.", Origin.POLICY)
        await cache.keep(asked("What?"), [fixed])
        await cache.keep(asked("What?"), [*SAID, fixed])
        await cache.keep(asked("What?"), [])
        return cache.counts.kept

    assert asyncio.run(story()) == 0


def test_the_oldest_answer_goes() -> None:
    async def story() -> bool:
        cache = AnswerCache("shop@1", None, limit=2)
        for number in range(3):
            await cache.keep(asked(f"What is number {number}?"), SAID)
        return await cache.find(asked("What is number 0?")) is None

    assert asyncio.run(story())
