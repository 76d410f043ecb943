"""All steps of what is to be done are said, or people are told how many more there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from test_reasoning_answer import answered

from kiosk.core.record import Origin, Outcome
from kiosk.core.turn import Passage

DEEDS = (
    *("Switch the unit off", "Take the cartridge out", "Check the seal for dirt"),
    *("Push the cartridge in until it clicks", "Open the water slowly", "Switch the unit on"),
    *("Let it run for a minute", "Press the reset button"),
)


def manual(count: int) -> list[Passage]:
    steps = "\n".join(f"Step {n}: {deed}." for n, deed in enumerate(DEEDS[:count], 1))
    text = f"E07 means that the cartridge is not seated. To clear it:\n{steps}"
    section = "AquaPure F3 water filter › Error codes › E07: cartridge not seated"
    return [Passage("e07", "filter.md", section, None, 0.9, text)]


@pytest.mark.parametrize("count", [1, 4, 6])
@pytest.mark.parametrize("question", ["What do I do about E07?", "It shows E07. What should I do?"])
def test_every_step_is_said(scripted: Callable[..., object], count: int, question: str) -> None:
    said, end = answered(scripted(""), question, manual(count))
    assert end.outcome is Outcome.ANSWERED
    assert all(s.origin is Origin.QUOTE for s in said)
    told = [s.text for s in said if s.text.startswith("Step ")]
    assert told == [f"Step {n}: {deed}." for n, deed in enumerate(DEEDS[:count], 1)]


def test_the_steps_are_said_where_only_one_of_them_is_near(
    scripted: Callable[..., object],
) -> None:
    (whole,) = manual(4)
    said, _ = answered(
        scripted(""),
        "My filter shows E07. What should I do?",
        [replace(whole, section="E07: cartridge not seated")],
    )
    assert [s.text.partition(":")[0] for s in said[-4:]] == [f"Step {n}" for n in (1, 2, 3, 4)]


def test_of_a_long_procedure_it_says_how_many_steps_are_left(
    scripted: Callable[..., object],
) -> None:
    said, end = answered(scripted(""), "What do I do about E07?", manual(8))
    *quotes, last = said
    assert end.outcome is Outcome.ANSWERED
    assert quotes[-1].text == f"Step 6: {DEEDS[5]}."
    assert (last.origin, last.citations) == (Origin.POLICY, ())
    assert last.text.startswith("2 more")
