from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from models_support import catalogue, entry, put, sha256

from kiosk.core.errors import BadInput, Missing
from models.commands import export_dir, import_dir
from models.store import ModelStore

A = {"model.bin": b"weights" * 1000, "config.json": b"{}"}
B = {"b.bin": b"b" * 5000}


def new_store(root: Path) -> ModelStore:
    return ModelStore(root, catalogue(entry("a", A), entry("b", B)))


@pytest.fixture
def full(tmp_path: Path) -> ModelStore:
    store = new_store(tmp_path / "full")
    put(store, "a", A)
    put(store, "b", B)
    return store


def test_by_stick_from_one_machine_to_another(full: ModelStore, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    exported = export_dir(full, stick)
    assert exported.exported == ("a", "b")
    assert exported.size == 7000 + 2 + 5000
    other = new_store(tmp_path / "other")
    assert import_dir(other, stick).imported == ("a", "b")
    assert other.path("a").read_bytes() == A["model.bin"]
    assert import_dir(other, stick).present == ("a", "b")
    assert not list(other.staging.glob("*"))


def test_the_export_can_be_checked_without_the_kiosk(full: ModelStore, tmp_path: Path) -> None:
    export_dir(full, tmp_path / "stick", ["a"])
    command = ["sha256sum", "--check", "SHA256SUMS"]
    subprocess.run(command, cwd=tmp_path / "stick", check=True, capture_output=True)
    assert not (tmp_path / "stick" / "b").exists()


def test_an_export_of_what_is_not_here_or_damaged_is_refused(
    full: ModelStore, tmp_path: Path
) -> None:
    with pytest.raises(Missing):
        export_dir(new_store(tmp_path / "empty"), tmp_path / "stick")
    with pytest.raises(Missing):
        export_dir(new_store(tmp_path / "empty"), tmp_path / "stick", ["a"])
    (full.root / "a" / "model.bin").write_bytes(b"damaged")
    with pytest.raises(BadInput, match="damaged"):
        export_dir(full, tmp_path / "stick", ["a"])
    assert not (tmp_path / "stick").exists()


def test_plain_files_are_recognised_by_their_content(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "downloaded (1).bin").write_bytes(B["b.bin"])
    (stick / "holiday.jpg").write_bytes(b"sun")
    store = new_store(tmp_path / "models")
    assert import_dir(store, stick).imported == ("b",)
    assert store.path("b").name == "b.bin"


def test_half_a_model_is_not_taken_in(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "x").write_bytes(A["model.bin"])
    store = new_store(tmp_path / "models")
    report = import_dir(store, stick)
    assert report.incomplete == {"a": ("config.json",)}
    assert not (store.root / "a").exists()
    assert not list(store.staging.glob("*"))


def test_a_wrong_file_is_refused_and_the_rest_taken(full: ModelStore, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    export_dir(full, stick)
    wrong = A["model.bin"][:-1] + b"?"
    (stick / "a" / "model.bin").write_bytes(wrong)
    report = import_dir(new_store(tmp_path / "models"), stick)
    assert report.imported == ("b",)
    (rejected,) = report.rejected
    assert (rejected.model_id, rejected.file, rejected.code) == (
        "a",
        "model.bin",
        "models.wrong_hash",
    )
    assert sha256(wrong) in rejected.message
    assert sha256(A["model.bin"]) in rejected.message


def test_a_folder_without_models_and_no_folder_are_told_apart(tmp_path: Path) -> None:
    store = new_store(tmp_path / "models")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput) as caught:
        import_dir(store, tmp_path / "empty")
    assert caught.value.code == "models.nothing_to_import"
    with pytest.raises(BadInput) as caught:
        import_dir(store, tmp_path / "nowhere")
    assert caught.value.code == "models.no_such_folder"
