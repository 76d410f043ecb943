"""Reads by what is concrete: who names a reference, an order number, or a day with a service, and
a deed, wants that deed done, however it is put.
"""

from __future__ import annotations

import re

from kiosk.reasoning.requests.phrasing import about_rules, body
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.spelled import read_order, read_reference
from kiosk.reasoning.requests.writes import book_reading, return_reading, service_in
from kiosk.reasoning.requests.writes import move_reading as moved

_CANCEL = re.compile(
    r"\b(?:cancel\w*|call(?:ing)? off|scrap|drop|delete|won'?t (?:come|make it|need)|can'?t (?:come"
    r"|make it)|not (?:coming|needed)|don'?t need)\b",
    re.I,
)
_MOVE = re.compile(
    r"\b(?:mov\w+|reschedul\w+|postpone\w*|shift\w*|chang\w+|push\w*|later|earlier|another (?:day"
    r"|time)"
    r"|instead|rather|switch\w*|delay\w*)\b",
    re.I,
)
_RETURN = re.compile(
    r"\b(?:return\w*|refund\w*|money back|(?:give|send|bring|take|go|goes|going)\b.{0,40}\bback)\b",
    re.I,
)
_REPLACE = re.compile(r"\b(?:replac\w+|exchang\w+|swap\w*)\b", re.I)
_ORDER = re.compile(r"\border\b|\bpurchase\b|\bparcel\b|\bdelivery\b", re.I)
_HOURS = re.compile(r"\b(?:open(?:ing)?|clos(?:e|ed|ing)|hours)\b", re.I)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did you|yesterday|last (?:week|month|time)|already|booked|missed|ago)\b",
    re.I,
)
_WARRANTY = re.compile(r"\b(?:warrant\w+|guarantee\w*)\b", re.I)


def read_concrete(text: str, context: Context) -> Reading | None:
    """The deed for what `text` names, None when it names nothing or no deed."""
    for read in (_by_reference, _by_order, _by_day):
        if found := read(text, context):
            return found
    return None


def _by_reference(text: str, context: Context) -> Reading | None:
    reference = read_reference(text)
    if reference is None or body(text)[0] == "question":
        return None
    said = context.moment(text)
    if _CANCEL.search(text) and not said.day:
        tool = "cancel_return" if re.search(r"\breturn\b", text, re.I) else "cancel_appointment"
        return Reading(tool, {"reference": reference})
    if _MOVE.search(text) or said.start:
        return moved(text, context)
    return None


def _by_order(text: str, context: Context) -> Reading | None:
    order = read_order(text) or (read_order(text, bare=True) if _ORDER.search(text) else None)
    if order is None or _WARRANTY.search(text):
        return None
    asks = body(text)[0] == "question" and not _HAPPENED.search(text)
    if _REPLACE.search(text) and not asks:
        return return_reading("start_replacement", text, context)
    if _RETURN.search(text) and not asks and not about_rules(text):
        return return_reading("start_return", text, context)
    if _RETURN.search(text) or _REPLACE.search(text):
        return None
    if not _ORDER.search(text):
        return None
    return Reading("look_up_order", {"order": order}, sure=0.6)  # whoever names one may want more


def _by_day(text: str, context: Context) -> Reading | None:
    said = context.moment(text)
    if not service_in(text) or said.day is None or _HAPPENED.search(text):
        return None
    if _HOURS.search(text) or about_rules(text) or read_reference(text):
        return None
    kind, _ = body(text)
    if said.clock or kind in ("wish", "thing"):
        return book_reading(text, context)
    return None
