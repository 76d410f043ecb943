"""What goes into the audit holds no word that was said."""

from __future__ import annotations

import json
from typing import Any

from kiosk.core.record import (
    Answer,
    AnswerSentence,
    Degradation,
    GuardRecord,
    InputRecord,
    Origin,
    Outcome,
    PiiSpan,
    Reason,
    RouteRecord,
    ToolCall,
    TurnRecord,
)
from kiosk.core.turn import ImageEvidence, OcrLine, Passage
from kiosk.governance.audit_payload import audit_payload

SECRET = "canarywords"


def record() -> TurnRecord:
    sentence = AnswerSentence(f"Dear {SECRET}, it is $9.", Origin.MODEL, ("p1",))
    return TurnRecord(
        turn_id="t1",
        session_id="s1",
        pack="store@sha256:00",
        input=InputRecord(
            transcript=f"I am {SECRET}",
            images=(ImageEvidence(text=(OcrLine(SECRET, (0, 0, 1, 1), 0.9),)),),
        ),
        guard=GuardRecord(pii=(PiiSpan("card", 0, 4), PiiSpan("card", 5, 9))),
        retrieval=(Passage("p1", "returns.md", "Returns", None, 0.9, SECRET),),
        route=RouteRecord(
            reasons=(Reason("complexity", 0.2, "plain"), Reason("odd", SECRET * 5, "x"))
        ),
        answer=Answer(sentence.text, Outcome.ANSWERED, (sentence,)),
        tools=(ToolCall("hold", {"name": SECRET}, "done", "k1"),),
        degraded=(Degradation("llm.crashed", f"while saying {SECRET}"),),
    )


def test_no_word_is_in_it() -> None:
    for key in (None, b"k" * 32):
        assert SECRET not in json.dumps(audit_payload(record(), key))


def test_decisions_are_in_it() -> None:
    payload = audit_payload(record())
    assert payload["answer"]["outcome"] == "answered"
    assert payload["answer"]["sentences"][0]["citations"] == ["p1"]
    assert payload["guard"]["pii"] == {"card": 2}
    assert payload["route"]["tier"] == "mini"
    assert payload["route"]["reasons"][0] == ["complexity", 0.2, "plain"]
    assert payload["tools"][0] == {
        "name": "hold", "status": "done", "idempotency_key": "k1", "arguments": ["name"],
    }  # fmt: skip
    assert payload["degraded"] == ["llm.crashed"]
    assert payload["input"]["images"] == 1


def test_digests_need_the_session_key() -> None:
    def digest(key: bytes | None) -> Any:
        return audit_payload(record(), key)["input"].get("hmac_sha256")

    assert digest(None) is None
    assert digest(b"a" * 32) == digest(b"a" * 32)
    assert digest(b"a" * 32) != digest(b"b" * 32)
