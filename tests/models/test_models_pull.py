from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from models_support import Site, catalogue, entry, put, sha256

from kiosk.core.errors import BadInput, KioskError
from models.catalogue import load_catalogue
from models.commands import SOURCES_VARIABLE, pull
from models.progress import Stage
from models.store import ModelStore

CONTENT = b"weights" * 50_000


def store_from(site: Site, root: Path) -> ModelStore:
    """One model from a URL."""
    site.files["a.bin"] = CONTENT
    return ModelStore(
        root, catalogue(entry("a", {"a.bin": CONTENT}, a_bin=[{"url": site.url("a.bin")}]))
    )


def test_what_is_there_is_left_alone(site: Site, tmp_path: Path) -> None:
    store = store_from(site, tmp_path / "models")
    pull(store, ids=["a"])
    report = pull(store, ids=["a", "a"])
    assert (report.installed, report.present) == ((), ("a",))
    assert len(site.requests) == 1


def test_a_damaged_model_is_replaced(site: Site, tmp_path: Path) -> None:
    store = store_from(site, tmp_path / "models")
    put(store, "a", {"a.bin": CONTENT[:-1]})
    assert pull(store, ids=["a"]).installed == ("a",)
    assert store.path("a").read_bytes() == CONTENT


@pytest.mark.parametrize("place", ["a/a.bin", "a.bin", "deep/down/renamed.dat"])
def test_a_folder_comes_first_wherever_the_file_lies_in_it(
    site: Site, tmp_path: Path, place: str
) -> None:
    stick = tmp_path / "stick"
    (stick / place).parent.mkdir(parents=True)
    (stick / place).write_bytes(CONTENT)
    store = store_from(site, tmp_path / "models")
    pull(store, ids=["a"], sources=[stick])
    assert store.path("a").read_bytes() == CONTENT
    assert site.requests == []


def test_the_environment_names_folders(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.bin").write_bytes(CONTENT)
    monkeypatch.setenv(SOURCES_VARIABLE, f"{tmp_path / 'empty'}{os.pathsep}{tmp_path}")
    pull(store_from(site, tmp_path / "models"), ids=["a"])
    assert site.requests == []


def test_a_folder_that_is_none_is_refused(site: Site, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        pull(store_from(site, tmp_path / "models"), ids=["a"], sources=[tmp_path / "no"])
    assert caught.value.code == "models.no_such_folder"


def test_a_wrong_file_in_a_folder_falls_through_to_the_next_source(
    site: Site, tmp_path: Path
) -> None:
    (tmp_path / "a.bin").write_bytes(CONTENT[:-1] + b"?")
    store = store_from(site, tmp_path / "models")
    pull(store, ids=["a"], sources=[tmp_path])
    assert store.path("a").read_bytes() == CONTENT


def test_when_nothing_helps_every_source_is_named_and_the_rest_is_installed(
    site: Site, tmp_path: Path
) -> None:
    wrong = CONTENT[:-1] + b"?"
    (tmp_path / "a.bin").write_bytes(wrong)
    site.files["b.bin"] = b"b"
    store = ModelStore(
        tmp_path / "models",
        catalogue(
            entry("a", {"a.bin": CONTENT}, a_bin=[{"url": site.url("gone.bin")}]),
            entry("b", {"b.bin": b"b"}, b_bin=[{"url": site.url("b.bin")}]),
        ),
    )
    with pytest.raises(KioskError) as caught:
        pull(store, ids=["a", "b"], sources=[tmp_path])
    error = caught.value
    assert (error.code, error.exit_code) == ("models.wrong_hash", 2)
    for part in (str(tmp_path / "a.bin"), sha256(wrong), sha256(CONTENT), "gone.bin: HTTP 404"):
        assert part in error.message
    assert store.path("b").read_bytes() == b"b"
    assert not store.has("a")
    assert (tmp_path / "a.bin").read_bytes() == wrong


def test_an_interrupted_pull_goes_on_where_it_was(site: Site, tmp_path: Path) -> None:
    store = store_from(site, tmp_path / "models")
    seen = threading.Event()

    def interrupt(model_id: str, done: int, total: int | None, stage: Stage) -> None:
        if done > 100_000 and not seen.is_set():
            seen.set()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull(store, ids=["a"], progress=interrupt)
    assert not store.has("a")
    pull(store, ids=["a"])
    assert store.path("a").read_bytes() == CONTENT
    assert site.requests[-1][1] is not None
    assert not store.staging.exists()


def test_leftovers_of_a_killed_pull_are_swept(site: Site, tmp_path: Path) -> None:
    store = store_from(site, tmp_path / "models")
    (store.staging / "wheel-killed").mkdir(parents=True)
    (store.staging / "wheel-killed" / "half.whl").write_bytes(b"half")
    (store.staging / ".name.x.tmp").write_bytes(b"half")
    pull(store, ids=["a"])
    assert not store.staging.exists()


def test_a_store_that_cannot_be_is_told(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadInput) as caught:
        pull(store_from(site, tmp_path / "file" / "models"), ids=["a"])
    assert caught.value.code == "models.not_writable"


CHILD = """
import sys
from pathlib import Path
from models.catalogue import Catalogue
from models.commands import pull
from models.store import ModelStore
catalogue = Catalogue.model_validate_json(Path(sys.argv[2]).read_text())
print(pull(ModelStore(Path(sys.argv[1]), catalogue), ids=["a"]).installed)
"""


def test_two_pulls_at_once_fetch_once(site: Site, tmp_path: Path) -> None:
    store = store_from(site, tmp_path / "models")
    described = tmp_path / "catalogue.json"
    described.write_text(store.catalogue.model_dump_json(exclude_unset=True))
    command = [sys.executable, "-c", textwrap.dedent(CHILD), str(store.root), str(described)]
    with store.lock():  # both are at the door before one gets in
        children = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
    for child in children:
        _, complaint = child.communicate(timeout=60)
        assert (child.returncode, complaint) == (0, "")
    assert store.path("a").read_bytes() == CONTENT
    assert len(site.requests) == 1
    assert not store.staging.exists()


def test_waiting_for_another_pull_is_told(site: Site, tmp_path: Path) -> None:
    store = store_from(site, tmp_path / "models")
    waits = threading.Event()

    def note(model_id: str, done: int, total: int | None, stage: Stage) -> None:
        if stage is Stage.WAIT:
            waits.set()

    with store.lock():
        thread = threading.Thread(
            target=pull, args=[store], kwargs={"ids": ["a"], "progress": note}
        )
        thread.start()
        assert waits.wait(20)
    thread.join(20)
    assert store.has("a")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 1 MB."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("mounting a small file system needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let us mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_seen_before_anything_is_fetched(site: Site, small_disk: Path) -> None:
    content = bytes(2 << 20)
    store = ModelStore(
        small_disk / "models",
        catalogue(entry("a", {"a.bin": content}, a_bin=[{"url": site.url("a.bin")}])),
    )
    with pytest.raises(KioskError) as caught:
        pull(store, ids=["a"])
    assert (caught.value.code, caught.value.exit_code) == ("models.disk_full", 3)
    assert "2,097,152 bytes needed, 1,0" in caught.value.message
    assert site.requests == []


@pytest.mark.parametrize("source", ["url", "folder"])
def test_a_disk_that_fills_up_leaves_nothing_half_written(
    site: Site, small_disk: Path, tmp_path: Path, source: str
) -> None:
    content = bytes(2 << 20)
    model = entry("a", {"a.bin": content}, a_bin=[{"url": site.url("a.bin")}])
    model["files"][0]["size"] = None  # so that it cannot be known beforehand
    site.files["a.bin"] = content
    folders = []
    if source == "folder":
        folders.append(tmp_path / "stick")
        folders[0].mkdir()
        (folders[0] / "a.bin").write_bytes(content)
    store = ModelStore(small_disk / "models", catalogue(model))
    with pytest.raises(KioskError) as caught:
        pull(store, ids=["a"], sources=folders)
    assert caught.value.code == "models.disk_full"
    assert "KIOSK_MODELS" in caught.value.hint
    files = [path.name for path in small_disk.rglob("*") if path.is_file()]
    assert files == [".lock"]


def test_the_standard_set_is_the_default_and_names_its_mini(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def look(store: ModelStore, ids: list[str], *rest: object) -> object:
        asked.extend(ids)
        return rest[-1]

    monkeypatch.setattr("models.commands.pull_models", look)
    reason = pull(ModelStore(tmp_path))
    chosen = [id_ for id_ in asked if load_catalogue().get(id_).role == "llm"]
    assert len(chosen) == 1
    assert set(asked) - set(chosen) == set(load_catalogue().members("standard"))
    assert "this machine has" in str(reason)
