"""Getting models into the store: each file from the first source that has it."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from filelock import Timeout

from kiosk.core.errors import BadInput, KioskError, Missing
from models.catalogue import Model, ModelFile
from models.derive import derive
from models.download import new_client
from models.failures import Failure, not_there, summary
from models.files import DISK_FULL, require_space, sha256_of, told_when_full
from models.folders import Folder
from models.obtain import Obtain, pieces_of
from models.progress import Meters, Progress, Stage, silent
from models.store import ModelStore
from models.wheels import Piece, Wheels

_AT_ONCE = 3

Job = tuple[Model, ModelFile]


@dataclass(frozen=True, slots=True)
class PullReport:
    """What a pull did: models that came and models that were there already, by id.

    `mini` says in words which Mini was chosen and why, where a set left the choice to the machine.
    """

    installed: tuple[str, ...]
    present: tuple[str, ...]
    mini: str = ""


def pull_models(
    store: ModelStore,
    model_ids: Sequence[str],
    folders: Sequence[Folder] = (),
    progress: Progress = silent,
    mini: str = "",
) -> PullReport:
    """Make `model_ids` present and whole. What is whole already is left alone.

    Safe beside another process that does the same: one waits for the other. What was fetched
    before an interruption is used by the next pull.

    Raises `KioskError`: ``models.offline``, ``models.wrong_hash`` or ``models.unavailable`` when
    some files could not be had (the others are installed), ``models.disk_full``.
    """
    models = [store.catalogue.get(model_id) for model_id in dict.fromkeys(model_ids)]
    meters = Meters(progress)
    absent = [model for model in models if not _is_whole(store, model)]
    if absent:
        with _locked(store, absent, meters):
            still = [model for model in absent if not _is_whole(store, model)]
            _Pull(store, folders, meters).run(still)
    installed = tuple(model.id for model in absent)
    present = tuple(model.id for model in models if model.id not in installed)
    return PullReport(installed, present, mini)


def _is_whole(store: ModelStore, model: Model) -> bool:
    try:
        store.files(model.id)
    except (Missing, BadInput):
        return False
    return True


@contextmanager
def _locked(store: ModelStore, models: Sequence[Model], meters: Meters) -> Iterator[None]:
    lock = store.lock()
    try:
        lock.acquire(timeout=0)
    except Timeout:
        for model in models:
            meters.tell(model, Stage.WAIT)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


class _Pull:
    """One pull, while the store is locked."""

    def __init__(self, store: ModelStore, folders: Sequence[Folder], meters: Meters) -> None:
        self._store = store
        self._staging = store.staging
        self._folders = folders
        self._meters = meters
        self._stop = threading.Event()
        self._failures: list[Failure] = []
        self._refused: dict[str, list[KioskError]] = {}

    def run(self, models: Sequence[Model]) -> None:
        self._staging.mkdir(parents=True, exist_ok=True)
        self._sweep()
        made = [model for model in models if model.derived and not self._copied(model)]
        fetched = [model for model in models if not model.derived]
        fetched += [model for model in self._sources_of(made) if model not in fetched]
        jobs = [(model, file) for model in fetched for file in model.files]
        jobs = [job for job in jobs if not self._store.is_sound(*job)]
        pieces = {job: pieces_of(job[1]) for job in jobs}
        self._drop_unsound(pieces)
        staged = sum(path.stat().st_size for path in self._staging.iterdir())
        with self._disk(_space_for(jobs, pieces, made) - staged):
            self._fetch_all(jobs, pieces)
            for model in made:
                self._make(model)
        if self._failures:
            raise summary(self._failures)
        for piece in (piece for group in pieces.values() for piece in group):
            (self._staging / piece.sha256).unlink(missing_ok=True)
        with suppress(OSError):  # another pull's pieces may wait there
            self._staging.rmdir()

    def _sweep(self) -> None:
        """Remove what a killed pull was in the middle of; whole pieces stay."""
        for path in self._staging.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)  # its pip may be dying in there still
            elif path.suffix == ".tmp":
                path.unlink()

    def _copied(self, model: Model) -> bool:
        """Whether a model that could be made here was found ready-made in a folder."""
        (file,) = model.files
        report = self._meters.piece(model, file.name, file.name, Stage.COPY)
        for folder in self._folders:
            with self._disk(file.size or 0):
                try:
                    folder.fetch(model, file, self._staging / file.sha256, report)
                except (Missing, BadInput) as error:
                    self._refused.setdefault(model.id, []).append(error)
                    continue
                self._store.install(model.id, file, self._staging / file.sha256)
                self._meters.tell(model, Stage.DONE)
                return True
        return False

    def _sources_of(self, made: Sequence[Model]) -> list[Model]:
        ids = dict.fromkeys(model.derived.source for model in made if model.derived)
        return [self._store.catalogue.get(id_) for id_ in ids]

    def _drop_unsound(self, pieces: Mapping[Job, Sequence[Piece]]) -> None:
        hashes = {file.sha256 for _, file in pieces}
        hashes |= {piece.sha256 for group in pieces.values() for piece in group}
        for sha256 in hashes:
            staged = self._staging / sha256
            if staged.exists() and sha256_of(staged) != sha256:
                staged.unlink()

    @contextmanager
    def _disk(self, space: int) -> Iterator[None]:
        require_space(self._staging, space)
        try:
            with told_when_full(self._staging, space):
                yield
        except KioskError as error:
            if error.code == DISK_FULL:  # give the machine its disk back
                shutil.rmtree(self._staging, ignore_errors=True)
            raise

    def _fetch_all(self, jobs: Sequence[Job], pieces: Mapping[Job, Sequence[Piece]]) -> None:
        wanted = [
            (piece, self._meters.piece(model, file.name, piece.sha256, Stage.FETCH))
            for (model, file), group in pieces.items()
            for piece in group
        ]
        waiting = Counter(model.id for model, _ in jobs)
        with (
            ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="pull") as pool,
            Wheels(self._staging, wanted) as wheels,
            new_client() as client,
        ):
            obtain = Obtain(self._staging, self._folders, wheels, client, self._meters, self._stop)
            failed: dict[Job, Failure] = {}
            futures = {pool.submit(obtain, model, file): (model, file) for model, file in jobs}
            try:
                for future in as_completed(futures):
                    model, file = futures[future]
                    if isinstance(got := future.result(), Failure):
                        failed[model, file] = got
                        continue
                    self._store.install(model.id, file, got)
                    waiting[model.id] -= 1
                    if not waiting[model.id]:
                        self._meters.tell(model, Stage.DONE)
            except BaseException:
                self._stop.set()
                raise
        self._failures += [failed[job] for job in jobs if job in failed]

    def _make(self, model: Model) -> None:
        (file,) = model.files
        if all(_is_whole(self._store, source) for source in self._sources_of([model])):
            derive(self._store, model, self._meters.piece(model, file.name, "", Stage.CONVERT))
            self._meters.tell(model, Stage.DONE)
        else:
            tried = self._refused.get(model.id, [])
            without = not_there("what it is made from")
            self._failures.append(Failure(model.id, file.name, (*tried, without)))


def _space_for(
    jobs: Sequence[Job], pieces: Mapping[Job, Sequence[Piece]], made: Sequence[Model]
) -> int:
    """Bytes that this takes at its widest: the files, parts being put together, wheels."""
    files = sum(file.size or 0 for _, file in jobs) + sum(model.size or 0 for model in made)
    in_parts = sorted((job[1].size or 0 for job in jobs if len(pieces[job]) > 1), reverse=True)
    wheels = sorted((piece.size for group in pieces.values() for piece in group), reverse=True)
    return files + sum(in_parts[:_AT_ONCE]) + sum(wheels[:_AT_ONCE])
