"""What a technician with both hands full says: a few words, by fixed patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """What is asked for."""

    JOBS = "jobs"
    OPEN = "open"
    GUIDE = "guide"
    NEXT = "next"
    DONE = "done"
    BACK = "back"
    REPEAT = "repeat"
    HOW_LONG = "how_long"
    CONFIRM = "confirm"
    SKIP = "skip"
    LEAVE = "leave"
    NOTE = "note"
    SHEET = "sheet"
    PHOTO = "photo"
    FINISH = "finish"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Command:
    """A wish, and `about` what: a job, a procedure, the words of a note."""

    wish: Wish
    about: str = ""


_POLITE = r"(?:\W*(?:ok(?:ay)?|alright|right|now|so|please|and|then|um|uh)\b)*\W*"
_END = r"(?:\W*(?:please|now|thanks?|thank you)\b)*\W*$"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^{_POLITE}(?:{pattern}){_END}", re.I)


_STEPS = (
    (
        Wish.SKIP,
        re.compile(
            r"\b(?:skip|jump (?:over|ahead|to)|leave (?:it|this|that) out|ignore (?:it|this|that)"
            r"|go (?:straight |right )?to (?:the )?(?:last|end|step))\b",
            re.I,
        ),
    ),
    (
        Wish.LEAVE,
        _whole(r"(?:leave|stop|end|exit|quit|cancel|close)(?: the)? (?:procedure|guide|steps?)"),
    ),
    (
        Wish.CONFIRM,
        _whole(
            r"(?:yes\W+)?(?:i )?(?:confirm(?:ed)?|acknowledged?|understood|i understand|understand)"
            r"(?: (?:it|that|this))?(?:\W+(?:and )?(?:next|go on|continue))?"
            r"|(?:it is|it's|that is|that's|is) (?:safe|locked out|confirmed)"
        ),
    ),
    (
        Wish.NEXT,
        _whole(r"(?:what(?:'s| is| comes) )?(?:go )?(?:to )?(?:the )?"
               r"(?:next|continue|go on|forward|carry on|go ahead|move on)(?: step| one)?"),
    ),
    (
        Wish.DONE,
        _whole(r"(?:i'?m |i am |that'?s |that is |it'?s |it is |all |this is )?"
               r"(?:done|finished|complete|completed|ready)(?: with (?:it|this|that))?"),
    ),
    (
        Wish.BACK,
        _whole(r"(?:go |one |a )?(?:step )?back(?: one)?(?: step)?|(?:the )?previous(?: step| one)?"
               r"|the (?:step|one) before"),
    ),
    (
        Wish.REPEAT,
        _whole(r"repeat(?: (?:it|that|this|the step))?|(?:say (?:it|that) )?again|once more|pardon"
               r"|what was that|come again|read (?:it|that) again"),
    ),
    (
        Wish.HOW_LONG,
        re.compile(
            r"\bhow (?:long|much (?:more )?time|far)\W*$|\btime (?:is )?left\b"
            r"|\bhow (?:long|much (?:more )?time|far)\b.{0,30}\b(?:takes?|left|still|remain\w*"
            r"|in all|to go|am i|are we)\b|\bhow many (?:more )?steps\b",
            re.I,
        ),
    ),
)  # fmt: skip
_ALWAYS = (
    (
        Wish.JOBS,
        _whole(r"(?:show|list|read|give|tell|what are|what're)(?: me)?(?: all)?(?: of)?"
               r"(?: my| the| today'?s| open)* jobs(?: list)?(?: for today| do i have)?"
               r"|(?:my |the )?jobs|(?:what(?:'s| is) )?(?:my |the )?next job"
               r"|what jobs (?:do i have|are there)(?: today)?"),
    ),
    (
        Wish.FINISH,
        re.compile(
            r"\b(?:finish|complete|close|hand in|submit|file|send(?: in| off)?|sign off)\b"
            r"(?: (?:the|this|my))?(?: \w+)? (?:job|sheet|job sheet|report)\b",
            re.I,
        ),
    ),
    (
        Wish.SHEET,
        re.compile(
            r"\b(?:read|show|what(?:'s| is) on)\b(?: me)?(?: the| my)?(?: job)? sheet\b", re.I
        ),
    ),
    (
        Wish.PHOTO,
        re.compile(r"\b(?:attach|add|take|save|keep|put)\b.{0,20}\b(?:photo|picture)\b", re.I),
    ),
)  # fmt: skip
_ABOUT = (
    (
        Wish.NOTE,
        re.compile(
            rf"^{_POLITE}(?:(?:take|make|add)(?: a)? note|(?:new )?note|write(?: this| that)? down"
            r"|put (?:it |this |that )?(?:down )?on the (?:job )?sheet|for the sheet|log)"
            r"(?: that)?\b[\s:,.-]*(.+)$",
            re.I | re.S,
        ),
    ),
    (
        Wish.GUIDE,
        re.compile(
            r"\b(?:guide|walk|take|lead|talk) me through\s+(.+)$"
            r"|\b(?:start|begin|open|run)\b(?: the)?(?: work)? (?:procedure|instructions?)"
            r"(?: (?:for|of|to|on))?\s+(.+)$"
            r"|\b(?:start|begin|open|run)\b(?: the)? (.+?) procedure\b"
            r"|^(.+?),? step by step\W*$",
            re.I | re.S,
        ),
    ),
    (
        Wish.OPEN,
        re.compile(
            rf"^{_POLITE}(?:start|open|begin|take|continue|go on with|work on|resume)"
            r"(?: the| my| with)?\s+(?:job\b\s*(?:number )?(.+)|(.+?)\s+job\b.*)$",
            re.I,
        ),
    ),
)
_YES = _whole(r"yes|yeah|yep|correct|right|that'?s (?:right|correct)|affirmative|do (?:it|that)"
              r"|(?:yes\W+)?hand it in")  # fmt: skip
_NO = _whole(r"no|nope|wrong|that'?s (?:wrong|not right)|negative|not yet|don'?t")
_FIELD = re.compile(
    r"^\W*(?:the )?(?:symptoms?|cause|actions?|parts?(?: used)?|time|hours|serial(?: number)?"
    r"|part number)\b\s*(?:is|was|are|were|:|,)",
    re.I,
)
_PUT_RIGHT = re.compile(
    r"^\W*(?:correct|change|set|replace) the (?:symptom|cause|action|parts?|time|serial number)\b"
    r".*\bto\b",
    re.I,
)


def step_command(text: str) -> Command | None:
    """What `text` asks of a procedure that is under way."""
    return next((Command(wish) for wish, p in _STEPS if p.search(text)), None)


def job_command(text: str) -> Command | None:
    """What `text` asks of jobs, sheets and procedures."""
    for wish, pattern in _ALWAYS:
        if pattern.search(text):
            return Command(wish)
    for wish, pattern in _ABOUT:
        if match := pattern.search(text):
            about = next((part for part in match.groups() if part), "")
            return Command(wish, about.strip(" .?!"))
    return (
        Command(Wish.NOTE, text.strip()) if _FIELD.match(text) or _PUT_RIGHT.match(text) else None
    )


def answer(text: str) -> Command | None:
    """A plain yes or no."""
    if _YES.match(text):
        return Command(Wish.YES)
    return Command(Wish.NO) if _NO.match(text) else None
