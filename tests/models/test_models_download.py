from __future__ import annotations

import socket
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from models_support import Site, sha256

from kiosk.core.errors import KioskError
from models.download import Download, new_client

CONTENT = bytes(range(256)) * 4096


def fetch(
    site: Site,
    tmp_path: Path,
    *,
    expected: bytes = CONTENT,
    url: str = "",
    size: int | None = len(CONTENT),
    stop: threading.Event | None = None,
) -> tuple[Path, list[int]]:
    seen: list[int] = []
    download = Download(
        url or site.url("m.bin"),
        sha256(expected),
        size,
        tmp_path,
        stop or threading.Event(),
        first_pause_s=0.01,
    )
    with new_client() as client:
        return download.run(client, seen.append), seen


@pytest.fixture
def serving(site: Site) -> Site:
    site.files["m.bin"] = CONTENT
    return site


def left(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in tmp_path.iterdir())


def test_fetches_and_tells_how_far(serving: Site, tmp_path: Path) -> None:
    path, seen = fetch(serving, tmp_path)
    assert path.read_bytes() == CONTENT
    assert seen == sorted(seen)
    assert seen[-1] == len(CONTENT)
    assert left(tmp_path) == [sha256(CONTENT)]


def test_resumes_where_the_stream_was_cut(serving: Site, tmp_path: Path) -> None:
    serving.cut_after = [100_000, 200_000]
    path, _ = fetch(serving, tmp_path)
    assert path.read_bytes() == CONTENT
    assert [wanted for _, wanted in serving.requests] == [None, "bytes=100000-", "bytes=300000-"]


def test_starts_over_where_the_server_knows_no_ranges(serving: Site, tmp_path: Path) -> None:
    serving.ranges = False
    serving.cut_after = [100_000]
    path, seen = fetch(serving, tmp_path)
    assert path.read_bytes() == CONTENT
    assert any(later < earlier for earlier, later in pairwise(seen))


def test_starts_over_when_the_file_changed_on_the_server(serving: Site, tmp_path: Path) -> None:
    serving.files["m.bin"] = b"old" * 100_000
    serving.cut_after = [50_000] * 4
    serving.ranges = False
    with pytest.raises(KioskError):
        fetch(serving, tmp_path, size=None)
    serving.files["m.bin"], serving.etag, serving.ranges = CONTENT, '"two"', True
    serving.cut_after = []
    path, _ = fetch(serving, tmp_path)
    assert path.read_bytes() == CONTENT
    assert serving.requests[-1][1] == "bytes=50000-"


def test_starts_over_when_what_was_there_is_something_else(serving: Site, tmp_path: Path) -> None:
    serving.etag = ""
    (tmp_path / f"{sha256(CONTENT)}.partial").write_bytes(b"other" * 1000)
    path, _ = fetch(serving, tmp_path)
    assert path.read_bytes() == CONTENT
    assert [wanted for _, wanted in serving.requests] == ["bytes=5000-", None]


def test_what_came_is_kept_for_the_next_run(serving: Site, tmp_path: Path) -> None:
    serving.cut_after = [300_000, 0, 0, 0, 0]
    with pytest.raises(KioskError) as caught:
        fetch(serving, tmp_path)
    assert caught.value.code == "models.source_failed"
    serving.requests.clear()
    serving.cut_after = []
    path, _ = fetch(serving, tmp_path)
    assert path.read_bytes() == CONTENT
    assert [wanted for _, wanted in serving.requests] == ["bytes=300000-"]


def test_a_wrong_hash_names_both_and_leaves_nothing(serving: Site, tmp_path: Path) -> None:
    wanted = CONTENT[:-1] + b"?"
    with pytest.raises(KioskError) as caught:
        fetch(serving, tmp_path, expected=wanted)
    assert caught.value.code == "models.wrong_hash"
    assert sha256(wanted) in caught.value.message
    assert sha256(CONTENT) in caught.value.message
    assert left(tmp_path) == []


def test_a_file_of_another_size_is_refused_before_it_is_fetched(
    serving: Site, tmp_path: Path
) -> None:
    with pytest.raises(KioskError) as caught:
        fetch(serving, tmp_path, size=10)
    assert "1,048,576 bytes long, the catalogue says 10" in caught.value.message
    assert left(tmp_path) == []


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (403, 1), (503, 4)])
def test_an_http_error_is_told_and_only_a_passing_one_tried_again(
    serving: Site, tmp_path: Path, status: int, asked: int
) -> None:
    serving.status = status
    with pytest.raises(KioskError) as caught:
        fetch(serving, tmp_path)
    assert caught.value.code == "models.source_failed"
    assert f"HTTP {status}" in caught.value.message
    assert len(serving.requests) == asked


def test_a_server_that_does_not_answer_is_offline(site: Site, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(KioskError) as caught:
        fetch(site, tmp_path, url=f"http://127.0.0.1:{port}/m.bin")
    assert caught.value.code == "models.offline"


def test_stopping_keeps_what_came(serving: Site, tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(KioskError, match="interrupted"):
        fetch(serving, tmp_path, stop=stop)
    assert (tmp_path / f"{sha256(CONTENT)}.partial").stat().st_size > 0
