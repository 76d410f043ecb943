"""Session memory: what "it" is, and that nothing stays."""

from __future__ import annotations

import pytest

from kiosk.core.turn import Exchange
from kiosk.reasoning.intents import wants_human, wants_more_thought
from kiosk.reasoning.memory import SessionMemory, contextual_query


def after(*questions: str) -> tuple[Exchange, ...]:
    return tuple(Exchange(q, "An answer.") for q in questions)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Do you have the X200 blender?", "How much is it?", "How much is it? X200 blender"),
        ("Tell me about the desk lamp", "and the warranty?", "and the warranty? desk lamp"),
        ("Where are the headphones?", "Can I return them?", "Can I return them? headphones"),
        ("How much is the desk lamp?", "Where is it?", "Where is it? desk lamp"),
        ("Where are the headphones?", "How heavy is the X200 blender?", None),
        ("Where are the headphones?", "When do you open on Sunday?", None),
    ],
)
def test_contextual_query(before: str, question: str, expected: str | None) -> None:
    assert contextual_query(question, after(before)) == (expected or question)


def test_without_history_nothing_is_added() -> None:
    assert contextual_query("How much is it?", ()) == "How much is it?"


def test_an_older_subject_when_the_last_question_had_none() -> None:
    history = after("Do you have the desk lamp?", "How much is it?")
    assert contextual_query("Where is it?", history) == "Where is it? desk lamp"


def test_memory_keeps_the_last_and_wipes_all() -> None:
    memory = SessionMemory(limit=2)
    for exchange in after("one", "two", "three"):
        memory.add(exchange)
    assert [e.question for e in memory.exchanges] == ["two", "three"]
    memory.wipe()
    assert memory.exchanges == ()


@pytest.mark.parametrize(
    "text",
    [
        "Can I talk to someone?",
        "I want to speak to a real person.",
        "Get me the manager.",
        "Human, please.",
        "I need a human.",
        "Call an employee please",
        "I'd rather talk to a person than a machine",
    ],
)
def test_wants_human(text: str) -> None:
    assert wants_human(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who is the manager?",
        "Can I talk to the speaker by Bluetooth?",
        "Does this robot clean human hair?",
        "Is the assistant on the phone free?",
        "How do I call the store?",
        "Can two people use it?",
    ],
)
def test_does_not_want_human(text: str) -> None:
    assert not wants_human(text)


def test_wants_more_thought() -> None:
    assert wants_more_thought("Think harder, please.")
    assert not wants_more_thought("I think it is broken.")
