"""A long visit fits into the prompt: the last exchanges whole, the others in a few words."""

from __future__ import annotations

from kiosk.core.turn import Exchange
from kiosk.reasoning.asked import asked
from kiosk.reasoning.prompts import Persona, PromptOptions, prompt

WHOLE = PromptOptions()


def told(questions: list[str], options: PromptOptions = WHOLE) -> list[str]:
    history = [Exchange(q, "An answer.") for q in questions]
    messages = prompt(Persona(), asked("How much is it?"), (), history=history, options=options)
    return [m.content for m in messages if m.role == "user"]


def test_a_short_visit_is_told_whole() -> None:
    assert not any("Earlier" in line for line in told(["What is the X200?", "Is it loud?"]))


def test_what_does_not_fit_is_summed_up_once_each() -> None:
    questions = ["Where are kettles?", "Where are the kettles?", "How loud is the blender?"]
    lines = told([*questions, "Is it red?", "Is it light?"])
    assert lines[0] == "Earlier I asked about: kettles; blender."
    assert lines[1:3] == ["Is it red?", "Is it light?"]


def test_the_summary_is_short_however_long_the_visit() -> None:
    questions = [f"How heavy is the washing machine model number {n}?" for n in range(40)]
    options = PromptOptions(exchange_chars=120)
    assert len(told(questions, options)[0]) <= 122
