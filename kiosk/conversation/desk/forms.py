"""Fills in what a request still lacks from what the person says next."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from kiosk.conversation.desk.case import Form
from kiosk.reasoning.requests.looks import span_minutes
from kiosk.reasoning.requests.moments import Moment
from kiosk.reasoning.requests.phrasing import body
from kiosk.reasoning.requests.reading import Context
from kiosk.reasoning.requests.spelled import read_order, read_reference
from kiosk.reasoning.requests.writes import fill_moment, product_in, service_in

_INSTEAD = re.compile(r"^\W*(?:what|how) about\b", re.I)
_LEAD_IN = re.compile(
    r"^\W*(?:it'?s|it is|that'?s|they'?re|the|my|a|an|for|it would be|i mean|um+|uh+|well"
    r"|please)\b\s*",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?<!next )(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_FROM_NOW = re.compile(r"\b(?:to(?:day|night|morrow)|in \w+ (?:day|week)s?|from now)\b", re.I)
_SHORT = 8
_LACKS = re.compile(
    r"\b(?:don'?t (?:know|have)|haven'?t got|no idea|lost (?:it|the)|can'?t find|without)\b", re.I
)


def fill(form: Form, text: str, context: Context) -> bool:
    """Put what `text` gives into `form`; whether it gave what was asked for, or part of it."""
    before = dict(form.arguments)
    slot = form.missing[0]
    if slot == "start":
        counted = form.near and not _FROM_NOW.search(text)
        near = datetime.fromisoformat(form.near) if counted else context.now
        _fill_start(form.arguments, context.moment(text, bare=True, since=max(near, context.now)))
    elif (value := _value(slot, text, context)) is not None:
        form.arguments[slot] = value
    else:
        return False
    if form.arguments == before:
        return False
    _beside(form, text, context)
    form.missing = tuple(name for name in form.missing if name not in form.arguments)
    return True


def lacks(text: str) -> bool:
    """Whether the person says that they do not have it."""
    return _LACKS.search(text) is not None


def is_question(text: str) -> bool:
    """Whether `text` asks something instead; "what about four?" does not."""
    return body(text)[0] == "question" and not _INSTEAD.match(text)


def corrected(arguments: dict[str, Any], text: str, context: Context) -> dict[str, Any] | None:
    """The arguments of an open card as "make it four" or "no, Wednesday" changes them."""
    if is_question(text):
        return None
    said = context.moment(text, bare=True, since=_around(arguments, text, context.now))
    changed = dict(arguments)
    if "start" in arguments and (said.day or said.clock):
        fill_moment(changed, said, before=str(arguments["start"]))
    if "order" in arguments and (order := read_order(text)):
        changed["order"] = order
    if re.search(r"\b(?:it'?s (?:for|about)|i mean|not the|instead|rather)\b", text, re.I):
        product = product_in(text, context)
        if product and product != arguments.get("product") and "product" in arguments:
            changed["product"] = product
    return changed if changed != arguments else None


def _around(arguments: dict[str, Any], text: str, now: datetime) -> datetime:
    """From where days are counted: "Wednesday" instead of a Tuesday is the one beside it."""
    if "start" not in arguments or not _WEEKDAY.search(text):
        return now
    beside = datetime.fromisoformat(str(arguments["start"])) - timedelta(days=3)
    return max(now, beside.replace(hour=0, minute=0) - timedelta(days=1))


def _fill_start(arguments: dict[str, Any], said: Moment) -> None:
    day = said.day or (date.fromisoformat(arguments["day"]) if "day" in arguments else None)
    clock = said.clock or (time.fromisoformat(arguments["clock"]) if "clock" in arguments else None)
    fill_moment(arguments, Moment(day, clock))
    if "start" in arguments:
        arguments.pop("day", None)
        arguments.pop("clock", None)


def _value(slot: str, text: str, context: Context) -> Any:
    match slot:
        case "order":
            return read_order(text, bare=True)
        case "reference":
            return read_reference(text, bare=True)
        case "minutes":
            return span_minutes(text)
        case "service":
            return service_in(text)
        case "product":
            return context.product(text) or product_in(text, context) or _short(text)
    return _short(text)


def _beside(form: Form, text: str, context: Context) -> None:
    """What else was said in the same breath: "10421, the kettle"."""
    if "order" in form.missing and (order := read_order(text)):
        form.arguments.setdefault("order", order)
    if "product" in form.missing and (product := context.product(text)):
        form.arguments.setdefault("product", product)
    if "start" in form.missing and "start" not in form.arguments:
        _fill_start(form.arguments, context.moment(text))


def _short(text: str) -> str | None:
    """A short answer as it is, without what leads into it."""
    plain = text.strip(" .,!")
    while (shorter := _LEAD_IN.sub("", plain)) != plain:
        plain = shorter
    return plain if plain and len(plain.split()) <= _SHORT and "?" not in text else None
