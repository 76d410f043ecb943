from __future__ import annotations

from pathlib import Path

import pytest
from models_support import catalogue, entry, put

import models.store
from kiosk.core.errors import BadInput, Missing
from models.commands import State, list_models, verify
from models.store import ModelStore, default_root

FILES = {"main.bin": b"weights" * 1000, "voice.json": b"{}"}


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    store = ModelStore(
        tmp_path / "models", catalogue(entry("a", FILES), entry("b", {"b.bin": b"b"}))
    )
    put(store, "a", FILES)
    return store


def test_gives_the_main_file_and_all_files(store: ModelStore) -> None:
    assert store.path("a") == store.root / "a" / "main.bin"
    assert {name: path.read_bytes() for name, path in store.files("a").items()} == FILES


def test_an_absent_model_is_missing_with_both_ways_to_get_it(store: ModelStore) -> None:
    with pytest.raises(Missing) as caught:
        store.path("b")
    assert caught.value.code == "models.missing"
    assert "kiosk models pull b" in caught.value.hint
    assert "kiosk models export DIR b" in caught.value.hint
    assert "kiosk models import DIR" in caught.value.hint


def test_a_model_without_what_belongs_beside_it_is_missing(store: ModelStore) -> None:
    (store.root / "a" / "voice.json").unlink()
    with pytest.raises(Missing):
        store.path("a")


def test_an_unknown_model_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        ModelStore(tmp_path).path("ggml-tiny-en")
    assert caught.value.code == "models.unknown"
    assert "ggml-tiny.en" in caught.value.hint


@pytest.mark.parametrize("checked_before", [False, True])
def test_one_flipped_byte_never_reaches_an_engine(store: ModelStore, checked_before: bool) -> None:
    if checked_before:
        store.path("a")
    with (store.root / "a" / "main.bin").open("r+b") as file:
        file.seek(3)
        file.write(b"W")
    with pytest.raises(BadInput) as caught:
        store.path("a")
    assert caught.value.code == "models.corrupt"
    assert str(store.root / "a" / "main.bin") in caught.value.message
    assert store.catalogue.get("a").files[0].sha256 in caught.value.message
    assert len([word for word in caught.value.message.split() if len(word.strip(",")) == 64]) == 2


def test_a_file_cut_short_never_reaches_an_engine(store: ModelStore) -> None:
    store.path("a")
    with (store.root / "a" / "main.bin").open("r+b") as file:
        file.truncate(100)
    with pytest.raises(BadInput, match="damaged"):
        store.path("a")


def test_a_damaged_file_beside_the_main_one_counts(store: ModelStore) -> None:
    store.path("a")
    (store.root / "a" / "voice.json").write_bytes(b"[]")
    with pytest.raises(BadInput, match=r"voice\.json"):
        store.path("a")


def test_an_unchanged_file_is_hashed_once(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    real = models.store.sha256_of
    monkeypatch.setattr(models.store, "sha256_of", lambda p: (hashed.append(p.name), real(p))[1])
    store.path("a")
    store.path("a")
    ModelStore(store.root, store.catalogue).path("a")
    assert hashed == ["main.bin", "voice.json"]


@pytest.mark.parametrize("content", ["", "nonsense", "[]", '{"main.bin": null}'])
def test_a_broken_manifest_costs_a_hash_and_nothing_else(store: ModelStore, content: str) -> None:
    store.path("a")
    (store.root / "a" / "manifest.json").write_text(content)
    assert store.path("a").read_bytes() == FILES["main.bin"]


def test_verify_reads_every_byte_and_names_what_is_wrong(store: ModelStore) -> None:
    assert [finding.ok for finding in verify(store)] == [True]
    (store.root / "a" / "main.bin").write_bytes(b"x")
    findings = verify(store, ["a", "b"])
    assert [(finding.id, finding.code) for finding in findings] == [
        ("a", "models.corrupt"),
        ("b", "models.missing"),
    ]
    assert all(finding.hint for finding in findings)


def test_the_list_tells_how_each_model_stands(store: ModelStore) -> None:
    def states() -> list[State]:
        return [status.state for status in list_models(store)]

    assert states() == [State.UNCHECKED, State.ABSENT]
    store.path("a")
    assert states() == [State.READY, State.ABSENT]
    (store.root / "a" / "voice.json").unlink()
    assert states() == [State.INCOMPLETE, State.ABSENT]


def test_the_root_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("KIOSK_MODELS", raising=False)
    monkeypatch.delenv("KIOSK_HOME", raising=False)
    assert default_root().parts[-2:] == ("tandem-kiosk", "models")
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))
    assert default_root() == tmp_path / "models"
    monkeypatch.setenv("KIOSK_MODELS", str(tmp_path / "weights"))
    assert default_root() == tmp_path / "weights"
