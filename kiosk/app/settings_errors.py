"""Turns what the validator found into words: which key, where it was written, what it should be."""

from __future__ import annotations

import difflib
import os
import re
import types
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kiosk.app.config import ENV_PREFIX, Config
from kiosk.core.errors import BadInput

_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\"'\s-]+?)\s*=")
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "text in quotes"}
_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of settings: its name for people, its content, its text for line numbers.

    `table` is where in that text the settings begin.
    """

    origin: str
    tree: dict[str, Any]
    text: str
    table: Place = ()


def explain(error: ValidationError, layers: list[Layer]) -> BadInput:
    """One coded error for all that is wrong; the code and the hint are those of the first."""
    told = [_told(detail, layers) for detail in error.errors()]
    code, _, hint = told[0]
    return BadInput(code, "\n".join(message for _, message, _ in told), hint)


def known_names(section: Place) -> list[str]:
    """The keys that exist in `section`; of the whole tree for ``()``."""
    model = _model(section)
    return list(model.model_fields) if model else []


def nearest_hint(name: str, known: list[str]) -> str:
    """What the writer probably meant."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else f"Known here: {', '.join(sorted(known))}."


def _told(detail: ErrorDetails, layers: list[Layer]) -> tuple[str, str, str]:
    place = tuple(str(part) for part in detail["loc"])
    where, key = _where(place, layers), ".".join(place)
    if detail["type"] == "extra_forbidden":
        hint = _meant(place)
        return "config.unknown_key", f"{where}: there is no setting '{key}'. {hint}", hint
    expected = _expected(place)
    # A secret pasted where its place should be named must not come back out in a message.
    given = "" if place[-1] == "key" else f" = {detail['input']!r}"
    text = f"{where}: {key}{given} is wrong; expected {expected}."
    return "config.bad_value", text, f"Write {expected}."


def _meant(place: Place) -> str:
    elsewhere = [s for s in Config.model_fields if place[-1] in known_names((s,))]
    if elsewhere:
        return f"'{place[-1]}' belongs in [{elsewhere[0]}]."
    return nearest_hint(place[-1], known_names(place[:-1]))


def _where(place: Place, layers: list[Layer]) -> str:
    variable = ENV_PREFIX + "__".join(place).upper()
    if any(name.upper() == variable for name in os.environ):
        return f"environment variable {variable}"
    for layer in reversed(layers):
        if _holds(layer.tree, place):
            line = line_of(layer.text, (*layer.table, *place))
            return f"{layer.origin} line {line}" if line else layer.origin
    return "settings"


def _holds(tree: Any, place: Place) -> bool:
    for part in place:
        if isinstance(tree, list):
            return True
        if not isinstance(tree, dict) or part not in tree:
            return False
        tree = tree[part]
    return True


def line_of(text: str, place: Place) -> int:
    """The line, from 1, that sets `place` in a TOML `text`; 0 when it cannot be told."""
    best, depth = 0, 0
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            here = table
        elif key := _KEY.match(line):
            here = table + _parts(key[1])
        else:
            continue
        if here == place[: len(here)] and len(here) > depth:
            best, depth = number, len(here)
    return best


def _parts(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _model(section: Place) -> type[BaseModel] | None:
    model: type[BaseModel] = Config
    for part in section:
        info = _field(model, part)
        kind = info.annotation if info else None
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return None
        model = kind
    return model


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return model.model_fields.get(key)


def _expected(place: Place) -> str:
    """A description of the values a key takes, from its type and limits."""
    for depth in range(len(place), 0, -1):
        model = _model(place[: depth - 1])
        if model and (info := _field(model, place[depth - 1])):
            return _described(info)
    return "another value"


def _described(info: FieldInfo) -> str:
    if info.description:
        return info.description
    kind = info.annotation
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(kind))
    if isinstance(kind, type) and not isinstance(kind, types.GenericAlias):
        if issubclass(kind, BaseModel):
            return f"a table with {', '.join(sorted(kind.model_fields))}"
        limits = [
            f"{word} {getattr(rule, name)}"
            for rule in info.metadata
            for name, word in _LIMITS.items()
            if getattr(rule, name, None) is not None
        ]
        return ", ".join(filter(None, (_KINDS.get(kind, kind.__name__), " and ".join(limits))))
    return "a list of texts"
