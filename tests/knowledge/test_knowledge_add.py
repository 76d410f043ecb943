from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.knowledge.add import Addition, add_documents
from kiosk.knowledge.build import build_pack
from kiosk.knowledge.index import KnowledgeIndex, open_pack

MakePack = Callable[..., Path]
MANUAL = "# Mower\n\n## Blade\n\nThe blade is 42 cm wide.\n"


@pytest.fixture
def shop(make_pack: MakePack) -> Path:
    return make_pack({"knowledge/hours.md": "# Hours\n\nWe open at nine.\n"})


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Where files lie before they are added."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def add(shop: Path, *files: Path, over: Path | None = None) -> Addition:
    cache = shop.parent / "cache"
    build = partial(build_pack, shop, cache_dir=cache, additions=over)
    return add_documents(files, shop, over or shop, build)


def test_a_document_is_copied_built_and_found(shop: Path, desk: Path) -> None:
    (desk / "mower.md").write_text(MANUAL)
    addition = add(shop, desk / "mower.md")
    (one,) = addition.added
    assert (one.doc, one.passages, one.replaced) == ("mower.md", 1, False)
    assert (shop / "knowledge" / "mower.md").read_text() == MANUAL
    with KnowledgeIndex.open(addition.built.path) as index:
        assert index.search("how wide is the blade")[0].doc == "mower.md"
    (desk / "mower.md").write_text(MANUAL.replace("42", "46"))
    assert add(shop, desk / "mower.md").added[0].replaced


def test_a_pack_that_ships_is_not_written_to(shop: Path, desk: Path, tmp_path: Path) -> None:
    (desk / "mower.md").write_text(MANUAL)
    over = tmp_path / "over"
    add(shop, desk / "mower.md", over=over)
    assert not (shop / "knowledge" / "mower.md").exists()
    with open_pack(shop, tmp_path / "cache", additions=over) as index:
        assert index.documents() == ["hours.md", "mower.md"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("notes.xyz", b"words", "pack.unknown_type"),
        ("scan.pdf", b"%PDF-1.4 nothing more", "pack.damaged_document"),
        ("empty.md", b"", "pack.no_text"),
        ("odd.txt", b"Preis: 9 \x81", "pack.bad_encoding"),
        ("pack.toml", b'name = "Other"', "pack.not_a_document"),
    ],
)
def test_a_bad_file_is_told_and_none_is_added(
    shop: Path, desk: Path, name: str, content: bytes, code: str
) -> None:
    (desk / "mower.md").write_text(MANUAL)
    (desk / name).write_bytes(content)
    with pytest.raises(BadInput) as error:
        add(shop, desk / "mower.md", desk / name)
    assert error.value.code == code and error.value.hint
    assert not (shop / "knowledge" / "mower.md").exists()


def test_what_does_not_build_is_taken_back(shop: Path, desk: Path) -> None:
    (desk / "hours.md").write_text("# Hours\n\nWe open at ten.\n")
    (shop / "faq.csv").write_text("question,answer\nOpen?\n")  # the pack itself is broken
    with pytest.raises(BadInput) as error:
        add(shop, desk / "hours.md")
    assert error.value.code == "pack.bad_csv"
    assert "nine" in (shop / "knowledge" / "hours.md").read_text()


def test_a_catalogue_is_added_once(shop: Path, desk: Path) -> None:
    (desk / "catalog.csv").write_text("sku,name,price\nM1,Mower,199.00\n")
    assert add(shop, desk / "catalog.csv").built.products == 1
    with pytest.raises(BadInput) as error:
        add(shop, desk / "catalog.csv")
    assert error.value.code == "pack.already_there"
