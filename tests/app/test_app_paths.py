from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kiosk.app.paths import Paths
from kiosk.core.errors import BadInput


def test_folders_are_private(home: Path) -> None:
    old = os.umask(0)
    try:
        paths = Paths.of().create()
    finally:
        os.umask(old)
    folders = [home, *(path for path in home.iterdir() if path.is_dir())]
    assert paths.logs in folders
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_weights_may_lie_elsewhere(tmp_path: Path) -> None:
    paths = Paths.of({"KIOSK_HOME": str(tmp_path / "a"), "KIOSK_MODELS": str(tmp_path / "b")})
    assert (paths.home, paths.models) == (tmp_path / "a", tmp_path / "b")


def test_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Paths.of({"KIOSK_HOME": str(tmp_path)}).create()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(BadInput) as caught:
        Paths.of({"KIOSK_HOME": str(tmp_path / "home")}).create()
    assert caught.value.code == "home.unusable"
    assert str(tmp_path / "home") in caught.value.message
