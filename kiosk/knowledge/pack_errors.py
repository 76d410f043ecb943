"""Turns what the validator found in ``pack.toml`` into words: file, line, key and remedy."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kiosk.core.errors import BadInput

_HEADER = re.compile(r"^\s*(\[{1,2})\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\"'\s-]+?)\s*=")
_KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text in quotes",
    dict: "a table",
}

Place = tuple[str, ...]


def explain(error: ValidationError, model: type[BaseModel], file: Path, text: str) -> BadInput:
    """One coded error for all that is wrong; code and hint are those of the first finding."""
    # A mistyped key explains why the right one is missing, so it comes first.
    details = sorted(error.errors(), key=lambda detail: detail["type"] != "extra_forbidden")
    told = [_told(detail, model, file, text) for detail in details]
    code, _, hint = told[0]
    return BadInput(code, "\n".join(message for _, message, _ in told), hint)


def nearest(name: str, known: list[str]) -> str:
    """A sentence that offers what the writer probably meant."""
    close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else f"Known here: {', '.join(known)}."


def line_of(text: str, place: Place) -> int:
    """The line, from 1, of a TOML `text` that sets `place`, or the nearest above it; 0: none."""
    best, depth = 0, 0
    table: Place = ()
    seen: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                seen[table] = seen.get(table, -1) + 1
                table = (*table, str(seen[table]))
            here = table
        elif key := _KEY.match(line):
            here = table + _parts(key[1])
        else:
            continue
        if here == place[: len(here)] and len(here) > depth:
            best, depth = number, len(here)
    return best


def _told(
    detail: ErrorDetails, model: type[BaseModel], file: Path, text: str
) -> tuple[str, str, str]:
    place = tuple(str(part) for part in detail["loc"] if part != "[key]")
    key = ".".join(place)
    line = line_of(text, place)
    where = f"{file} line {line}" if line else str(file)
    if detail["type"] == "extra_forbidden":
        hint = _meant(place, model)
        return "pack.unknown_key", f"{where}: there is no key '{key}'. {hint}", hint
    expected = _described(place, model)
    if detail["type"] == "missing":
        hint = f"Add {place[-1]}: {expected}."
        return "pack.missing_key", f"{where}: '{key}' is missing.", hint
    message = f"{where}: {key} = {detail['input']!r} is wrong; expected {expected}."
    return "pack.bad_value", message, f"Write {expected}."


def _meant(place: Place, model: type[BaseModel]) -> str:
    known = list((_model(place[:-1], model) or model).model_fields)
    hint = nearest(place[-1], known)
    for name in model.model_fields:
        inner = _model((name,), model)
        if hint.startswith("Known") and inner and place[-1] in inner.model_fields:
            return f"'{place[-1]}' belongs in [{name}]."
    return hint


def _model(place: Place, model: type[BaseModel]) -> type[BaseModel] | None:
    """The table at `place`; list positions are passed over."""
    for part in place:
        if part.isdigit():
            continue
        info = model.model_fields.get(part)
        tables = [k for k in _kinds(info.annotation) if _is_table(k)] if info else []
        if not tables:
            return None
        model = tables[0]
    return model


def _kinds(annotation: Any) -> list[Any]:
    return [annotation, *(kind for arg in get_args(annotation) for kind in _kinds(arg))]


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _described(place: Place, model: type[BaseModel]) -> str:
    """What a key takes; for an item of a list or an odd table, what its parent takes."""
    for depth in range(len(place), 0, -1):
        inner = _model(place[: depth - 1], model)
        info = inner.model_fields.get(place[depth - 1]) if inner else None
        if info:
            return _expected(info)
    return "another value"


def _expected(info: FieldInfo) -> str:
    kinds = _kinds(info.annotation)
    described = [getattr(data, "description", None) for kind in kinds for data in _metadata(kind)]
    known = [text for text in (info.description, *described) if text]
    if known:
        return known[0]
    for kind in kinds:
        if get_origin(kind) is Literal:
            return "one of " + ", ".join(f'"{choice}"' for choice in get_args(kind))
        if _is_table(kind):
            return f"a table with {', '.join(kind.model_fields)}"
        if kind in _KINDS or get_origin(kind) in _KINDS:
            return _KINDS.get(kind) or _KINDS[get_origin(kind)]
    return "another value"


def _metadata(kind: Any) -> tuple[Any, ...]:
    return tuple(getattr(kind, "__metadata__", ()))


def _parts(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
