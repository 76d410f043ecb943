from __future__ import annotations

import asyncio
import io
import json
from typing import Any

import pytest

from kiosk.app import batch
from kiosk.app.output import Output
from kiosk.core.errors import Missing


async def serve(request: dict[str, Any]) -> dict[str, Any]:
    match request["n"]:
        case 13:
            raise Missing("model.missing", "not there", "get it")
        case 14:
            raise ZeroDivisionError
        case number:
            await asyncio.sleep(0.01 / number)
            return {"n": number}


def answers(lines: bytes) -> list[dict[str, Any]]:
    out = io.StringIO()
    asyncio.run(batch.run_batch(io.BytesIO(lines), serve, Output(out, as_json=True)))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_answers_come_in_order() -> None:
    lines = b"".join(b'{"n": %d}\n' % n for n in (1, 2, 3, 4, 5))
    assert [a["n"] for a in answers(lines)] == [1, 2, 3, 4, 5]


def test_last_line_needs_no_end() -> None:
    assert answers(b'{"n": 1}') == [{"n": 1}]


def test_empty_input_gives_nothing() -> None:
    assert answers(b"\n  \n") == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "batch.bad_line"),
        (b"[1]", "batch.bad_line"),
        (b"\xff\xfe", "batch.bad_line"),
        (b"[" * 100_000, "batch.bad_line"),
        (b'{"n": 13}', "model.missing"),
        (b'{"n": 14}', "app.internal"),
        (b"{}", "app.internal"),
    ],
)
def test_bad_line_is_answered_and_the_batch_goes_on(line: bytes, code: str) -> None:
    first, second = answers(line + b'\n{"n": 2}\n')
    assert first["error"]["code"] == code
    assert set(first["error"]) == {"code", "message", "hint"}
    assert second == {"n": 2}


def test_line_without_end_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MAX_LINE", 100)
    first, second = answers(b"x" * 950 + b'\n{"n": 2}\n')
    assert first["error"]["code"] == "batch.too_long"
    assert second == {"n": 2}
