"""What every turn of one kiosk works with."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field

from kiosk.conversation.foresight import Foresight
from kiosk.core.desk import Desk
from kiosk.core.ports import Clock, ModelImage, Publish, Search, Veil
from kiosk.core.record import AnswerSentence, AuditRef, Degradation, RouteRecord, TurnRecord
from kiosk.core.turn import Highlight, Passage, Turn
from kiosk.governance.egress import EgressGate
from kiosk.governance.guard import GuardResult
from kiosk.governance.output import Speaking, Verdict
from kiosk.reasoning.answer import AnswerRequest, Item
from kiosk.reasoning.interpreter import Interpreter
from kiosk.reasoning.prompts import Persona
from kiosk.reasoning.router import Circumstances

Respond = Callable[[AnswerRequest, RouteRecord, Publish], AsyncGenerator[Item, None]]
"""Answers a request as routed: sentences, then one `AnswerEnd`. Closing it stops all calls."""


@dataclass(frozen=True, slots=True)
class TurnParts:
    """What every turn of one kiosk works with.

    `respond` answers on the tier that the route names and goes on when that one is lost;
    `circumstances`, called in a thread, tells what a turn is routed under; `file` hands a finished
    record to the observers and gives its place in the audit; `top` is how many passages an answer
    may draw on; `standing` is what is worse than it should be in every turn; `locate` finds a text
    in a passage's document; `recall` gives the passage with an id; `notices` tells after a search
    what was worse than it should be; `desk` does what is asked for, and `keep` gets what was shown
    in a session for it. `release` lets a sentence out or puts another in its place; `veil` covers
    a session's personal data in what leaves the machine, which it does through `gate` alone.
    `languages` are the pack's, first the documents'. `foresight` works ahead while the person
    speaks. `interpreter` is for who reads another language than the documents'.
    """

    search: Search
    respond: Respond
    guard: Callable[[str], GuardResult]
    wants_human: Callable[[str], bool]
    circumstances: Callable[[Turn], Circumstances]
    file: Callable[[TurnRecord], AuditRef]
    clock: Clock
    persona: Persona = field(default_factory=Persona)
    top: int = 4
    standing: tuple[Degradation, ...] = ()
    locate: Callable[[str, str], Highlight] | None = None
    recall: Callable[[str], Passage] | None = None
    notices: Callable[[], tuple[Degradation, ...]] = tuple
    desk: Desk | None = None
    keep: Callable[[str, tuple[ModelImage, ...]], None] = lambda _session, _pictures: None
    release: Callable[[AnswerSentence, Speaking], Verdict] = lambda said, _: Verdict(said)
    veil: Callable[[str], Veil] | None = None
    gate: EgressGate = field(default_factory=EgressGate)
    foresight: Foresight | None = None
    interpreter: Interpreter | None = None
    languages: tuple[str, ...] = ()
