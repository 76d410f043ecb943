from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import KioskError
from models.store import ModelStore

KIOSK = Path(sys.executable).with_name("kiosk")
LIGHT = ("smollm2-135m-instruct-q4_1", "ggml-tiny.en", "piper-en_US-joe-medium", "silero-vad")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        lines = self.out.splitlines()
        assert len(lines) == 1, f"not one line on standard output: {self.out!r}"
        return json.loads(lines[0])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in list(os.environ):
        if name.upper().startswith("KIOSK_"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    monkeypatch.setenv("KIOSK_HOME", str(home))
    return home


@pytest.fixture
def kiosk(home: Path) -> Iterator[Callable[..., Ran]]:
    """Runs the installed command on a data folder of its own."""

    def run(*arguments: str, stdin: str | bytes = "", **environment: str) -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [KIOSK, *arguments],
            input=given,
            capture_output=True,
            timeout=120,
            env={**os.environ, **environment},
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    yield run


@pytest.fixture
def light(home: Path, model_store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, and the smallest models."""
    for model in LIGHT:
        try:
            model_store.path(model)
        except KioskError as error:
            pytest.skip(f"{error.message}. {error.hint}")
    monkeypatch.setenv("KIOSK_MODELS", str(model_store.root))
    monkeypatch.setenv("KIOSK__MINI__MODEL", LIGHT[0])
    return home
