"""Writes what was read from a pack's folder into one SQLite file."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kiosk.knowledge.analyser import Analyser
from kiosk.knowledge.ingest.cutter import cut
from kiosk.knowledge.ingest.document import Cut, Document, Kind, Product, Skipped
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
_AT_ONCE = 256
"""Passages that are embedded before their vectors are put down: what a killed build loses."""
_MOST_ROWS = 5_000
"""Rows of one table that get a vector; further goods are found by their names."""
_FACT_CELLS = 2
_TABLES = {Kind.PRODUCT, Kind.ROW, Kind.QUESTION}


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

    `vectorise` gives the vectors of the model named `embedding`; `progress` hears how many passages
    have theirs.
    """
    with closing(sqlite3.connect(path)) as db:
        # A half-written file is thrown away by the caller, so a journal would guard nothing.
        for setting, value in _PRAGMAS.items():
            db.execute(f"PRAGMA {setting} = {value}")
        db.executescript(TABLES)
        with db:
            writer = _Writer(db, reading.pack.languages[0])
            writer.write(reading, keep=vectorise is not None)
            if vectorise:
                skipped = _embed(db, writer.meanings, vectorise, progress)
                reading = replace(reading, skipped=(*reading.skipped, *skipped))
            _write_meta(db, name, digest, reading, embedding)
        db.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        db.commit()
        db.execute("VACUUM")


@dataclass(frozen=True, slots=True)
class _Meanings:
    """A document's passages as the embedding model reads them, and the row of the first."""

    document: int
    name: str
    first: int
    texts: list[str]
    most: int


def _embed(
    db: sqlite3.Connection,
    documents: Sequence[_Meanings],
    vectorise: Vectorise,
    progress: Progress | None,
) -> list[Skipped]:
    """Write the vectors; of a table only the first rows have some, and that is told."""
    total = sum(min(len(one.texts), one.most) for one in documents)
    done, skipped = 0, []
    for one in documents:
        rows = b""
        for at in range(0, min(len(one.texts), one.most), _AT_ONCE):
            part = one.texts[at : min(at + _AT_ONCE, one.most)]
            rows += vectorise(part)
            done += len(part)
            if progress:
                progress(done, total, one.name)
        db.execute("INSERT INTO vectors VALUES (?, ?, ?)", (one.document, one.first, rows))
        if len(one.texts) > one.most:
            left = len(one.texts) - one.most
            words = f"{left:,} of {len(one.texts):,} passages are found by words alone"
            skipped.append(Skipped(one.name, words, code="pack.not_embedded"))
    return skipped


class _Writer:
    def __init__(self, db: sqlite3.Connection, language: str) -> None:
        self._db = db
        self._analyser = Analyser(language)
        self._seen: Counter[str] = Counter()
        self._rowid = 0
        self.meanings: list[_Meanings] = []

    def write(self, reading: Reading, *, keep: bool) -> None:
        """Write all documents; `keep` what their passages mean in `meanings`."""
        for number, document in enumerate(reading.documents, 1):
            sha256 = hashlib.sha256(document.text.encode()).hexdigest()
            about = subject(document)
            self._db.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
                (number, document.name, document.title, document.text, sha256, about),
            )
            first = self._rowid + 1
            texts = [self._passage(number, document, about, one) for one in cut(document)]
            if keep:
                most = _MOST_ROWS if document.blocks[0].kind in _TABLES else len(texts)
                self.meanings.append(_Meanings(number, document.name, first, texts, most))

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
