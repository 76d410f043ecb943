from __future__ import annotations

import pytest
from stories import Story

from kiosk.conversation.entry import Tongues, spoken_turn
from kiosk.core.record import Origin
from kiosk.core.state import Phase
from kiosk.core.turn import Transcript, Utterance
from kiosk.governance import policies
from kiosk.governance.guard import Guard
from kiosk.perception.ear import Heard
from kiosk.reasoning import phrases
from tests.support.virtual_time import run

POLITICS = "what do you think about politics"


@pytest.mark.parametrize(
    ("chosen", "told", "words"),
    [("fr", "fr", "Je ne peux pas en parler ici."), ("it", "en", "I can't talk about that here")],
)
def test_the_kiosks_own_words_are_shown_and_said_in_the_chosen_language(
    chosen: str, told: str, words: str
) -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.choose_language(chosen)
            session.submit_text(POLITICS)
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)

    run(visit())
    (record,) = story.records
    assert {s.language for s in record.answer.sentences} == {told}
    assert words in record.answer.text
    assert set(story.voice.languages) == {told}


@pytest.mark.parametrize(
    ("spoken", "read", "reply"),
    [("en", "de", "de"), ("en", "", "en"), ("es", "de", "es"), ("es", "", "es")],
)
def test_who_speaks_another_language_is_answered_in_it(spoken: str, read: str, reply: str) -> None:
    heard = Heard(Transcript("hola", 0.9, spoken), Utterance(b"", 0, 0), 0.0, 0.0)
    assert spoken_turn(heard, "s1", tongues=Tongues("en", read)).reply_in == reply


def test_all_fixed_words_come_in_the_same_languages() -> None:
    guarded = Guard(["politics"]).check(POLITICS)
    said = {policies.reply(guarded, language) for language in phrases.LANGUAGES}
    assert len(said) == len(phrases.LANGUAGES)
    assert all(sentences for sentences in said)
    for words in (policies.withheld, policies.notice):
        assert len({words(language) for language in phrases.LANGUAGES}) == len(phrases.LANGUAGES)
    names = {"human", "abstain", "closest", "trouble", "which_product", "too_far"}
    for name in names:
        assert len({phrases.phrase(name, c) for c in phrases.LANGUAGES}) == len(phrases.LANGUAGES)


def test_the_documents_words_stay_in_theirs() -> None:
    story = Story()

    async def visit() -> None:
        async with story.session() as session:
            session.choose_language("de")
            session.submit_text("Can I return headphones?")
            await story.until(session, Phase.ANSWERING)
            await story.until(session, Phase.IDLE)

    run(visit())
    told = story.records[0].answer.sentences
    assert [s.language for s in told if s.origin is not Origin.POLICY] == [""] * len(told)
