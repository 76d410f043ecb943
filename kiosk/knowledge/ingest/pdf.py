"""PDF files as documents: what can't be read is told, page for page."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.knowledge.ingest.composer import Composer, tidy
from kiosk.knowledge.ingest.document import Document, Skipped, Unreadable
from kiosk.knowledge.ingest.pdf_layout import Chunk, Page, compose, furniture
from kiosk.knowledge.textfile import read_bytes

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 2000
"""Pages of a document that are read; the rest is reported."""

_DAMAGED = "the document is damaged: {}. Open it in a reader and save or print it again as PDF"


def read_pdf(name: str, path: Path) -> tuple[Document, list[Skipped]]:
    """The document `name` in the file `path`; blocks know their page.

    Raises `Unreadable` ``pack.encrypted_document``, ``pack.damaged_document``,
    ``pack.no_text_layer``, and `BadInput` ``pack.unreadable``.
    """
    reader = _open(read_bytes(path))
    pages, damaged, empty = _pages(reader)
    total = _total(reader)
    if not any(page.chunks for page in pages):
        if damaged:
            raise Unreadable("pack.damaged_document", _DAMAGED.format("no page can be read"))
        reason = "it has no text layer, only pictures of pages. Run text recognition over it first"
        raise Unreadable("pack.no_text_layer", reason)
    composer = Composer(name)
    repeated = furniture(pages)
    compose(pages, composer, repeated)
    if not composer.title:
        composer.title = _title(reader)
    skipped = [Skipped(name, f"'{text}' repeats on every page: left out") for text in repeated]
    if empty:
        skipped.append(Skipped(name, f"no text layer on {_told(empty)}: pictures are not read"))
    if damaged:
        skipped.append(Skipped(name, f"{_told(damaged)} can't be read: damaged"))
    if total > MAX_PAGES:
        left = f"pages after {MAX_PAGES} of {total} are left out: split the document"
        skipped.append(Skipped(name, left, code="pack.too_large"))
    return composer.document(), skipped


def _open(data: bytes) -> PdfReader:
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception as error:  # a parser of foreign files may fail in any way
        reason = _DAMAGED.format(tidy(str(error)) or type(error).__name__)
        raise Unreadable("pack.damaged_document", reason) from error
    if locked:
        reason = "it is encrypted. Save it without a password"
        raise Unreadable("pack.encrypted_document", reason)
    return reader


def _total(reader: PdfReader) -> int:
    try:
        return len(reader.pages)
    except Exception as error:
        reason = _DAMAGED.format(tidy(str(error)) or type(error).__name__)
        raise Unreadable("pack.damaged_document", reason) from error


def _pages(reader: PdfReader) -> tuple[list[Page], list[int], list[int]]:
    """The pages with text, the numbers of the damaged ones and of those without text."""
    pages, damaged, empty = [], [], []
    for number in range(1, min(_total(reader), MAX_PAGES) + 1):
        try:
            chunks = _chunks(reader, number)
        except Unreadable:
            damaged.append(number)
            continue
        if chunks:
            pages.append(Page(number, chunks))
        else:
            empty.append(number)
    return pages, damaged, empty


def _chunks(reader: PdfReader, number: int) -> tuple[Chunk, ...]:
    chunks: list[Chunk] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if not text.strip():
            return
        # The text's own matrix, then the page's: where it starts, and how large it is drawn.
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        up = tm[2] * cm[1] + tm[3] * cm[3]
        name = str(font.get("/BaseFont", "")) if font else ""
        text = text.replace("\x7f", "\u2022")  # where the old Latin encoding has its bullet
        chunks.append(Chunk(text, x, y, abs(size * up) or size, "bold" in name.casefold()))

    try:
        page: PageObject = reader.pages[number - 1]
        page.extract_text(visitor_text=visit)
    except Exception as error:
        raise Unreadable("pack.damaged_document", f"page {number} is damaged") from error
    return tuple(chunks)


def _title(reader: PdfReader) -> str:
    try:
        title = tidy(str(reader.metadata.title or "")) if reader.metadata else ""
    except (ValueError, TypeError, KeyError, AttributeError):
        return ""
    # Programs put the name of the file they printed there.
    return "" if "." in title or " - " in title else title


def _told(numbers: Iterable[int]) -> str:
    """Numbers as a person lists them: pages 3, 5-7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    only = len(runs) == 1 and len(runs[0]) == 1
    return f"page{'' if only else 's'} {', '.join(parts)}"
