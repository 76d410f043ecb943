"""A model's yes or no: do these words of the documents answer the question?

A small model that invents when it writes is a fair judge when it reads: one token, and how sure it
was of it, weighed against the reading's own chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import aclosing

from kiosk.core.ports import LanguageModel, Message, ModelRequest

_SURE = 1.16
_SAYS = 0.65
_BIAS = 0.57
"""A logistic line over the log odds of reading and model, fitted to the sample packs' questions."""

_LEAST = 1e-6


async def says_yes(model: LanguageModel, messages: Sequence[Message]) -> float | None:
    """The probability of a yes, 0 to 1; None when it said something else. Raises `EngineFailed`."""
    stream = model.generate(ModelRequest(tuple(messages), max_tokens=1))
    async with aclosing(stream) as chunks:  # type: ignore[type-var]
        async for chunk in chunks:
            word = chunk.text.strip().lower()
            if word in {"yes", "no"}:
                chance = math.exp(chunk.logprob) if chunk.logprob is not None else 0.9
                return chance if word == "yes" else 1 - chance
            if word:
                return None
    return None


def together(sure: float, yes: float | None) -> float:
    """The chance, 0 to 1, that the words answer, by the reading and by the model."""
    if yes is None:
        return sure
    value = _SURE * _odds(sure) + _SAYS * _odds(yes) + _BIAS
    return 1 / (1 + math.exp(-value))


def _odds(chance: float) -> float:
    return math.log((chance + _LEAST) / (1 - chance + _LEAST))
