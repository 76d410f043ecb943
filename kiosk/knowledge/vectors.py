"""Meaning in a pack: a vector for every passage, kept between builds, searched by brute force.

Passages are int8 rows. A search compares signs first (one bit a dimension, exclusive or and count),
then the closest few by their whole vectors: 100,000 passages take a few milliseconds.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.core.ports import Embedder
from kiosk.knowledge.packfile import PackFile

if TYPE_CHECKING:
    import numpy as np

_SCALE = 127 * 127
_SHORTLIST = 800
"""Passages whose whole vectors are compared."""

_FORM = "1"
"""How a passage is put to the model; raised when `meant` changes."""

_KEPT = 50_000
"""Documents whose vectors are remembered between builds."""

Vectorise = Callable[[str, Sequence[str]], bytes]
"""The rows of the texts of a document, whose name comes first."""


def meant(section: str, text: str) -> str:
    """A passage as the model reads it: its headings say what it is about."""
    return f"{section.replace(' › ', ': ')}. {text}"


class VectorStore:
    """Remembers vectors of documents in ``vectors.db``, so that only what changed is embedded.

    `embedded` counts the passages that went through the model.
    """

    def __init__(self, cache_dir: Path, embedder: Embedder) -> None:
        self._path = cache_dir / "vectors.db"
        self._embedder = embedder
        self.embedded = 0

    def __call__(self, document: str, texts: Sequence[str]) -> bytes:
        """The rows of `texts`, remembered or new. Raises `EngineFailed`."""
        whole = "\0".join((self._embedder.name, _FORM, *texts))
        key = hashlib.sha256(whole.encode()).hexdigest()
        with self._open() as db:
            row = db.execute("SELECT rows FROM vectors WHERE key = ?", (key,)).fetchone()
        if row and len(row[0]) == len(texts) * self._embedder.dimensions:
            return bytes(row[0])
        rows = self._embedder.embed(texts)
        self.embedded += len(texts)
        with self._open() as db, db:
            db.execute("INSERT OR REPLACE INTO vectors (key, rows) VALUES (?, ?)", (key, rows))
            db.execute(
                "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - ?", (_KEPT,)
            )
        return rows

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=30)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT UNIQUE, rows BLOB NOT NULL)")
            yield db


class VectorIndex:
    """The vectors of one pack, in memory. Safe from many threads."""

    def __init__(self, file: PackFile, dimensions: int) -> None:
        import numpy as np

        blobs = [rows for (rows,) in file.rows("SELECT rows FROM vectors ORDER BY first")]
        self._rows = np.frombuffer(b"".join(blobs), dtype=np.int8).reshape(-1, dimensions)
        self._signs = _signs(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def nearest(self, vector: bytes, top: int) -> list[tuple[int, float]]:
        """The rows of the passages nearest to `vector`, from 1, with their cosine; best first."""
        import numpy as np

        if not len(self._rows):
            return []
        wanted = np.frombuffer(vector, dtype=np.int8)
        short = np.arange(len(self._rows))
        if len(short) > _SHORTLIST:
            apart = np.bitwise_count(self._signs ^ _signs(wanted[None])).sum(
                axis=1, dtype=np.uint16
            )
            short = np.argpartition(apart, _SHORTLIST)[:_SHORTLIST]
        cosines = self._rows[short].astype(np.float32) @ wanted.astype(np.float32) / _SCALE
        best = np.argsort(-cosines, kind="stable")[:top]
        return [(int(short[at]) + 1, float(cosines[at])) for at in best]

    def cosines(self, vector: bytes, rows: Sequence[int]) -> dict[int, float]:
        """The cosines of `vector` and the passages in `rows`, from 1."""
        import numpy as np

        wanted = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
        near = self._rows[np.asarray(rows, dtype=np.int64) - 1].astype(np.float32) @ wanted / _SCALE
        return dict(zip(rows, map(float, near), strict=True))


def _signs(rows: np.ndarray) -> np.ndarray[Any, Any]:
    """One bit for each number, packed into 64-bit words; widths are multiples of 64."""
    import numpy as np

    return np.packbits(rows > 0, axis=1).view(np.uint64)
