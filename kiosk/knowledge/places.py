"""Where a sentence stands in its document, and the excerpt around it. Pure."""

from __future__ import annotations

import re

from kiosk.core.state import SourceView
from kiosk.core.turn import Highlight, Passage

AROUND = 600
"""Characters of the document that an excerpt shows on either side of the highlight."""

_WORD = re.compile(r"[^\W_]+")
_ROW = re.compile(r"[:;.]\s+")
_LEAST = 0.6
"""Share of a sentence's words that must stand close together to be its place."""


def locate(document: str, passage: Passage, text: str) -> Highlight:
    """The narrowest place in `document` that says `text`, inside `passage`.

    Mark-up between the words does not matter. A text that the passage says in other words, as a
    model does, has the whole passage as its place.
    """
    start, end = _span(document, passage.start, passage.end, text)
    return Highlight(passage.id, passage.doc, passage.section, passage.page, start, end)


def excerpt(document: str, title: str, place: Highlight) -> SourceView:
    """The part of `document` around `place`, cut at line ends."""
    first = max(0, place.start - AROUND)
    last = min(len(document), place.end + AROUND)
    if first:
        first = min(place.start, document.find("\n", first) + 1 or first)
    if last < len(document):
        last = max(place.end, document.rfind("\n", 0, last))
    return SourceView(
        passage=place.passage,
        doc=place.doc,
        title=title,
        section=place.section,
        page=place.page,
        text=document[first:last],
        start=place.start - first,
        end=place.end - first,
        before=first > 0,
        after=last < len(document),
    )


def _span(document: str, start: int, end: int, text: str) -> tuple[int, int]:
    there = [
        (m[0].casefold(), start + m.start(), start + m.end())
        for m in _WORD.finditer(document[start:end])
    ]
    if (exact := _run(there, _words(text))) is not None:
        return exact
    # A table's row is spoken as "name: value. value": every part has its own place in the row.
    parts = [run for part in _ROW.split(text) if (run := _run(there, _words(part))) is not None]
    if parts and len(parts) * 2 > len(_ROW.split(text)):
        return min(a for a, _ in parts), max(b for _, b in parts)
    return _densest(there, set(_words(text))) or (start, end)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _run(there: list[tuple[str, int, int]], wanted: list[str]) -> tuple[int, int] | None:
    """Where the words `wanted` follow one another."""
    if not wanted:
        return None
    names = [word for word, _, _ in there]
    for at in range(len(names) - len(wanted) + 1):
        if names[at : at + len(wanted)] == wanted:
            return there[at][1], there[at + len(wanted) - 1][2]
    return None


def _densest(there: list[tuple[str, int, int]], wanted: set[str]) -> tuple[int, int] | None:
    """The window of as many words that holds most of `wanted`, if it holds enough."""
    size = len(wanted)
    best, place = 0.0, None
    for at in range(max(1, len(there) - size + 1)):
        window = there[at : at + size]
        share = len({word for word, _, _ in window} & wanted) / size if size and window else 0.0
        if share > best:
            best, place = share, (window[0][1], window[-1][2])
    return place if best >= _LEAST else None
