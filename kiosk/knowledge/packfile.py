"""Opens a built pack, read-only, and says plainly what is wrong with one."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.errors import BadInput
from kiosk.knowledge.ingest.document import Skipped
from kiosk.knowledge.pack import Pack
from kiosk.knowledge.schema import APPLICATION_ID, VERSION

_COUNT = (
    "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM passages), "
    "(SELECT count(*) FROM products)"
)
_AGAIN = "Build it again: kiosk knowledge build FOLDER"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a built pack says of itself. `name` is ``name@sha256:…``.

    `embedding` is the model of its vectors, empty when it has none.
    """

    name: str
    digest: str
    pack: Pack
    documents: int
    passages: int
    products: int
    skipped: tuple[Skipped, ...]
    embedding: str = ""


class PackFile:
    """A built pack on disk, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        """Open `path`. Raises `BadInput` ``pack.not_found``, ``pack.not_a_pack``,
        ``pack.wrong_version``.
        """
        self.path = path
        self._lock = threading.Lock()
        if not path.is_file():
            raise BadInput("pack.not_found", f"There is no pack {path}.", "Check the path.")
        # A pack is replaced, never changed in place: no locks, no journal, many readers.
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def rows(self, sql: str, *values: str | int) -> list[Any]:
        """The rows that `sql` selects. Raises `BadInput` ``pack.damaged``."""
        with self._lock:
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise self._damaged() from error

    def summary(self) -> Summary:
        """What the pack says of itself. Raises `BadInput` ``pack.damaged``."""
        ((documents, passages, products),) = self.rows(_COUNT)
        meta = dict(self.rows("SELECT key, value FROM meta"))
        try:
            skipped = tuple(Skipped(**one) for one in json.loads(meta["skipped"]))
            pack = Pack.model_validate_json(meta["pack"])
            return Summary(
                meta["name"],
                meta["digest"],
                pack,
                documents,
                passages,
                products,
                skipped,
                meta["embedding"],
            )
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged() from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def _check(self) -> None:
        try:
            (kind,) = self._db.execute("PRAGMA application_id").fetchone()
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            kind = version = None
        if kind != APPLICATION_ID:
            raise BadInput(
                "pack.not_a_pack",
                f"{self.path} is no built pack.",
                "Give the folder of a pack, or a file that `kiosk knowledge build` wrote.",
            )
        if version != VERSION:
            raise BadInput(
                "pack.wrong_version",
                f"{self.path} was built by another version of the kiosk: {version}, not {VERSION}.",
                _AGAIN,
            )

    def _damaged(self) -> BadInput:
        return BadInput("pack.damaged", f"The pack {self.path} is damaged.", _AGAIN)


def batched(rows: Sequence[int], size: int = 500) -> Iterator[Sequence[int]]:
    """`rows` in parts that one statement can name."""
    for at in range(0, len(rows), size):
        yield rows[at : at + size]
