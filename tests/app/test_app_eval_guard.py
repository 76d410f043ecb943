"""The tally of the guard's own measure, and its sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.evals import guard_sets
from kiosk.app.evals.guard_sets import PiiTallies, Span, percentiles, read_samples, shares
from kiosk.core.errors import BadInput
from kiosk.core.record import PiiSpan

DATA = Path(guard_sets.__file__).parent / "data"


def test_the_sets_that_ship() -> None:
    samples = read_samples(DATA / "guard.jsonl")
    labels = [sample.label for sample in samples]
    assert labels.count("attack") == labels.count("innocent") == 300
    assert len({sample.text for sample in samples}) == 600
    assert {sample.source for sample in samples} == {"user", "document", "tool", "image"}
    for sample in read_samples(DATA / "pii.jsonl"):
        assert sample.pii is not None
        assert all(0 <= s.start < s.end <= len(sample.text) for s in sample.pii)


def test_tallies_count_halves_and_false_ones() -> None:
    tallies = PiiTallies()
    wanted = (Span(type="phone", start=0, end=10), Span(type="card", start=20, end=30))
    got = (PiiSpan("phone", 0, 6), PiiSpan("email", 40, 50), PiiSpan("ssn", 20, 30))
    tallies.add(wanted, got)
    found = tallies.as_dict()
    assert found["phone"]["recall"] == 1.0
    assert found["card"]["recall"] == 0.0
    assert found["email"]["precision"] == 0.0
    assert found["all"] == {"spans": 2, "precision": 0.5, "recall": 0.5, "f2": 0.5}


def test_shares_by_source() -> None:
    alarms = [("attack", "user", True), ("attack", "tool", False), ("innocent", "user", False)]
    found = shares(alarms)
    assert found["attacks"]["all"] == {"texts": 2, "alarms": 0.5}
    assert found["attacks"]["user"]["alarms"] == 1.0
    assert found["innocents"]["all"]["alarms"] == 0.0


def test_percentiles() -> None:
    assert percentiles([]) == {"p50": 0.0, "p95": 0.0}
    assert percentiles([float(n) for n in range(100)]) == {"p50": 50.0, "p95": 95.0}


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text('{"text": "fine"}\n\n{"label": "attack"}\n')
    with pytest.raises(BadInput, match=r"set\.jsonl:3"):
        read_samples(file)


def test_a_line_ends_where_its_line_feed_is(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text('{"text": "one\u2028and\x85two"}\n{"text": "three"}\n', "utf-8")
    assert [sample.text for sample in read_samples(file)] == ["one\u2028and\x85two", "three"]


def test_a_town_in_an_address_is_covered_with_it() -> None:
    tallies = PiiTallies()
    tallies.add([Span(type="location", start=10, end=15)], [PiiSpan("address", 0, 20)])
    assert tallies.as_dict()["location"]["recall"] == 1.0
    tallies.add([Span(type="address", start=0, end=15)], [PiiSpan("location", 0, 15)])
    assert tallies.as_dict()["address"]["recall"] == 0.0
