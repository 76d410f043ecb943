"""How answers are judged, and that a bad question set is told by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.evals.plots import plot_confusion
from kiosk.app.evals.questions import Question, read_questions
from kiosk.app.evals.scoring import Judged, Mark, confusion, judge, says, summary
from kiosk.core.errors import BadInput
from kiosk.core.record import Answer, AnswerSentence, Origin, Outcome, TurnRecord


def _judged(
    text: str, outcome: Outcome, origin: Origin = Origin.QUOTE, **question: object
) -> Judged:
    sentence = AnswerSentence(text, origin)
    record = TurnRecord("t", "s", "p", answer=Answer(text, outcome, (sentence,)))
    asked = Question.model_validate({"question": "q", "answerable": True, **question})
    return judge(asked, record, ["a.md", "a.md", "b.md"])


def test_amounts_are_the_same_however_they_are_written() -> None:
    assert says("You have 30 days.", "thirty days")
    assert says("Unopened: thirty days, with a receipt", "30 days|a month")
    assert not says("You have 30 minutes.", "thirty days")
    assert not says("E071 is not it", "E07")


def test_marks() -> None:
    must = {"must": ["30 days"], "must_not": ["14 days"]}
    right = _judged("Within thirty days.", Outcome.ANSWERED, **must)
    assert right.mark is Mark.RIGHT and not right.failed
    assert _judged("With a receipt.", Outcome.ANSWERED, **must).mark is Mark.BESIDE
    assert _judged("With a receipt.", Outcome.ANSWERED, Origin.MODEL, **must).mark is Mark.WRONG
    assert _judged("14 days, no, 30 days.", Outcome.ANSWERED, **must).mark is Mark.WRONG
    assert _judged("Not in here.", Outcome.ABSTAINED, **must).mark is Mark.DECLINED
    unanswerable = {"answerable": False, "kind": "unanswerable"}
    assert not _judged("Ask a colleague.", Outcome.HANDED_OFF, **unanswerable).failed
    assert _judged("It is pink.", Outcome.ANSWERED, Origin.MODEL, **unanswerable).mark is Mark.WRONG


def test_a_run_adds_up(tmp_path: Path) -> None:
    judged = [
        _judged("yes 30 days", Outcome.ANSWERED, must=["30 days"], gold=["b.md"]),
        _judged("no", Outcome.ANSWERED, must=["30 days"], gold=["c.md"]),
        _judged("?", Outcome.ABSTAINED, answerable=False, kind="unanswerable"),
    ]
    table = summary(judged)
    assert (table["right"], table["answerable"], table["declined_share"]) == (1, 2, 1.0)
    assert table["recall"] == {"1": 0.0, "3": 0.5, "5": 0.5}
    plot = tmp_path / "confusion.png"
    plot_confusion(confusion(judged), "test", plot)
    assert plot.read_bytes().startswith(b"\x89PNG")


def test_bad_sets_name_the_line(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"question": "a", "answerable": true}\n{"question": "b"}\n')
    with pytest.raises(BadInput, match=r"set.jsonl line 2: answerable") as caught:
        read_questions(path)
    assert caught.value.code == "eval.bad_line"
    path.write_text("\n")
    with pytest.raises(BadInput, match="no question"):
        read_questions(path)
