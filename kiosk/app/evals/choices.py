"""Which tool, with which arguments, or none: questions with functions and the call they expect."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.errors import BadInput
from kiosk.core.ports import ToolSpec

_HINT = (
    'A line: {"question": "…", "functions": [{"name": "…", "parameters": {…}}], "expected": '
    '{"name": "…", "arguments": {…}}}; "expected": null where no function fits.'
)
_ARTICLES = re.compile(r"\b(?:the|a|an|my|our)\b\s*")


@dataclass(frozen=True, slots=True)
class Choice:
    """One item. `functions` is empty for the kiosk's own tools; `expected` maps a name to
    arguments with their acceptable values, None where nothing should be called.
    """

    id: str
    question: str
    functions: tuple[ToolSpec, ...]
    expected: tuple[str, Mapping[str, tuple[Any, ...]]] | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was called for an item, and whether that was right."""

    id: str
    question: str
    expected: str | None
    called: str | None
    arguments: dict[str, Any]
    by: str
    right_tool: bool
    right: bool


def read_choices(path: Path) -> Sequence[Choice]:
    """The items in `path`. Raises `BadInput` ``eval.no_questions``, ``eval.bad_line``."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} can't be read: {error}."
        raise BadInput("eval.no_questions", message, "Name one: --set FILE") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(_choice(json.loads(line), str(number)))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise BadInput("eval.bad_line", f"{path}, line {number}: {error!r}", _HINT) from error
    if not found:
        raise BadInput("eval.no_questions", f"{path} holds no question.", _HINT)
    return found


def judge(item: Choice, name: str | None, arguments: dict[str, Any], by: str) -> Chosen:
    """Whether calling `name` with `arguments` is what `item` expects."""
    wanted = item.expected
    right_tool = name == (wanted[0] if wanted else None)
    right = right_tool and (wanted is None or _same(wanted[1], arguments))
    return Chosen(
        item.id,
        item.question,
        wanted[0] if wanted else None,
        name,
        arguments,
        by,
        right_tool,
        right,
    )


def summary(judged: Sequence[Chosen]) -> dict[str, Any]:
    """Shares, 0 to 1: right tool, right call, and silence where nothing should be called."""
    calls = [c for c in judged if c.expected is not None]
    silent = [c for c in judged if c.expected is None]
    return {
        "requests": len(calls),
        "right_tool": _share([c.right_tool for c in calls]),
        "right_call": _share([c.right for c in calls]),
        "irrelevant": len(silent),
        "silent": _share([c.right for c in silent]),
        "by_rules": sum(c.by == "rules" for c in judged),
    }


def _share(right: Sequence[bool]) -> float | None:
    return round(sum(right) / len(right), 4) if right else None


def _choice(line: dict[str, Any], number: str) -> Choice:
    functions = line.get("functions", line.get("function", line.get("tools"))) or ()
    if isinstance(functions, Mapping):
        functions = [functions]
    return Choice(
        id=str(line.get("id", number)),
        question=_question(line.get("question", line.get("text", line.get("prompt")))),
        functions=tuple(_spec(function) for function in functions),
        expected=_expected(line),
    )


def _question(value: Any) -> str:
    """The last thing a user says, of a text or of messages in one or two lists."""
    while isinstance(value, list):
        said = [m for m in value if not isinstance(m, dict) or m.get("role") == "user"]
        value = said[-1]
    text = value["content"] if isinstance(value, dict) else value
    if not isinstance(text, str) or not text.strip():
        raise ValueError("there is no question")
    return text


def _spec(function: dict[str, Any]) -> ToolSpec:
    function = function.get("function", function)
    parameters = _schema(function.get("parameters") or {"type": "object", "properties": {}})
    return ToolSpec(function["name"], function.get("description", ""), parameters)


_TYPES = {"dict": "object", "float": "number", "tuple": "array", "any": "string", "bool": "boolean"}
_KEPT = ("type", "properties", "required", "items", "enum", "description", "$defs", "$ref", "anyOf")


def _schema(node: dict[str, Any]) -> dict[str, Any]:
    """A JSON schema of a function's parameters, whatever dialect its types are written in."""
    found = {key: value for key, value in node.items() if key in _KEPT}
    if isinstance(kind := found.get("type"), str):
        found["type"] = _TYPES.get(kind, kind)
    if "properties" in found:
        found["properties"] = {k: _schema(v) for k, v in found["properties"].items()}
    if isinstance(found.get("items"), dict):
        found["items"] = _schema(found["items"])
    return found


def _expected(line: dict[str, Any]) -> tuple[str, Mapping[str, tuple[Any, ...]]] | None:
    value = None
    for key in ("expected", "ground_truth", "expected_call", "call", "answer"):
        if key in line:
            value = line[key]
            break
    if isinstance(value, list):
        value = value[0] if value else None
    if line.get("irrelevant") or value in (None, {}, "", "none", "irrelevant", "irrelevance"):
        return None
    if isinstance(value, str):
        return value, {}
    if "name" in value or "tool" in value:
        name, arguments = value.get("name", value.get("tool")), value.get("arguments", {})
        arguments = json.loads(arguments) if isinstance(arguments, str) else arguments
        return None if name in (None, "none") else (name, {k: (v,) for k, v in arguments.items()})
    ((name, arguments),) = value.items()
    return name, {k: tuple(v) if isinstance(v, list) else (v,) for k, v in arguments.items()}


def _same(wanted: Mapping[str, tuple[Any, ...]], given: dict[str, Any]) -> bool:
    """Every expected argument is given with an acceptable value; what is more must be empty."""
    for name, values in wanted.items():
        if name not in given:
            if "" in values or None in values:
                continue
            return False
        if not any(_equal(value, given[name]) for value in values):
            return False
    return all(name in wanted or value in ("", None, [], False) for name, value in given.items())


def _equal(wanted: Any, given: Any) -> bool:
    if isinstance(wanted, bool) or isinstance(given, bool):
        return bool(wanted) == bool(given)
    if isinstance(wanted, int | float) or isinstance(given, int | float):
        try:
            return abs(float(wanted) - float(given)) < 1e-6  # noqa: PLR2004
        except (TypeError, ValueError):
            return False
    if isinstance(wanted, list) and isinstance(given, list):
        return len(wanted) == len(given) and all(map(_equal, wanted, given))
    if isinstance(wanted, dict) and isinstance(given, dict):
        return wanted.keys() == given.keys() and all(_equal(v, given[k]) for k, v in wanted.items())
    return _bare(str(wanted)) == _bare(str(given))


def _bare(text: str) -> str:
    plain = re.sub(r"[^\w\s]", "", text.lower().replace("-", " ").replace(":00z", ""))
    return " ".join(_ARTICLES.sub("", plain).split())
