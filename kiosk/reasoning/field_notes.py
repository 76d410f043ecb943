"""A technician's spoken note as the fields of a job sheet, each with how sure that reading is.

A named field ("cause: a worn seal") is sure; a telling word ("replaced …") nearly so; the rest of a
note is a guess about which the technician is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from kiosk.core.doings import SheetField
from kiosk.reasoning.quantities import quantities

NAMED, TOLD, GUESSED = 0.95, 0.8, 0.4

_SPLIT = re.compile(
    r"\s*(?:[.;!?]+(?=\s|$)|,\s+(?:and |then |so )?(?=(?:i |we |it |the |cause|because|due|replaced"
    r"|changed|took|used|symptom|parts?|serial|action|fitted|cleaned|tightened)\b)"
    r"|\s+(?:and then|then|and so)\s+|\s+(?=because\b|due to\b|caused by\b)"
    r"|\s+and\s+(?=(?:i |we |it |replaced|changed|took|used|fitted|cleaned|tightened)\b))\s*",
    re.I,
)
_LABEL = re.compile(
    r"^\W*(?:the )?(symptoms?|(?:root )?causes?|actions?(?: taken)?|parts?(?: used)?|(?:work )?time"
    r"(?: spent)?|hours|serial(?: number| no)?|part number)\b\s*(?:is|was|are|were|:|,|-)*\s+(.+)$",
    re.I | re.S,
)
_PUT_RIGHT = re.compile(
    r"^\W*(?:correct|change|set|replace) the (symptom|cause|action|part|time|serial number)s?"
    r" to\s+(.+)$",
    re.I | re.S,
)
_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|caused by|the reason (?:is|was)|root cause|worn|cracked|corroded"
    r"|burnt|burned|blocked|clogged|torn|loose|leaked out|dried out|was broken|is broken"
    r"|failed bearing|short circuit)\b",
    re.I,
)
_LEAD = re.compile(
    r"^\W*(?:because(?: of)?|due to|caused by|the reason (?:is|was)(?: that)?|root cause(?: is)?"
    r"|that|i |we |and |then |so )\s*",
    re.I,
)
_ACTION = re.compile(
    r"\b(?:replac|chang|exchang|clean|tighten|adjust|install|fitt?ed|repair|reset|flush|topp?ed up"
    r"|refill|fill|bled|bleed|swap|weld|lubricat|greas|calibrat|aligned|realign|rewired|removed"
    r"|recharged|descal|updat|reprogramm|drain|sealed)\w*",
    re.I,
)
_SYMPTOM = re.compile(
    r"\b(?:leak(?:s|ed|ing)?|drip\w*|nois[ey]\w*|vibrat\w*|hot|overheat\w*|smell\w*|no (?:pressure"
    r"|flow|power|water|air)|low pressure|does(?: not|n't)|did(?: not|n't)|won't|would not|wouldn't"
    r"|stopp?(?:s|ed)|trips?|tripped|shows?|showed|showing|displays?|error|alarm|fault|reports?"
    r"|complain\w*|customer says|rattl\w*|stuck|slow)\b",
    re.I,
)
_TIME = re.compile(r"\b(?:took|takes|spent|worked|lasted|minutes?|hours?|mins?|hrs?)\b", re.I)
_PART = re.compile(r"\b([A-Z]{1,5}-?\d{1,4}[A-Z]?)\b")
_USED = re.compile(
    r"\b(?:used|fitted|installed|parts?|replac\w+|with a new|new|kit|gasket|filter)\b", re.I
)
_SERIAL = re.compile(
    r"\bserial(?: number| no\.?)?(?: is| was|:)?\s+([A-Za-z0-9][A-Za-z0-9 /-]{2,40})", re.I
)
_IS = re.compile(r"^(?:it is|it's|is|the serial number is)\s+", re.I)
_PLATE = re.compile(
    r"\b(?:s\W?/?\W?n|serial(?: (?:number|no))?|ser\W? ?no)\b"
    r"[.:# ]*([A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*)?",
    re.I,
)
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9 /-]{3,30}", re.I)
_AND_A_HALF = re.compile(r"\b(\w+) hours? and a half\b", re.I)
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_DIGITS = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "dash": "-", "hyphen": "-", "slash": "/",
}  # fmt: skip
_NAMES = {"symptom": "symptom", "cause": "cause", "action": "action", "part": "parts"}
_LONGEST_GAP = 4


def read_note(text: str, asked: str = "") -> tuple[SheetField, ...]:
    """The fields that `text` fills; `asked` is the field it answers, which then is sure."""
    if asked:
        value = _value(asked, text)
        return (SheetField(asked, value, NAMED, asked=True),) if value else ()
    if right := _PUT_RIGHT.match(text):
        return read_note(right[2], _name(right[1].lower()))
    found: dict[str, SheetField] = {}
    for clause in filter(None, (part.strip(" ,") for part in _SPLIT.split(text) if part)):
        for field in _clause(clause):
            known = found.get(field.name)
            found[field.name] = _joined(known, field) if known else field
    return tuple(found.values())


def serial_of(text: str) -> str:
    """A serial number as it is written: "four seven one one dash B" is ``4711-B``."""
    words = re.sub(r"([/-])", r" \1 ", text.strip(" .")).split()
    if any(word.lower() in _DIGITS for word in words) or all(len(w) == 1 for w in words):
        return "".join(_DIGITS.get(word.lower(), word.upper()) for word in words)
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(words)).replace(" ", "").upper()


def _clause(clause: str) -> list[SheetField]:
    if label := _LABEL.match(clause):
        name = _name(label[1].lower())
        value = _value(name, label[2])
        return [SheetField(name, value, NAMED)] if value else []
    if serial := _SERIAL.search(clause):
        return [SheetField("serial number", serial_of(serial[1]), TOLD)]
    found = []
    if minutes := _minutes(clause) if _TIME.search(clause) else "":
        found.append(SheetField("time", minutes, TOLD))
    if (parts := _parts(clause)) and _USED.search(clause):
        found.append(SheetField("parts", parts, TOLD))
    told = _LEAD.sub("", clause).strip()
    for name, pattern in (("action", _ACTION), ("cause", _CAUSE), ("symptom", _SYMPTOM)):
        if pattern.search(clause):
            return [SheetField(name, _sentence(told), TOLD), *found]
    return found or [SheetField("symptom", _sentence(told), GUESSED)]


def _name(label: str) -> str:
    if label.startswith(("time", "work", "hour")):
        return "time"
    if label.startswith(("serial", "part number")):
        return "serial number"
    return next(name for start, name in _NAMES.items() if start in label)


def _value(name: str, text: str) -> str:
    text = text.strip(" .,")
    match name:
        case "time":
            return _minutes(text) or text
        case "parts":
            return _parts(text) or text
        case "serial number":
            return serial_of(
                re.sub(r"^(?:it is|it's|is|the serial number is)\s+", "", text, flags=re.I)
            )
    return _sentence(_LEAD.sub("", text))


def _minutes(text: str) -> str:
    text = _AND_A_HALF.sub(lambda m: f"{_COUNTS.get(m[1].lower(), m[1])}.5 hours", text)
    minutes = sum(amount.value for amount in quantities(text) if amount.unit == "minute")
    return f"{minutes:g} minutes" if minutes else ""


def _parts(text: str) -> str:
    """``2 × SK-40; 28 litres CO-46``."""
    told, start = [], 0
    for match in _PART.finditer(text):
        before = text[start : match.start()].split()[-_LONGEST_GAP:]
        start = match.end()
        count, unit = _count([word.strip(",.").lower() for word in before])
        told.append(f"{count} {unit} {match[1]}" if unit else f"{count} × {match[1]}")
    return "; ".join(dict.fromkeys(told))


def _count(before: list[str]) -> tuple[str, str]:
    for at in range(len(before) - 1, -1, -1):
        number = before[at] if before[at].replace(".", "", 1).isdigit() else ""
        number = number or str(_COUNTS.get(before[at], ""))
        if number:
            measured = len(before) > at + 1 and before[at + 1].startswith(("lit", "met", "kilo"))
            return number, before[at + 1] if measured else ""
    return "1", ""


def _joined(known: SheetField, new: SheetField) -> SheetField:
    """Two tellings of one field; a guess gives way to what was told."""
    if known.confidence == GUESSED < new.confidence:
        return new
    if new.confidence == GUESSED < known.confidence:
        return known
    value = "; ".join(dict.fromkeys((*known.value.split("; "), new.value)))
    return SheetField(known.name, value, min(known.confidence, new.confidence))


def _sentence(text: str) -> str:
    text = text.strip(" .,")
    return text[:1].upper() + text[1:]


def serial_in(lines: Sequence[str]) -> str:
    """The serial number that stands on a type plate with these `lines`; empty without one."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if match := _PLATE.search(line):
            number = match[1] or (following if _NUMBER.fullmatch(following.strip()) else "")
            if number:
                return serial_of(number)
    return ""
