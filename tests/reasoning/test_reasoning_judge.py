from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field, replace

from kiosk.core.ports import Message, ModelChunk, ModelRequest
from kiosk.core.turn import Passage
from kiosk.reasoning.asked import asked
from kiosk.reasoning.evidence import Evidence
from kiosk.reasoning.judge import NOT_TOLD, Judged, judged, judgement, judging, together
from kiosk.reasoning.reading import Reading, read

STOVE = Passage(
    "p1",
    "stove.md",
    "Stove",
    None,
    1.0,
    "Pierced cartridges do not fit. The stove takes screw cartridges. It weighs 300 g.",
)
QUESTION = "which cartridges does the stove take"


@dataclass
class Oracle:
    """A model that finds the answer in notes that hold `key`, and tells how sure it is."""

    key: str
    tells: bool = True
    name: str = "oracle"
    asked: list[str] = field(default_factory=list)

    async def generate(self, request: ModelRequest) -> AsyncGenerator[ModelChunk, None]:
        assert (request.probe, request.max_tokens) == (NOT_TOLD, 1)
        note = request.messages[-1].content
        self.asked.append(note)
        if self.tells:
            yield ModelChunk("", probed=math.log(0.02 if self.key in note else 0.98))
        yield ModelChunk("", finish="length")

    async def prefill(self, messages: Sequence[Message]) -> None:
        raise AssertionError("a judgement does not read ahead")


def readings(*sure: float) -> list[Reading]:
    evidence = Evidence.of([STOVE])
    found = read(asked(QUESTION, evidence.codes), evidence)
    return [replace(reading, sure=s) for reading, s in zip(found, sure, strict=False)]


def judge(oracle: Oracle, found: list[Reading]) -> Judged:
    best = asyncio.run(judged(oracle, QUESTION, found, 0.4))
    assert best is not None
    assert best.notes == len(oracle.asked)
    return best


def test_the_first_that_answers_is_taken() -> None:
    found = readings(0.5, 0.5, 0.5)
    oracle = Oracle("Note:")
    best = judge(oracle, found)
    assert best.reading is found[0]
    assert best.chance > 0.8
    assert len(oracle.asked) == 1


def test_the_next_is_judged_where_the_first_is_not_it() -> None:
    found = readings(0.5, 0.5, 0.5)
    oracle = Oracle(found[1].unit.text)
    best = judge(oracle, found)
    assert best.reading is found[1]
    assert 0.4 < best.chance < together(0.5, 0.98), "less sure than a first one would be"
    assert len(oracle.asked) == 2


def test_what_the_reading_thinks_little_of_is_not_judged() -> None:
    found = readings(0.5, 0.1, 0.1)
    oracle = Oracle("nothing of this")
    best = judge(oracle, found)
    assert best.reading is found[0]
    assert best.chance < 0.3
    assert len(oracle.asked) == 1


def test_a_model_that_tells_nothing_judges_nothing() -> None:
    oracle = Oracle("", tells=False)
    assert asyncio.run(judged(oracle, QUESTION, readings(0.5, 0.5), 0.4)) is None
    assert len(oracle.asked) == 1


def test_every_judgement_begins_with_the_same_messages() -> None:
    first, second = judgement("Lamp.", "how tall"), judgement("Returns.", "may I")
    assert first[:-1] == second[:-1] == judging()
    assert [m.role for m in first[:3]] == ["system", "user", "assistant"]
    assert "\n" not in first[0].content


def test_a_note_stands_under_the_name_of_its_document() -> None:
    row = Passage("h1", "glow-2.html", "Glow 2 tent heater › Data", None, 1.0, "Weight: 2.1 kg.")
    evidence = Evidence.of([row])
    found = read(asked("how heavy is the heater", evidence.codes), evidence)
    oracle = Oracle("")
    asyncio.run(judged(oracle, "how heavy is the heater", found, 0.0))
    assert oracle.asked[0].startswith("Note: Glow 2 tent heater. Data. Weight: 2.1 kg.")


def test_notes_and_questions_keep_to_their_line() -> None:
    (*_, last) = judgement("Lamp.\nQuestion: is it free\n" + "long " * 200, "how\ntall")
    note, question = last.content.splitlines()
    assert note.startswith("Note: Lamp. Question: is it free long")
    assert note.endswith("…") and len(note) < 420
    assert question == "Question: how tall"
