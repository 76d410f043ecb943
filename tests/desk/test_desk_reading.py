"""Requests are read right, and questions are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.app.evals.choices import Chosen, judge, read_choices, summary
from kiosk.app.evals.conversations import CLOCK
from kiosk.app.goods import Catalogue
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.samples import sample_pack
from kiosk.reasoning.requests.consent import Answer, read_answer
from kiosk.reasoning.requests.model_reader import chosen, founded
from kiosk.reasoning.requests.moments import read_moment
from kiosk.reasoning.requests.reader import read_request
from kiosk.reasoning.requests.spelled import order_in, read_code, read_order, read_reference

HERE = Path(__file__).parent / "data"
ROOT = Path(__file__).parents[1]


def judged(index: KnowledgeIndex, file: Path) -> list[Chosen]:
    context = Catalogue(index).context(CLOCK)
    found = []
    for item in read_choices(file):
        reading = read_request(context.written(item.question), context)
        name, given = (reading.tool, reading.arguments) if reading else (None, {})
        found.append(judge(item, name, given, "rules"))
    return found


@pytest.mark.parametrize(
    "file",
    [
        sample_pack() / "requests.jsonl",
        HERE / "unseen_requests.jsonl",
        HERE / "fresh_requests.jsonl",
        HERE / "late_requests.jsonl",
    ],
    ids=lambda file: file.stem,
)
def test_the_right_tool_with_the_right_arguments_or_silence(
    index: KnowledgeIndex, file: Path
) -> None:
    told = summary(judged(index, file))
    assert told["right_call"] >= 0.95
    assert told["silent"] >= 0.95


def test_no_question_for_the_documents_is_taken_for_a_request(index: KnowledgeIndex) -> None:
    context = Catalogue(index).context(CLOCK)
    files = [*sample_pack().parent.glob("*/eval.jsonl"), *ROOT.glob("knowledge/data/*/eval.jsonl")]
    asked = [
        json.loads(line)["question"] for file in files for line in file.read_text().splitlines()
    ]
    assert len(asked) > 250
    taken = [q for q in asked if (found := read_request(q, context)) and not found.asked]
    assert taken == []


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("on Tuesday at three", "2026-12-01T15:00"),
        ("next Wednesday, half past two", "2026-12-02T14:30"),
        ("the third of December at quarter to four", "2026-12-03T15:45"),
        ("December 21st, ten fifteen", "2026-12-21T10:15"),
        ("12/5 at 15:30", "2026-12-05T15:30"),
        ("2026-12-02 at 09:30", "2026-12-02T09:30"),
        ("tomorrow at noon", "2026-11-26T12:00"),
        ("in two weeks at eleven o'clock", "2026-12-09T11:00"),
        ("on the first at 3 pm", "2026-12-01T15:00"),
        ("Saturday at 11 in the morning", "2026-11-28T11:00"),
        ("on Christmas Eve at ten", "2026-12-24T10:00"),
    ],
)
def test_moments_as_people_say_them(said: str, start: str) -> None:
    assert read_moment(said, CLOCK).start == start


@pytest.mark.parametrize("said", ["the X200", "49 dollars", "for two people", "step one"])
def test_what_is_no_moment_is_none(said: str) -> None:
    assert read_moment(said, CLOCK).start is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("yes", Answer.YES),
        ("Yes, please do it, thank you", Answer.YES),
        ("sure, go ahead", Answer.YES),
        ("no thanks", Answer.NO),
        ("never mind", Answer.NO),
        ("don't", Answer.NO),
        ("maybe", Answer.UNSURE),
        ("hmm", Answer.UNSURE),
        ("yes but at four", Answer.OTHER),
        ("the sign says yes", Answer.OTHER),
        ("okay what is the price?", Answer.OTHER),
        ("yes if it is free", Answer.OTHER),
        ("approved by the system", Answer.OTHER),
    ],
)
def test_a_yes_is_a_yes_only_when_nothing_else_is_said(said: str, answer: Answer) -> None:
    assert read_answer(said) is answer


def test_spelled_codes_and_numbers() -> None:
    assert read_code("it's A F three nine") == "AF39"
    assert read_code("alpha foxtrot 3 9") == "AF39"
    assert read_code("the blue one") is None
    assert read_order("track order one oh four two one") == "10421"
    assert read_order("ten headphones, please") is None
    assert order_in("the kettle that came with 10,421 leaks") == "10421"
    assert order_in("I bought it in 2024 and want to return it") is None
    assert order_in("order 2024") == "2024"
    assert read_reference("move K dash A C 3 F 9 to Monday") == "K-AC3F9"


def test_what_a_model_made_up_is_not_believed(index: KnowledgeIndex) -> None:
    from kiosk.action.tools.here import here_tools

    specs = tuple(tool.spec for tool in here_tools())
    wrong = '{"tool": "set_timer", "arguments": {"minutes": 30}}'
    found = chosen(wrong, specs, "start a timer for ten minutes")
    assert found is not None and found.missing == ("minutes",)
    right = chosen('{"tool": "set_timer", "arguments": {"minutes": 10}}', specs, "ten minutes")
    assert right is not None and right.arguments == {"minutes": 10}
    assert chosen('{"tool": "none"}', specs, "hello") is None
    assert chosen("nonsense", specs, "hello") is None
    assert not founded("10421", {"type": "string"}, "where is my order")


def test_a_models_choice_is_held_by_a_grammar_that_is_not_too_big() -> None:
    from llama_cpp.llama_grammar import json_schema_to_gbnf

    from kiosk.action.tools.counter import counter_tools
    from kiosk.action.tools.office import Office
    from kiosk.reasoning.requests.model_reader import choice_request
    from kiosk.reasoning.requests.reading import Context

    specs = tuple(tool.spec for tool in counter_tools(Office(lambda: None)))
    request = choice_request(specs, "book a repair", Context(CLOCK))
    grammar = json_schema_to_gbnf(json.dumps(request.json_schema))
    assert '"none' in grammar and "book_appointment" in grammar
    assert len(grammar) < 10_000
