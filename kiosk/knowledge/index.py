"""`KnowledgeIndex`: a built pack, open for search."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

from kiosk.core.errors import BadInput, EngineFailed
from kiosk.core.ports import Embedder
from kiosk.core.record import Degradation
from kiosk.core.spellings import Spellings
from kiosk.core.state import SourceView
from kiosk.core.turn import Highlight, Passage
from kiosk.knowledge.build import build_pack
from kiosk.knowledge.fusion import MEANING, MEANING_WITH_CODE, fused
from kiosk.knowledge.ingest.document import Kind, Product
from kiosk.knowledge.ingest.folder import Progress
from kiosk.knowledge.names import PackNames
from kiosk.knowledge.pack import Pack
from kiosk.knowledge.packfile import PackFile, Summary, batched
from kiosk.knowledge.places import excerpt, locate
from kiosk.knowledge.procedures import PackProcedures
from kiosk.knowledge.ranking import Ranking
from kiosk.knowledge.spellings import spellings
from kiosk.knowledge.vectors import VectorIndex

_PASSAGE = """
SELECT p.id, d.name, p.section, p.page, p.text, p.start, p."end", p.kind, d.about
FROM passages p JOIN documents d ON d.id = p.document
"""
_PASSAGES = _PASSAGE.replace("SELECT", "SELECT p.rowid,") + "WHERE p.rowid IN"
_DEEP = 60
"""Passages of each ranking that are fused."""

_NEAR = 0.2
"""Cosine below which a passage has nothing to do with a question."""

_COLUMNS = tuple(field.name for field in fields(Product))
_PRODUCT = f"SELECT {', '.join(_COLUMNS)} FROM products"  # noqa: S608 - our own column names
_PRODUCT_OF_PASSAGE = f"{_PRODUCT} WHERE passage = (SELECT rowid FROM passages WHERE id = ?)"  # noqa: S608
_PRODUCT_BY_CODE = f"{_PRODUCT} WHERE barcode = ? OR sku = ? COLLATE NOCASE"


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document of the pack; `text` is what offsets count in."""

    doc: str
    title: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in its document, and what it is; `end` is exclusive."""

    doc: str
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Fact:
    """A value from a table: the `name` ("Weight") of a `subject` ("X200") is `value` ("3.6 kg").

    `passage` is the id of the passage that says so.
    """

    subject: str
    name: str
    value: str
    passage: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Counts: `words` of all passages, `facts` of all tables, passages by kind."""

    words: int
    facts: int
    kinds: dict[str, int]


class KnowledgeIndex:
    """A built pack, open for search: the core's `Search`, and its records. Thread-safe.

    `embedder` is what it is searched by meaning with, None for words alone.
    """

    def __init__(self, file: PackFile, embedder: Embedder | None = None) -> None:
        self._file = file
        self.summary: Summary = file.summary()
        self.embedder = embedder
        self._vectors: VectorIndex | None = None
        self._notice: Degradation | None = None
        self._spellings: Spellings | None = None
        self._ranking = Ranking(file, self.manifest.languages[0], self.summary.passages)

    @classmethod
    def open(cls, path: Path, embedder: Embedder | None = None) -> KnowledgeIndex:
        """Open the built pack `path`; with an `embedder` it is searched by meaning, too.

        Raises `BadInput` ``pack.not_found``, ``pack.not_a_pack``, ``pack.wrong_version``,
        ``pack.damaged``.
        """
        file = PackFile(path)
        try:
            return cls(file, embedder)
        except BaseException:
            file.close()
            raise

    @property
    def pack(self) -> str:
        """``name@sha256:…`` of what is being searched, for the record."""
        return self.summary.name

    @property
    def path(self) -> Path:
        """The built file."""
        return self._file.path

    @property
    def manifest(self) -> Pack:
        """The pack's ``pack.toml``."""
        return self.summary.pack

    def search(self, query: str, top: int = 5) -> list[Passage]:
        """The passages nearest to `query`, best first; empty when nothing matches."""
        vector, vectors = self._vector(query), self._vectors
        if vector is None or vectors is None:
            hits = self._ranking.best(query, top)
            return self._passages({hit.rowid: hit.score for hit in hits})
        words = {hit.rowid: hit.score for hit in self._ranking.best(query, _DEEP)}
        near = [row for row, cosine in vectors.nearest(vector, _DEEP) if cosine >= _NEAR]
        asked = self._ranking.query(query)
        words |= self._ranking.scores(asked, [row for row in near if row not in words])
        meanings = vectors.cosines(vector, list(words))
        weight = MEANING_WITH_CODE if asked.names_code else MEANING
        best = fused(words, meanings, weight)[:top]
        return self._passages({row: words[row] for row in best}, meanings)

    def notices(self) -> tuple[Degradation, ...]:
        """What is worse than it should be: a search by words alone says so."""
        if self.embedder is None:
            return (Degradation("search.no_model", "The search goes by words, not by meaning."),)
        return (self._notice,) if self._notice else ()

    def passage(self, passage_id: str) -> Passage:
        """The passage with this id, score 1. Raises `BadInput` ``knowledge.no_passage``."""
        return self._passage("p.id = ?", passage_id, 1.0)

    def place(self, passage_id: str) -> Place:
        """Where the passage stands. Raises `BadInput` ``knowledge.no_passage``."""
        row = self._passage_row("p.id = ?", passage_id)
        return Place(row[1], row[5], row[6], Kind(row[7]))

    def locate(self, passage_id: str, text: str) -> Highlight:
        """Where `text` stands in the passage's document. Raises `BadInput`, as `passage`."""
        passage = self.passage(passage_id)
        return locate(self.document(passage.doc).text, passage, text)

    def view(self, passage_id: str, text: str = "") -> SourceView:
        """The document of a passage, opened at `text`. Raises `BadInput`, as `passage`."""
        passage = self.passage(passage_id)
        document = self.document(passage.doc)
        return excerpt(document.text, document.title, locate(document.text, passage, text))

    def document(self, doc: str) -> DocumentText:
        """The document named `doc`. Raises `BadInput` ``knowledge.no_document``."""
        rows = self._file.rows(
            "SELECT name, title, text, sha256 FROM documents WHERE name = ?", doc
        )
        if not rows:
            raise BadInput(
                "knowledge.no_document",
                f"The pack has no document '{doc}'.",
                f"It has: {', '.join(self.documents())}.",
            )
        return DocumentText(*rows[0])

    def documents(self) -> list[str]:
        """The names of all documents, sorted."""
        return [name for (name,) in self._file.rows("SELECT name FROM documents ORDER BY name")]

    def products(self, query: str, top: int = 5) -> list[Product]:
        """The products nearest to `query`: by barcode or sku, otherwise by words, best first."""
        code = query.strip()
        rows = self._file.rows(_PRODUCT_BY_CODE, code, code)
        if rows and code:
            return [_product(row) for row in rows]
        hits = self._ranking.best(query, top, products_only=True)
        found = (self._file.rows(f"{_PRODUCT} WHERE passage = ?", hit.rowid) for hit in hits)
        return [_product(row) for rows in found for row in rows]

    def catalogue(self) -> list[Product]:
        """Every product, in the order of the owner's file."""
        return [_product(row) for row in self._file.rows(f"{_PRODUCT} ORDER BY passage")]

    def product(self, passage_id: str) -> Product | None:
        """The product that this passage is about, when it is a line of the catalogue."""
        rows = self._file.rows(_PRODUCT_OF_PASSAGE, passage_id)
        return _product(rows[0]) if rows else None

    def names(self) -> PackNames:
        """What of the pack can be recognised in a picture; reads the catalogue and all terms."""
        return PackNames(self._file)

    def spellings(self) -> Spellings:
        """How the pack writes its own words; read once."""
        if self._spellings is None:
            self._spellings = spellings(self._file)
        return self._spellings

    def procedures(self) -> PackProcedures:
        """What the pack's documents tell step by step; reads every passage."""
        return PackProcedures(self._file, self.search)

    def facts(self, passage_id: str) -> list[Fact]:
        """The values that this passage states, when it is a row of a table; else none."""
        rows = self._file.rows(
            "SELECT f.subject, f.name, f.value, p.id FROM facts f JOIN passages p "
            "ON p.rowid = f.passage WHERE p.id = ? ORDER BY f.rowid",
            passage_id,
        )
        return [Fact(*row) for row in rows]

    def texts(self) -> list[tuple[str, str]]:
        """Document and text of every passage."""
        return self._file.rows(
            "SELECT d.name, p.text FROM passages p JOIN documents d ON d.id = p.document"
        )

    def contents(self) -> Contents:
        """Count what is in the pack; reads every passage."""
        words = sum(len(text.split()) for (text,) in self._file.rows("SELECT text FROM passages"))
        ((facts,),) = self._file.rows("SELECT count(*) FROM facts")
        kinds = dict(self._file.rows("SELECT kind, count(*) FROM passages GROUP BY kind"))
        return Contents(words, facts, kinds)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> KnowledgeIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _vector(self, query: str) -> bytes | None:
        """What `query` means; None when that can't be told or the pack has no vectors."""
        embedder = self.embedder
        if embedder is None or not query.strip():
            return None
        if self.summary.embedding != embedder.name:
            words = "This pack was built without vectors: the search goes by words alone."
            self._notice = Degradation("search.no_vectors", words)
            return None
        try:
            if self._vectors is None:
                self._vectors = VectorIndex(self._file, embedder.dimensions)
            vector = embedder.embed([query])
        except EngineFailed as error:
            self._notice = Degradation(error.code, f"Search by words alone: {error.message}.")
            return None
        self._notice = None
        return vector

    def _passages(
        self, scores: Mapping[int, float], meanings: Mapping[int, float] | None = None
    ) -> list[Passage]:
        """The passages in the rows of `scores`, in their order."""
        found = {}
        for chunk in batched(list(scores)):
            marks = ", ".join("?" * len(chunk))
            for rowid, *row in self._file.rows(f"{_PASSAGES} ({marks})", *chunk):
                found[rowid] = _as_passage(row, scores[rowid])
        if meanings is None:
            return [found[row] for row in scores]
        near = {row: round(max(0.0, meanings[row]), 4) for row in scores}
        return [replace(found[row], meaning=near[row]) for row in scores]

    def _passage(self, where: str, key: str | int, score: float) -> Passage:
        return _as_passage(self._passage_row(where, key), score)

    def _passage_row(self, where: str, key: str | int) -> Sequence[Any]:
        rows = self._file.rows(f"{_PASSAGE} WHERE {where}", key)
        if not rows:
            raise BadInput(
                "knowledge.no_passage",
                f"The pack has no passage '{key}'.",
                "An id changes when its document does: search again.",
            )
        row: Sequence[Any] = rows[0]
        return row


def open_pack(
    path: Path,
    cache_dir: Path,
    embedder: Embedder | None = None,
    progress: Progress | None = None,
    additions: Path | None = None,
) -> KnowledgeIndex:
    """Open a built pack, or a folder, which is built first unless `cache_dir` has it already.

    Raises like `build_pack` and `KnowledgeIndex.open`.
    """
    built = path if path.is_file() and path.suffix != ".toml" else None
    if built is None:
        made = build_pack(
            path,
            cache_dir=cache_dir,
            embedder=embedder,
            progress=progress,
            additions=additions,
        )
        built = made.path
    return KnowledgeIndex.open(built, embedder)


def _as_passage(row: Sequence[Any], score: float) -> Passage:
    text, start, end, _, about = row[4:9]
    score = round(score, 4)
    return Passage(row[0], row[1], row[2], row[3], score, text, start, end, subject=about)


def _product(row: Sequence[Any]) -> Product:
    values = dict(zip(_COLUMNS, row, strict=True))
    price, more = Decimal(values.pop("price")), json.loads(values.pop("more"))
    return Product(price=price, more=more, **values)
