"""What a document is about, in the words that people use for it. Pure.

Manuals of one mould have titles that name nothing ("Product sheet 7") and name the thing once, in
their first line. Every passage of such a document is about that thing, so every passage is to be
found by its name.
"""

from __future__ import annotations

import re
from collections import Counter

from kiosk.knowledge.ingest.document import Document, Kind

_LEAD_WORDS = 14
"""Words of a first line that is taken for a name with what belongs to it."""
_OFTEN = 3
"""Mentions from which on a name is one that the document is about."""
_MOST = 2
_NAME = re.compile(
    r"\b[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|\d+\w*))+"  # Aroma Uno, HedgePro 55 Trimmer
    r"|\b[A-Z][a-z]+[A-Z0-9]\w*\b|\b[A-Z]{1,4}-?\d+\w*\b"  # HedgePro, KP-400
)
_ARTICLE = re.compile(r"\b(?:The|Your|Our|This|An?)\s+(?=[A-Z])")
_FEW_WORDS = 6
_TABLES = {Kind.PRODUCT, Kind.QUESTION}


def subject(document: Document) -> str:
    """Names of what `document` is about that its title lacks; empty when the title says it all."""
    if not document.blocks or document.blocks[0].kind in _TABLES:
        return ""
    names = _names(document)
    title = _words(document.title)
    # A title with the name that comes most often, or with any name of its own, says it all.
    if names and (_words(names[0]) <= title or _NAME.search(document.title)):
        names = []
    found = [name for name in (_lead(document), *names) if not _words(name) <= title]
    return " ".join(dict.fromkeys(found))


def _lead(document: Document) -> str:
    """The first line, when it stands before all headings and is short enough for a name."""
    first = document.blocks[0]
    if first.headings or first.kind is not Kind.PROSE or first.text[-1:] in ".?!":
        return ""
    return first.text if len(first.text.split()) <= _LEAD_WORDS else ""


def _names(document: Document) -> list[str]:
    """Names that come again and again and stand in a heading or early; the most frequent first."""
    seen: Counter[str] = Counter()
    headings = dict.fromkeys(heading for block in document.blocks for heading in block.headings)
    early = " ".join((*headings, *(block.text for block in document.blocks[:2])))
    for text in (*headings, *(block.text for block in document.blocks)):
        seen.update({name[0] for name in _NAME.finditer(_ARTICLE.sub("", text))})
    often = [name for name, count in seen.most_common() if count >= _OFTEN and name in early]
    return [name for name in often if len(name.split()) <= _FEW_WORDS][:_MOST]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
