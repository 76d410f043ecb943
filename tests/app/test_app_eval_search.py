"""The suite that asks the search alone."""

from __future__ import annotations

from pathlib import Path

from kiosk.app.evals.questions import Question
from kiosk.app.evals.search import Found, ask, summary
from kiosk.knowledge.index import open_pack
from kiosk.knowledge.samples import sample_pack


def test_places_of_document_and_answer(tmp_path: Path) -> None:
    with open_pack(sample_pack(), tmp_path) as index:
        right = Question(
            question="how heavy is the Thermo K5 kettle",
            answerable=True,
            gold=("thermo-k5-manual.md",),
            must=("1.3 kg",),
        )
        found = ask(index, right)
        assert (found.document, found.passage) == (1, 1)
        later = right.model_copy(update={"question": "how heavy is it", "before": ("K5 kettle",)})
        assert ask(index, later).document == 1
        wrong = right.model_copy(update={"must": ("9 kg",)})
        assert ask(index, wrong).passage == 0


def test_a_run_adds_up() -> None:
    rows = [
        Found("a", 1, 1, 5.0, ("x",)),
        Found("b", 1, 4, 7.0, ("x",)),
        Found("c", 0, 0, 9.0, ()),
        Found("d", 3, 3, 8.0, ("y",)),
    ]
    report = summary(rows)
    assert report["document_recall"] == {"1": 0.5, "3": 0.75, "5": 0.75}
    assert report["passage_recall"] == {"1": 0.25, "3": 0.5, "5": 0.75}
    assert [row["question"] for row in report["missed"]] == ["b", "c"]
