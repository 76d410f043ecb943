from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from kiosk.app.application import Application
from kiosk.app.config import Config
from kiosk.app.output import Output
from kiosk.app.paths import Paths
from kiosk.app.requests import Request, Verb, serve
from kiosk.core.errors import BadInput


class Sum(Request):
    numbers: tuple[int, ...] = Field(min_length=1)


class Desk:
    """Counts how often the tool was opened and closed."""

    def __init__(self) -> None:
        self.events: list[str] = []

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[int]:
        self.events.append("opened")
        yield 100
        self.events.append("closed")


async def add(base: int, request: Sum) -> dict[str, Any]:
    return {"sum": base + sum(request.numbers)}


def show(answer: dict[str, Any], console: Any) -> None:
    console.print(f"it is {answer['sum']}")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def run(
    desk: Desk, *given: dict[str, Any], batch: bool = False, as_json: bool = True
) -> tuple[int, str]:
    out = io.StringIO()
    paths = Paths(Path(), Path(), Path())
    app = Application(paths, Config(), Output(out, as_json=as_json))
    verb = Verb("sum", Sum, desk.opened, add, show)
    return serve(app, Namespace(batch=batch), verb, *given), out.getvalue()


def test_one_request_is_one_object(desk: Desk) -> None:
    assert run(desk, {"numbers": [1, 2]}) == (0, '{"sum": 103}\n')
    assert desk.events == ["opened", "closed"]


def test_several_requests_are_one_object_too(desk: Desk) -> None:
    _, text = run(desk, {"numbers": [1]}, {"numbers": [2]})
    assert json.loads(text) == {"results": [{"sum": 101}, {"sum": 102}]}
    assert desk.events == ["opened", "closed"]


def test_people_read_text(desk: Desk) -> None:
    assert run(desk, {"numbers": [1]}, as_json=False) == (0, "it is 101\n")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"numbers": []}, "numbers"),
        ({"numbers": ["x"]}, "numbers.0"),
        ({"nubmers": [1]}, "nubmers"),
    ],
)
def test_bad_request_is_told_before_anything_is_opened(
    desk: Desk, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(BadInput) as caught:
        run(desk, given)
    assert caught.value.code == "sum.bad_request"
    assert says in caught.value.message
    assert desk.events == []


def test_nothing_to_do_is_a_usage_error(desk: Desk) -> None:
    with pytest.raises(BadInput) as caught:
        run(desk)
    assert caught.value.code == "cli.usage"


def test_batch_opens_once(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = tmp_path / "requests.jsonl"
    given.write_text('{"numbers": [1]}\n{"numbers": []}\nnonsense\n{"numbers": [2]}\n')
    with given.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        code, text = run(desk, batch=True)
    answers = [json.loads(line) for line in text.splitlines()]
    assert code == 0
    assert (answers[0], answers[3]) == ({"sum": 101}, {"sum": 102})
    assert [a["error"]["code"] for a in answers[1:3]] == ["sum.bad_request", "batch.bad_line"]
    assert desk.events == ["opened", "closed"]
