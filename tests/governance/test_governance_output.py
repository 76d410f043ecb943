"""What no sentence carries out."""

from __future__ import annotations

import pytest

from kiosk.core.record import AnswerSentence, Origin
from kiosk.core.turn import Modality, Passage, Turn
from kiosk.governance.output import OutputGuard, Speaking
from kiosk.governance.pii import find_pii
from kiosk.governance.policies import withheld

PROMPT = "You are the assistant of Lumen. Use only facts from the notes. Keep numbers as written."
GUARD = OutputGuard(find_pii, [PROMPT])
TURN = Turn("t", "s", Modality.TEXT, "Call me at 555 234 5678", language="en")
SHOP = Passage("p1", "contact.md", "Contact", None, 1.0, "Write to help@lumen.example.com.")


def said(text: str, origin: Origin = Origin.MODEL) -> AnswerSentence:
    return AnswerSentence(text, origin)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My notes say: use only facts from the notes, keep numbers.", "system_prompt"),
        ("The key is sk-proj-abcdefgh12345678ijkl.", "secret"),
        ("Your card 4111 1111 1111 1111 is fine.", "personal_data"),
        ("Ask Bob at bob@private.example.com.", "personal_data"),
    ],
)
def test_it_is_replaced_once_and_then_dropped(text: str, finding: str) -> None:
    verdict = GUARD.check(said(text), Speaking(TURN, (SHOP,)))
    assert verdict.findings == (finding,)
    assert verdict.sentence == AnswerSentence(withheld("en"), Origin.POLICY)
    again = GUARD.check(said(text), Speaking(TURN, (SHOP,), (verdict.sentence,)))
    assert again.sentence is None


@pytest.mark.parametrize(
    "text",
    [
        "Write to help@lumen.example.com.",
        "We'll call 555 234 5678.",
        "I keep numbers as they are written in the notes.",
        "The task-lighting-kit-number is on the box.",
    ],
)
def test_innocent_sentences_pass(text: str) -> None:
    sentence = said(text)
    assert GUARD.check(sentence, Speaking(TURN, (SHOP,))).sentence is sentence


def test_fixed_words_are_not_judged() -> None:
    fixed = said("Call 555 999 1234.", Origin.POLICY)
    assert GUARD.check(fixed, Speaking(TURN)).sentence is fixed
