"""A small shop's documents, and a model that says what the test wrote for it."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field

import pytest

from kiosk.core.errors import EngineCrashed
from kiosk.core.ports import Message, ModelChunk, ModelRequest
from kiosk.core.turn import Passage

RETURNS = """Most items can be returned within 14 days of purchase with a receipt.
Opened software cannot be returned. Gift cards are not refundable.
Refunds go back to the card you paid with and take up to five business days.
A restocking fee of ten percent applies to opened items, but faulty items are free of charge."""
BLENDER = """The X200 blender costs $89.99 and stands in aisle 7 on the first floor.
It has a 600 W motor and a glass jug of 1.5 litres. The jug may go into the dishwasher; the base
must never be put into water. Press the red button to start. Turn the jug right until it clicks.
The X200 has a two-year warranty on parts and labour. Accidental damage is not covered."""
FILTER = """E07 means that the cartridge is not seated. Take the cartridge out and push it in again.
E09 means that the filter is blocked. Replace part KB-200 every six months.
The light turns yellow two weeks before the cartridge is due."""
HOURS = """We are open Monday to Friday from 9 am to 6 pm and Saturday from 10 am to 4 pm.
We are closed on Sunday. Parking is free for two hours."""
TABLE = """| Name | Price | Aisle |
|---|---|---|
| Oak shelf | $45 | 7 |
| Desk lamp | $19 | 3 |"""


def passage(name: str, section: str, text: str, score: float = 0.9) -> Passage:
    return Passage(name, f"{name}.md", section, None, score, text)


@pytest.fixture
def documents() -> list[Passage]:
    return [
        passage("returns", "Returns and refunds", RETURNS),
        passage("blender", "X200 blender", BLENDER),
        passage("filter", "Error codes of the AquaPure filter", FILTER),
        passage("hours", "Opening hours", HOURS),
        passage("catalogue", "Catalogue", TABLE),
    ]


@dataclass
class ScriptedModel:
    """Says `text` word by word; with `fails_after` it crashes after so many words."""

    text: str
    fails_after: int | None = None
    name: str = "scripted"
    requests: list[ModelRequest] = field(default_factory=list)
    spoken: int = 0
    closed: bool = False

    async def generate(self, request: ModelRequest) -> AsyncGenerator[ModelChunk, None]:
        self.requests.append(request)
        try:
            for number, word in enumerate(self.text.split(" ")):
                if number == self.fails_after:
                    raise EngineCrashed("llm.crashed", "The model's process ended.")
                await asyncio.sleep(0)
                if not number and request.probe:
                    likely = 0.95 if self.text.startswith(request.probe) else 0.05
                    yield ModelChunk("", probed=math.log(likely))
                self.spoken += 1
                yield ModelChunk(word if number == 0 else f" {word}")
            yield ModelChunk("", finish="stop", prompt_tokens=200, completion_tokens=self.spoken)
        finally:
            self.closed = True

    async def prefill(self, messages: Sequence[Message]) -> None:
        raise AssertionError("an answer does not read ahead")


@pytest.fixture
def scripted() -> Callable[..., ScriptedModel]:
    return ScriptedModel
