"""A Python function as a tool: its annotations are its schema."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_type_hints

from pydantic import ConfigDict, TypeAdapter, create_model

from kiosk.action.tools.arguments import Arguments as Model
from kiosk.action.tools.arguments import schema
from kiosk.action.tools.declared import declared_tool, sentence_of
from kiosk.action.tools.tool import (
    Arguments,
    Run,
    Ticket,
    Tool,
    ToolFailed,
    ToolResult,
    Unreachable,
)
from kiosk.core.errors import BadInput, KioskError

_KEY = "idempotency_key"


def python_tool(name: str, entry: str, *, title: str = "", writes: bool, need: str = "") -> Tool:
    """The function `entry` (``package.module:function``).

    A parameter called ``idempotency_key`` is given by the kiosk. Raises `BadInput`
    ``tool.no_entry`` when there is no such function.
    """
    function = _function(name, entry)
    hints = get_type_hints(function)
    fields: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == _KEY:
            continue
        default = ... if parameter.default is parameter.empty else parameter.default
        fields[parameter.name] = (hints.get(parameter.name, str), default)
    model = create_model(f"{name}_arguments", __base__=Model, **fields)
    shown = title or name.replace("_", " ")
    return declared_tool(
        name=name,
        title=shown,
        description=inspect.getdoc(function) or shown,
        parameters=schema(model),
        writes=writes,
        run=_run(function, model, shown),
        source=f"python:{entry}",
        need=need,
    )


def _function(name: str, entry: str) -> Callable[..., Any]:
    module, _, attribute = entry.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise BadInput(
            "tool.no_entry",
            f"Tool '{name}': there is no {entry}: {error}.",
            "Install its package beside the kiosk, or mend the name in pack.toml.",
        ) from error
    if not callable(found):
        raise BadInput("tool.no_entry", f"Tool '{name}': {entry} is no function.", "")
    function: Callable[..., Any] = found
    return function


def _run(function: Callable[..., Any], model: type[Model], title: str) -> Run:
    takes_key = _KEY in inspect.signature(function).parameters
    plain = TypeAdapter(Any, config=ConfigDict(arbitrary_types_allowed=True))

    async def run(arguments: Arguments, ticket: Ticket) -> ToolResult:
        given = {k: getattr(model(**arguments), k) for k in model.model_fields}
        if takes_key:
            given[_KEY] = ticket.key
        try:
            if inspect.iscoroutinefunction(function):
                found = await function(**given)
            else:
                found = await asyncio.to_thread(function, **given)
        except (ToolFailed, Unreachable):
            raise
        except (OSError, TimeoutError) as error:
            raise Unreachable("tool.no_answer", f"{title}: {error}") from error
        except (ValueError, KeyError, LookupError, KioskError) as error:
            raise ToolFailed("tool.declined", f"{title}: {error}") from error
        data = plain.dump_python(found, mode="json")
        told = data if isinstance(data, dict) else {"result": data}
        return ToolResult(sentence_of(told if isinstance(data, dict) else data, title), told)

    return run
