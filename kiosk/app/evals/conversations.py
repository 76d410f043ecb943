"""Scripted conversations, graded by what stands in the back office's books afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.app.backoffice.local import LocalOffice, local_office
from kiosk.app.backoffice.seeds import receipt_code
from kiosk.app.config import Config
from kiosk.app.desk import Actions
from kiosk.app.paths import Paths
from kiosk.conversation.entry import typed_turn
from kiosk.core.desk import DeskReply, ToolStatus
from kiosk.core.errors import BadInput
from kiosk.core.events import Event, StaffCalled
from kiosk.core.ports import LanguageModel
from kiosk.core.record import ToolCall
from kiosk.core.turn import Exchange, Turn
from kiosk.governance.egress import EgressGate
from kiosk.governance.guard import Guard
from kiosk.knowledge.index import KnowledgeIndex

CLOCK = datetime(2026, 11, 25, 12, 0)
"""When every conversation takes place: a Wednesday at noon, local time."""
_CODE = re.compile(r"\{code:([\w-]+)\}")
_REFERENCE = re.compile(r"\bK-[A-Z0-9]{5}\b")

Model = Callable[[], LanguageModel]
Hear = Callable[[str, str], Awaitable[Turn | None]]
"""The turn that is made of a text when it is said aloud in a session; None when it is not heard."""


class Conversation(BaseModel):
    """What one person says, and what must stand in the books afterwards, in this order.

    An appointment is kind, part of the product, start, status; a return is kind, order, part of
    the product, status. ``{code:10421}`` in what is said stands for the code of that receipt and
    ``{ref}`` for the last reference given. `pending` is what must wait in the outbox. `spoken`:
    it is held aloud, too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    say: tuple[str, ...] = Field(min_length=1)
    appointments: tuple[tuple[str, str, str, str], ...] = ()
    returns: tuple[tuple[str, str, str, str], ...] = ()
    tools: tuple[str, ...] = ()
    call: bool = False
    offline: bool = False
    pending: int = 0
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Graded:
    """How a conversation ended. `wrong` names what differs; `unapproved` counts writes that no
    open proposal and yes led to.
    """

    id: str
    wrong: tuple[str, ...]
    unapproved: int
    said: tuple[tuple[str, str], ...]

    @property
    def right(self) -> bool:
        """Whether the books are as they must be."""
        return not self.wrong and not self.unapproved

    def as_dict(self) -> dict[str, Any]:
        """Plain containers."""
        return {**asdict(self), "right": self.right}


def read_conversations(path: Path) -> Sequence[Conversation]:
    """The conversations in `path`. Raises `BadInput` ``eval.no_questions``, ``eval.bad_line``."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            "eval.no_questions", f"{path} can't be read: {error}.", "Name one: --conversations FILE"
        ) from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(Conversation.model_validate(json.loads(line)))
            except (ValueError, ValidationError) as error:
                hint = 'A line: {"id": "…", "say": ["…", "yes"], "appointments": [["repair", …]]}'
                raise BadInput("eval.bad_line", f"{path}, line {number}: {error}", hint) from error
    return found


async def hold(
    conversation: Conversation,
    index: KnowledgeIndex,
    home: Path,
    model: Model | None = None,
    hear: Hear | None = None,
) -> Graded:
    """Let it take place over a back office of its own, aloud with `hear`, and grade its end."""
    paths = Paths(home, home / "models", home / "kiosk.toml").create()
    with local_office(index, home / "office.db", CLOCK.date()) as office:
        actions, facts, said, calls = await play(
            conversation, index, paths, office, model=model, hear=hear
        )
        state = office.state()
    wrong = [
        *_differs("appointment", conversation.appointments, _appointments(state)),
        *_differs("return", conversation.returns, _returns(state)),
    ]
    done = [f"{call.name} {call.status}" for call in calls]
    wrong += [f"no {wanted}" for wanted in conversation.tools if wanted not in done]
    if conversation.call != any(isinstance(fact, StaffCalled) for fact in facts):
        wrong.append("a colleague was called" if not conversation.call else "nobody was called")
    waiting = actions.outbox.count()
    if waiting.pending != conversation.pending or waiting.conflicts:
        wrong.append(f"{waiting.pending} wait and {waiting.conflicts} conflict in the outbox")
    return Graded(conversation.id, tuple(wrong), unapproved(state, actions, calls), tuple(said))


async def play(
    conversation: Conversation,
    index: KnowledgeIndex,
    paths: Paths,
    office: LocalOffice,
    *,
    model: Model | None = None,
    hear: Hear | None = None,
) -> tuple[Actions, list[Event], list[tuple[str, str]], list[ToolCall]]:
    """What is said, one after the other; a question for the documents is passed over."""
    gate = EgressGate((), offline=conversation.offline)
    actions = Actions(Config(), paths, gate, office.address)
    desk = actions.desk(index, Guard(), model, CLOCK.timestamp)
    facts: list[Event] = []
    said: list[tuple[str, str]] = []
    calls: list[ToolCall] = []
    history: list[Exchange] = []
    for line in conversation.say:
        text = _filled(line, said)
        turn = await hear(text, conversation.id) if hear else typed_turn(text, conversation.id)
        if turn is None:
            said.append((text, "(not heard)"))
            continue
        text = turn.transcript
        reply = await desk.handle(turn, history, facts.append)
        if reply is None and conversation.call and line == conversation.say[-1]:
            reply = await desk.hand_off(turn, "asked", (), facts.append)
        answer = _words(reply)
        said.append((text, answer))
        history.append(Exchange(text, answer))
        calls += reply.tools if reply else ()
    desk.close()
    return actions, facts, said, calls


def unapproved(state: dict[str, Any], actions: Actions, calls: Sequence[ToolCall]) -> int:
    """Writes in the books whose key no proposal had before it was done."""
    proposed = {c.idempotency_key for c in calls if c.status == ToolStatus.PROPOSED}
    written = {answer["key"] for answer in state["answers"]}
    written |= {e.key for e in actions.outbox.entries() if not e.tool.startswith("staff_")}
    return len(written - proposed)


def _filled(line: str, said: Sequence[tuple[str, str]]) -> str:
    line = _CODE.sub(lambda m: receipt_code(m[1]), line)
    given = [ref for _, answer in said for ref in _REFERENCE.findall(answer)]
    return line.replace("{ref}", given[-1] if given else "K-00000")


def _words(reply: DeskReply | None) -> str:
    return " ".join(s.text for s in reply.sentences) if reply else ""


def _appointments(state: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(a["kind"], a["product"], a["start"], a["status"]) for a in state["appointments"]]


def _returns(state: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(r["kind"], r["number"], r["product"], r["status"]) for r in state["returns"]]


def _differs(
    what: str,
    wanted: Sequence[tuple[str, str, str, str]],
    found: Sequence[tuple[str, str, str, str]],
) -> list[str]:
    if len(wanted) != len(found):
        return [f"{len(found)} {what}s instead of {len(wanted)}: {list(found)}"]
    wrong = []
    for want, have in zip(wanted, found, strict=True):
        same = all(
            w.lower() in h.lower() if n else w == h
            for n, (w, h) in enumerate(zip(want, have, strict=True))
        )
        if not same:
            wrong.append(f"{what} {have} instead of {want}")
    return wrong
