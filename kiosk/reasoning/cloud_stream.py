"""The pieces of a streamed answer put together: text, tool calls, counts. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

from kiosk.core.ports import ModelRequest, ToolRequest
from kiosk.reasoning.faults import Fault, TierLost

LONGEST = 60_000
"""Characters of the longest answer that is believed."""

_DOUBLED = frozenset(("that", "had", "very", "bye", "yes", "never", "really", "many", "long"))
"""Words that people say twice in a row."""

_FINISH = {
    "stop": "stop",
    "length": "length",
    "tool_calls": "tools",
    "function_call": "tools",
    "content_filter": "content_filter",
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_PAIRS = 2


class Stream:
    """Takes chunks (the SDK's objects or plain JSON) and knows the answer so far.

    `progressed` tells whether the last chunk brought anything of use, `everything` is all text
    that the model wrote, also such that nobody is shown.
    """

    def __init__(self, request: ModelRequest) -> None:
        self._request = request
        self._last: dict[str, Any] | None = None
        self._pairs = 0
        self._singles = 0
        self._paired = False
        self._tools: dict[int, dict[str, str]] = {}
        self._parts: list[str] = []
        self.everything = ""
        self.finish = ""
        self.usage: tuple[int, int, int] | None = None
        self.logprob: float | None = None
        self.progressed = False
        self.events = 0

    @property
    def calling(self) -> bool:
        """Whether the model is writing a tool call."""
        return bool(self._tools)

    def feed(self, event: Any) -> str:
        """Take a chunk; gives the text that it adds. Raises `TierLost`."""
        data = event if isinstance(event, dict) else _plain(event)
        self.events += 1
        self.progressed = False
        if not isinstance(data, dict) or data.get("error"):
            raise _told(data)
        self._use(data.get("usage"))
        if self._is_repeated(data):
            return ""
        choices = data.get("choices") or []
        choice = choices[0] if isinstance(choices, list) and choices else None
        if not isinstance(choice, dict):
            return ""
        delta = choice.get("delta") or choice.get("message") or {}
        text = _text(delta)
        self._call(delta.get("tool_calls") or [])
        self.everything += text + str(delta.get("reasoning_content") or "")
        if len(self.everything) > LONGEST:
            raise TierLost(Fault.GARBAGE, "an answer without end")
        self.logprob = _logprob(choice)
        if reason := choice.get("finish_reason"):
            self.finish = _FINISH.get(str(reason), "stop")
            if self.finish == "content_filter":
                raise TierLost(Fault.CONTENT_FILTERED)
        self.progressed = bool(text.strip() or delta.get("tool_calls"))
        if text:
            self._parts.append(text)
        return text

    def ended(self) -> str:
        """How the answer ended. Raises `TierLost` when it is not whole."""
        if not self.events:
            raise TierLost(Fault.GARBAGE, "an empty stream")
        if not self.finish:
            raise TierLost(Fault.CUT_OFF)
        if self._request.json_schema is not None and self.finish == "stop":
            try:
                json.loads("".join(self._parts))
            except ValueError as error:
                raise TierLost(Fault.GARBAGE, "not the JSON that was asked for") from error
        return self.finish

    def tools(self) -> tuple[ToolRequest, ...]:
        """The tools to call, in the model's order."""
        return tuple(
            ToolRequest(t["id"], t["name"], t["arguments"] or "{}")
            for _, t in sorted(self._tools.items())
            if t["name"]
        )

    def _call(self, calls: list[Any]) -> None:
        for position, call in enumerate(calls):
            if not isinstance(call, dict):
                continue
            index = call.get("index")
            slot = self._tools.setdefault(
                index if isinstance(index, int) else position,
                {"id": "", "name": "", "arguments": ""},
            )
            function = call.get("function") or {}
            slot["id"] = call.get("id") or slot["id"]
            slot["name"] = function.get("name") or slot["name"]
            slot["arguments"] += function.get("arguments") or ""
            self.everything += function.get("arguments") or ""

    def _use(self, usage: Any) -> None:
        if not isinstance(usage, dict) or not usage.get("prompt_tokens"):
            return
        details = usage.get("prompt_tokens_details") or {}
        cached = details.get("cached_tokens") or usage.get("prompt_cache_hit_tokens") or 0
        made = usage.get("completion_tokens") or 0
        self.usage = (int(usage["prompt_tokens"]), int(cached), int(made))

    def _is_repeated(self, data: dict[str, Any]) -> bool:
        """Whether `data` is the last chunk once more.

        Two equal chunks in a row are most often one that was sent twice, but a model does write
        "00". So short pieces are believed, unless this server has sent nothing but pairs.
        """
        before, self._last = self._last, data
        if before != data or self._paired:
            self._singles += before is not None and not self._paired
            self._paired = False
            return False
        self._paired = True
        self._pairs += 1
        if self._pairs >= _PAIRS and not self._singles:
            return True
        choices = data.get("choices") or [{}]
        delta = (choices[0].get("delta") or {}) if isinstance(choices[0], dict) else {}
        words = _WORD.findall(_text(delta))
        if delta.get("tool_calls"):
            return True
        return bool(words) and not (len(words) == 1 and words[0].lower() in _DOUBLED)


def _plain(event: Any) -> Any:
    dump = getattr(event, "model_dump", None)
    return dump(mode="python", exclude_unset=True, warnings=False) if dump else event


def _told(data: Any) -> TierLost:
    from kiosk.reasoning.cloud_faults import of_body

    if not isinstance(data, dict):
        found = data[0] if isinstance(data, list) and data else None
        if not isinstance(found, dict) or "error" not in found:
            return TierLost(Fault.GARBAGE, "no chunk")
        data = found
    return of_body(data, Fault.SERVER_ERROR)


def _text(delta: Any) -> str:
    content = delta.get("content") if isinstance(delta, dict) else None
    if isinstance(content, list):
        return "".join(p.get("text") or "" for p in content if isinstance(p, dict))
    return content if isinstance(content, str) else ""


def _logprob(choice: dict[str, Any]) -> float | None:
    listed = (choice.get("logprobs") or {}).get("content") or []
    found = [t["logprob"] for t in listed if isinstance(t, dict) and "logprob" in t]
    return sum(found) / len(found) if found else None
