"""The procedures of a pack: documents that tell what to do step by step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kiosk.core.procedure import Procedure, Step
from kiosk.core.turn import Passage
from kiosk.knowledge.packfile import PackFile
from kiosk.knowledge.words import words

_PASSAGES = """
SELECT p.id, d.name, d.title, p.section, p.kind, p.text FROM passages p
JOIN documents d ON d.id = p.document ORDER BY p.rowid
"""
_STEP = re.compile(r"(?:^|(?<=\s))Step \d+: ")
_WHOLE = re.compile(r"procedure|work[-_ ]?instruction|checklist", re.I)
"""A document so named is one procedure; in others each list of steps is one."""

_SAFETY = re.compile(
    r"\b(?:lock(?:ed)? out|lock out|lockout|locked|voltage|discharg\w*|pressure off|depressuri\w*"
    r"|never|danger\w*|warning|caution|isolat\w*|goggles|unplug|switch off the main)\b",
    re.I,
)
_INTRO = re.compile(r"\b(Safety|Warning|Caution|Danger|Time|Parts|Tools?|Form)\s*:\s*", re.I)
_WARNS = frozenset({"safety", "warning", "caution", "danger"})
_MINUTES = {"minute": 1, "min": 1, "hour": 60, "h": 60}
_TRIED = 12
_LEAST = 0.35
"""Score of a passage below which it is about something else."""


@dataclass(slots=True)
class _Draft:
    title: str
    doc: str
    intro: str = ""
    steps: list[Step] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


class PackProcedures:
    """The procedures of a built pack; `search` finds passages by words and meaning."""

    def __init__(self, file: PackFile, search: Callable[[str, int], Sequence[Passage]]) -> None:
        drafts = [draft for draft in _drafts(file) if draft.steps]
        self._search = search
        self._of = {i: _made(draft) for draft in drafts for i in draft.ids}
        self.all = tuple({p.title: p for p in self._of.values()}.values())

    def find(self, wish: str) -> Procedure | None:
        """The procedure that `wish` asks for, None when no document has one."""
        wanted = set(words(wish))
        for procedure in self.all:  # its own name, said in full
            if set(words(procedure.title)) <= wanted:
                return procedure
        best: Procedure | None = None
        most = _LEAST
        for passage in self._search(wish, _TRIED):
            found = self._of.get(passage.id)
            share = passage.score + (0.2 if found and _whole(found.doc) else 0)
            if found and share > most:
                best, most = found, share
        return best


def _drafts(file: PackFile) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for passage, doc, title, section, kind, text in file.rows(_PASSAGES):
        whole = _whole(doc)
        name = title if whole else section.replace(f"{title} › ", f"{title}: ")
        if draft is None or (draft.doc, draft.title) != (doc, name):
            if draft:
                yield draft
            draft = _Draft(name, doc)
        draft.ids.add(passage)
        if kind == "step":
            heading = section.rsplit(" › ", 1)[-1] if whole else ""
            draft.steps += _steps(text, heading, passage)
        elif not draft.steps and not draft.intro and (whole or _INTRO.match(text)):
            draft.intro = text
    if draft:
        yield draft


def _steps(text: str, section: str, passage: str) -> list[Step]:
    told = [part.strip() for part in _STEP.split(text) if part.strip()]
    return [Step(section, part, passage, bool(_SAFETY.search(part))) for part in told]


def _made(draft: _Draft) -> Procedure:
    parts = _INTRO.split(draft.intro)[1:]
    said = dict(zip((p.lower() for p in parts[::2]), map(str.strip, parts[1::2]), strict=False))
    warning = next((said[name] for name in said if name in _WARNS), "")
    first = min(draft.ids, key=lambda i: i != draft.steps[0].passage)
    warn = (
        [Step("Safety", warning[:1].upper() + warning[1:], first, safety=True)] if warning else []
    )
    made = Procedure(draft.title, draft.doc, (*warn, *draft.steps))
    return replace(made, minutes=_minutes(said.get("time", "")), parts=said.get("parts", ""))


def _minutes(text: str) -> int:
    """``about one and a half hours`` → 90; 0 where no time is said."""
    number = 0.0
    for word in words(text.replace("and a half", ".5")):
        if word.replace(".", "", 1).isdigit():
            number += float(word)
        elif (factor := _MINUTES.get(word.rstrip("s"))) and number:
            return round(number * factor)
    return 0


def _whole(doc: str) -> bool:
    return _WHOLE.search(doc) is not None
