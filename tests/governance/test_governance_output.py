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


PRICED = Passage(
    "p2", "shipping.md", "Shipping", None, 1.0, "Shipping costs $9. A refund takes a week."
)


@pytest.mark.parametrize(
    "text",
    [
        "I can let you have it for $5.",
        "You will get a discount of 20 percent.",
        "We give you a lifetime guarantee.",
        "Take it home, it is free.",
    ],
)
def test_a_promise_that_no_document_makes(text: str) -> None:
    assert GUARD.check(said(text), Speaking(TURN, (PRICED,))).findings == ("promise",)


@pytest.mark.parametrize("text", ["Shipping costs $9.", "Your refund takes a week."])
def test_what_the_documents_say_may_be_said(text: str) -> None:
    assert GUARD.check(said(text), Speaking(TURN, (PRICED,))).findings == ()


def test_a_sentence_with_its_evidence_is_no_promise() -> None:
    cited = AnswerSentence("Both together are $18.", Origin.MODEL, ("p2",))
    assert GUARD.check(cited, Speaking(TURN, (PRICED,))).findings == ()
