"""HTML as blocks: headings, paragraphs, lists, tables, captions. Scripts and styles are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.knowledge.ingest.composer import Composer, tidy
from kiosk.knowledge.ingest.document import Document, Kind, Skipped
from kiosk.knowledge.textfile import read_html_text

_TOOLS = """
script style template noscript head svg math iframe object embed canvas audio video map input
select textarea button datalist
"""
_NOT_READ = frozenset(_TOOLS.split())
_BOXES = """
html body p div section article main header footer aside address blockquote pre center form
fieldset details figure hgroup li dd dt td th tr table ul ol menu dl hr
"""
_BLOCKS = frozenset(_BOXES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": 6, "legend": 6}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_MAX_SPAN = 40
"""Columns or rows that a cell may span; more is a mistake or a trap."""


def read_html(name: str, path: Path) -> tuple[Document, list[Skipped]]:
    """The document `name` in the file `path`.

    Text that the page hides is left out, like its navigation, and both are said. Raises
    `BadInput` like `read_html_text`.
    """
    from lxml import etree  # type: ignore[import-untyped]

    text, note = read_html_text(path)
    # A declaration of the encoding is no longer true of decoded text.
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    walker, given_up = _Walker(name), []
    if text.strip():
        parser = etree.HTMLParser(
            remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
        )
        root = etree.fromstring(text.encode(), parser=parser)
        if root is not None:
            walker.page(root)
        given_up = [error for error in parser.error_log if error.level_name == "FATAL"]
    skipped = walker.skipped()
    skipped += [Skipped(name, note, code="pack.guessed_encoding")] if note else []
    for error in given_up[:1]:
        reason = f"what follows is left out: {tidy(error.message)}"
        skipped.append(Skipped(name, reason, error.line, "pack.damaged_document"))
    return walker.composer.document(), skipped


class _Walker:
    """Goes through the page; words gather until an element starts or ends a paragraph."""

    def __init__(self, name: str) -> None:
        self.composer = Composer(name)
        self._words: list[str] = []
        self._left_out: dict[str, int] = {}

    def page(self, root: Any) -> None:
        self._visit(root)
        self._end()
        if not self.composer.title:
            self.composer.title = tidy("".join(root.xpath("string(//head/title)")))

    def skipped(self) -> list[Skipped]:
        return [
            Skipped(self.composer.name, f"{what} left out ({count} times)")
            for what, count in self._left_out.items()
        ]

    def _visit(self, element: Any) -> None:
        tag = element.tag.lower()
        if self._is_left_out(element, tag):
            return
        match tag:
            case _ if level := _HEADINGS.get(tag):
                self._end()
                self.composer.heading(level, self._inner(element))
            case "ul" | "ol" | "menu":
                self._list(element, Kind.STEP if tag == "ol" else Kind.ITEM)
            case "table":
                self._table(element)
            case "dl":
                self._definitions(element)
            case "figcaption" | "caption":
                self._end()
                self.composer.add(Kind.CAPTION, self._inner(element))
            case "img":
                self._picture(element)
            case "br":
                self._words.append(" ")
            case _:
                self._through(element, block=tag in _BLOCKS)

    def _through(self, element: Any, *, block: bool) -> None:
        if block:
            self._end()
        self._words.append(element.text or "")
        for child in element:
            self._visit(child)
            self._words.append(child.tail or "")
        if block:
            self._end()

    def _list(self, element: Any, kind: Kind) -> None:
        self._end()
        start = element.get("start", "1")
        number = int(start) - 1 if re.fullmatch(r"\d{1,6}", start) else 0
        for child in element:
            if child.tag != "li":
                self._visit(child)
                continue
            if self._is_left_out(child, "li"):
                continue
            number += 1
            inner = [c for c in child if c.tag in {"ul", "ol", "menu", "table", "dl"}]
            text = tidy(self._inner(child, leave=inner))
            if text:
                self.composer.add(kind, f"Step {number}: {text}" if kind is Kind.STEP else text)
            for other in inner:
                self._visit(other)

    def _definitions(self, element: Any) -> None:
        self._end()
        name = ""
        for child in element.iter("dt", "dd"):
            if self._is_left_out(child, child.tag):
                continue
            if child.tag == "dt":
                name = tidy(self._inner(child))
                continue
            cells = {"name": name, "value": tidy(self._inner(child))}
            self.composer.add(Kind.ROW, ": ".join(filter(None, cells.values())), cells)

    def _table(self, table: Any) -> None:
        self._end()
        for caption in table.iterchildren("caption"):
            self._visit(caption)
        rows = [row for row in _rows(table) if not self._is_left_out(row, "tr")]
        if not rows:
            return
        inner = [t for row in rows for cell in row for t in cell.iter("table")]
        if inner:  # a table for the layout
            for cell in (cell for row in rows for cell in row if isinstance(cell.tag, str)):
                self._through(cell, block=True)
            return
        heads = [cell for cell in rows[0] if cell.tag == "th"]
        header = rows[0].getparent().tag == "thead" or len(heads) == len(_cells(rows[0]))
        self.composer.table(self._grid(rows), header=header)

    def _grid(self, rows: list[Any]) -> list[list[str]]:
        """The cells' texts; a cell that spans rows is said in each, across columns once."""
        grid: list[list[str]] = []
        above: dict[int, tuple[int, str]] = {}
        for row in rows:
            line: list[str] = []
            for cell in _cells(row):
                _fill(line, above)
                text = "" if self._is_left_out(cell, cell.tag) else tidy(self._inner(cell))
                down = _span(cell, "rowspan")
                for number in range(_span(cell, "colspan")):
                    said = text if not number else ""
                    if down > 1:
                        above[len(line)] = (down - 1, said)
                    line.append(said)
            _fill(line, above)
            grid.append(line)
        return grid

    def _picture(self, element: Any) -> None:
        said = tidy(element.get("alt") or "")
        if said:
            self._end()
            self.composer.add(Kind.CAPTION, f"Picture: {said}")

    def _inner(self, element: Any, leave: list[Any] | None = None) -> str:
        """The words in `element`, without the elements to `leave` and what is not read."""
        parts = [element.text or ""]
        for child in element:
            tag = child.tag.lower()
            if child not in (leave or []) and not self._is_left_out(child, tag):
                apart = " " if tag in _BLOCKS or tag == "br" else ""
                parts += (apart, self._inner(child, leave), apart)
            parts.append(child.tail or "")
        return "".join(parts)

    def _is_left_out(self, element: Any, tag: str) -> bool:
        if tag in _NOT_READ:
            return True
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        what = "text that the page hides" if hidden else "navigation" if tag == "nav" else ""
        if what:
            self._left_out[what] = self._left_out.get(what, 0) + 1
        return bool(what)

    def _end(self) -> None:
        words, self._words = "".join(self._words), []
        self.composer.add(Kind.PROSE, words)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def _cells(row: Any) -> list[Any]:
    return list(row.iterchildren("td", "th"))


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if re.fullmatch(r"\d{1,6}", value) else 1


def _fill(line: list[str], above: dict[int, tuple[int, str]]) -> None:
    """Put in the cells that reach down from `above` at this place."""
    while (place := len(line)) in above:
        left, text = above.pop(place)
        line.append(text)
        if left > 1:
            above[place] = (left - 1, text)
