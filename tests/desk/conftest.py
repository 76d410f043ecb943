from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_support import BackOffice, Visit, make_actions, running_office, visit

from kiosk.knowledge.index import KnowledgeIndex, open_pack
from kiosk.knowledge.samples import sample_pack


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeIndex]:
    with open_pack(sample_pack(), tmp_path_factory.mktemp("packs")) as opened:
        yield opened


@pytest.fixture
def office(index: KnowledgeIndex, tmp_path: Path) -> Iterator[BackOffice]:
    with running_office(index, tmp_path / "backoffice.db") as running:
        yield running


@pytest.fixture
def person(index: KnowledgeIndex, office: BackOffice, tmp_path: Path) -> Visit:
    return visit(make_actions(tmp_path / "home", office), index)


@pytest.fixture
def alone(index: KnowledgeIndex, tmp_path: Path) -> Visit:
    """A person at a kiosk whose back office is away."""
    return visit(make_actions(tmp_path / "home", None), index)
