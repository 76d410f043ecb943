"""What was read out of a request, and what reading it needs to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """A tool and its arguments. `missing` names what has to be asked for, in that order.

    `asked` tells that it was put as a question for the documents ("is the X200 in stock?"), not
    as something to be done. `sure` is 0 to 1; `by` is who read it.
    """

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    asked: bool = False
    sure: float = 1.0
    by: str = "rules"


@dataclass(frozen=True, slots=True)
class Context:
    """What "it" and "Tuesday" mean now.

    `product` finds the catalogue's name for what a text is about, or None; `references` are those
    of this visit, newest last; `topic` is what was talked about before.
    """

    now: datetime
    product: Callable[[str], str | None] = lambda _text: None
    references: tuple[str, ...] = ()
    topic: str = ""
