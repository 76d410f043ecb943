"""What ``kiosk models`` does, as functions: plain data in and out, nothing printed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import psutil

from kiosk.core.errors import BadInput, Missing
from models.catalogue import Catalogue
from models.folders import Folder
from models.progress import Progress, silent
from models.pull import PullReport, pull_models
from models.select import Choice, pick_mini
from models.store import ModelStore
from models.transfer import ExportReport, ImportReport, export_models, import_models

SOURCES_VARIABLE = "KIOSK_MODELS_SOURCE"
"""Environment: folders to look in before anything is downloaded, separated like ``PATH``."""

DEFAULT_SET = "standard"


class State(StrEnum):
    """How a model stands in the store."""

    READY = "ready"
    UNCHECKED = "unchecked"
    """Changed since its hash was last checked; it is checked before use."""
    INCOMPLETE = "incomplete"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """One line of the list. `size` in bytes, None where not known; `sets` name it as a member."""

    id: str
    role: str
    state: State
    size: int | None
    memory_mb: int
    languages: tuple[str, ...]
    license: str
    license_note: str
    about: str
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one model; `code`, `message` and `hint` are empty when it is whole."""

    id: str
    ok: bool
    code: str = ""
    message: str = ""
    hint: str = ""


def list_models(store: ModelStore) -> list[ModelStatus]:
    """Every model of the catalogue and how it stands. Looks at file times, hashes nothing."""
    mini = mini_for_this_machine().model_id
    return [
        ModelStatus(
            id=model.id,
            role=model.role,
            state=_state(store, model.id),
            size=model.size,
            memory_mb=model.memory_mb,
            languages=model.languages,
            license=model.license,
            license_note=model.license_note,
            about=model.about,
            sets=_sets_with(store.catalogue, model.id, mini),
        )
        for model in store.catalogue.model
    ]


def pull(
    store: ModelStore,
    *,
    set_name: str | None = None,
    ids: Sequence[str] = (),
    sources: Sequence[Path] = (),
    progress: Progress | None = None,
) -> PullReport:
    """Fetch a set, or models by id, or both; the standard set when neither is named.

    `sources` and the folders of ``KIOSK_MODELS_SOURCE`` are looked in first. Raises `KioskError`
    ``models.unknown``, ``models.no_such_folder``, ``models.offline``, ``models.wrong_hash``,
    ``models.unavailable``, ``models.disk_full``.
    """
    if not set_name and not ids:
        set_name = DEFAULT_SET
    wanted, reason = list(ids), ""
    if set_name:
        wanted += store.catalogue.members(set_name)
    if set_name == DEFAULT_SET:
        choice = mini_for_this_machine()
        wanted.append(choice.model_id)
        reason = choice.reason
    from_environment = os.environ.get(SOURCES_VARIABLE, "").split(os.pathsep)
    paths = [*sources, *(Path(path).expanduser() for path in from_environment if path)]
    folders = [Folder(path, store.catalogue) for path in paths]
    return pull_models(store, wanted, folders, progress or silent, reason)


def verify(store: ModelStore, ids: Sequence[str] = ()) -> list[Finding]:
    """Hash models again, all that are here when none is named. Never raises for a bad model."""
    named = ids or [model.id for model in store.catalogue.model if _anything_of(store, model.id)]
    return [_finding(store, model_id) for model_id in named]


def import_dir(store: ModelStore, path: Path, progress: Progress | None = None) -> ImportReport:
    """Take models in from a folder or a USB stick. Raises like `import_models`."""
    return import_models(store, path, progress or silent)


def export_dir(
    store: ModelStore, path: Path, ids: Sequence[str] = (), progress: Progress | None = None
) -> ExportReport:
    """Write models, all that are here when none is named, for `import_dir` elsewhere."""
    return export_models(store, path, ids, progress or silent)


def mini_for_this_machine() -> Choice:
    """The Mini for this machine's memory and cores."""
    return pick_mini(psutil.virtual_memory().total, psutil.cpu_count() or 1)


def _sets_with(catalogue: Catalogue, model_id: str, mini: str) -> tuple[str, ...]:
    named = [name for name, members in catalogue.sets.items() if model_id in members]
    if model_id == mini:
        named.append(DEFAULT_SET)
    return tuple(named)


def _state(store: ModelStore, model_id: str) -> State:
    if store.has(model_id):
        return State.READY if store.is_stamped(model_id) else State.UNCHECKED
    return State.INCOMPLETE if _anything_of(store, model_id) else State.ABSENT


def _anything_of(store: ModelStore, model_id: str) -> bool:
    files = store.catalogue.get(model_id).files
    return any(store.place(model_id, file).exists() for file in files)


def _finding(store: ModelStore, model_id: str) -> Finding:
    try:
        store.rehash(model_id)
    except (Missing, BadInput) as error:
        return Finding(model_id, False, error.code, error.message, error.hint)
    return Finding(model_id, True)
