"""The engine behind `offline.names`: spaCy's recogniser of names alone, in a child process."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kiosk.core.errors import EngineFailed
from offline.control import Control

_FOLDERS = ("ner", "vocab")
_UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
_LONGEST = 20_000
"""Characters; longer texts are documents and no person's words."""


class NerEngine:
    """`folder` holds the model's files side by side, ``ner.model`` for ``ner/model``.

    Raises `EngineFailed` ``names.model_damaged``.
    """

    def __init__(self, folder: str, control: Control) -> None:
        import spacy

        self._control = control
        try:
            with tempfile.TemporaryDirectory() as place:
                _lay_out(Path(folder), Path(place))
                self._read = spacy.load(place, exclude=_UNUSED)
        except Exception as error:  # the library has no base for its exceptions
            raise EngineFailed(
                "names.model_damaged",
                f"{folder} holds no usable model: {error}",
                "check it with: kiosk models verify",
            ) from error

    def entities(self, text: str) -> list[tuple[str, int, int]]:
        """Label, start and end of every name in `text`."""
        doc = self._read(text[:_LONGEST])
        return [(ent.label_, ent.start_char, ent.end_char) for ent in doc.ents]


def _lay_out(source: Path, place: Path) -> None:
    """The folders that the library expects, as links."""
    for file in source.iterdir():
        folder, _, rest = file.name.partition(".")
        target = place / folder / rest if folder in _FOLDERS else place / file.name
        target.parent.mkdir(exist_ok=True)
        target.symlink_to(file)
