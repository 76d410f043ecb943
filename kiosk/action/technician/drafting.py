"""How a sheet grows: fields told, fields doubted, what is asked next, numbers spelled out. Pure."""

from __future__ import annotations

from dataclasses import replace

from kiosk.action.technician.jobs import FIELDS, Sheet
from kiosk.core.doings import SheetField

SURE = 0.6
"""Confidence below which the technician is asked."""

_REQUIRED = ("symptom", "cause", "action", "time")
_QUESTIONS = {
    "symptom": "What was the symptom?",
    "cause": "What was the cause?",
    "action": "What did you do?",
    "parts": "Which parts did you use?",
    "time": "How long did it take?",
    "serial number": "What is the serial number?",
}
_SPOKEN = {"-": "dash", "/": "slash", ".": "point", "_": "underscore"}
_ONE = ("time", "serial number")
"""Of these there is one; told again, it was put right."""

_SHORT_ANSWER = 5
_SHORT = 24
"""A part number is at most so long; a longer text is not spelled."""


def with_fields(sheet: Sheet, told: tuple[SheetField, ...]) -> Sheet:
    """`sheet` with what was told: added to what it has, or in its place where it was asked for or
    put right.
    """
    fields = {field.name: field for field in sheet.fields}
    for new in told:
        known = fields.get(new.name)
        if known is None or not known.value or new.asked or new.name in _ONE:
            fields[new.name] = new
        elif new.name == "parts":
            fields[new.name] = replace(known, value=_counted(known.value, new.value))
        elif new.value.lower() not in known.value.lower():
            fields[new.name] = replace(known, value=f"{known.value}; {new.value}")
    ordered = sorted(fields.values(), key=lambda f: FIELDS.index(f.name) if f.name in FIELDS else 9)
    return replace(sheet, fields=tuple(ordered), status="open")


def _counted(known: str, new: str) -> str:
    """Two lists of parts as one; of a part told twice the later number counts."""
    parts = {part.rpartition(" ")[2]: part for part in (*known.split("; "), *new.split("; "))}
    return "; ".join(parts.values())


def field_named(text: str) -> str:
    """The field that a short answer names: "the cause"; empty when it names none."""
    words = {word.strip(".,!").rstrip("s") for word in text.lower().split()}
    if len(words) > _SHORT_ANSWER:
        return ""
    return next((name for name in FIELDS if name.rstrip("s") in words), "")


def lacking(sheet: Sheet) -> str:
    """The first field that a sheet needs and this one lacks; empty when there is none."""
    return next((name for name in _REQUIRED if sheet.get(name) is None), "")


def question(name: str) -> str:
    """The question for a field."""
    return _QUESTIONS.get(name, f"What is the {name}?")


def read_back(told: tuple[SheetField, ...]) -> tuple[str, ...]:
    """What was written down, as sentences; numbers of parts and machines letter by letter."""
    sentences = []
    for field in told:
        value = spelled(field.value) if field.name == "serial number" else field.value
        sentences.append(f"{field.name.capitalize()}: {_with_codes(field.name, value)}.")
    return tuple(sentences)


def spelled(number: str) -> str:
    """``KP-400`` as ``K, P, dash, 4, 0, 0``: a misheard letter is noticed."""
    if len(number) > _SHORT:
        return number
    return ", ".join(_SPOKEN.get(c, c.upper()) for c in number if c != " ")


def _with_codes(name: str, value: str) -> str:
    """The part numbers in a list of parts, spelled."""
    if name != "parts":
        return value
    told = []
    for part in value.split("; "):
        count, _, code = part.rpartition(" ")
        coded = any(c.isdigit() for c in code) and any(c.isalpha() for c in code)
        told.append(f"{count.replace('×', 'times')} {spelled(code)}".strip() if coded else part)
    return "; ".join(told)


def summary(sheet: Sheet) -> tuple[str, ...]:
    """The whole sheet in words."""
    fields = [f"{f.name.capitalize()}: {f.value}." for f in sheet.fields if f.value]
    count = len(sheet.photos)
    photos = [f"{count} photo{'s' * (count != 1)}."] if count else []
    return (*fields, *photos) if fields or photos else ("The sheet is empty.",)
