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

_STORE_VERSION = 2
_FORM = "1"
"""How a passage is put to the model; raised when `meant` changes."""

_KEPT = 300_000
"""Texts whose vectors are remembered between builds."""

Vectorise = Callable[[Sequence[str]], bytes]
"""The rows of some texts."""


def meant(section: str, text: str) -> str:
    """A passage as the model reads it: its headings say what it is about."""
    return f"{section.replace(' › ', ': ')}. {text}"


class VectorStore:
    """Remembers vectors of texts in ``vectors.db``, so that only what changed is embedded.

    `embedded` counts the passages that went through the model.
    """

    def __init__(self, cache_dir: Path, embedder: Embedder) -> None:
        self._path = cache_dir / "vectors.db"
        self._embedder = embedder
        self.embedded = 0

    def __call__(self, texts: Sequence[str]) -> bytes:
        """The rows of `texts`, remembered or new. Raises `EngineFailed`."""
        keys = [self._key(text) for text in texts]
        with self._open() as db:
            known = _known(db, keys, self._embedder.dimensions)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            width = self._embedder.dimensions
            rows = self._embedder.embed(list(new.values()))
            fresh = {key: rows[n * width : (n + 1) * width] for n, key in enumerate(new)}
            known |= fresh
            self.embedded += len(fresh)
            with self._open() as db, db:
                db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", fresh.items())
                db.execute(
                    "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - ?",
                    (_KEPT,),
                )
        return b"".join(known[key] for key in keys)

    def _key(self, text: str) -> bytes:
        whole = "\0".join((self._embedder.name, _FORM, text))
        return hashlib.sha256(whole.encode()).digest()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=30)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            if db.execute("PRAGMA user_version").fetchone()[0] != _STORE_VERSION:
                db.execute("DROP TABLE IF EXISTS vectors")
                db.execute(f"PRAGMA user_version = {_STORE_VERSION}")
            db.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB UNIQUE, row BLOB NOT NULL)")
            yield db


def _known(db: sqlite3.Connection, keys: Sequence[bytes], width: int) -> dict[bytes, bytes]:
    marks = ", ".join("?" * len(keys))
    found = db.execute(f"SELECT key, row FROM vectors WHERE key IN ({marks})", keys)  # noqa: S608
    return {key: row for key, row in found if len(row) == width}


class VectorIndex:
    """The vectors of one pack, in memory. Safe from many threads."""

    def __init__(self, file: PackFile, dimensions: int) -> None:
        import numpy as np

        stored = file.rows("SELECT first, rows FROM vectors ORDER BY first")
        blobs = [rows for _, rows in stored]
        self._rows = np.frombuffer(b"".join(blobs), dtype=np.int8).reshape(-1, dimensions)
        spans = [np.arange(first, first + len(rows) // dimensions) for first, rows in stored]
        self._ids = np.concatenate(spans) if spans else np.arange(0)
        self._signs = _signs(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def nearest(self, vector: bytes, top: int) -> list[tuple[int, float]]:
        """The rows of the passages nearest to `vector`, with their cosine; best first."""
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
        return [(int(self._ids[short[at]]), float(cosines[at])) for at in best]

    def cosines(self, vector: bytes, rows: Sequence[int]) -> dict[int, float]:
        """The cosines of `vector` and the passages in `rows`; 0 for one without a vector."""
        import numpy as np

        if not len(self._ids) or not rows:
            return dict.fromkeys(rows, 0.0)
        wanted = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
        asked = np.asarray(rows, dtype=np.int64)
        places = np.searchsorted(self._ids, asked).clip(max=len(self._ids) - 1)
        near = self._rows[places].astype(np.float32) @ wanted / _SCALE
        near[self._ids[places] != asked] = 0.0
        return dict(zip(rows, map(float, near), strict=True))


def _signs(rows: np.ndarray) -> np.ndarray[Any, Any]:
    """One bit for each number, packed into 64-bit words; widths are multiples of 64."""
    import numpy as np

    return np.packbits(rows > 0, axis=1).view(np.uint64)
