"""Where the packs that ship with the kiosk lie."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

DEFAULT = "store"


def sample_pack(name: str = DEFAULT) -> Path:
    """The folder of a pack that ships with the kiosk."""
    return Path(str(resources.files("kiosk.packs"))) / name
