"""Writes what was read from a pack's folder into one SQLite file."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from kiosk.knowledge.analyser import Analyser
from kiosk.knowledge.ingest.cutter import cut
from kiosk.knowledge.ingest.document import Cut, Document, Kind, Product
from kiosk.knowledge.ingest.folder import Progress, Reading
from kiosk.knowledge.ingest.subject import subject
from kiosk.knowledge.lexicon_en import PROCEDURE
from kiosk.knowledge.schema import APPLICATION_ID, TABLES, VERSION
from kiosk.knowledge.vectors import Vectorise, meant

SECTION_JOINT = " \u203a "
"""Between the headings in a passage's section, the document's title first."""

_PRAGMAS = {
    "application_id": APPLICATION_ID,
    "user_version": VERSION,
    "journal_mode": "OFF",
    "synchronous": "OFF",
}
_ID_LENGTH = 12
_FACT_CELLS = 2


def write_pack(
    path: Path,
    name: str,
    digest: str,
    reading: Reading,
    *,
    vectorise: Vectorise | None = None,
    embedding: str = "",
    progress: Progress | None = None,
) -> None:
    """Write the pack to `path`, which is empty; it is whole only when this returns.

    `vectorise` gives the vectors of the model named `embedding`; `progress` hears of each document.
    """
    with closing(sqlite3.connect(path)) as db:
        # A half-written file is thrown away by the caller, so a journal would guard nothing.
        for setting, value in _PRAGMAS.items():
            db.execute(f"PRAGMA {setting} = {value}")
        db.executescript(TABLES)
        with db:
            _Writer(db, reading.pack.languages[0], vectorise, progress).write(reading)
            _write_meta(db, name, digest, reading, embedding)
        db.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        db.commit()
        db.execute("VACUUM")


class _Writer:
    def __init__(
        self,
        db: sqlite3.Connection,
        language: str,
        vectorise: Vectorise | None,
        progress: Progress | None,
    ) -> None:
        self._db = db
        self._vectorise = vectorise
        self._progress = progress
        self._analyser = Analyser(language)
        self._seen: Counter[str] = Counter()
        self._rowid = 0

    def write(self, reading: Reading) -> None:
        for number, document in enumerate(reading.documents, 1):
            sha256 = hashlib.sha256(document.text.encode()).hexdigest()
            about = subject(document)
            self._db.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
                (number, document.name, document.title, document.text, sha256, about),
            )
            first = self._rowid + 1
            meanings = [self._passage(number, document, about, one) for one in cut(document)]
            if self._vectorise:
                rows = self._vectorise(document.name, meanings)
                self._db.execute("INSERT INTO vectors VALUES (?, ?, ?)", (number, first, rows))
                if self._progress:
                    self._progress(number, len(reading.documents), document.name)

    def _passage(self, number: int, document: Document, about: str, cut: Cut) -> str:
        """Write a passage of a document that is also `about` something its title does not say.

        Gives it as the embedding model reads it.
        """
        self._rowid += 1
        section = SECTION_JOINT.join((document.title, *cut.headings))
        self._db.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._rowid,
                self._id(document.name, section, cut.text),
                number,
                cut.kind,
                section,
                cut.page,
                cut.start,
                cut.end,
                cut.text,
            ),
        )
        title = f"{document.title} {about}".rstrip()
        columns = (title, " ".join(cut.headings), _searchable(document, cut))
        terms = (" ".join(self._analyser.terms(column)) for column in columns)
        self._db.execute(
            "INSERT INTO terms (rowid, title, section, body) VALUES (?, ?, ?, ?)",
            (self._rowid, *terms),
        )
        self._structured(document, cut)
        return meant(SECTION_JOINT.join((about or document.title, *cut.headings)), cut.text)

    def _structured(self, document: Document, cut: Cut) -> None:
        if cut.kind is Kind.PRODUCT:
            values = (*_product_values(document.products[cut.block]), self._rowid)
            marks = ", ".join("?" * len(values))
            self._db.execute(f"INSERT INTO products VALUES ({marks})", values)  # noqa: S608
        elif cut.kind is Kind.ROW:
            self._db.executemany(
                "INSERT INTO facts VALUES (?, ?, ?, ?)",
                ((*fact, self._rowid) for fact in _facts(document, cut)),
            )

    def _id(self, *parts: str) -> str:
        """The same as long as the passage says the same, so that ids survive a new build."""
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID_LENGTH]
        self._seen[digest] += 1
        return digest if self._seen[digest] == 1 else f"{digest}-{self._seen[digest]}"


def _searchable(document: Document, cut: Cut) -> str:
    """What people may look for: the text, that it has steps, the numbers on a product's box."""
    if cut.kind is Kind.STEP:
        return f"{cut.text} {PROCEDURE}"
    if cut.kind is not Kind.PRODUCT:
        return cut.text
    product = document.products[cut.block]
    return f"{cut.text} {product.category} {product.barcode} {product.brand} price"


def _facts(document: Document, cut: Cut) -> Iterator[tuple[str, str, str]]:
    """Subject, name, value of a row: of two cells one fact about the document's subject."""
    cells = list(document.blocks[cut.block].cells.items())
    if len(cells) == _FACT_CELLS:
        yield document.title, cells[0][1], cells[1][1]
        return
    for column, value in cells[1:]:
        if value:
            yield cells[0][1], column, value


def _product_values(product: Product) -> tuple[str | int | None, ...]:
    return (
        product.sku,
        product.name,
        str(product.price),
        product.currency,
        product.brand,
        product.category,
        product.stock,
        product.location,
        product.barcode,
        product.description,
        product.warranty,
        json.dumps(dict(product.more)),
    )


def _write_meta(
    db: sqlite3.Connection, name: str, digest: str, reading: Reading, embedding: str
) -> None:
    meta = {
        "embedding": embedding,
        "name": name,
        "digest": digest,
        "pack": reading.pack.model_dump_json(),
        "skipped": json.dumps([asdict(one) for one in reading.skipped]),
    }
    db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
