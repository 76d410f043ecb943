"""What kind of thing is asked for, by the meaning of the words: for requests that no rule reads.

A logistic model over MiniLM's vector and what the text names (a reference, an order, a day, a
length of time). `training/requests` trains it on sentences of our own. It chooses the tool; the
arguments are read by the same rules as ever, and what changes the world is still proposed first.
"""

from __future__ import annotations

import base64
import json
import math
import struct
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from importlib import resources
from typing import Any

from kiosk.core.errors import EngineFailed
from kiosk.core.ports import Embedder
from kiosk.reasoning.requests.looks import code_in, span_minutes
from kiosk.reasoning.requests.lookups import look_reading
from kiosk.reasoning.requests.phrasing import body
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.spelled import order_in, read_reference
from kiosk.reasoning.requests.writes import (
    about_reference,
    book_reading,
    move_reading,
    return_reading,
    service_in,
)

NONE = "none"
VECTOR_SCALE, TRAIT_SCALE = 4 / 127, 1.5
SURE = 0.6
"""Belief from which a tool is called without a rule that agrees."""
PROPOSES = 0.75
"""The same for what changes the world, or lacks something: to be asked back, or shown a card, for a
passing remark is a nuisance.
"""
_WRITES: dict[str, Callable[[str, Context], Reading | None]] = {
    "book_appointment": book_reading,
    "move_appointment": move_reading,
    "cancel_appointment": partial(about_reference, "cancel_appointment"),
    "cancel_return": partial(about_reference, "cancel_return"),
    "start_return": partial(return_reading, "start_return"),
    "start_replacement": partial(return_reading, "start_replacement"),
}
_PUT = ("wish", "thing", "may", "question", "plain")


class Kinds:
    """Tells which tool a text is about; blocks for milliseconds. `embedder` None knows none."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        fits = embedder is not None and embedder.name == _learned()["embedding"]
        self._embedder = embedder if fits else None

    def read(self, text: str, context: Context) -> Reading | None:
        """The reading of the likeliest tool; None where it is none, or nobody can be sure."""
        if self._embedder is None:
            return None
        try:
            raw = self._embedder.embed([text])
        except EngineFailed:  # the search says so in this very turn
            return None
        tool, belief = likeliest(struct.unpack(f"{len(raw)}b", raw), traits(text, context))
        found = _reading(tool, text, context) if tool != NONE and belief >= SURE else None
        if found is None or ((found.missing or tool in _WRITES) and belief < PROPOSES):
            return None
        return replace(found, sure=round(belief, 3), by="meaning")


def likeliest(vector: Sequence[int], shape: Sequence[float]) -> tuple[str, float]:
    """The likeliest tool, or `NONE`, and the belief in it, 0 to 1."""
    values = [*(value * VECTOR_SCALE for value in vector), *(v * TRAIT_SCALE for v in shape)]
    learned = _learned()
    odds = [
        bias + sum(w * v for w, v in zip(row, values, strict=True))
        for row, bias in zip(learned["rows"], learned["biases"], strict=True)
    ]
    most = max(odds)
    shares = [math.exp(one - most) for one in odds]
    at = shares.index(max(shares))
    return learned["tools"][at], shares[at] / sum(shares)


def traits(text: str, context: Context) -> list[float]:
    """How `text` is put, and what it names."""
    kind, _ = body(text)
    said = context.moment(text)
    order = order_in(text)
    named = (read_reference(text), order, said.day, said.clock, span_minutes(text))
    return [
        *(float(kind == one) for one in _PUT),
        *(float(bool(one)) for one in (*named, code_in(text), service_in(text))),
        min(1.0, len(text.split()) / 20),
    ]


def _reading(tool: str, text: str, context: Context) -> Reading | None:
    if write := _WRITES.get(tool):
        return write(text, context)
    return look_reading(tool, text, context)


@cache
def _learned() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("kinds.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    raw = base64.b64decode(found["weights"])
    flat = struct.unpack(f"<{len(raw) // 2}e", raw)
    width = len(flat) // len(found["tools"])
    found["rows"] = [flat[at : at + width] for at in range(0, len(flat), width)]
    return found
