from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.knowledge.index import KnowledgeIndex, open_pack
from kiosk.knowledge.samples import sample_pack

MakePack = Callable[..., Path]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(scope="session")
def store(cache: Path) -> Iterator[KnowledgeIndex]:
    with open_pack(sample_pack(), cache) as index:
        yield index


@pytest.fixture(scope="session")
def technician(cache: Path) -> Iterator[KnowledgeIndex]:
    with open_pack(sample_pack("technician"), cache) as index:
        yield index


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Writes a pack's folder; keyword `toml`, then file name → content (text or bytes)."""

    def make(files: dict[str, str | bytes] | None = None, toml: str = 'name = "Shop"\n') -> Path:
        folder = tmp_path / "shop"
        (folder / "knowledge").mkdir(parents=True, exist_ok=True)
        (folder / "pack.toml").write_text(toml)
        for name, content in (files or {}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make
