"""Models to and from a folder or a USB stick, for machines without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import BadInput, Missing
from models.catalogue import Model
from models.failures import NOT_THERE
from models.files import DISK_FULL, replace_atomically, require_space, told_when_full
from models.folders import Folder, copy_file
from models.progress import Meters, Progress, Stage, silent
from models.store import ModelStore


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that goes by a model's name and is not that model's."""

    model_id: str
    file: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import found. `incomplete` gives, by model, the files the folder lacks."""

    imported: tuple[str, ...]
    present: tuple[str, ...]
    incomplete: dict[str, tuple[str, ...]]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote: model ids, their bytes, and where to."""

    exported: tuple[str, ...]
    size: int
    folder: Path


def import_models(store: ModelStore, path: Path, progress: Progress = silent) -> ImportReport:
    """Take every model of the catalogue that `path` holds whole into the store.

    Files are recognised by their content, so the layout and the names do not matter. Raises
    `BadInput` ``models.no_such_folder`` or ``models.nothing_to_import``, `Missing`
    ``models.disk_full``.
    """
    folder = Folder(path, store.catalogue)
    meters = Meters(progress)
    imported: list[str] = []
    present: list[str] = []
    incomplete: dict[str, tuple[str, ...]] = {}
    rejected: list[Rejected] = []
    with store.lock():
        for model in store.catalogue.model:
            if not any(folder.candidates(model, file) for file in model.files):
                continue
            if all(store.is_sound(model, file) for file in model.files):
                present.append(model.id)
                continue
            staged, refusals = _stage(store, folder, model, meters)
            wrong = [refusal for refusal in refusals if refusal.code != NOT_THERE]
            rejected += wrong
            if not refusals:
                _install(store, model, staged)
                imported.append(model.id)
                meters.tell(model, Stage.DONE)
            elif staged and not wrong:
                incomplete[model.id] = tuple(refusal.file for refusal in refusals)
            for left in staged.values():
                left.unlink(missing_ok=True)
    if not (imported or present or incomplete or rejected):
        raise BadInput(
            "models.nothing_to_import",
            f"no file in {path} belongs to a model of the catalogue",
            "kiosk models export DIR writes such a folder on a machine that has the models",
        )
    return ImportReport(tuple(imported), tuple(present), incomplete, tuple(rejected))


def _stage(
    store: ModelStore, folder: Folder, model: Model, meters: Meters
) -> tuple[dict[str, Path], list[Rejected]]:
    staged: dict[str, Path] = {}
    refusals = []
    needed = sum(file.size or 0 for file in model.files)
    require_space(store.root, needed)
    for file in model.files:
        target = store.staging / file.sha256
        report = meters.piece(model, file.name, file.name, Stage.COPY)
        try:
            with told_when_full(store.root, needed):
                folder.fetch(model, file, target, report)
        except (BadInput, Missing) as error:
            if error.code == DISK_FULL:
                raise
            refusals.append(Rejected(model.id, file.name, error.code, error.message))
        else:
            staged[file.name] = target
    return staged, refusals


def _install(store: ModelStore, model: Model, staged: dict[str, Path]) -> None:
    for file in model.files:
        store.install(model.id, file, staged[file.name])


def export_models(
    store: ModelStore, path: Path, model_ids: Sequence[str] = (), progress: Progress = silent
) -> ExportReport:
    """Copy models (all that are here, when none is named) to ``<path>/<id>/<file>``, hashed.

    Beside them goes ``SHA256SUMS``, which ``sha256sum -c`` reads. Raises `Missing`
    ``models.missing`` or ``models.disk_full``, `BadInput` ``models.corrupt``.
    """
    catalogue = store.catalogue
    models = [catalogue.get(id_) for id_ in model_ids]
    models = models or [model for model in catalogue.model if store.has(model.id)]
    store.require(model.id for model in models)
    if not models:
        raise Missing("models.missing", f"{store.root} is empty", "kiosk models pull fills it")
    meters = Meters(progress)
    files = {model.id: store.files(model.id) for model in models}
    size = sum(place.stat().st_size for group in files.values() for place in group.values())
    require_space(path, size)
    with told_when_full(path, size):
        for model in models:
            for file in model.files:
                report = meters.piece(model, file.name, file.name, Stage.COPY)
                copy_file(
                    files[model.id][file.name], path / model.id / file.name, file.sha256, report
                )
            meters.tell(model, Stage.DONE)
        lines = [
            f"{file.sha256}  {model.id}/{file.name}" for model in models for file in model.files
        ]
        replace_atomically(path / "SHA256SUMS", "".join(f"{line}\n" for line in lines).encode())
    return ExportReport(tuple(model.id for model in models), size, path)
