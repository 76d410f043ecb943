"""Which passages answer a question: BM25 finds candidates, coverage of the question ranks them.

A passage's score is the share of the question it covers: of all that was asked for, weighed by how
rare it is in the pack, the part that the passage speaks of. Near 1, everything asked for is there;
a question about something else scores low, because its own words are nowhere in the pack.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.knowledge.alike import beginning, nearest
from kiosk.knowledge.analyser import Analyser
from kiosk.knowledge.candidates import matches
from kiosk.knowledge.packfile import PackFile, batched
from kiosk.knowledge.query import Query, Want, parse

_TITLE_QUALITY = 0.9
"""Worth of a word that only the document's title has; the passage may be about another part."""
_ORDER_SHARE = 0.12
"""Share of the score that orders passages which cover the same: by BM25, and by how much of the
passage's own heading was asked for."""

_CANDIDATES = 60
_COLUMNS = "SELECT rowid, title, section, body FROM terms WHERE rowid IN"
_FIND = (
    "SELECT terms.rowid, title, section, body, -rank FROM terms WHERE terms MATCH ? "
    "ORDER BY rank LIMIT ?"
)
_FIND_PRODUCTS = (
    "SELECT terms.rowid, title, section, body, -rank FROM terms WHERE terms MATCH ? "
    "AND terms.rowid IN (SELECT passage FROM products) ORDER BY rank LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage's row and its score, 0 to 1."""

    rowid: int
    score: float


class Measure:
    """Judges passages by how much of a question they cover.

    `frequency` tells in how many of the `size` passages a term is, `starting` gives all terms that
    begin with some letters.
    """

    def __init__(
        self,
        language: str,
        size: int,
        frequency: Callable[[str], int],
        starting: Callable[[str], Iterable[str]],
    ) -> None:
        self._starting = starting
        self._alike = functools.lru_cache(maxsize=2_000)(self._nearest)
        self._size = max(size, 1)
        self._analyser = Analyser(language)
        self.frequency = functools.lru_cache(maxsize=20_000)(frequency)

    def query(self, question: str) -> Query:
        """What `question` asks for."""
        return parse(question, self._analyser, self._knows, self._alike)

    def matches(self, query: Query) -> Iterator[str]:
        """Expressions that find candidates, as `candidates.matches` gives them."""
        return matches(query, self.frequency, self._size)

    def score(self, query: Query, columns: Sequence[str], closeness: float) -> float:
        """The share of `query` that a passage covers.

        `columns` are its terms: those of title, section and body, each as one text. `closeness`,
        0 to 1, orders passages that cover the same.
        """
        title, section, body = (set(column.split()) for column in columns)
        near = section | body
        asked = section.intersection(query.terms)
        focus = len(asked) / len(section) if section else 0.0
        order = (closeness + focus) / 2
        whole = covered = 0.0
        for want in query.wants:
            weight = want.weight * self.rarity(want)
            whole += weight
            covered += weight * max(
                quality * (term in near or (term in title) * _TITLE_QUALITY)
                for term, quality in want.terms
            )
        return covered / whole * (1 - _ORDER_SHARE * (1 - order)) if whole else 0.0

    def rarity(self, want: Want) -> float:
        """Inverse document frequency of what is wanted."""
        frequency = max(self.frequency(term) for term, _ in want.terms)
        return math.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))

    def _knows(self, term: str) -> bool:
        return self.frequency(term) > 0

    def _nearest(self, term: str) -> str:
        start = beginning(term)
        return nearest(term, self._starting(start)) if start else ""


class Ranking:
    """Ranks the passages of one pack. Safe from many threads."""

    def __init__(self, file: PackFile, language: str, size: int) -> None:
        self._file = file
        self._measure = Measure(language, size, self._count, self._starting)

    def best(self, question: str, top: int, *, products_only: bool = False) -> list[Hit]:
        """The passages nearest to `question`, best first."""
        query = self.query(question)
        if top < 1:
            return []
        rows: list[Any] = []
        for match in self._measure.matches(query):
            find = _FIND_PRODUCTS if products_only else _FIND
            rows = self._file.rows(find, match, _CANDIDATES)
            if rows:
                break
        closest = max((closeness for *_, closeness in rows), default=0.0) or 1.0
        hits = (
            Hit(rowid, self._measure.score(query, columns, closeness / closest))
            for rowid, *columns, closeness in rows
        )
        return sorted(hits, key=lambda hit: (-hit.score, hit.rowid))[:top]

    def query(self, question: str) -> Query:
        """What `question` asks for."""
        return self._measure.query(question)

    def scores(self, query: Query, rows: Sequence[int]) -> dict[int, float]:
        """The scores of passages that were not found by words first."""
        found = dict.fromkeys(rows, 0.0)
        for chunk in batched(rows if query.wants else []):
            marks = ", ".join("?" * len(chunk))
            for rowid, *columns in self._file.rows(f"{_COLUMNS} ({marks})", *chunk):
                found[rowid] = self._measure.score(query, columns, 0.0)
        return found

    def _starting(self, letters: str) -> list[str]:
        ask = "SELECT term FROM vocabulary WHERE term >= ? AND term < ?"
        return [term for (term,) in self._file.rows(ask, letters, f"{letters}\uffff")]

    def _count(self, term: str) -> int:
        rows = self._file.rows("SELECT doc FROM vocabulary WHERE term = ?", term)
        return int(rows[0][0]) if rows else 0
