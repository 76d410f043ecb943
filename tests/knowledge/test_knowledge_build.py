from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput, Missing
from kiosk.knowledge import commands
from kiosk.knowledge.build import build_pack
from kiosk.knowledge.index import KnowledgeIndex, open_pack
from kiosk.knowledge.samples import sample_pack

MakePack = Callable[..., Path]


def test_a_folder_is_built_once_and_again_when_it_changes(
    make_pack: MakePack, tmp_path: Path
) -> None:
    folder = make_pack({"knowledge/a.md": "# Rules\n\nNo running."})
    cache = tmp_path / "cache"
    first = build_pack(folder, cache_dir=cache)
    assert first.fresh
    assert first.name.startswith("shop@sha256:")
    assert (first.documents, first.passages) == (1, 1)
    again = build_pack(folder, cache_dir=cache)
    assert (again.path, again.fresh) == (first.path, False)
    # Line ends and a byte order mark change with the editor, the content does not.
    (folder / "knowledge/a.md").write_bytes(b"\xef\xbb\xbf# Rules\r\n\r\nNo running.")
    assert build_pack(folder, cache_dir=cache).name == first.name
    (folder / "knowledge/a.md").write_text("# Rules\n\nNo shouting.")
    changed = build_pack(folder, cache_dir=cache)
    assert changed.fresh
    assert changed.name != first.name
    assert first.path.exists()


def test_ids_survive_a_change_elsewhere(make_pack: MakePack, tmp_path: Path) -> None:
    files = {"knowledge/a.md": "# A\n\nRunning is forbidden.", "knowledge/b.md": "# B\n\nOld."}
    with open_pack(make_pack(files), tmp_path / "cache") as index:
        (before,) = index.search("running")
    files["knowledge/b.md"] = "# B\n\nNew."
    with open_pack(make_pack(files), tmp_path / "cache") as index:
        (after,) = index.search("running")
    assert before.id == after.id


def test_the_report_lists_what_was_left_out_and_why(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack(
        {
            "knowledge/a.md": "# A\n\nText.",
            "knowledge/empty.md": "",
            "knowledge/film.mp4": b"\0\1",
            "logo.png": b"\x89PNG",
            "notes.md": "Lost.",
            "knowledge/.hidden.md": "x",
        }
    )
    built = build_pack(folder, cache_dir=tmp_path / "cache")
    told = {one.file: one.reason for one in built.skipped}
    assert set(told) == {"empty.md", "knowledge/film.mp4", "logo.png", "notes.md"}
    assert "no text" in told["empty.md"]
    assert ".mp4" in told["knowledge/film.mp4"]
    assert "knowledge/" in told["notes.md"]
    assert build_pack(folder, cache_dir=tmp_path / "cache").skipped == built.skipped


def test_every_bad_file_is_told_and_nothing_is_written(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack(
        {
            "knowledge/a.md": b"\x7fELF\x02\x01\x01\x00\x00",
            "knowledge/b.txt": b"caf\x81",
            "catalog.csv": 'sku,name,price\nA,Lamp,"1,50"\nB,,2\nC,Pan,1\nC,Pot,2\n',
        }
    )
    with pytest.raises(BadInput) as caught:
        build_pack(folder, cache_dir=tmp_path / "cache")
    assert caught.value.code == "pack.bad_csv"
    assert caught.value.message.count(str(folder)) == 5
    for told in (
        "a.md",
        "b.txt line 1",
        "catalog.csv line 2: the price '1,50' is no number. Write 1.50",
        "catalog.csv line 3: name is empty. Fill in name",
        "catalog.csv line 5: sku 'C' was already used in line 4. Give every row",
    ):
        assert told in caught.value.message
    assert not list((tmp_path / "cache").glob("*"))


def test_a_binary_document_has_its_own_code(make_pack: MakePack, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        build_pack(make_pack({"knowledge/a.md": bytes(range(256))}), cache_dir=tmp_path / "cache")
    assert caught.value.code == "pack.binary_document"
    assert "a.md" in caught.value.message


def test_utf16_with_its_mark_is_read(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack({"knowledge/a.md": "# Café\n\nÖffnungszeiten".encode("utf-16")})
    with open_pack(folder, tmp_path / "cache") as index:
        assert index.search("öffnungszeiten")[0].text == "Öffnungszeiten"


def test_a_pack_without_documents_is_empty_not_broken(make_pack: MakePack, tmp_path: Path) -> None:
    with open_pack(make_pack(), tmp_path / "cache") as index:
        assert index.search("anything at all") == []
        assert index.manifest.name == "Shop"


def test_names_that_collide_keep_both_documents(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack(
        {
            "faq.csv": "question,answer\nWhy?,Because.\n",
            "knowledge/faq.csv": "Part,Torque\nLid,5 Nm\n",
            "knowledge/deep/er/a.md": "# Deep\n\nTreasure.",
        }
    )
    with open_pack(folder, tmp_path / "cache") as index:
        assert index.documents() == ["deep/er/a.md", "faq.csv", "knowledge/faq.csv"]


def test_a_built_file_serves_like_its_folder(tmp_path: Path, cache: Path) -> None:
    out = tmp_path / "out" / "my.pack"
    built = commands.build(sample_pack(), cache_dir=cache, out=out)
    assert built.path == out
    with open_pack(out, cache) as index:
        assert index.pack == built.name
        assert index.document("pack.toml").text.startswith("# The sample store")


@pytest.mark.parametrize("name", ["store", "technician"])
def test_the_packs_that_ship_are_whole(name: str, cache: Path) -> None:
    built = build_pack(sample_pack(name), cache_dir=cache)
    assert built.skipped == ()
    assert built.documents >= 25
    assert built.products >= 40


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("the K P four hundred shows A twelve", "no water"),
        ("what torque for the pump housing", "65 newton metres"),
        ("compressor says C eleven", "OS-75"),
        ("how long do the capacitors keep voltage", "five minutes"),
    ],
)
def test_the_technician_is_answered(question: str, said: str, cache: Path) -> None:
    with open_pack(sample_pack("technician"), cache) as index:
        assert said in index.search(question, 1)[0].text


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_pack_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pack"
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        KnowledgeIndex.open(path)
    assert caught.value.code == "pack.not_a_pack"


def test_a_pack_of_another_version_is_refused_and_rebuilt(
    make_pack: MakePack, tmp_path: Path
) -> None:
    folder = make_pack({"knowledge/a.md": "# A\n\nText."})
    path = build_pack(folder, cache_dir=tmp_path / "cache").path
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(BadInput) as caught:
        KnowledgeIndex.open(path)
    assert caught.value.code == "pack.wrong_version"
    assert build_pack(folder, cache_dir=tmp_path / "cache").fresh


def test_a_damaged_pack_is_told_or_rebuilt(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack({"knowledge/a.md": "# A\n\n" + "Words of wisdom. " * 3000})
    path = build_pack(folder, cache_dir=tmp_path / "cache").path
    data = bytearray(path.read_bytes())
    data[200:] = b"\xaa" * (len(data) - 200)
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        KnowledgeIndex.open(path)
    assert caught.value.code in {"pack.damaged", "pack.not_a_pack"}
    with open_pack(folder, tmp_path / "cache") as index:
        assert index.search("wisdom")


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.knowledge import writer
from kiosk.knowledge.build import build_pack
real = writer._write_meta
def dying(*args):
    os.kill(os.getpid(), signal.SIGKILL)
writer._write_meta = dying
build_pack(Path(sys.argv[1]), Path(sys.argv[2]), cache_dir=Path(sys.argv[3]))
"""


def test_a_build_killed_half_way_leaves_the_old_pack(make_pack: MakePack, tmp_path: Path) -> None:
    out = tmp_path / "shop.pack"
    folder = make_pack({"knowledge/a.md": "# A\n\nOld words."})
    old = build_pack(folder, out, cache_dir=tmp_path)
    (folder / "knowledge/a.md").write_text("# A\n\nNew words.")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(out), str(tmp_path)], check=False
    )
    assert done.returncode == -signal.SIGKILL
    with KnowledgeIndex.open(out) as index:
        assert index.pack == old.name
        assert index.search("words")[0].text == "Old words."
    (left,) = tmp_path.glob(".shop.pack.*")
    assert build_pack(folder, out, cache_dir=tmp_path).fresh
    assert not left.exists(), "what the killed build left is swept"


def test_the_old_encoding_of_windows_is_read_and_told(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack(
        {
            "knowledge/b.txt": "Plain.\n\nThe café is open.".encode("cp1252"),
            "catalog.csv": "sku;name;price\nA;Crêpe pan;19.90\n".encode("cp1252"),
        }
    )
    built = build_pack(folder, cache_dir=tmp_path / "cache")
    assert {(s.file, s.code) for s in built.skipped} == {
        ("b.txt", "pack.guessed_encoding"),
        ("catalog.csv", "pack.guessed_encoding"),
    }
    assert all("line" in s.reason for s in built.skipped)
    with KnowledgeIndex.open(built.path) as index:
        assert index.search("crepe pan")[0].text.startswith("Crêpe pan costs $19.90")


def test_many_wrong_lines_are_told_in_short(make_pack: MakePack, tmp_path: Path) -> None:
    lines = "".join(f"S{n},Lamp {n},x\n" for n in range(100))
    folder = make_pack({"catalog.csv": f"sku,name,price\n{lines}"})
    with pytest.raises(BadInput) as caught:
        build_pack(folder, cache_dir=tmp_path / "cache")
    assert caught.value.message.count("no number") == 20
    assert caught.value.message.endswith("And 80 more.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(make_pack: MakePack, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(Missing) as caught:
        build_pack(make_pack(), closed / "x.pack", cache_dir=tmp_path)
    assert caught.value.code == "pack.not_writable"


def test_a_place_that_cannot_be_written_is_told(make_pack: MakePack, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Missing) as caught:
        build_pack(make_pack(), tmp_path / "file" / "x.pack", cache_dir=tmp_path)
    assert caught.value.code == "pack.not_writable"


def test_many_readers_search_at_once(store: KnowledgeIndex) -> None:
    expected = store.search("warranty of the X200")
    found: list[bool] = []

    def look() -> None:
        found.extend(store.search("warranty of the X200") == expected for _ in range(20))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 160


def test_progress_counts_every_file(make_pack: MakePack, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    folder = make_pack({"knowledge/a.md": "# A\n\nx", "knowledge/b.md": "# B\n\ny"})
    build_pack(folder, cache_dir=tmp_path / "cache", progress=lambda *step: told.append(step))
    assert [done for done, _, _ in told] == [1, 2, 3]
    assert {total for _, total, _ in told} == {3}
