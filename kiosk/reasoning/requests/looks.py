"""Reads what is to be looked up or done here: orders, stock, hours, pages, timers, codes, staff."""

from __future__ import annotations

import re
from typing import Any

from kiosk.reasoning.intents import wants_human
from kiosk.reasoning.requests.moments import NUMBERS
from kiosk.reasoning.requests.phrasing import body
from kiosk.reasoning.requests.reading import Context, Reading
from kiosk.reasoning.requests.spelled import read_order
from kiosk.reasoning.spoken_codes import spoken_codes

_ORDER = re.compile(
    r"\b(?:where(?:'s| is| are)|status|track|check|look(?:ing)? up|when (?:will|does|is|do)"
    r"|find|what(?:'s| is)"
    r"|has|show|any news|arriv\w+|come|is)\b.*\border\b"
    r"|^\W*(?:my )?order (?:number )?#?[\w-]*\d{3,}\W*$",
    re.I,
)
_ORDER_NOT = re.compile(
    r"\b(?:in order to|can i order|how do i order|order (?:a|an|the|some|online|something))\b", re.I
)
_WARRANTY = re.compile(r"\b(?:warrant(?:y|ies)|guarantee)\b", re.I)
_FREE = re.compile(
    r"\b(?:free|available|open|next|earliest|first|any)\b[^.?!]{0,25}\b(?:slots?|appointments?"
    r"|times?)\b"
    r"|\b(?:slots?|appointments?|times?)\b[^.?!]{0,25}\b(?:free|available|open|left)\b"
    r"|\bwhen (?:can|could) (?:i|you|we|somebody|someone) (?:come|bring|repair|fix|install|get)\b",
    re.I,
)
_FREE_TIME = re.compile(r"(?=.*\b(?:free|available)\b).*\b(?:times?|slots?|when)\b", re.I)
_SERVICE = (
    ("repair", r"repair|fix|mend"),
    ("installation", r"install|mount|fitting"),
    ("measurement", r"measur"),
    ("maintenance", r"maintenance|servicing|inspection"),
    ("advice", r"advice|consult|advis|demo"),
)
_ALONG = re.compile(
    r"\bcode for my (?:phone|mobile)\b|"
    r"\bq\.? ?r\b|\b(?:take|bring) (?:it|this|that|them|the \w+) (?:with me|along|home)\b"
    r"|\b(?:send|put|copy|get)"
    r" (?:it|this|that|the \w+|them) (?:to|on|onto) my (?:phone|mobile)\b|\bprint (?:it|this"
    r"|that|the \w+)\b"
    r"|\bto take (?:with me|along|home)\b",
    re.I,
)
_TOLD = re.compile(r"^\W*(?:what|why|how)\b", re.I)
_AMOUNT = rf"(\d+(?:[.,]\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?:[- ](five))?"
_TIMER = re.compile(r"\b(?:timer|countdown|stop ?watch|remind me in|wake me in|alarm)\b", re.I)
_START = re.compile(r"\b(?:set|start|begin|make|put on|need|want|give me|run)\b", re.I)
_SPANS = re.compile(
    rf"\b{_AMOUNT}(?: and a (half))?[- ]?(hour|minute|min|second|sec)s?\b(?: and a (half)\b)?"
    rf"|\b(half an hour|half a minute)\b",
    re.I,
)
_MANY = "|".join(word for word in NUMBERS if word not in ("a", "an"))
_RATE = re.compile(rf"(?:\d|\b(?:many|few|{_MANY})) ?[a-z]+ $", re.I)
"""Before "an hour": so many of something in it, as in "45 kilometres an hour"."""
_LABEL = re.compile(
    r"\b(?:(?:for|about) (?:the |my )?|called |named |to )"
    r"(?!go off|ring|have|from now)([a-z][a-z ]{2,30}?)"
    r"(?= (?:for|in|of)\b|[,.!?]|$)",
    re.I,
)
_MANUAL = re.compile(
    r"^(?:to )?(?:show|open|display|pull up|bring up|see|get|find|go to|give)(?: me"
    r"| us)?(?: the| a| my| up)?\s*(?:\w+\s){0,4}?"
    r"(?:manual|handbook|page|instructions?|guide|user guide|chapter|section|diagram|procedure"
    r"|steps)\b(?P<rest>.*)$",
    re.I,
)
_ABOUT = re.compile(r"\b(?:for|about|on|of|how to|to|with)\s+(?:the |my |a )?(.+?)[.!?]*$", re.I)
_CODE = re.compile(
    r"\b(?:error|code|fault|alarm|message|shows?|says?|display\w*|blink\w*|procedure for"
    r"|steps for)\b",
    re.I,
)
_CODE_FORM = re.compile(r"^[A-Z]{1,2}-?\d{1,3}$")
_STOCK = re.compile(
    r"\b(?:in stock|on stock|stock of|stock level|available|how many .{0,30}(?:have|left"
    r"|there)|do you (?:have|sell|carry|stock)"
    r"|left in|still have|where (?:is|are|can i find|do i find|do you keep)|which aisle"
    r"|what aisle)\b",
    re.I,
)
_HOURS = re.compile(
    r"\b(?:your|the|store|shop) hours\b|\bhours (?:on|for|today|tomorrow)\b|"
    r"\b(?:opening (?:hours?|times?)|(?:what|which) hours|when (?:do|are|does"
    r"|is) .{0,20}(?:open|clos\w+)|(?:are|is) .{0,15}"
    r"(?:open|closed)|how late|how long .{0,15}open|business hours|closing time|open (?:on"
    r"|today|tomorrow|until))\b",
    re.I,
)
_SEARCH = re.compile(
    r"^(?:to )?(?:search(?: the catalogue| the catalog| the shop)?(?: for)?|browse|look for"
    r"|find(?: me| us)?|show me|recommend"
    r"|look up)\s+(?:a |an |some |all |the |your )?(?P<what>.+?)[.!?]*$",
    re.I,
)
_BELOW = re.compile(
    r"\b(?:under|below|less than|cheaper than|up to|at most|no more than"
    r"|max(?:imum)?)\s*(?:of )?[$€£]?\s?(\d+(?:\.\d+)?)(?:\s?(?:dollars?|euros?|pounds?|bucks"
    r"|usd|eur))?",
    re.I,
)
_FRAME = re.compile(
    r"^\W*(?:(?:please|hi|hello|so|can|could|would|you|i'm|i'd|i|we|do|have|got|are|there|any|some|what"
    r"|which|kinds? of|anything|something|after|interested in|like|want|need|to|buy|see|me|us|show"
    r"|list|all|search|look(?:ing)?|find|browse|for|the|your|a|an|sell|in the way of|of|could use"
    r"|new|catalogue|catalog|shop)\b[\s,]*)+",
    re.I,
)
_TAIL = re.compile(
    r"(?:,.*|\s+(?:do you (?:have|sell|carry)|have you got|are there|is there|in your range"
    r"|that costs?|in stock|please|here|for)\b\W*)$",
    re.I,
)
_BELL = re.compile(
    r"\b(?:have|get|see|fetch) (?:a|your|some) colleague\b|"
    r"\b(?:ring|press|push) (?:the |a )?bell\b|\bcall (?:for )?(?:staff|help|assistance"
    r"|somebody|someone)\b"
    r"|\bi need (?:some )?(?:assistance|staff)\b|\bhelp from (?:a |an |the |your )?(?:member of )?"
    r"(?:staff|colleague|employee|somebody|someone)\b"
    r"|\b(?:some|any)(?:one|body) (?:please )?(?:come (?:over|here|to me|to the kiosk)|assist me"
    r"|help me|give me a hand)\b",
    re.I,
)


def read_look(text: str, context: Context) -> Reading | None:
    """What `text` wants looked up or done at the kiosk itself."""
    for read in (_staff, _timer, _along, _orders, _slots, _manual, _error, _stock_and_hours):
        if found := read(text, context):
            return found
    return None


def _staff(text: str, _: Context) -> Reading | None:
    if _BELL.search(text) or wants_human(text):
        return Reading("call_staff")
    return None


def _timer(text: str, _: Context) -> Reading | None:
    if not _TIMER.search(text):
        return None
    if span_minutes(text) is None and (body(text)[0] == "question" or not _START.search(text)):
        return None
    return timer_reading(text)


def timer_reading(text: str) -> Reading:
    """A timer with what `text` says of it."""
    minutes = span_minutes(text)
    if minutes is None:
        return Reading("set_timer", {}, ("minutes",))
    arguments: dict[str, Any] = {"minutes": minutes}
    rest = re.sub(r"\b(?:for|of|in|to)\s+(?=for\b|to\b|$)", "", _SPANS.sub(" ", text))
    if label := _LABEL.search(" ".join(rest.split())):
        arguments["label"] = label[1].strip()
    return Reading("set_timer", arguments)


def span_minutes(text: str) -> float | None:
    """The length of time that `text` names, in minutes."""
    total = 0.0
    for found in _SPANS.finditer(text):
        if found[0].lower().startswith(("a ", "an ")) and _RATE.search(text[: found.start()]):
            continue
        if found[6]:
            total += 30 if "hour" in found[6].lower() else 0.5
            continue
        half = 0.5 if found[3] or found[5] else 0.0
        amount = _amount(found[1]) + (5 if found[2] else 0) + half
        total += amount * {"h": 60.0, "m": 1.0, "s": 1 / 60}[found[4][0].lower()]
    return round(total, 4) or None


def _amount(word: str) -> float:
    return float(word.replace(",", ".")) if word[0].isdigit() else float(NUMBERS[word.lower()])


def _along(text: str, _: Context) -> Reading | None:
    asks = body(text)[0] == "question"
    if not _ALONG.search(text) or (asks and ("qr" not in text.lower() or _TOLD.search(text))):
        return None
    return Reading("take_it_with_you")


def _orders(text: str, context: Context) -> Reading | None:
    number = read_order(text)
    if _WARRANTY.search(text) and number:
        about = context.product(text)
        return Reading("warranty_lookup", {"order": number} | ({"product": about} if about else {}))
    if not _ORDER.search(text) or _ORDER_NOT.search(text):
        return None
    if number:
        return Reading("look_up_order", {"order": number})
    if re.search(r"\b(?:my|our|the|an?) order\b", text, re.I) and not re.search(
        r"\b(?:cancel|change|return|minimum|place|how (?:long|much)|within|online orders?)\b",
        text,
        re.I,
    ):
        return Reading("look_up_order", {}, ("order",))
    return None


def _slots(text: str, context: Context) -> Reading | None:
    service = _service(text)
    wished = service and _FREE_TIME.search(text)
    if not (_FREE.search(text) or wished) or not (
        service or re.search(r"\b(?:slot|appointment)", text, re.I)
    ):
        return None
    return slots_reading(text, context)


def _service(text: str) -> str | None:
    return next((s for s, words in _SERVICE if re.search(words, text, re.I)), None)


def slots_reading(text: str, context: Context) -> Reading:
    """Free times, for the service and the day that `text` names, else from today."""
    service = _service(text)
    arguments: dict[str, Any] = {"service": service} if service else {}
    arguments["day"] = (context.moment(text).day or context.now.date()).isoformat()
    return Reading("free_appointments", arguments)


def _manual(text: str, context: Context) -> Reading | None:
    kind, rest = body(text)
    found = _MANUAL.search(rest)
    if kind not in ("wish", "plain", "may") or not found:
        return None
    about = _ABOUT.search(found["rest"])
    product = context.product(text)
    topic = about[1] if about else (product or context.topic or rest)
    arguments = {"topic": topic.strip()} | ({"product": product} if product else {})
    return Reading("show_manual", arguments)


def _error(text: str, context: Context) -> Reading | None:
    if not _CODE.search(text):
        return None
    product = context.product(text)
    code = code_in(text, product or "")
    if code is None:
        return None
    arguments = {"code": code} | ({"product": product} if product else {})
    done = re.search(r"\b(?:procedure|walk me through|steps)\b", text, re.I)
    return Reading("error_code_procedure", arguments, asked=not done)


def code_in(text: str, product: str = "") -> str | None:
    """The error code that `text` names; what is a part of the name `product` is none."""
    written = set(re.findall(r"\b[A-Z]{1,2}-?\d{1,3}\b", text))
    spoken, _ = spoken_codes(text)
    codes = (c for c in sorted(written | spoken) if _CODE_FORM.match(c))
    return next((code for code in codes if code not in product), None)


def _stock_and_hours(text: str, context: Context) -> Reading | None:
    kind, rest = body(text)
    if _HOURS.search(text):
        day = context.moment(text).day
        sure = 0.6 if _service(text) else 1.0  # hours for a repair are no opening hours
        arguments = {"day": day.isoformat()} if day else {}
        return Reading("opening_hours", arguments, asked=True, sure=sure)
    product = context.product(text)
    if _WARRANTY.search(text) and product:
        return Reading("warranty_lookup", {"product": product}, asked=True)
    if _STOCK.search(text) and product:
        return Reading("check_stock", {"product": product}, asked=kind != "plain")
    if kind in ("wish", "plain") and (found := _SEARCH.match(rest)):
        asked = not rest.lower().startswith(("search", "browse"))
        return search_reading(found["what"], asked=asked)
    return None


def search_reading(what: str, *, asked: bool) -> Reading | None:
    """A search for `what`, with the price that it may cost at most."""
    below = _BELOW.search(what)
    query = _query(_BELOW.sub("", what))
    arguments: dict[str, Any] = {"query": query} | ({"below": float(below[1])} if below else {})
    return Reading("search_catalogue", arguments, asked=asked, sure=0.6) if query else None


def _query(said: str) -> str:
    """What is searched for in what was `said`, without the words around it."""
    bare, before = said.strip(" ,.?!"), ""
    while bare != before:
        before = bare
        bare = _TAIL.sub("", _FRAME.sub("", bare)).strip(" ,.?!")
    return bare
