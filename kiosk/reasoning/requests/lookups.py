"""The arguments of a look-up whose tool is known already, from whatever words it is put in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kiosk.reasoning.requests.looks import code_in, search_reading, slots_reading, timer_reading
from kiosk.reasoning.requests.phrasing import body
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.spelled import order_in

_TOPIC = re.compile(
    r"\b(?:manual|handbook|pages?|instructions?|guide|chapter|section|diagram|procedure|steps"
    r"|document)\s+(?:on|for|about|of|to|with|how to)\s+(?:the |my |a )?(.+?)"
    r"(?=\s+(?:up|on (?:the|this) screen|please)\b|[.,!?]|$)",
    re.I,
)

_ONES_OWN = re.compile(
    r"\b(?:i|i'[a-z]+|me|my|mine|we|us|our|you|your|somebody|someone|anybody|anyone|technician"
    r"|engineer|fitter|slots?|appointments?|openings?|times?|days?|visits?|free|available"
    r"|availability)\b",
    re.I,
)


def look_reading(tool: str, text: str, context: Context) -> Reading | None:
    """What `tool` is to look up for `text`; None where nothing of it is named."""
    product = context.product(text)
    about = {"product": product} if product else {}
    match tool:
        case "call_staff" | "take_it_with_you":
            return Reading(tool)
        case "set_timer":
            return timer_reading(text)
        case "free_appointments":
            return _slots(text, context)
        case "opening_hours":
            day = context.moment(text).day
            return Reading(tool, {"day": day.isoformat()} if day else {}, asked=True)
        case "check_stock":
            return Reading(tool, about, asked=True) if product else None
        case "search_catalogue":
            return search_reading(text, asked=True)
        case "error_code_procedure":
            code = code_in(text, product or "")
            return Reading(tool, {"code": code} | about, asked=True) if code else None
        case "show_manual":
            found = _TOPIC.search(text)
            topic = found[1] if found else product or context.topic
            return Reading(tool, {"topic": topic} | about) if topic else None
    return _order_reading(tool, text, about)


def _slots(text: str, context: Context) -> Reading:
    """Free times; "when is the next repair cafe" is about nobody's appointment."""
    kind, _ = body(text)
    general = kind == "question" and _ONES_OWN.search(text) is None
    return replace(slots_reading(text, context), asked=general)


def _order_reading(tool: str, text: str, about: dict[str, str]) -> Reading | None:
    order = order_in(text)
    if tool == "warranty_lookup":
        arguments: dict[str, Any] = ({"order": order} if order else {}) | about
        return Reading(tool, arguments, asked=order is None) if arguments else None
    return Reading(tool, {"order": order}) if order else Reading(tool, {}, ("order",))
