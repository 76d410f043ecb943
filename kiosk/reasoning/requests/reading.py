"""What was read out of a request, and what reading it needs to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kiosk.reasoning.requests.moments import Moment, read_moment


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

    `product` finds the catalogue's name for what a text is about, or None, and `noun` the kind of
    product that it names; `written` writes the
    owner's words as they do; `references` are those of this visit, newest last; `topic` is what
    was talked about before; `first_hour` is the earliest hour at which the owner opens.
    """

    now: datetime
    product: Callable[[str], str | None] = lambda _text: None
    references: tuple[str, ...] = ()
    topic: str = ""
    noun: Callable[[str], str | None] = lambda _text: None
    written: Callable[[str], str] = str
    first_hour: int = 8

    def moment(self, text: str, *, bare: bool = False, since: datetime | None = None) -> Moment:
        """The day and time in `text`, counted from now, or from `since`."""
        return read_moment(text, since or self.now, bare=bare, first_hour=self.first_hour)
