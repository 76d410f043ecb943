"""Getting one file staged: folders first, then the catalogue's sources in their order."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx2

from kiosk.core.errors import KioskError
from models.catalogue import Model, ModelFile, Source
from models.download import Download
from models.failures import Failure, source_failed, wrong_hash
from models.files import DISK_FULL, copy_hashed, whole_or_nothing
from models.folders import Folder
from models.progress import Meters, Report, Stage
from models.wheels import Piece, Wheels


@dataclass(frozen=True, slots=True)
class Obtain:
    """Get one file staged, from the first source that has it. Runs on worker threads."""

    staging: Path
    folders: Sequence[Folder]
    wheels: Wheels
    client: httpx2.Client
    meters: Meters
    stop: threading.Event

    def __call__(self, model: Model, file: ModelFile) -> Path | Failure:
        """The staged file, or why no source gave it. Raises ``models.disk_full`` and OSError."""
        tried: list[KioskError] = []
        attempts = [partial(self._from_folder, folder) for folder in self.folders]
        attempts += [partial(self._from_source, source) for source in file.sources]
        for attempt in attempts:
            self.meters.restart(model, file.name)
            try:
                if self.stop.is_set():
                    raise source_failed(file.name, "interrupted")
                return attempt(model, file)
            except KioskError as error:
                if error.code == DISK_FULL:
                    raise
                tried.append(error)
        return Failure(model.id, file.name, tuple(tried))

    def _from_folder(self, folder: Folder, model: Model, file: ModelFile) -> Path:
        staged = self.staging / file.sha256
        folder.fetch(model, file, staged, self._report(model, file, Stage.COPY))
        return staged

    def _from_source(self, source: Source, model: Model, file: ModelFile) -> Path:
        if source.url:
            download = Download(source.url, file.sha256, file.size, self.staging, self.stop)
            return download.run(self.client, self._report(model, file, Stage.FETCH))
        paths = self.wheels.fetch(_pieces_from(source, file))
        if len(paths) == 1:
            return paths[0]
        return _assemble(paths, self.staging / file.sha256, file)

    def _report(self, model: Model, file: ModelFile, stage: Stage) -> Report:
        return self.meters.piece(model, file.name, file.name, stage)


def _assemble(parts: Sequence[Path], target: Path, file: ModelFile) -> Path:
    with whole_or_nothing(target) as out, ExitStack() as opened:
        streams = [opened.enter_context(part.open("rb")) for part in parts]
        if (found := copy_hashed(streams, out)) != file.sha256:
            raise wrong_hash(
                f"{file.name} put together from {len(parts)} parts", found, file.sha256
            )
    for part in parts:
        part.unlink()
    return target


def pieces_of(file: ModelFile) -> tuple[Piece, ...]:
    """All members of wheels that a file can be made of."""
    return tuple(piece for source in file.sources for piece in _pieces_from(source, file))


def _pieces_from(source: Source, file: ModelFile) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            part.package,
            part.version,
            part.member,
            part.size or file.size or 0,
            part.sha256 or file.sha256,
        )
        for part in source.wheel
    )
