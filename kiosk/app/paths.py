"""Where the kiosk keeps its things. Every folder it makes is for its user alone (0700)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import BadInput

_PRIVATE = 0o700
OUTBOX_FILE = "outbox.db"
"""What was approved and waits, in the folder of data."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one kiosk; `home` holds everything but the weights.

    `models` may lie elsewhere, because weights are large and may be shared.
    """

    home: Path
    models: Path
    config: Path
    config_named: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Paths:
        """Read ``KIOSK_HOME``, ``KIOSK_MODELS`` and ``KIOSK_CONFIG``; else the platform's folder.

        `config_named` tells that the owner named the configuration file, so that it has to exist.
        """
        home = _folder(environment.get("KIOSK_HOME")) or _platform_home()
        named = _folder(environment.get("KIOSK_CONFIG"))
        return cls(
            home=home,
            models=_folder(environment.get("KIOSK_MODELS")) or home / "models",
            config=named or home / "kiosk.toml",
            config_named=named is not None,
        )

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.home / "logs"

    @property
    def packs(self) -> Path:
        """Store packs built from folders, cached by content."""
        return self.home / "packs"

    @property
    def data(self) -> Path:
        """SQLite files, one a concern."""
        return self.home / "data"

    @property
    def audit(self) -> Path:
        """The audit log's database; its key and head lie beside it."""
        return self.data / "audit.db"

    @property
    def access(self) -> Path:
        """The PINs of staff and owner, hashed."""
        return self.data / "access.json"

    def create(self) -> Paths:
        """Make what is missing. Raises `BadInput` ``home.unusable`` when the place cannot be."""
        for folder in (self.home, self.models, self.logs, self.packs, self.data):
            make_private(folder)
        return self


def make_private(folder: Path) -> Path:
    """Make `folder` and its missing parents for this user alone; one that exists stays as it is."""
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    try:
        for path in reversed(missing):
            path.mkdir(mode=_PRIVATE, exist_ok=True)
        usable = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    except OSError as error:
        raise _unusable(folder, error.strerror or str(error)) from error
    if not usable:
        reason = "this user may not write there" if folder.is_dir() else "it is not a folder"
        raise _unusable(folder, reason)
    return folder


def _unusable(folder: Path, reason: str) -> BadInput:
    hint = "Set KIOSK_HOME (KIOSK_MODELS for weights) to a folder that you may write."
    return BadInput("home.unusable", f"{folder} cannot hold the kiosk's data: {reason}.", hint)


def _folder(value: str | None) -> Path | None:
    return Path(value).expanduser().absolute() if value else None


def _platform_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("tandem-kiosk", appauthor=False)
