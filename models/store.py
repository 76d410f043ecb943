"""The model store: files on disk that are known to be what the catalogue says.

Layout: ``<root>/<id>/<file>`` and ``<root>/<id>/manifest.json`` with the stamp (size, mtime, ctime)
each file had when its hash was last seen to be right. A file whose stamp differs is hashed again
before anybody gets its path: native engines crash on damaged files.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import platformdirs
from filelock import FileLock

from kiosk.core.errors import BadInput, Missing
from models.catalogue import Catalogue, Model, ModelFile, load_catalogue
from models.files import replace_atomically, sha256_of

Stamp = list[int]
_MANIFEST = "manifest.json"
_CLOCK_TICK_S = 0.02
"""Longer than the granularity of file times, so that a later change always shows in the stamp."""


def default_root() -> Path:
    """``KIOSK_MODELS``, else ``models`` under ``KIOSK_HOME``, else in the user's data folder."""
    if models := os.environ.get("KIOSK_MODELS"):
        return Path(models).expanduser()
    if home := os.environ.get("KIOSK_HOME"):
        return Path(home).expanduser() / "models"
    return platformdirs.user_data_path("tandem-kiosk") / "models"


class ModelStore:
    """The models under `root`. Cheap to construct; creates nothing before something is put in."""

    def __init__(self, root: Path, catalogue: Catalogue | None = None) -> None:
        self.root = root
        self.catalogue = catalogue or load_catalogue()

    def path(self, model_id: str) -> Path:
        """The main file of a model, checked, with everything beside it.

        Raises `Missing` ``models.missing``, `BadInput` ``models.corrupt`` or ``models.unknown``.
        """
        model = self.catalogue.get(model_id)
        return self.files(model_id)[model.files[0].name]

    def files(self, model_id: str) -> Mapping[str, Path]:
        """All files of a model by name, checked like `path`."""
        model = self.catalogue.get(model_id)
        self.require([model_id])
        stamps = self._read_stamps(model_id)
        fresh = dict(stamps)
        for file in model.files:
            path = self.place(model_id, file)
            if stamps.get(file.name) != _stamp(path):
                fresh[file.name] = self._check(model_id, file, path)
        if fresh != stamps:
            self._keep_stamps(model_id, fresh)
        return {file.name: self.place(model_id, file) for file in model.files}

    def has(self, model_id: str) -> bool:
        """Whether all files of a model are there, whatever they hold."""
        model = self.catalogue.get(model_id)
        return all(self.place(model_id, file).is_file() for file in model.files)

    def is_stamped(self, model_id: str) -> bool:
        """Whether nothing of a model changed since its hash was last seen to be right."""
        stamps = self._read_stamps(model_id)
        files = self.catalogue.get(model_id).files
        return all(stamps.get(file.name) == _stamp(self.place(model_id, file)) for file in files)

    def is_sound(self, model: Model, file: ModelFile) -> bool:
        """Whether one file is there and is what it should be. Reads and hashes it."""
        place = self.place(model.id, file)
        return place.is_file() and sha256_of(place) == file.sha256

    def require(self, model_ids: Iterable[str]) -> None:
        """Raise one `Missing` ``models.missing`` that names every absent model of these."""
        absent = [model_id for model_id in model_ids if not self.has(model_id)]
        if absent:
            names = " ".join(absent)
            raise Missing(
                "models.missing",
                f"not in {self.root}: {', '.join(absent)}",
                f"kiosk models pull {names} - or without a network: "
                f"kiosk models export DIR {names} on a machine that has them, "
                "then kiosk models import DIR here",
            )

    def rehash(self, model_id: str) -> None:
        """Read and hash every file of a model, whatever its stamp. Raises like `files`."""
        model = self.catalogue.get(model_id)
        self.require([model_id])
        self._keep_stamps(
            model_id,
            {
                file.name: self._check(model_id, file, self.place(model_id, file))
                for file in model.files
            },
        )

    def place(self, model_id: str, file: ModelFile) -> Path:
        """Where a file of a model lies, or would."""
        return self.root / model_id / file.name

    def install(self, model_id: str, file: ModelFile, verified: Path) -> None:
        """Move a file whose hash was just seen to be right into its place, atomically.

        `verified` lies in the same file system, as everything in `staging` does.
        """
        place = self.place(model_id, file)
        place.parent.mkdir(parents=True, exist_ok=True)
        verified.replace(place)
        stamp = _stamp(place)
        time.sleep(_CLOCK_TICK_S)
        self._keep_stamps(model_id, self._read_stamps(model_id) | {file.name: stamp})

    @property
    def staging(self) -> Path:
        """Where parts wait until they are whole; survives an interrupted pull."""
        return self.root / ".staging"

    def lock(self) -> FileLock:
        """Held by whoever changes the store; other processes wait.

        Raises `BadInput` ``models.not_writable`` when nothing can be put in.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=self.root).close()
        except (PermissionError, FileExistsError, NotADirectoryError) as error:
            raise BadInput(
                "models.not_writable",
                f"cannot write to {self.root}: {error.strerror}",
                "set KIOSK_MODELS to a folder of this user",
            ) from error
        return FileLock(self.root / ".lock")

    def _check(self, model_id: str, file: ModelFile, path: Path) -> Stamp:
        stamp = _stamp(path)
        if (found := sha256_of(path)) != file.sha256:
            raise BadInput(
                "models.corrupt",
                f"{path} is damaged: its sha256 is {found}, the catalogue says {file.sha256}",
                f"kiosk models pull {model_id} fetches it again",
            )
        return stamp

    def _read_stamps(self, model_id: str) -> dict[str, Stamp]:
        try:
            stamps = json.loads((self.root / model_id / _MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}  # no stamps: every file is hashed before use
        return stamps if isinstance(stamps, dict) else {}

    def _keep_stamps(self, model_id: str, stamps: Mapping[str, Stamp]) -> None:
        # A store that cannot be written to (a read-only image) is hashed at every start instead.
        with contextlib.suppress(OSError):
            text = json.dumps(stamps, indent=1, sort_keys=True)
            replace_atomically(self.root / model_id / _MANIFEST, text.encode())


def _stamp(path: Path) -> Stamp:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]
