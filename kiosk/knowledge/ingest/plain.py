"""Plain text as blocks: paragraphs between empty lines."""

from __future__ import annotations

import re

from kiosk.knowledge.ingest.composer import title_of
from kiosk.knowledge.ingest.document import Block, Document, Kind

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


def read_plain(name: str, text: str) -> Document:
    """The document `name`; a short first paragraph of one line is its title."""
    found = list(_PARAGRAPH.finditer(text))
    title = title_of(name)
    if len(found) > 1 and _is_title(found[0][0]):
        title = found.pop(0)[0].strip()
    blocks = (Block(Kind.PROSE, (), " ".join(m[0].split()), m.start(), m.end()) for m in found)
    return Document(name, title, text, tuple(blocks))


def _is_title(paragraph: str) -> bool:
    return "\n" not in paragraph and len(paragraph) <= 80 and paragraph[-1] not in ".!?:;,"  # noqa: PLR2004 - a line
