"""The quality–cost curve, and the suite over a set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.app.evals.routing import judge, plot, read
from kiosk.app.evals.routing_curve import curve
from kiosk.core.errors import BadInput


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


EASY = {"question": "hi", "quality": {"mini": 1.0, "premium": 1.0}}
HARD = {"question": "Prove it.", "quality": {"mini": 0.0, "premium": 1.0}}


def test_the_right_order_needs_few_dear_calls() -> None:
    quality = [(1.0, 1.0)] * 8 + [(0.0, 1.0)] * 2
    cost = [(0.0, 0.01)] * 10
    right = curve([0.1] * 8 + [0.9] * 2, quality, cost)
    wrong = curve([0.9] * 8 + [0.1] * 2, quality, cost)
    assert right.share_for(0.95) == 0.2
    assert right.at(0.4).quality == 1.0
    assert right.at(0.2).cost == pytest.approx(0.002)
    assert right.area > 0.85
    assert wrong.area < 0.5
    assert wrong.share_for(0.95) == 1.0


def test_a_set_is_judged_and_plotted(tmp_path: Path) -> None:
    rated = read(write(tmp_path / "set.jsonl", [EASY] * 6 + [HARD] * 2))
    report = judge(rated, [0.1] * 6 + [0.9] * 2)
    assert report["premium_share_for_95_percent"] == 0.25
    assert report["shipped_threshold"]["premium_share"] == 0.25
    assert report["always_mini"]["quality"] == 0.75
    plot(report, tmp_path / "routing.png")
    assert (tmp_path / "routing.png").stat().st_size > 5000


@pytest.mark.parametrize("bad", [{"question": "x"}, {"question": "x", "quality": {"mini": 1}}])
def test_a_bad_line_is_named(tmp_path: Path, bad: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="line 2"):
        read(write(tmp_path / "set.jsonl", [EASY, bad]))
