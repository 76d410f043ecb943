"""The plugs are pulled for real, a scene that goes wrong is told, and staff see both."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from kiosk.app import backroom
from kiosk.app.backroom import StaffOffice
from kiosk.app.feedback import open_quarantine
from kiosk.app.log_reader import last_lines
from kiosk.app.paths import Paths
from kiosk.app.rehearsal.child import rehearsed
from kiosk.app.rehearsal.scenes import SCENES, Played, cloud_lost, disk_full, stage
from kiosk.app.settings import load_config
from kiosk.core.errors import KioskError
from kiosk.core.record import AuditRef
from kiosk.core.staff import Health, StaffBoard, StaffOrder, StaffWish
from kiosk.core.state import KioskState
from kiosk.governance.audit import AuditLog
from kiosk.knowledge.samples import sample_pack
from models.store import ModelStore
from offline.embedding import MODEL


@pytest.fixture
def home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_store: ModelStore
) -> Iterator[Paths]:
    if not model_store.has(MODEL) or not model_store.has("silero-vad"):
        pytest.skip("the light models are not installed")
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))
    monkeypatch.setenv("KIOSK__MINI__MODEL", "smollm2-135m-instruct-q4_1")
    # What pytest keeps of the standard output is a file, and files can't grow in here.
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    yield Paths.of().create()
    structlog.reset_defaults()


def played(home: Paths, *scenes: Any) -> list[Played]:
    built = stage(load_config(home), sample_pack())

    async def all_of_them() -> list[Played]:
        return [await scene(built) for scene in scenes]

    return asyncio.run(all_of_them())


def test_a_kiosk_in_order_survives_every_scene_in_a_process_of_its_own(home: Paths) -> None:
    scenes = asyncio.run(rehearsed(home, sample_pack()))
    assert len(scenes) == len(SCENES)
    assert all(scene["passed"] for scene in scenes), scenes


def test_a_disk_that_fills_in_silence_fails_its_scene(
    home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AuditLog, "append", lambda *_: AuditRef(1, "0"))
    (scene,) = played(home, disk_full)
    assert not scene.passed
    assert "told: no" in scene.words


def test_a_cloud_that_answers_after_all_fails_its_scene(
    home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.app.rehearsal import scenes
    from tests.support.cloud_server import CloudServer, Reply

    with CloudServer(Reply("Opened headphones can be returned only if they are faulty.")) as cloud:
        monkeypatch.setattr(scenes, "NOBODY", cloud.url)
        (scene,) = played(home, cloud_lost)
    assert not scene.passed
    assert "told: nothing" in scene.words


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of files there")
def test_an_audit_that_takes_no_more_says_so_and_goes_on_later(tmp_path: Path) -> None:
    from kiosk.app.rehearsal.scenes import _no_more_room

    log = AuditLog(tmp_path / "audit.db")
    log.append("turn", {"n": 1})
    with _no_more_room(), pytest.raises(KioskError) as caught:
        log.append("turn", {"n": 2})
    assert caught.value.code == "audit.not_written"
    assert log.append("turn", {"n": 3}).seq == 2


def test_what_can_not_be_tried_has_not_passed(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    (scene,) = played(home, disk_full)
    assert scene.passed is None


def test_the_log_is_shown_newest_first_and_without_keys(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.log"
    key = "sk-" + "a1B2" * 6
    lines = [
        '{"cut": ',
        json.dumps({"event": "turn.started", "level": "info", "timestamp": "2026-11-27T10:00:00Z"}),
        json.dumps({"event": "refused", "level": "warning", "header": f"Bearer {key}"}),
        json.dumps({"event": "x" * 220, "level": "info", "header": key}),
    ]
    file.write_text("\n".join(lines) + "\n")
    cut, newest, older = last_lines(file, 10)
    assert key[:6] not in cut.words, "a key that the end of the line would have cut"
    assert key not in newest.words and "[secret]" in newest.words
    assert (newest.level, older.words, older.at) == (
        "warning", "turn.started", "2026-11-27T10:00:00",
    )  # fmt: skip
    assert len(last_lines(file, 1)) == 1
    assert last_lines(tmp_path / "none.log", 10) == ()


@pytest.mark.parametrize("fails", [False, True])
def test_staff_start_a_rehearsal_and_read_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    async def told(*_: object) -> list[dict[str, Any]]:
        await curtain.wait()
        if fails:
            raise KioskError("rehearsal.failed", "No result.")
        return [{"name": "The disk is full", "passed": True, "words": "told"}]

    monkeypatch.setattr(backroom, "rehearsed", told)
    paths = Paths(tmp_path, tmp_path / "models", tmp_path / "kiosk.toml").create()
    sounded: list[bool] = []
    curtain = asyncio.Event()

    async def sound() -> None:
        sounded.append(True)

    office = StaffOffice(
        paths, ModelStore(paths.models), AuditLog(paths.audit), sample_pack,
        open_quarantine(paths), sound=sound,
    )  # fmt: skip

    async def story() -> tuple[StaffBoard, StaffBoard]:
        begun = await office.gather(StaffOrder(StaffWish.REHEARSE), KioskState())
        curtain.set()
        await office.gather(StaffOrder(StaffWish.SOUND), KioskState())
        return begun, await office.gather(StaffOrder(StaffWish.LOOK), KioskState())

    begun, done = asyncio.run(story())
    assert begun.rehearsing and begun.rehearsal == () and sounded == [True]
    assert not done.rehearsing
    (line,) = done.rehearsal
    assert line.health is (Health.BROKEN if fails else Health.GOOD)
