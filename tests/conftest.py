"""What every test stands on: its own data folder, the models of this machine, a calm Qt."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("GOMP_SPINCOUNT", "1000")

from models.store import ModelStore, default_root

MODELS = default_root()
"""Read before any test moves ``KIOSK_HOME``."""


@pytest.fixture(scope="session")
def model_store() -> ModelStore:
    """The weights of this machine. Ask for one through `models_of` or skip when it is missing."""
    return ModelStore(MODELS)


@pytest.fixture(scope="session", autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test reads or writes the data of a kiosk that is in use."""
    home = tmp_path_factory.mktemp("home")
    os.environ["KIOSK_HOME"] = str(home)
    os.environ["KIOSK_MODELS"] = str(MODELS)
    os.environ.pop("KIOSK_CONFIG", None)
    return home
