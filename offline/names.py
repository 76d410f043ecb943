"""Names of people and places in a text: spaCy behind a child process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.core.errors import Missing
from offline.blocking import BlockingWorker

MODEL = "spacy-en_core_web_sm-ner"

Entity = tuple[str, int, int]
"""Label of the model (``PERSON``, ``GPE`` …), start and end in characters."""


class NameRecogniser:
    """Entities from the model's folder; the child starts with the first text. Thread-safe.

    Raises `Missing` ``names.model_missing``.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / "ner.model").is_file():
            raise Missing(
                "names.model_missing",
                f"the recogniser of names in {folder} is not there",
                "get it with: kiosk models pull",
            )
        self._worker = BlockingWorker("names", "offline.ner:NerEngine", {"folder": str(folder)})

    def __call__(self, text: str) -> Sequence[Entity]:
        """The entities of `text`, in order. Raises `EngineFailed`."""
        found: list[Entity] = self._worker.call("entities", text)
        return found

    def close(self) -> None:
        """End its process."""
        self._worker.close()
