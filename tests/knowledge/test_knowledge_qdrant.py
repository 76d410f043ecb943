"""The same search over Qdrant's own client, in its local mode."""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from qdrant_client import QdrantClient

from kiosk.core.errors import BadInput, KioskError, Missing
from kiosk.core.ports import Embedder
from kiosk.knowledge.index import KnowledgeIndex, open_pack
from kiosk.knowledge.packfile import PackFile
from kiosk.knowledge.qdrant import QdrantSearch, collection_of, connect, upload
from models.store import ModelStore
from offline.embedding import MODEL, MiniLmEmbedder

GARDEN = Path(__file__).parent / "data" / "garden"


@pytest.fixture(scope="module")
def embedder(model_store: ModelStore) -> Iterator[Embedder]:
    try:
        folder = model_store.path(MODEL).parent
    except KioskError as error:
        pytest.skip(error.message)
    with closing(MiniLmEmbedder(folder)) as made:
        yield made


@pytest.fixture(scope="module")
def index(cache: Path, embedder: Embedder) -> Iterator[KnowledgeIndex]:
    with open_pack(GARDEN, cache, embedder) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(index: KnowledgeIndex, embedder: Embedder) -> Iterator[QdrantClient]:
    with closing(QdrantClient(":memory:")) as made, closing(PackFile(index.path)) as file:
        assert upload(made, file, embedder.dimensions) == collection_of(index.pack)
        yield made


def test_it_finds_what_the_pack_file_finds(
    client: QdrantClient, index: KnowledgeIndex, embedder: Embedder
) -> None:
    search = QdrantSearch(client, collection_of(index.pack), embedder)
    assert search.pack == index.pack
    questions = [json.loads(line) for line in (GARDEN / "eval.jsonl").read_text().splitlines()]
    plain = [q for q in questions if not q.get("before")]
    same = found = 0
    for question in plain:
        ours = index.search(question["question"], 3)
        theirs = search.search(question["question"], 3)
        same += ours[0].id == theirs[0].id
        found += any(p.doc in question["gold"] for p in theirs)
        assert all(p.text and p.section and p.end > p.start for p in theirs)
    assert found >= 0.98 * len(plain)
    assert same >= 0.9 * len(plain), "both are the same search"


def test_scores_mean_the_same(
    client: QdrantClient, index: KnowledgeIndex, embedder: Embedder
) -> None:
    search = QdrantSearch(client, collection_of(index.pack), embedder)
    for question in ("how much does the fern glide mower weigh", "may dogs come in"):
        (ours, *_), (theirs, *_) = index.search(question), search.search(question)
        assert theirs.score == pytest.approx(ours.score, abs=0.1)
        assert theirs.meaning == pytest.approx(ours.meaning, abs=0.05)
    assert search.search("  ") == []


def test_it_is_uploaded_once(client: QdrantClient, index: KnowledgeIndex) -> None:
    with closing(PackFile(index.path)) as file:
        name = upload(client, file, 384)
    assert client.count(name).count == index.summary.passages + 1


def test_what_is_missing_is_told(
    client: QdrantClient, cache: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadInput) as told:
        QdrantSearch(client, "other", embedder)
    assert told.value.code == "search.no_collection" and "upload" in told.value.hint
    with closing(connect("http://127.0.0.1:9")) as nobody, pytest.raises(Missing) as silent:
        QdrantSearch(nobody, "other", embedder)
    assert silent.value.code == "search.unreachable"
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "qdrant_client":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Missing) as lacking:
        connect("http://127.0.0.1:6333")
    assert lacking.value.code == "search.no_client" and "qdrant" in lacking.value.hint


def test_a_pack_without_vectors_is_told(tmp_path: Path) -> None:
    with (
        open_pack(GARDEN, tmp_path) as plain,
        closing(PackFile(plain.path)) as file,
        pytest.raises(BadInput) as told,
    ):
        upload(QdrantClient(":memory:"), file, 384)
    assert told.value.code == "search.no_vectors"
