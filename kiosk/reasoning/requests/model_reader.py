"""Lets a model choose a tool and write its arguments, within a grammar, and believes it little.

The grammar leaves the model no other words than a tool of the list or none. What it wrote then has
to be founded in what was said: a number, a code or a name that nobody mentioned is not believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from kiosk.core.errors import EngineFailed
from kiosk.core.ports import LanguageModel, Message, ModelRequest, ToolRequest, ToolSpec
from kiosk.reasoning.requests.phrasing import body
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.words import STOPWORDS, stem, tokens, vocabulary

NONE = "none"
_DEEDS = vocabulary(
    "appointment repair installation booking slot order return refund replacement exchange timer "
    "remind warranty technician maintenance reschedule reference qr receipt visit"
)
_ASKS = re.compile(
    r"^(?:to )?(?:know|ask|tell|say|explain|understand|find out|learn|hear|see|describe|compare)\b"
    r"|\b(?:how|what|when|where|which|who|whether|if|why|about|information|difference|recommend\w*"
    r"|advice on|polic(?:y|ies))\b",
    re.I,
)
"""A wish to be told something is for the documents, and the model would take seconds."""
_MAX_TOKENS = 160
_LIMITS = frozenset({"minLength", "maxLength", "pattern", "description", "default"})
_TIME_WORDS = vocabulary("at on for the of in to my a an and is it")


class Tools(Protocol):
    """A registry, as far as it matters here."""

    def all(self) -> Sequence[Any]:
        """Every tool, with `name`, `description`, `listed` and `source`."""


def worth_asking(text: str, registry: Tools) -> bool:
    """Whether `text` wishes for something near a tool; a plain question never does."""
    kind, rest = body(text)
    if kind not in ("wish", "thing") or _ASKS.search(rest):
        return False
    said = {stem(word) for word in tokens(rest)} - {stem(word) for word in STOPWORDS}
    if said & {stem(word) for word in _DEEDS}:
        return True
    own = (tool for tool in registry.all() if tool.listed and tool.source != "built-in")
    return any(len(said & _named(tool.name, tool.description)) > 1 for tool in own)


async def read_with_model(
    model: LanguageModel,
    specs: Sequence[ToolSpec],
    text: str,
    context: Context,
    *,
    strict: bool = True,
) -> Reading | None:
    """The tool that the model chooses for `text`; None when it chooses none, or can't be believed.

    `strict` believes no choice among given values that nobody named. An engine that fails reads
    nothing.
    """
    request = choice_request(specs, text, context)
    written = ""
    try:
        async for chunk in model.generate(request):
            written += chunk.text
    except EngineFailed:
        return None
    return chosen(written, specs, text, by=model.name, strict=strict)


async def read_any(
    model: LanguageModel, specs: Sequence[ToolSpec], text: str, context: Context
) -> Reading | None:
    """The complete call of one of `specs` that `text` asks for; None when it asks for none."""
    near = [spec for spec in specs if _near(spec, text)]
    found = await read_with_model(model, near, text, context, strict=False) if near else None
    return None if found is None or found.missing else found


async def read_by_calls(
    model: LanguageModel, specs: Sequence[ToolSpec], text: str, context: Context
) -> Reading | None:
    """The same by function calling, for a tier that can: its first call, if it is complete and
    founded. Raises what the tier raises.
    """
    asked = f"Today is {context.now:%A %Y-%m-%d %H:%M}.\nRequest: {text}"
    system = (
        "Call the one function that the customer's request clearly asks for; call none when none "
        "fits or something needed is missing. Take arguments only from the request."
    )
    request = ModelRequest(
        (Message("system", system), Message("user", asked)),
        max_tokens=_MAX_TOKENS,
        tools=tuple(specs),
    )
    called: list[ToolRequest] = []
    async for chunk in model.generate(request):
        called += chunk.tools
    if not called:
        return None
    written = (
        f'{{"tool": {json.dumps(called[0].name)}, "arguments": {called[0].arguments or "{}"}}}'
    )
    found = chosen(written, specs, text, by=model.name)
    return None if found is None or found.missing else found


def choice_request(specs: Sequence[ToolSpec], text: str, context: Context) -> ModelRequest:
    """What the model is asked; the list of tools comes first, so that it stays in the cache."""
    listed = "\n".join(f"- {s.name}: {s.description} {_slots(s)}" for s in specs)
    system = (
        "You choose the tool for a customer's request. Tools:\n"
        f"{listed}\n- {NONE}: nothing fits, or something needed is missing.\n"
        f"Choose {NONE} unless the request clearly asks for what a tool does. "
        "Take arguments only from the request, word for word."
    )
    asked = f"Today is {context.now:%A %Y-%m-%d %H:%M}.\nRequest: {text}"
    return ModelRequest(
        (Message("system", system), Message("user", asked)),
        max_tokens=_MAX_TOKENS,
        json_schema=_grammar(specs),
    )


def chosen(
    written: str, specs: Sequence[ToolSpec], text: str, by: str = "", *, strict: bool = False
) -> Reading | None:
    """What `written` by the model chooses, if it is founded in `text`."""
    try:
        answer = json.loads(written)
    except ValueError:
        return None
    spec = next((s for s in specs if s.name == answer.get("tool")), None)
    if spec is None:
        return None
    given = answer.get("arguments", {})
    properties = spec.parameters.get("properties", {})
    required = spec.parameters.get("required", ())
    kept = {
        name: value
        for name, value in given.items()
        if name in properties
        and value not in ("", None)
        and founded(value, {} if strict else properties[name], text)
    }
    missing = tuple(name for name in required if name not in kept)
    return Reading(spec.name, kept, missing, sure=0.6, by=by)


def founded(value: Any, schema: dict[str, Any], text: str) -> bool:
    """Whether `value` can have come out of `text`."""
    if isinstance(value, bool) or value in schema.get("enum", ()):
        return True
    if isinstance(value, int | float):
        return _number_in(value, text)
    if isinstance(value, list):
        return all(founded(item, schema.get("items", {}), text) for item in value)
    if isinstance(value, dict):
        return True
    return _words_in(str(value), text)


def _words_in(value: str, text: str) -> bool:
    """A share of the value's words, and each of its codes, was said; dates are written anew."""
    if re.match(r"^\d{4}-\d{2}-\d{2}", value):
        return True
    said = {stem(w) for w in tokens(text)}
    wanted = [w for w in tokens(value) if w not in STOPWORDS and w not in _TIME_WORDS]
    if any(any(c.isdigit() for c in w) and stem(w) not in said for w in wanted):
        return _squeezed(value) in _squeezed(text)
    found = sum(stem(w) in said for w in wanted)
    return not wanted or 2 * found >= len(wanted)


def _number_in(value: float, text: str) -> bool:
    from kiosk.reasoning.quantities import quantities

    faces = {a.face for a in quantities(text)} | {
        float(n) for n in re.findall(r"\d+(?:\.\d+)?", text)
    }
    return any(abs(float(value) - face) < 1e-6 for face in faces)  # noqa: PLR2004


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _slots(spec: ToolSpec) -> str:
    required = spec.parameters.get("required", ())
    names = [n if n in required else f"{n}?" for n in spec.parameters.get("properties", {})]
    return f"({', '.join(names)})"


def _grammar(specs: Iterable[ToolSpec]) -> dict[str, Any]:
    """A JSON schema: one of the tools with its own arguments, or none."""
    branches: list[dict[str, Any]] = [
        {
            "type": "object",
            "properties": {"tool": {"const": NONE}},
            "required": ["tool"],
            "additionalProperties": False,
        }
    ]
    definitions: dict[str, Any] = {}
    for spec in specs:
        parameters = _loose(spec.parameters)
        definitions |= parameters.pop("$defs", {})
        branches.append(
            {
                "type": "object",
                "properties": {"tool": {"const": spec.name}, "arguments": parameters},
                "required": ["tool", "arguments"],
                "additionalProperties": False,
            }
        )
    return {"anyOf": branches} | ({"$defs": definitions} if definitions else {})


def _near(spec: ToolSpec, text: str) -> bool:
    """Whether the words of `text` have anything to do with what the tool says of itself."""
    said = {stem(w) for w in tokens(text) if w not in STOPWORDS}
    own = _named(spec.name, spec.description)
    for name, parameter in spec.parameters.get("properties", {}).items():
        own |= _named(name, str(parameter.get("description", "")))
    return bool(said & own)


def _loose(node: Any) -> Any:
    """A schema without limits of length: as a grammar each becomes hundreds of rules, and what was
    written is checked against the whole schema anyway.
    """
    if isinstance(node, dict):
        return {k: _loose(v) for k, v in node.items() if k not in _LIMITS or isinstance(v, dict)}
    return [_loose(item) for item in node] if isinstance(node, list) else node


def _named(name: str, description: str) -> set[str]:
    words = tokens(f"{name.replace('_', ' ')} {description}")
    return {stem(word) for word in words if word not in STOPWORDS}
