"""Reads what is to be changed: appointments, returns, replacements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kiosk.reasoning.requests.moments import Moment
from kiosk.reasoning.requests.phrasing import about_rules, body, clauses
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.spelled import order_in, read_order, read_reference

_SERVICES = (
    (
        "repair",
        r"repair(?:s|ed|ing)?|fix(?:ed|ing)?|mend(?:ed)?|broken|ha(?:s|ve|d) a look"
        r"|take a look|looked at|gave up|leak(?:s|ing)|defective|faulty|died|dead",
    ),
    (
        "installation",
        r"install(?:ation|ed|ing|er)?|put(?:ting)? (?:in|up) (?:my|our|the)(?! (?:diary|calendar))"
        r"|set[- ]?up at home|mount(?:ed|ing)?|fitting|fitted|hung up|on the wall",
    ),
    ("measurement", r"measur(?:e|ement|ing|ed)"),
    (
        "maintenance",
        r"maintenance|servic(?:ing|ed)|inspection|service visit|tune[- ]up|check[- ]?up",
    ),
    ("advice", r"advice|advis(?:e|or|er)|consultation|consult|demonstration|demo"),
)
_ANY_SERVICE = "|".join(words for _, words in _SERVICES)
_VISIT = rf"(?:appointment|slot|booking|visit|service|technician|engineer|{_ANY_SERVICE})"
_MAKE = (
    r"(?:book|schedule|arrange|make|set up|fix up|get|reserve|plan|have|organi[sz]e|sort out|put)"
)
_BOOK = re.compile(rf"^(?:to )?{_MAKE}\b.{{0,40}}?\b{_VISIT}\b", re.I)
_BOOK_IN = re.compile(
    r"^(?:to )?(?:book|put|pencil|sign) (?:me|us|it|this|my \w+)(?: \w+){0,3} (?:in|down)\b", re.I
)
_NOUN = re.compile(rf"^(?:to )?(?:\w+ ){{0,3}}?(?:appointment|{_ANY_SERVICE})\b", re.I)
_DONE_FOR_ME = re.compile(
    rf"\b(?:repaired|fixed|mended|installed|mounted|fitted|serviced|measured)\b"
    rf"|^(?:to )?(?:{_ANY_SERVICE})\b",
    re.I,
)
_APPOINTMENT = r"(?:appointment|booking|slot|repair|visit|installation|reservation|consultation)"
_MOVE = re.compile(
    rf"^(?:to )?(?:move|reschedule|re-schedule|change|postpone|shift|push|bring forward"
    rf"|put off|delay"
    rf"|rebook|switch)\b.{{0,30}}?(?:\b{_APPOINTMENT}\b|\bK-[A-Z0-9]{{3,}}|\bit\b)",
    re.I,
)
_CANCEL = re.compile(
    rf"^(?:to )?(?:cancel|call off|delete|remove|drop|scrap)\b.{{0,30}}?(?:\b{_APPOINTMENT}\b"
    rf"|\bK-[A-Z0-9]{{3,}})",
    re.I,
)
_CANCEL_RETURN = re.compile(
    r"^(?:to )?(?:cancel|take back|undo|stop|withdraw|scrap|drop|forget|call off)\b.{0,20}?\b"
    r"(?:return|replacement|exchange)\b",
    re.I,
)
_RETURN = re.compile(
    r"^(?:to )?(?:(?:start|begin|make|open|initiate|do|process|arrange|set up|request|register"
    r"|file)"
    r"\b.{0,15}?\b(?:return|refund)\b|return\b|give\b.{1,40}?\bback\b|send\b.{1,40}?\bback\b"
    r"|bring\b.{1,40}?\bback\b|take\b.{1,40}?\bback\b|(?:get |have )?(?:a |my )?(?:refund"
    r"|money back)\b)",
    re.I,
)
_REPLACE = re.compile(
    r"^(?:to )?(?:(?:start|begin|make|open|initiate|request|arrange|get|have|register"
    r"|file)\b.{0,15}?"
    r"\b(?:replacement|exchange)\b|(?:exchange|swap)\b|replacement\b|replace\b"
    r"|have\b.{1,40}?\breplaced\b)",
    re.I,
)
_FAULT = re.compile(
    r"\b(?:faulty|broken|defect\w*|damaged|doesn'?t work|does not work|not working|stopped working"
    r"|new one|another one|under (?:the )?warranty|order|dead on arrival|cracked|wrong (?:size"
    r"|colou?r"
    r"|item|one))\b",
    re.I,
)
_REASON = re.compile(
    r"\b(?:because|since|as)\s+(.{3,120}?)[.!?]*$"
    r"|\b((?:it|they|which|that)(?:'s| is| are| was| has| have)?(?: \w+){0,2} (?:faulty|broken"
    r"|defective|damaged"
    r"|cracked|leak\w*|too \w+|not working|stopped working|never worked|wrong)[^.!?]{0,60})",
    re.I,
)
_END = (
    r"(?=\s+(?:on|at|from|in|to|for|because|that|which|with|by|repaired|fixed|replaced|installed"
    r"|mounted|fitted|measured|back|serviced|next|this|tomorrow|today|and|it|under|as|please"
    r"|i bought|we bought|of order|order|is|are|was|has|around|about|coming)\b|[,.!?;]|$)"
)
_ITS = r"(?:the |my |a |an |this |that |these |those |our |some )?"
_OBJECTS = (
    re.compile(
        r"\b(?:the|my|our|this)\s+((?!order\b)[\w-]+(?: [\w-]+){0,3}?)\s+(?:repaired|fixed|mended"
        r"|installed"
        r"|mounted|fitted|serviced|replaced|measured)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:the|my|this|that|our)\s+((?!order\b)\w+(?: (?!from\b|in\b)\w+){0,2}?)"
        r"(?: (?:from|in|of) order [\w-]+)?\s+(?:is|are|was|has|have"
        r"|doesn'?t"
        r"|does not|stopped|won'?t|keeps|never|needs?|wants?|must|makes)\b",
        re.I,
    ),
    re.compile(rf"\b(?:give|send|bring|take) back\s+{_ITS}(.+?){_END}", re.I),
    re.compile(rf"\bit'?s (?:about |for )?(?:the|my)\s+(.+?){_END}", re.I),
    re.compile(rf"\b(?:for|of)\s+{_ITS}(.+?){_END}", re.I),
    re.compile(
        r"\b(?:return(?:ing)?|refund|replacement|replac(?:e|ing)|exchang(?:e|ing)|swap"
        r"|repair(?:ing)?|fix(?:ing)?"
        r"|mend|install(?:ing)?|mount(?:ing)?|bought|purchased|have"
        rf"|get|give|send|bring|take)\s+(?!for\b|of\b|on\b|at\b|to\b|from\b|in\b){_ITS}(.+?){_END}",
        re.I,
    ),
)
_VISITS = re.compile(rf"(?:{_VISIT}|time)(?: (?:{_VISIT}|time))*", re.I)
_LOOKED = re.compile(r"\s+(?:looked at|checked|seen to)(?: and)?$", re.I)
_NO_PRODUCT = re.compile(
    r"^(?:some(?:body|one)|any(?:body|one)|(?:a )?new\b.*|another\b.*|a? ?technician|back\b.*"
    r"|me\b.*|january|february|march|april|june|july"
    r"|august|september|october|november|december|it|this|that|them|these|those|one|item|product"
    r"|order\b.*|something|an? item|me|us|refund|"
    r"return|replacement|appointment|(?:tues|mon|wednes|thurs|fri|satur|sun)day\b.*|"
    r"tomorrow|today|next\b.*|noon|\d+.*|two|three|four|five|ten|(?:one|you)\b.*|other(?: one)?"
    r"|the other(?: one)?)$",
    re.I,
)


def read_write(text: str, context: Context) -> Reading | None:
    """The change that `text` wishes for; None when it wishes for none."""
    for clause in clauses(text):
        if found := _read_clause(clause, text, context):
            return found
    return None


def _read_clause(clause: str, text: str, context: Context) -> Reading | None:
    """What `clause` wishes for; its arguments may stand anywhere in `text`."""
    kind, rest = body(clause)
    if kind == "question" or (kind == "may" and about_rules(text)):
        return None
    if kind in ("wish", "plain", "may"):
        if _CANCEL_RETURN.search(rest):
            return about_reference("cancel_return", text, context)
        if _CANCEL.search(rest):
            return about_reference("cancel_appointment", text, context)
        if _MOVE.search(rest):
            return move_reading(text, context)
    if _asks_to_book(kind, rest, text, context):
        return book_reading(text, context)
    if kind == "may" and not read_order(text):
        return None  # "Can I return headphones?" is for the documents
    if _REPLACE.search(rest) and _FAULT.search(text):
        return return_reading("start_replacement", text, context)
    if _RETURN.search(rest) and not about_rules(text):
        return return_reading("start_return", text, context)
    return None


def fill_moment(arguments: dict[str, Any], said: Moment, before: str | None = None) -> None:
    """Put what was said of day and time into `arguments`; what was not comes from `before`."""
    day, clock = said.day, said.clock
    if before:
        held_day, _, held_clock = before.partition("T")
        start = f"{day.isoformat() if day else held_day}T"
        arguments["start"] = start + (f"{clock:%H:%M}" if clock else held_clock[:5])
        return
    if said.start:
        arguments["start"] = said.start
        return
    if day:
        arguments["day"] = day.isoformat()
    if clock:
        arguments["clock"] = f"{clock:%H:%M}"


def _asks_to_book(kind: str, rest: str, text: str, context: Context) -> bool:
    if kind == "thing":
        return bool(_NOUN.search(rest)) or bool(_DONE_FOR_ME.search(rest))
    if _BOOK.search(rest) or _BOOK_IN.search(rest):
        return not (kind == "may" and about_rules(text))
    if kind in ("wish", "may", "plain") and _DONE_FOR_ME.search(rest):
        moment = context.moment(text)
        return bool(moment.day or moment.clock)
    return False


def book_reading(text: str, context: Context) -> Reading:
    """An appointment with what `text` says of it."""
    arguments: dict[str, Any] = {}
    if service := service_in(text):
        arguments["service"] = service
    if product := product_in(text, context):
        arguments["product"] = product
    fill_moment(arguments, context.moment(text))
    missing = tuple(name for name in ("service", "start") if name not in arguments)
    return Reading("book_appointment", arguments, missing)


def move_reading(text: str, context: Context) -> Reading | None:
    """Another time for the appointment that `text` names, or for the last one."""
    reference = read_reference(text) or (context.references[-1] if context.references else None)
    named = re.search(rf"\b{_APPOINTMENT}\b", text, re.I)
    if not reference and not named:
        return None
    arguments: dict[str, Any] = {"reference": reference} if reference else {}
    fill_moment(arguments, context.moment(text))
    missing = tuple(name for name in ("reference", "start") if name not in arguments)
    return Reading("move_appointment", arguments, missing)


def about_reference(tool: str, text: str, context: Context) -> Reading:
    """What `tool` does to the reference that `text` names, or to the last one."""
    reference = read_reference(text) or (context.references[-1] if context.references else None)
    if reference:
        return Reading(tool, {"reference": reference})
    return Reading(tool, {}, ("reference",))


def return_reading(tool: str, text: str, context: Context) -> Reading:
    """A return or replacement with what `text` says of it."""
    arguments: dict[str, Any] = {}
    if order := order_in(text):
        arguments["order"] = order
    if product := product_in(text, context):
        arguments["product"] = product
    if reason := _REASON.search(text):
        arguments["reason"] = (reason[1] or reason[2]).strip()
    missing = tuple(name for name in ("order", "product") if name not in arguments)
    return Reading(tool, arguments, missing)


def service_in(text: str) -> str | None:
    """The kind of appointment that `text` names."""
    named = (s for s, words in _SERVICES if re.search(rf"\b(?:{words})\b", text, re.I))
    return next(named, None)


def _everywhere(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, also those that begin within another."""
    at = 0
    while found := pattern.search(text, at):
        yield found
        at = found.start() + 1


def product_in(text: str, context: Context) -> str | None:
    """What `text` is about: as the catalogue names it, else in the person's words."""
    if known := context.product(text) or context.noun(text):
        return known
    for pattern in _OBJECTS:
        for found in _everywhere(pattern, text):
            said = _LOOKED.sub("", found[1].strip())
            named = _VISITS.fullmatch(said)
            if said and not _NO_PRODUCT.match(said) and not named:
                return said
    return None
