"""Model files in folders and on USB sticks, recognised by size and hash, wherever they lie."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from kiosk.core.errors import BadInput, KioskError
from models.catalogue import Catalogue, Model, ModelFile
from models.failures import not_there, source_failed, wrong_hash
from models.files import copy_hashed, whole_or_nothing
from models.progress import Report


class Folder:
    """One folder a person named. Raises `BadInput` ``models.no_such_folder`` when it is none."""

    def __init__(self, path: Path, catalogue: Catalogue) -> None:
        if not path.is_dir():
            raise BadInput(
                "models.no_such_folder",
                f"{path} is not a folder",
                "name the folder or the mounted stick that holds the model files",
            )
        self.path = path
        names = Counter(file.name for model in catalogue.model for file in model.files)
        self._ambiguous = {name for name, count in names.items() if count > 1}

    @cached_property
    def files(self) -> Sequence[tuple[Path, int]]:
        """Every regular file below the folder with its size in bytes, hidden ones left out."""
        return sorted(self._walk())

    def _walk(self) -> Iterator[tuple[Path, int]]:
        for base, folders, names in os.walk(self.path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                path = Path(base, name)
                if not name.startswith(".") and path.is_file():
                    yield path, path.stat().st_size

    def candidates(self, model: Model, file: ModelFile) -> list[Path]:
        """Where the file may be: first what goes by its name, then what has its size."""
        claimed = self._claimed(model, file)
        alike = [path for path, size in self.files if size == file.size and path != claimed]
        return [claimed, *alike] if claimed else alike

    def _claimed(self, model: Model, file: ModelFile) -> Path | None:
        by_model = self.path / model.id / file.name
        if by_model.is_file():
            return by_model
        plain = self.path / file.name
        return plain if file.name not in self._ambiguous and plain.is_file() else None

    def fetch(self, model: Model, file: ModelFile, target: Path, report: Report) -> None:
        """Copy the file to `target`, from wherever in the folder it lies.

        Raises `KioskError` ``models.not_there``, ``models.wrong_hash`` (a file that goes by its
        name and is another) or ``models.source_failed`` (unreadable).
        """
        refusal: KioskError = not_there(str(self.path))
        for path in self.candidates(model, file):
            try:
                return copy_file(path, target, file.sha256, report)
            except KioskError as error:
                if path == self._claimed(model, file):
                    refusal = error
        raise refusal


def copy_file(path: Path, target: Path, expected: str, report: Report) -> None:
    """Copy one file, hashed on the way; only the right content becomes `target`.

    Raises `KioskError` ``models.wrong_hash`` or ``models.source_failed`` (unreadable).
    """
    done = 0

    def advance(size: int) -> None:
        nonlocal done
        done += size
        report(done)

    try:
        source = path.open("rb")
    except OSError as error:
        raise source_failed(str(path), error.strerror or str(error)) from error
    with source, whole_or_nothing(target) as out:
        if (found := copy_hashed([source], out, advance)) != expected:
            raise wrong_hash(str(path), found, expected)
