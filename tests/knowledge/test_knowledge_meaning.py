"""Search by meaning with the real model: kept vectors, fusion, and life without the model."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.errors import KioskError, Missing
from kiosk.knowledge.build import build_pack
from kiosk.knowledge.fusion import fused
from kiosk.knowledge.index import KnowledgeIndex, open_pack
from kiosk.knowledge.packfile import PackFile
from kiosk.knowledge.vectors import VectorIndex
from models.store import ModelStore
from offline.embedding import DIMENSIONS, MODEL, MiniLmEmbedder

MakePack = Callable[..., Path]
PAPERS = {
    "knowledge/refunds.md": "# Refunds\n\nYou get a refund within five days.\n",
    "knowledge/coffee.md": "# Coffee\n\nThe grinder takes 250 g of beans.\n",
    "knowledge/codes.md": "# Codes\n\nE07 means no water. E09 means no power.\n",
}


@pytest.fixture(scope="module")
def embedder(model_store: ModelStore) -> Iterator[MiniLmEmbedder]:
    try:
        folder = model_store.path(MODEL).parent
    except KioskError as error:
        pytest.skip(error.message)
    with closing(MiniLmEmbedder(folder)) as made:
        yield made


def test_vectors_have_length_one_and_know_what_is_near(embedder: MiniLmEmbedder) -> None:
    texts = ["can I have my money back", "how do I get a refund", "it rains today"]
    rows = np.frombuffer(embedder.embed(texts), np.int8).reshape(3, DIMENSIONS) / 127.0
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=0.03)
    assert rows[0] @ rows[1] > 0.4 > rows[0] @ rows[2]
    # A text means the same beside any other text.
    assert embedder.embed(texts[1:2]) == rows_of(embedder.embed(texts), 1)


def rows_of(rows: bytes, at: int) -> bytes:
    return rows[at * DIMENSIONS : (at + 1) * DIMENSIONS]


def test_other_words_find_the_passage(
    make_pack: MakePack, tmp_path: Path, embedder: MiniLmEmbedder
) -> None:
    with open_pack(make_pack(PAPERS), tmp_path / "cache", embedder) as index:
        found = index.search("give me my cash again, I am not satisfied with the purchase", 1)
        assert found[0].doc == "refunds.md" and found[0].meaning > 0.2
        assert index.search("E09", 1)[0].doc == "codes.md"
        assert index.notices() == ()


def test_only_changed_documents_are_embedded_again(
    make_pack: MakePack, tmp_path: Path, embedder: MiniLmEmbedder
) -> None:
    cache = tmp_path / "cache"
    folder = make_pack(PAPERS)
    assert build_pack(folder, cache_dir=cache, embedder=embedder).embedded == 3
    assert not build_pack(folder, cache_dir=cache, embedder=embedder).fresh
    (folder / "knowledge/coffee.md").write_text("# Coffee\n\nIt takes 300 g of beans.\n")
    assert build_pack(folder, cache_dir=cache, embedder=embedder).embedded == 1


def test_without_the_model_words_serve_and_the_model_comes_later(
    make_pack: MakePack, tmp_path: Path, embedder: MiniLmEmbedder
) -> None:
    cache, folder = tmp_path / "cache", make_pack(PAPERS)
    with open_pack(folder, cache) as index:
        assert index.search("refund", 1)[0].doc == "refunds.md"
        assert [n.code for n in index.notices()] == ["search.no_model"]
        built = index.path
    with KnowledgeIndex.open(built, embedder) as index:
        assert index.search("refund", 1)[0].doc == "refunds.md"
        assert [n.code for n in index.notices()] == ["search.no_vectors"]
    assert build_pack(folder, cache_dir=cache, embedder=embedder).fresh


def test_a_crash_of_the_model_costs_a_notice(
    make_pack: MakePack, tmp_path: Path, model_store: ModelStore, embedder: MiniLmEmbedder
) -> None:
    folder = model_store.path(MODEL).parent
    pack, cache = make_pack(PAPERS), tmp_path / "cache"
    with closing(MiniLmEmbedder(folder)) as own, open_pack(pack, cache, own) as index:
        assert own.pid
        os.kill(own.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        assert index.search("how many beans", 1)[0].doc == "coffee.md"
        assert [n.code for n in index.notices()] == ["embedding.crashed"]
        assert own.pid is None


def test_no_model_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="not there"):
        MiniLmEmbedder(tmp_path)


def test_signs_shortlist_what_is_near(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(5_000, 64))
    rows = np.rint(rows / np.linalg.norm(rows, axis=1, keepdims=True) * 127).astype(np.int8)

    class Rows(PackFile):
        def __init__(self) -> None:
            pass

        def rows(self, sql: str, *values: str | int) -> list[tuple[int, bytes]]:
            return [(1, rows[:2_000].tobytes()), (9_001, rows[2_000:].tobytes())]

    index = VectorIndex(Rows(), 64)
    for wanted, row in ((0, 1), (1_999, 2_000), (2_000, 9_001), (4_999, 12_000)):
        vector = rows[wanted].tobytes()
        (first, cosine), *_ = index.nearest(vector, 3)
        assert first == row
        assert cosine == pytest.approx(1, abs=0.05)
        assert index.cosines(vector, [5_000, row]) == {5_000: 0.0, row: cosine}


def test_fusion_keeps_what_both_lists_found_first() -> None:
    assert fused({1: 0.8, 2: 0.8, 3: 0.8}, {1: 0.2, 2: 0.2, 3: 0.6}, 1.0)[0] == 3
    assert fused({1: 0.9, 2: 0.3}, {1: 0.0, 2: 0.0}, 1.0) == [1, 2]
    assert fused({1: 0.0, 2: 0.0}, {1: 0.1, 2: 0.5}, 1.0) == [2, 1]
    assert fused({1: 0.9, 2: 0.1}, {1: 0.4, 2: 0.5}, 0.4)[0] == 1
    assert fused({}, {}, 1.0) == []
