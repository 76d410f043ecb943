"""Meaning as vectors: MiniLM behind a child process, the core's `Embedder`."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from kiosk.core.errors import Missing
from offline.blocking import BlockingWorker

MODEL = "all-minilm-l6-v2-int8"
DIMENSIONS = 384
_KEPT = 2_000
_BATCH = 64


class MiniLmEmbedder:
    """`Embedder` from the model's folder; remembers the last vectors. Thread-safe.

    Raises `Missing` ``embedding.model_missing``.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
        if not model.is_file() or not tokenizer.is_file():
            raise Missing(
                "embedding.model_missing",
                f"the embedding model in {folder} is not there",
                "get it with: kiosk models pull",
            )
        options = {"path": str(model), "tokenizer": str(tokenizer), "threads": threads}
        self._worker = BlockingWorker("embedding", "offline.minilm:MiniLmEngine", options)
        self._lock = threading.Lock()
        self._known: OrderedDict[str, bytes] = OrderedDict()

    @property
    def name(self) -> str:
        """The model's id: vectors of another model mean something else."""
        return MODEL

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return DIMENSIONS

    @property
    def pid(self) -> int | None:
        """The engine's process id while it runs."""
        return self._worker.pid

    @property
    def restarts(self) -> int:
        """How often its engine was started again."""
        return self._worker.restarts

    def embed(self, texts: Sequence[str]) -> bytes:
        """As the port says."""
        known = {t: row for t in texts if (row := self._known.get(t)) is not None}
        new = list(dict.fromkeys(t for t in texts if t not in known))
        for at in range(0, len(new), _BATCH):
            batch = new[at : at + _BATCH]
            rows: bytes = self._worker.call("embed", batch)
            for number, text in enumerate(batch):
                known[text] = rows[number * DIMENSIONS : (number + 1) * DIMENSIONS]
                self._known[text] = known[text]
        with self._lock:
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return b"".join(known[t] for t in texts)

    def close(self) -> None:
        """End the engine's process."""
        self._worker.close()
