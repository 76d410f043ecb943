"""Postal addresses as they are written in several countries, and as they are spoken in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.record import PiiSpan

_TYPE = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq"
    r"|Terrace|Ter|Way|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Trail|Trl|Close|Crescent|Cres|Gardens"
    r"|Gdns|Grove|Mews|Row|Alley|Loop|Pike|Plaza|Heights|Hill|Walk|Path|Quay|Route|Green|Park|View"
    r"|Ridge|Run|Point|Crossing|Bypass|Expressway|Esplanade|Parade|Common|Landing|Manor|Meadow"
    r"|Valley|Village|Vista|Rue|Route)"
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_NUMBER = r"(?:No\.?\s*)?\d{1,6}(?:[-/]\d{1,5})?[A-Za-z]?"
_UNIT = r"(?:,?\s*(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm|Bldg|Lot|#)\.?\s*#?[\w-]+)"
_STATE = r"(?:[A-Z]{2,3}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
_ZIP = r"(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4,6}(?:\s?[A-Z]{2})?)"
_TOWN = r"(?![A-Z]{1,2}\d)[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’.-][^\W\d_]+)*"
_TAIL = rf"(?:{_UNIT})?(?:[,\n]\s*\d{{4,5}}\s+{_TOWN}(?:\s{_TOWN})?)?(?:[,\n]\s*{_TOWN}(?:\s{_TOWN}){{0,2}})?(?:[,\n]\s*{_TOWN}(?:\s{_TOWN}){{0,2}})?(?:,?\s*{_STATE}\s*,?\s*{_ZIP}\b(?![ -]?\d)|,?\s*{_ZIP}\b(?![ -]?\d))?(?:[,\n]\s*{_TOWN}(?:\s{_TOWN}){{0,2}})?"
_ENGLISH = re.compile(
    rf"\b(?:\d{{1,5}}\s+)?{_NUMBER},?\s+(?:(?:[NSEW]|North|South|East|West)\.?\s+)?(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))\s+){{1,4}}?{_TYPE}\b\.?(?:\s+(?:[NSEW]{{1,2}}|North|South|East|West)\b)?{_TAIL}"
)
_GERMANIC = re.compile(
    rf"\b(?:\d{{1,6}}\s+)?[A-ZÀ-ÖØ-Þ][\w'’-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ufer|ring"
    rf"|straat|laan|plein|gracht|kade|gatan|vägen|vej|gade|katu|tie|veien|gata|vegen|alle)\s+\d{{1,5}}\s?[A-Za-z]?\b{_TAIL}"
)
_ROMANCE = re.compile(
    rf"\b(?:{_NUMBER},?\s+(?:bis\s+)?)?(?i:calle|avenida|avda\.?|carrer|paseo|plaza|rua|travessa|praça|rue"
    rf"|avenue|boulevard|chemin|impasse|allée|quai|place|cours|via|viale|piazza|corso|largo|ul\.|ulica|strada|utca)\s+"
    rf"(?:(?:de|du|des|da|do|della|del|di|d'|la|las|los|le|les|l')\s*){{0,3}}{_WORD}(?:\s+(?:(?:de|da|do|del|di)\s+)?{_WORD}){{0,3}}(?:,?\s+(?:n[º°.]?\s*)?\d{{1,5}}[A-Za-z]?\b)?{_TAIL}"
)
_SPOKEN_NUMBER = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand|oh|zero)[ -]?){1,6}"
)
_SPOKEN = re.compile(
    rf"\b(?:\d{{1,6}}\s+|{_SPOKEN_NUMBER}\s*)(?:(?!\b(?:the|in|of|on|for|and|to|at|is|a|i|my)\b)[a-z0-9'-]+\s+){{1,3}}"
    r"(?:street|avenue|road|boulevard|lane|drive|court|square|terrace|parkway|highway|crescent)\b",
    re.I,
)
_BOX = re.compile(
    r"\b(?:P\.?\s?O\.?\s*Box\s+\d+|(?:PSC|CMR|Unit)\s+\d+,?\s+Box\s+\d+|(?:APO|FPO|DPO)\s+A[AEP]\s+\d{5})"
    r"(?:\s*\n?\s*(?:APO|FPO|DPO)\s+A[AEP]\s+\d{5})?\b",
    re.I,
)
_CUED = re.compile(
    r"\b(?:address(?:es)?(?:\s+(?:is|was|with|to|here))?\s*:?|lives?\s+(?:at|on|in)|living\s+at|reside[sd]?\s+at"
    r"|located\s+at|(?:ship(?:ped)?|deliver(?:ed)?|sent|mail(?:ed)?|send(?:\s+it)?|moved?)\s+to|stay(?:ing)?\s+at"
    r"|(?:office|home|house|restaurant|shop|store)\s+is\s+at|corner\s+of|drops\s+(?:you|me)\s+off\s+at|arrived\s+at)"
    r"\s+(?=[^.?!;]{0,40}\d)((?:\d|[A-ZÀ-ÖØ-ÞΑ-Ω])[^.?!;\n]{3,70}?)(?=\s+(?:and|but|for|on|by|in|at|near|please|because|until"
    r"|this|last|next|from|with|is|was)\b|[.?!;]\s|[.?!;]?$|\n)",
)
_UNIT_LINE = re.compile(r"\b(?i:Apt|Apartment|Suite|Flat)\.?\s*#?\d+\w*\b")
_NUMBERED = re.compile(
    rf"(?:(?m:^)|(?<=[:>,?] )|(?<=[:>,])|(?<=\b\d\d\d )|(?<=\bwith )|(?<=\bat )|(?<=\bis )|(?<=\bto ))(?:{_NUMBER}\s+){{1,2}}(?:{_WORD}\s+){{1,4}}\d{{1,4}}[A-Za-z]?\b"
    r"(?=[ \t]*(?:[,\n]|(?i:apt|suite|flat)\b))"
)
"""As many countries write it: the number comes last, and what follows is a flat or a town."""
_CORNER = re.compile(
    rf"\b(?:the\s+)?corner\s+of\s+[^?!;\n]{{3,60}}?\s(?:and|&)\s+(?:{_WORD}\s+){{1,3}}?{_TYPE}\b"
)
_PLACE_LINE = rf"(?:{_TOWN}|[A-Z]{{2,}})(?:[ -](?:(?:and|de|la|of|the|do|da|am)\s){{0,2}}(?:{_TOWN}|[A-Z]{{2,}})){{0,3}}"
_ANY_LINE = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}"
_NEXT = re.compile(
    rf"[ \t]*(?:[,\n][^\w\n]{{0,6}}(?:\n[^\w\n]{{0,6}})?)?{_UNIT_LINE.pattern}(?:[ ]{_PLACE_LINE}(?=\s*(?:[,.;?!\n]|$)))?"
    r"|[ \t]*[,\n][^\w\n]{0,6}(?:\n[^\w\n]{0,6})?(?!(?i:apt|suite|flat)\b)"
    rf"(?:{_PLACE_LINE}(?:,?\s+{_ZIP})?|{_ZIP}(?:\s+{_PLACE_LINE})?)(?=\s*(?:[,.;?!\n]|$))"
    rf"|[ \t]*,\s*{_ZIP}\s+{_TOWN}(?=\s+[a-z])"
    rf"|(?<=\d)[ \t]*\n[^\w\n]{{0,6}}{_ANY_LINE}\n{{1,2}}[^\w\n]{{0,6}}(?:{_ANY_LINE}\s)?{_ZIP}(?=\s|$)"
)
"""What follows a street: a flat, a town, a region, a country, a postcode, each after a comma or
on a line of its own."""
_LINES = 6
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b"
    r"|(?i:\b(?:zip|post(?:al)?)\s*-?\s*(?:code)?\s*(?:is|:)?\s*)(\d{4,6}(?:-\d{4})?)\b"
    r"|\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s+\d{5}(?:-\d{4})?\b"
)


def addresses(text: str) -> Iterator[PiiSpan]:
    """Streets with numbers, and what follows them: flat, town, postcode."""
    for start, end in sorted(_streets(text), key=lambda span: (span[0], -span[1])):
        yield PiiSpan("address", start, _through(text, end))
    for match in _CUED.finditer(text):
        if any(c.isdigit() for c in match[1]):
            yield PiiSpan("address", match.start(1), match.start(1) + len(match[1].rstrip(" ,")))
    for match in _POSTCODE.finditer(text):
        group = 1 if match[1] else 0
        yield PiiSpan("address", match.start(group), match.end(group))


def _streets(text: str) -> Iterator[tuple[int, int]]:
    for match in _CORNER.finditer(text):
        yield match.span()
    for pattern in (_NUMBERED, _ENGLISH, _GERMANIC, _ROMANCE, _SPOKEN, _BOX, _UNIT_LINE):
        for match in pattern.finditer(text):
            length = len(match[0].rstrip(" ,.\n"))
            if (length and any(c.isdigit() for c in match[0])) or pattern is _SPOKEN:
                yield match.start(), match.start() + length


def _through(text: str, end: int) -> int:
    """The end of the address whose street ends at `end`."""
    for _ in range(_LINES):
        more = _NEXT.match(text, end)
        if more is None:
            break
        end = more.end()
    return end
