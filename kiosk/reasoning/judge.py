"""A model as a judge: do these words of the documents answer the question?

A small model that invents when it writes is a fair judge when it reads. Asked for a yes or a no it
agrees with most things; asked for the answer itself, or "not told", it looks for one. Nothing of
its answer is said: how likely it begins with "not" is weighed against the reading's own chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass

from kiosk.core.ports import LanguageModel, Message, ModelRequest
from kiosk.reasoning.reading import Reading

NOT_TOLD = "not told"
"""What the model says where a note does not tell the answer."""

_RULES = (
    "Answer the customer's question from the note alone, in a few words. "
    f"If the note does not tell the answer, say: {NOT_TOLD}."
)
_EXAMPLES = (
    ("Lamp A4. Height: 42 cm.", "how tall is the lamp A4", "42 cm"),
    ("Lamp A4. Warranty: two years.", "how long is the cable of the lamp A4", NOT_TOLD),
    (
        "Returns. Shoes can be returned within 14 days.",
        "can I bring back boots",
        "yes, within 14 days",
    ),
    ("Parking. There are 80 places behind the house.", "who runs the car park", NOT_TOLD),
    ("Cleaning. Never put the bowl into the dishwasher.", "is the bowl dishwasher safe", "no"),
    ("Lamp A4 bulbs cost $6.", "how much does the lamp A4 cost", NOT_TOLD),
    (
        "Garden. Ball games are for the lawn behind the pond.",
        "may we play football in front of the house",
        "no, behind the pond",
    ),
    ("Loans. Tools are lent to members.", "how much is a drill for a day", NOT_TOLD),
    ("Tours. A tour takes an hour and costs nothing.", "what do I pay for a tour", "nothing"),
    (
        "Pets. Cats and dogs stay outside, guide dogs may come in.",
        "can I bring my dog along",
        "no, only guide dogs",
    ),
    (
        "Pump P3. Pump for clear water, 300 watts.",
        "does the pump P3 pump dirty water",
        "no, clear water",
    ),
    (
        "Radio R2. Four batteries are in the box.",
        "how long do the batteries of the radio R2 last",
        NOT_TOLD,
    ),
    ("Ladder L5. The ladder has five steps.", "who makes the ladder L5", NOT_TOLD),
    (
        "Painting. Let the first coat dry overnight.",
        "how many litres of paint do I need",
        NOT_TOLD,
    ),
)
_LONGEST = 400
"""Characters of a note, and of a question."""

_SURE, _SAYS, _BIAS = 1.12, 0.86, -0.02
"""A logistic line over the log odds of reading and model, fitted to the questions of five packs;
`tests/knowledge/data/lakeside` is left out."""

_JUDGED, _WORTH, _LATER = 3, 0.3, 0.8
"""Readings that are judged at most, how sure a later one must be, and what its chance is then
multiplied with: the words that were read as the best were not it."""

_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Judged:
    """The `reading` that most likely answers, and its chance, 0 to 1.

    `notes` is how many were judged, `chars` the length of all that the model read for it.
    """

    reading: Reading
    chance: float
    notes: int
    chars: int


async def judged(
    model: LanguageModel, question: str, readings: Sequence[Reading], enough: float
) -> Judged | None:
    """The first of `readings` whose chance is `enough`, or else the likeliest.

    None where the model does not tell. Raises `EngineFailed`.
    """
    found: list[tuple[float, Reading]] = []
    chars = 0
    for number, reading in enumerate(readings[:_JUDGED]):
        if number and reading.sure < _WORTH:
            continue
        messages = judgement(_note(reading), question)
        chars += sum(len(message.content) for message in messages)
        if (finds := await finds_answer(model, messages)) is None:
            return None
        chance = together(reading.sure, finds) * (_LATER if number else 1)
        found.append((chance, reading))
        if chance >= enough:
            break
    chance, best = max(found, key=lambda one: one[0])
    return Judged(best, chance, len(found), chars)


def judging() -> tuple[Message, ...]:
    """The leading messages of every judgement, the same bytes each time."""
    examples = (
        message
        for note, question, answer in _EXAMPLES
        for message in (_asking(note, question), Message("assistant", answer))
    )
    return (Message("system", _RULES), *examples)


def judgement(note: str, question: str) -> tuple[Message, ...]:
    """Asks a model for the answer to `question` in `note`."""
    return (*judging(), _asking(note, question))


async def finds_answer(model: LanguageModel, messages: Sequence[Message]) -> float | None:
    """The chance, 0 to 1, that the model finds an answer; None where it does not tell.

    Raises `EngineFailed`.
    """
    request = ModelRequest(tuple(messages), max_tokens=1, probe=NOT_TOLD)
    stream = model.generate(request)
    async with aclosing(stream) as chunks:  # type: ignore[type-var]
        async for chunk in chunks:
            if chunk.probed is not None:
                return 1 - math.exp(min(0.0, chunk.probed))
    return None


def together(sure: float, finds: float) -> float:
    """The chance, 0 to 1, that the words answer, by the reading and by the model."""
    value = _SURE * _odds(sure) + _SAYS * _odds(finds) + _BIAS
    return 1 / (1 + math.exp(-value))


def _note(reading: Reading) -> str:
    """The unit under the name of its document: of whose weight a row speaks, it does not say."""
    over, note = reading.source.title or reading.source.called, reading.unit.context
    return note if over.lower() in note.lower() else f"{over}. {note}"


def _asking(note: str, question: str) -> Message:
    return Message("user", f"Note: {_cut(note)}\nQuestion: {_cut(question)}")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: line.rfind(" ", 0, _LONGEST)] + " …"


def _odds(chance: float) -> float:
    return math.log((chance + _LEAST) / (1 - chance + _LEAST))
