"""The account of a turn, as scripts read it: every field, its type, and that it tells the truth."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from whole_support import (
    FREE,
    FREE_WORDS,
    PRICE,
    QUOTED,
    QUOTED_WORDS,
    THOUGHT,
    Command,
    Speech,
    silence,
    write,
)

from kiosk.app.demo.agreement import agreement, words

NUMBER = (int, float)
Shape = Mapping[str, Any]

RECORD: Shape = {
    "turn_id": str,
    "session_id": str,
    "pack": str,
    "input": {
        "modality": str,
        "transcript": str,
        "confidence": NUMBER,
        "language": str,
        "images": list,
    },
    "guard": {"blocked": bool, "categories": list, "pii": list},
    "retrieval": [
        {
            "id": str,
            "doc": str,
            "section": str,
            "page": (int, type(None)),
            "score": NUMBER,
            "text": str,
        }
    ],
    "route": {
        "tier": str,
        "model": str,
        "reasons": [
            {"signal": str, "value": (str, int, float, bool, type(None)), "effect": str},
        ],
        "budget_ms": int,
        "estimated_cost_usd": NUMBER,
    },
    "answer": {
        "text": str,
        "outcome": str,
        "sentences": [{"text": str, "origin": str, "citations": [str], "supported": bool}],
    },
    "tools": list,
    "timings_ms": {
        "end_of_speech_to_transcript": NUMBER,
        "retrieval": NUMBER,
        "route": NUMBER,
        "ttft": NUMBER,
        "end_of_speech_to_first_audio": NUMBER,
        "total": NUMBER,
    },
    "usage": {
        "prompt_tokens": int,
        "cached_tokens": int,
        "completion_tokens": int,
        "cost_usd": NUMBER,
    },
    "egress": {"bytes_sent": int, "hosts": list},
    "audit": {"seq": int, "hash": str},
}


def check_shape(found: Any, shape: Any, place: str = "record") -> None:
    """Every promised field is there and of its type; more may be there."""
    if isinstance(shape, Mapping):
        assert isinstance(found, dict), place
        assert shape.keys() <= found.keys(), f"{place} lacks {shape.keys() - found.keys()}"
        for key, inner in shape.items():
            check_shape(found[key], inner, f"{place}.{key}")
    elif isinstance(shape, list):
        assert isinstance(found, list), place
        for index, one in enumerate(found):
            check_shape(one, shape[0], f"{place}[{index}]")
    else:
        assert isinstance(found, shape), f"{place} is {found!r}"
        if shape is not bool and bool not in (shape if isinstance(shape, tuple) else ()):
            assert not isinstance(found, bool), place


def check_record(record: dict[str, Any]) -> None:
    """What holds for every turn on this machine."""
    check_shape(record, RECORD)
    assert re.fullmatch(r"[0-9a-f]{32}", record["turn_id"])
    assert record["session_id"]
    assert re.fullmatch(r"[a-z0-9-]+@sha256:[0-9a-f]{64}", record["pack"])
    assert record["input"]["modality"] in {"voice", "text", "image", "voice+image"}
    assert 0 <= record["input"]["confidence"] <= 1
    assert record["input"]["language"] == "en"
    assert record["input"]["transcript"].strip() == record["input"]["transcript"] != ""
    check_evidence(record)
    route = record["route"]
    assert route["tier"] in {"mini", "standard", "premium", "human", "policy"}
    assert route["reasons"]
    assert route["budget_ms"] >= 0
    assert route["estimated_cost_usd"] == 0
    times = record["timings_ms"]
    assert all(0 <= value < 100_000 for value in times.values()), times
    assert times["retrieval"] + times["route"] <= times["total"] + 1
    assert times["ttft"] <= times["total"]
    usage = record["usage"]
    assert 0 <= usage["cached_tokens"] <= usage["prompt_tokens"]
    assert usage["cost_usd"] == 0
    assert record["tools"] == []
    assert record["egress"] == {"bytes_sent": 0, "hosts": []}
    assert record["audit"]["seq"] >= 1
    assert re.fullmatch(r"[0-9a-f]{64}", record["audit"]["hash"])


def check_evidence(record: dict[str, Any]) -> None:
    """Nothing is said that does not stand somewhere."""
    passages = {passage["id"]: passage for passage in record["retrieval"]}
    assert len(passages) == len(record["retrieval"])
    found = [(passage["score"], passage.get("meaning", 0)) for passage in record["retrieval"]]
    # Two rankings as one: none stands behind one that it beats in both words and meaning.
    assert not any(b > a and d > c for (a, c), (b, d) in itertools.combinations(found, 2))
    assert all(0 <= score <= 1 for score, _ in found)
    answer = record["answer"]
    assert answer["outcome"] in {"answered", "abstained", "refused", "handed_off", "error"}
    assert answer["sentences"]
    assert answer["text"] == " ".join(sentence["text"] for sentence in answer["sentences"])
    for sentence in answer["sentences"]:
        assert sentence["supported"]
        assert sentence["origin"] in {"quote", "model", "policy", "tool"}
        assert set(sentence["citations"]) <= passages.keys()
        if sentence["origin"] == "quote":
            (cited,) = sentence["citations"]
            assert sentence["text"].rstrip(".") in passages[cited]["text"]
        elif sentence["origin"] == "policy":
            assert sentence["citations"] == []


def test_ask(command: Command) -> None:
    ran = command("ask", QUOTED, "--offline", "--json")
    assert (ran.code, ran.err) == (0, "")
    record = ran.json
    check_record(record)
    assert record["input"]["modality"] == "text"
    assert record["input"]["transcript"] == QUOTED
    assert record["input"]["confidence"] == 1
    assert record["answer"]["outcome"] == "answered"
    assert QUOTED_WORDS in record["answer"]["text"]
    assert record["route"]["tier"] == "mini"
    assert record["timings_ms"]["end_of_speech_to_transcript"] == 0
    assert record["timings_ms"]["end_of_speech_to_first_audio"] == 0


def test_ask_where_the_model_thinks(command: Command) -> None:
    record = command("ask", THOUGHT, "--offline", "--json").json
    check_record(record)
    assert record["usage"]["prompt_tokens"] > 0
    assert record["usage"]["completion_tokens"] > 0
    assert record["timings_ms"]["ttft"] > 0
    assert record["route"]["model"] == "smollm2-135m-instruct-q4_1"


def test_listen_and_the_answer_as_sound(command: Command, speech: Speech, tmp_path: Path) -> None:
    file, out = speech.recording(FREE, tmp_path / "question.wav"), tmp_path / "answer.wav"
    ran = command("listen", file, "--offline", "--json", "--out", out)
    assert (ran.code, ran.err) == (0, "")
    record = ran.json
    check_record(record)
    assert record["input"]["modality"] == "voice"
    assert agreement(FREE, record["input"]["transcript"]) >= 0.7
    assert FREE_WORDS in record["answer"]["text"]
    assert "turns" not in record
    times = record["timings_ms"]
    assert 0 < times["end_of_speech_to_transcript"] < times["end_of_speech_to_first_audio"]
    assert times["end_of_speech_to_first_audio"] <= times["total"]
    assert sorted(tmp_path.iterdir()) == [out, file]
    back = command("transcribe", out, "--json").json
    # No voice says a text twice alike, and now and then the recogniser adds a word of its own.
    said, heard = words(record["answer"]["text"]), words(back["text"])
    assert (Counter(said) - Counter(heard)).total() <= 0.1 * len(said), "what was said is there"
    assert agreement(record["answer"]["text"], back["text"]) >= 0.8
    check_transcript(back, out)


def check_transcript(transcript: dict[str, Any], file: Path) -> None:
    shape = {
        "file": str,
        "text": str,
        "language": str,
        "confidence": NUMBER,
        "segments": [{"start": NUMBER, "end": NUMBER, "text": str}],
    }
    check_shape(transcript, shape, "transcript")
    assert transcript["file"] == str(file)
    assert 0.5 <= transcript["confidence"] <= 1
    times = [moment for s in transcript["segments"] for moment in (s["start"], s["end"])]
    assert times == sorted(times)


def test_two_questions_in_one_recording(command: Command, speech: Speech, tmp_path: Path) -> None:
    pcm = speech(FREE) + silence(1.2) + speech(PRICE)
    out = tmp_path / "answer.wav"
    file = write(tmp_path / "two.wav", pcm)
    last = command("listen", file, "--offline", "--json", "--out", out).json
    first, second = last["turns"]
    for record in (first, second):
        check_record(record)
    assert second == {key: value for key, value in last.items() if key != "turns"}
    assert first["session_id"] == second["session_id"]
    assert first["turn_id"] != second["turn_id"]
    assert second["audit"]["seq"] == first["audit"]["seq"] + 1
    heard = command("transcribe", out, "--json").json["text"]
    both = f"{first['answer']['text']} {second['answer']['text']}"
    assert agreement(both, heard) >= 0.85


def test_batch_of_questions(command: Command) -> None:
    lines = [
        json.dumps({"text": QUOTED, "session": "visit"}),
        "this is no request",
        json.dumps({"text": FREE, "session": "visit"}),
        json.dumps({"text": PRICE}),
    ]
    ran = command("ask", "--batch", "--offline", stdin="\n".join(lines) + "\n")
    assert (ran.code, ran.err) == (0, "")
    first, bad, second, third = ran.lines()
    for record in (first, second, third):
        check_record(record)
    assert [r["input"]["transcript"] for r in (first, second, third)] == [QUOTED, FREE, PRICE]
    assert bad.keys() == {"error"}
    assert bad["error"]["code"] == "batch.bad_line"
    assert bad["error"]["hint"]
    assert first["session_id"] == second["session_id"] == "visit" != third["session_id"]
    numbers = [r["audit"]["seq"] for r in (first, second, third)]
    assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_batch_of_recordings_loads_the_engines_once(
    command: Command, speech: Speech, tmp_path: Path
) -> None:
    import psutil

    files = [speech.recording(t, tmp_path / f"{n}.wav") for n, t in enumerate((FREE, QUOTED))]
    running = command.start("listen", "--batch", "--offline")
    assert running.stdin is not None
    assert running.stdout is not None
    engines = set()
    answers = []
    try:
        for request in (
            {"file": str(files[0])},
            {"file": str(tmp_path / "nowhere.wav")},
            {"file": str(files[1])},
            {"file": str(files[0]), "sesion": "x"},
        ):
            running.stdin.write(json.dumps(request) + "\n")
            running.stdin.flush()
            answers.append(json.loads(running.stdout.readline()))
            children = psutil.Process(running.pid).children(recursive=True)
            engines.add(frozenset(child.pid for child in children))
    finally:
        rest, told = running.communicate(timeout=60)
    assert (running.returncode, rest, told) == (0, "", "")
    assert len(engines) == 1
    first, missing, second, misspelt = answers
    check_record(first)
    check_record(second)
    assert missing["error"]["code"] == "audio.not_found"
    assert misspelt["error"]["code"] == "listen.bad_request"
    assert "session" in misspelt["error"]["hint"]
    assert FREE_WORDS in first["answer"]["text"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("route", QUOTED),
        ("guard", QUOTED),
        ("audit", "show"),
        ("audit", "verify"),
        ("models", "list"),
        ("knowledge", "search", "returns"),
        ("knowledge", "stats"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_one_object_and_nothing_else(command: Command, arguments: tuple[str, ...]) -> None:
    ran = command(*arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert isinstance(ran.json, dict)
    assert "error" not in ran.json
