"""The start bench starts a real kiosk, and says why one that can't get ready doesn't."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.usefixtures("light")
def test_starts_are_measured_from_the_call(kiosk: Callable[..., Any], tmp_path: Path) -> None:
    ran = kiosk("bench", "start", "--times", "2", "--json", "--out", str(tmp_path))
    assert ran.code == 0, ran.err
    assert ran.json == json.loads((tmp_path / "start.json").read_text())
    assert ran.json["starts"] == 2
    picture, ready = ran.json["seconds"]["picture"], ran.json["seconds"]["ready"]
    for stage in (picture, ready):
        assert stage["worst"] >= stage["median"] > 0.1
    assert picture["median"] < ready["median"]
    assert picture["first"] < ready["first"]


def test_a_kiosk_that_does_not_get_ready_is_an_error(
    kiosk: Callable[..., Any], tmp_path: Path
) -> None:
    ran = kiosk("bench", "start", "--times", "1", KIOSK_MODELS=str(tmp_path / "none"))
    assert (ran.code, ran.out) == (70, "")
    assert "bench.no_start" in ran.err
    assert "models.missing" in ran.err
    assert "kiosk doctor" in ran.err


def test_no_start_is_nothing_to_measure(kiosk: Callable[..., Any]) -> None:
    ran = kiosk("bench", "start", "--times", "0")
    assert ran.code == 2
    assert "bench.times" in ran.err
