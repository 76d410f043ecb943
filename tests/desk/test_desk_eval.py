"""``kiosk eval tools`` and the commands around it, as people call them."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest

from kiosk.app.evals.choices import judge, read_choices, summary
from kiosk.app.evals.conversations import Conversation, hold
from kiosk.core.errors import BadInput
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.samples import sample_pack
from models.store import ModelStore
from tests.support.cloud_server import CloudServer, Reply


def kiosk(home: Path, *words: str, **environment: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-c", "from kiosk.app.cli import main; raise SystemExit(main())", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "KIOSK_HOME": str(home), **environment},
    )
    assert done.stdout, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return done.returncode, said


@pytest.mark.slow
def test_a_cloud_tier_is_graded_through_the_same_harness(tmp_path: Path) -> None:
    five = {"name": "set_timer", "arguments": {"minutes": 5}}
    items = [
        {"question": "Set a timer for five minutes", "expected": five},
        {"question": "What is the capital of France?", "expected": None},
    ]  # fmt: skip
    file = tmp_path / "set.jsonl"
    file.write_text("".join(json.dumps(item) + "\n" for item in items))
    with CloudServer() as server:
        call = Reply(text="", tools=(("set_timer", '{"minutes": 5}'),), finish="tool_calls")
        server.then(call, Reply(text="Paris."))
        code, said = kiosk(
            tmp_path / "home",
            *("eval", "tools", "--tier", "standard", "--only", "set", "--set", str(file), "--json"),
            KIOSK__CLOUD__STANDARD__BASE_URL=server.url,
            OPENAI_API_KEY="sk-test",
        )
        seen = server.seen
    assert code == 0, said
    assert said["choice"]["right_call"] == 1.0 and said["choice"]["silent"] == 1.0
    assert {t["function"]["name"] for t in seen[0].body["tools"]} >= {"set_timer", "call_staff"}


def test_a_line_that_nobody_hears_is_lost_not_typed(index: KnowledgeIndex, tmp_path: Path) -> None:
    said = Conversation(id="x", say=("Book a repair for my X200 on Tuesday at three", "yes"))

    async def deaf(_text: str, _session: str) -> None:
        return None

    graded = asyncio.run(hold(said, index, tmp_path, hear=deaf))
    assert [answer for _, answer in graded.said] == ["(not heard)", "(not heard)"]


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "held"), [("store", 14), ("technician", 5)])
def test_conversations_that_are_held_aloud(
    tmp_path: Path, model_store: ModelStore, pack: str, held: int
) -> None:
    if not model_store.has("piper-en_US-joe-medium") or not model_store.has("ggml-base"):
        pytest.skip("the standard voice and recogniser are not installed")
    place = sample_pack().parent / pack
    home = tmp_path / "home"
    code, said = kiosk(home, "eval", "tools", "--spoken", "--pack", str(place), "--json")
    assert code == 0, said
    talks = said["conversations"]
    assert talks["held"] == held
    assert talks["unapproved_writes"] == 0
    assert talks["right"] >= held * 0.7, talks["wrong"]


def test_tools_and_outbox_are_told_as_json(tmp_path: Path) -> None:
    code, said = kiosk(tmp_path, "tools", "list", "--json")
    assert code == 0
    tools = {tool["name"]: tool for tool in said["tools"]}
    assert tools["book_appointment"]["approval"] is True
    assert tools["start_return"]["needs"] == "receipt_code"
    assert tools["check_stock"]["effect"] == "read"
    assert all(tool["parameters"]["type"] == "object" for tool in tools.values())
    code, said = kiosk(tmp_path, "outbox", "list", "--json")
    assert (code, said) == (0, {"pending": 0, "conflicts": 0, "entries": []})
    code, said = kiosk(tmp_path, "outbox", "drop", "none", "--json")
    assert (code, said["error"]["code"]) == (3, "outbox.no_entry")


@pytest.mark.parametrize(
    ("line", "name", "arguments", "right"),
    [
        ({"question": "q", "expected": {"f": {"a": [5, "five"]}}}, "f", {"a": "five"}, True),
        (
            {"question": "q", "expected": {"name": "f", "arguments": {"a": 5}}},
            "f",
            {"a": 5.0},
            True,
        ),
        ({"question": "q", "ground_truth": [{"f": {"a": ["x", ""]}}]}, "f", {}, True),
        ({"question": "q", "expected": {"name": "f", "arguments": {}}}, "f", {"b": 1}, False),
        ({"question": "q", "expected": None}, None, {}, True),
        ({"question": "q", "expected": None}, "f", {}, False),
        ({"question": [[{"role": "user", "content": "q"}]], "expected": "f"}, "f", {}, True),
        ({"question": "q", "irrelevant": True}, None, {}, True),
    ],
)
def test_calls_are_compared_as_they_are_written(
    tmp_path: Path, line: dict[str, Any], name: str | None, arguments: dict[str, Any], right: bool
) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps(line))
    (item,) = read_choices(file)
    assert item.question == "q"
    assert judge(item, name, arguments, "rules").right is right


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text('{"question": "q"}\n{"nothing": 1}\n')
    with pytest.raises(BadInput) as error:
        read_choices(file)
    assert error.value.code == "eval.bad_line" and "line 2" in error.value.message
    assert summary([])["right_call"] is None


@pytest.mark.slow
def test_the_back_office_starts_says_where_it_is_and_leaves_nothing_behind(tmp_path: Path) -> None:
    command = "from kiosk.app.cli import main; raise SystemExit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", command, "backoffice", "--json"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "KIOSK_HOME": str(tmp_path)},
    ) as running:
        assert running.stdout
        said = json.loads(running.stdout.readline())
        file = tmp_path / "data" / "backoffice.json"
        assert json.loads(file.read_text())["token"] == said["token"]
        assert file.stat().st_mode & 0o077 == 0
        auth = {"Authorization": f"Bearer {said['token']}"}
        with httpx2.Client(transport=httpx2.HTTPTransport(retries=5), headers=auth) as client:
            assert client.get(f"{said['url']}/health").json() == {"ok": True}
        running.terminate()
        assert running.wait(30) == 0
    assert not file.exists()
