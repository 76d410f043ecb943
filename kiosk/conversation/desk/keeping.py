"""Remembering a person across visits: only when they want it, only under their own code."""

from __future__ import annotations

import asyncio
import re

from kiosk.action.keepsakes import KEPT_DAYS, Keepsake, Keepsakes
from kiosk.action.tools.words import listed
from kiosk.conversation.desk.case import Case
from kiosk.conversation.desk.words import DROPPED, said
from kiosk.core.desk import DeskReply, ToolStatus
from kiosk.core.errors import BadInput
from kiosk.core.record import ToolCall
from kiosk.core.turn import Turn
from kiosk.reasoning.requests.consent import Answer, read_answer
from kiosk.reasoning.requests.spelled import read_code

_REMEMBER = re.compile(
    r"\bremember (?:me|this|my visit|what (?:i|we)|all this|it)\b.*\b(?:next|later|again|visit|time"
    r"|come back|for me)\b|\b(?:please |can you |could you )remember me\b|\bremember this visit\b",
    re.I,
)
_RECALL = re.compile(
    r"\b(?:do|can) you (?:still )?(?:remember|know) me\b|\bit'?s me again\b|\bi(?:'ve"
    r"| have)? (?:was|been)"
    r" here before\b|\bwhat do you (?:know|remember) (?:about|of) me\b|\bi(?:'m| am) back\b",
    re.I,
)
_ERASE = re.compile(
    r"\bforget (?:me|everything about me|all about me|what you know (?:about|of) me)\b|\b(?:erase"
    r"|delete"
    r"|remove) (?:everything |all |what )?(?:you (?:know|have|kept|remember)|my (?:data|note"
    r"|memory))\b",
    re.I,
)
_CONSENT = (
    "I can keep what this visit was about and your references, sealed with a code of yours, for "
    f"{KEPT_DAYS} days; no recording and no name. You can have it erased at any time. Shall I?"
)
_CODE = "Please give me a code: the one on your receipt, or the last digits of your phone number."
_STRIKES = 3


async def serve(keepsakes: Keepsakes, case: Case, turn: Turn, now: float) -> DeskReply | None:
    """What the turn does to the person's note; None when it is about something else."""
    text = turn.transcript
    if case.keeping == "consent":
        answer = read_answer(text)
        case.keeping = "remember" if answer is Answer.YES else ""
        if answer is Answer.YES:
            return said(_CODE, why="remember")
        if answer is Answer.NO:
            return said(DROPPED, tools=(_call("remember_visit", ToolStatus.REJECTED),))
        return None
    if case.keeping and (reply := await _with_code(keepsakes, case, text, now)):
        return reply
    if _ERASE.search(text):
        case.keeping = "erase"
        return said(f"I'll erase it. {_CODE}", why="erase")
    if _RECALL.search(text):
        case.keeping = "recall"
        return said(f"Not without your code. {_CODE}", why="recall")
    if _REMEMBER.search(text):
        case.keeping = "consent"
        return said(_CONSENT, tools=(_call("remember_visit", ToolStatus.PROPOSED),))
    return None


async def _with_code(keepsakes: Keepsakes, case: Case, text: str, now: float) -> DeskReply | None:
    """The answer to "which code?"."""
    wanted, code = case.keeping, read_code(text)
    if code is None:
        case.keeping = ""
        return said(DROPPED) if read_answer(text) is Answer.NO else None
    try:
        if wanted == "remember":
            note = Keepsake(tuple(case.topics), tuple(case.references), now)
            await asyncio.to_thread(keepsakes.keep, code, note)
            return _done(case, "remember_visit", "It is kept. Come back with the same code.")
        if wanted == "erase":
            there = await asyncio.to_thread(keepsakes.erase, code)
            told = "It is erased." if there else "There is nothing under that code."
            return _done(case, "erase_visit", told)
        return _shown(case, await asyncio.to_thread(keepsakes.recall, code))
    except BadInput as error:
        return said(error.message, _CODE)


def _shown(case: Case, note: Keepsake | None) -> DeskReply:
    if note is None:
        case.strikes += 1
        case.keeping = "recall" if case.strikes < _STRIKES else ""
        failed = _call("recall_visit", ToolStatus.FAILED)
        return said("There is nothing under that code.", tools=(failed,))
    case.references = [*note.references, *case.references]
    topics = f"You asked about {listed(note.topics[-4:], 'and')}." if note.topics else ""
    held = listed(note.references[-3:], "and")
    references = f"Your references are {held}." if note.references else ""
    return _done(case, "recall_visit", f"Welcome back. {topics} {references}".strip())


def _done(case: Case, tool: str, text: str) -> DeskReply:
    case.keeping = ""
    return said(" ".join(text.split()), tools=(_call(tool, ToolStatus.DONE),), why=tool)


def _call(tool: str, status: ToolStatus) -> ToolCall:
    """The code is no argument: it stands nowhere but in the person's head."""
    return ToolCall(tool, {}, status, "")
