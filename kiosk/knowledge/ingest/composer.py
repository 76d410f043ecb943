"""Puts a document together whose file is no text: its blocks, and the text that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from kiosk.knowledge.ingest.document import Block, Document, Kind

_SPACE = re.compile(r"\s+")
_PAIR = 2


class Composer:
    """Takes what a reader finds, in order; keeps the path of headings and the offsets.

    Lines of the document's text are headings and blocks as they are shown. The first heading of
    level 1 becomes the title. Set `page`, from 1, where the file has pages.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = ""
        self.page: int | None = None
        self._path: list[tuple[int, str]] = []
        self._blocks: list[Block] = []
        self._lines: list[str] = []
        self._length = 0

    def heading(self, level: int, text: str) -> None:
        """A heading of `level`, from 1; what follows stands under it."""
        text = tidy(text)
        if not text:
            return
        self._line(text)
        if level == 1 and not self.title:
            self.title = text
            return
        self._path = [*((depth, t) for depth, t in self._path if depth < level), (level, text)]

    def add(self, kind: Kind, text: str, cells: Mapping[str, str] | None = None) -> None:
        """A block under the headings so far; without words it is none."""
        text = tidy(text)
        if text:
            start = self._line(text)
            headings = tuple(heading for _, heading in self._path)
            end = start + len(text)
            self._blocks.append(Block(kind, headings, text, start, end, self.page, cells or {}))

    def table(self, rows: Sequence[Sequence[str]], *, header: bool) -> None:
        """A table's `rows`; `header` tells that the first names the columns.

        A table of two columns may do without; of more, the first row is taken for names.
        """
        filled = [[tidy(cell) for cell in row] for row in rows if any(map(str.strip, row))]
        width = max(map(len, filled), default=0)
        if not width:
            return
        if width == 1 or (len(filled) == 1 and not header):
            for row in filled:
                self.add(Kind.PROSE, ". ".join(cell for cell in row if cell))
            return
        if header or width > _PAIR:
            names, filled = _unique(filled[0], width), filled[1:]
            self._line(" | ".join(names))
        else:
            names = ["name", "value"]
        for row in filled:
            cells = dict(zip(names, [*row, *[""] * (width - len(row))], strict=True))
            self.add(Kind.ROW, row_text(cells), cells)

    def document(self) -> Document:
        """The whole; a document without a title is called as its file is."""
        return Document(
            self.name,
            self.title or title_of(self.name),
            "\n".join(self._lines),
            tuple(self._blocks),
        )

    def _line(self, text: str) -> int:
        start = self._length
        self._lines.append(text)
        self._length += len(text) + 1
        return start


def tidy(text: str) -> str:
    """The text with single spaces, none at its ends, no soft hyphens or zero-width characters."""
    return _SPACE.sub(" ", re.sub("[\u00ad\u200b\u200c\u200d\u2060\ufeff]", "", text)).strip()


def title_of(name: str) -> str:
    """A title from a file's name: ``opening-times.txt`` is Opening times."""
    return PurePath(name).stem.replace("-", " ").replace("_", " ").capitalize()


def row_text(cells: Mapping[str, str]) -> str:
    """A table row as a person would read it out: its two cells, or each with its column's name."""
    filled = {name: value for name, value in cells.items() if value}
    if len(cells) == _PAIR:
        return ": ".join(filled.values())
    return "; ".join(f"{name}: {value}" if name else value for name, value in filled.items())


def _unique(names: Iterable[str], width: int) -> list[str]:
    found: list[str] = []
    for number, name in enumerate([*names, *[""] * width][:width], 1):
        plain = name or f"Column {number}"
        found.append(plain if plain not in found else f"{plain} ({number})")
    return found
