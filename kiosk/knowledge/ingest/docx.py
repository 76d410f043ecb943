"""Word documents as blocks: headings, paragraphs, lists, tables, pictures' descriptions."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.knowledge.ingest.composer import Composer, tidy
from kiosk.knowledge.ingest.document import Document, Kind, Skipped, Unreadable
from kiosk.knowledge.textfile import read_bytes

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MAX_UNPACKED = 400_000_000
"""Bytes that a document may unpack to; a page of text has a few thousand."""

_OLE = b"\xd0\xcf\x11\xe0"
"""How an encrypted document starts, and one of Word before 2007."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLETS = {"bullet", "none"}
_NOTES = {"footnotes.xml": "footnotes", "endnotes.xml": "endnotes", "comments.xml": "comments"}
_HIDDEN = "text marked as hidden"
_PAIR = 2


def read_docx(name: str, path: Path) -> tuple[Document, list[Skipped]]:
    """The document `name` in the file `path`.

    Raises `Unreadable` ``pack.encrypted_document``, ``pack.damaged_document``, ``pack.too_large``,
    and `BadInput` ``pack.unreadable``.
    """
    _check(path)
    import docx

    try:
        walker = _Walker(name, docx.Document(str(path)))
        walker.walk()
    except Exception as error:  # a parser of foreign files may fail in any way
        reason = f"the document is damaged: {error}. Open and save it again in Word"
        raise Unreadable("pack.damaged_document", reason) from error
    return walker.composer.document(), walker.skipped()


def _check(path: Path) -> None:
    if read_bytes(path)[:4] == _OLE:
        reason = "it is encrypted, or of Word before 2007. Save it without a password, as .docx"
        raise Unreadable("pack.encrypted_document", reason)
    try:
        with zipfile.ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        reason = "it is damaged, or no Word document. Open and save it again in Word"
        raise Unreadable("pack.damaged_document", reason) from error
    if size > MAX_UNPACKED:
        reason = f"it unpacks to {size:,} bytes. Give at most {MAX_UNPACKED:,}: split it"
        raise Unreadable("pack.too_large", reason)


class _Walker:
    def __init__(self, name: str, word: WordDocument) -> None:
        self.composer = Composer(name)
        self._word = word
        self._left_out: Counter[str] = Counter()
        self._numbers: Counter[tuple[str, int]] = Counter()
        self._formats = _formats(word)

    def walk(self) -> None:
        from docx.table import Table

        for part in self._word.iter_inner_content():
            if isinstance(part, Table):
                self._table(part)
            else:
                self._paragraph(part)
        if not self.composer.title:
            self.composer.title = tidy(self._word.core_properties.title or "")

    def skipped(self) -> list[Skipped]:
        for section in self._word.sections:
            for what, part in (("header", section.header), ("footer", section.footer)):
                if any(p.text.strip() for p in part.paragraphs):
                    self._left_out[f"the page's {what}"] = 1
        for part in self._word.part.package.iter_parts():
            notes = _NOTES.get(str(part.partname).rpartition("/")[2])
            if notes and re.search(rb"<w:t[ >]", part.blob):
                self._left_out[notes] = 1
        return [Skipped(self.composer.name, f"{what} left out") for what in self._left_out]

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = self._text(paragraph._p)
        style = (paragraph.style.name or "") if paragraph.style is not None else ""
        if level := _level(style):
            self._numbers.clear()
            self.composer.heading(level, text)
            return
        kind = self._listed(paragraph, style)
        if style.casefold() == "caption":
            kind = Kind.CAPTION
        if kind is Kind.STEP and tidy(text):
            text = f"Step {self._next(paragraph, style)}: {text}"
        elif kind is Kind.PROSE:
            self._numbers.clear()
        self.composer.add(kind, text)
        for picture in paragraph._p.iter("{*}docPr"):
            self.composer.add(Kind.CAPTION, _described(picture))

    def _listed(self, paragraph: Paragraph, style: str) -> Kind:
        """Whether a paragraph is a step or an item; a list's own format counts before the style."""
        number = _numbering(paragraph)
        if number is not None:
            form = self._formats.get(number)
            if form:
                return Kind.ITEM if form in _BULLETS else Kind.STEP
        if re.match(r"list (number|continue)", style, re.IGNORECASE):
            return Kind.STEP if "umber" in style else Kind.ITEM
        return Kind.ITEM if re.match(r"list( bullet)?\b", style, re.IGNORECASE) else Kind.PROSE

    def _next(self, paragraph: Paragraph, style: str) -> int:
        key = _numbering(paragraph) or (style, 0)
        for other in [k for k in self._numbers if k[0] == key[0] and k[1] > key[1]]:
            del self._numbers[other]
        self._numbers[key] += 1
        return self._numbers[key]

    def _table(self, table: Table) -> None:
        rows = []
        for row in table.rows:
            seen: set[Any] = set()
            line = []
            for cell in row.cells:  # a merged cell comes once for each place it covers
                line.append("" if cell._tc in seen else self._text(cell._tc))
                seen.add(cell._tc)
            rows.append(line)
        self.composer.table(rows, header=len(rows) > 1 and _named(table))
        self._numbers.clear()

    def _text(self, element: Any) -> str:
        """The words in `element`: insertions too, deletions and text marked hidden not."""
        parts = []
        for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}p"):
            if node.tag != f"{_W}t":
                parts.append(" ")
            elif any(above.tag.endswith("}Fallback") for above in node.iterancestors()):
                continue  # the same again, for programs of old
            elif node.getparent().find(f"{_W}rPr/{_W}vanish") is not None:
                self._left_out[_HIDDEN] += 1
            else:
                parts.append(node.text or "")
        return "".join(parts)


def _named(table: Table) -> bool:
    """Whether the first row names the columns: it is marked as that, or bold, or there are many.

    Two columns are mostly names and values from the first row on.
    """
    first = table.rows[0]
    if len(table.columns) > _PAIR or first._tr.find(f"{_W}trPr/{_W}tblHeader") is not None:
        return True
    runs = [r for cell in first.cells for p in cell.paragraphs for r in p.runs if r.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _level(style: str) -> int:
    if style.casefold() == "title":
        return 1
    heading = re.fullmatch(r"heading (\d)", style, re.IGNORECASE)
    return int(heading[1]) if heading else 0


def _numbering(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list that a paragraph is in, and its level from 0; its style may say so, too."""
    own = paragraph._p.find(f"{_W}pPr/{_W}numPr")
    style = paragraph.style
    of_style = None if style is None else style.element.find(f"{_W}pPr/{_W}numPr")
    number = own if own is not None else of_style
    if number is None:
        return None
    which, level = number.find(f"{_W}numId"), number.find(f"{_W}ilvl")
    depth = level.get(f"{_W}val", "0") if level is not None else "0"
    if which is None or not depth.isdecimal():
        return None
    return which.get(f"{_W}val", ""), int(depth)


def _formats(word: WordDocument) -> dict[tuple[str, int], str]:
    """List and level → how it counts: ``bullet``, ``decimal``, …"""
    parts = [p for p in word.part.package.iter_parts() if str(p.partname) == "/word/numbering.xml"]
    if not parts:
        return {}
    root: Any = word.part.numbering_part.element
    abstract = {
        one.get(f"{_W}abstractNumId"): {
            int(level.get(f"{_W}ilvl", "0")): form.get(f"{_W}val", "")
            for level in one.iter(f"{_W}lvl")
            if (form := level.find(f"{_W}numFmt")) is not None
        }
        for one in root.iterchildren(f"{_W}abstractNum")
    }
    found = {}
    for number in root.iterchildren(f"{_W}num"):
        of = number.find(f"{_W}abstractNumId")
        for level, form in abstract.get(of.get(f"{_W}val"), {}).items() if of is not None else ():
            found[number.get(f"{_W}numId"), level] = form
    return found


def _described(picture: Any) -> str:
    said = tidy(picture.get("descr") or "")
    return f"Picture: {said}" if said else ""
