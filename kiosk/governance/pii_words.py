"""Personal data made of letters: addresses of the net, identifiers with their names, people by cue."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from kiosk.core.record import PiiSpan

_TLD = (
    r"(?:com|org|net|edu|gov|mil|info|biz|io|ai|app|dev|co|me|tv|shop|online|site|store|xyz|tech"
    r"|name|uk|de|fr|es|it|eu|us|ca|au|nz|in|nl|be|ch|at|pl|se|no|dk|fi|ie|pt|br|mx|jp|cn|ru|za|gr"
    r"|cz|hu|ro|tr|kr|ar|cl|sg|hk|il)"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9_][\w.+'%-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b", re.UNICODE
)
_PART = r"[a-z0-9]{1,40}(?:(?:\s+(?:dot|point|underscore|dash|hyphen|minus|plus)\s+|[._+-])[a-z0-9]{1,40}){0,6}"
_SPOKEN_EMAIL = re.compile(
    rf"\b{_PART}\s+(?:at|\(at\)|\[at\])\s+[a-z0-9-]+(?:(?:\s+dash\s+|-)[a-z0-9]+)*"
    rf"(?:(?:\s+dot\s+|\.)[a-z0-9-]+){{0,2}}(?:\s+(?:dot|\(dot\)|\[dot\])\s+|\.){_TLD}\b"
    rf"|\b{_PART}@[a-z0-9-]+\s+dot\s+{_TLD}\b|\b{_PART}\s+at\s+(?:gmail|yahoo|hotmail|outlook|icloud"
    r"|aol|proton\s?mail)\b(?:\s+dot\s+com|\.com)?",
    re.I,
)
_PLACE = re.compile(
    r"(?:look|buy|order|shop|visit|find|us|me|it|see|online|available|store|site|more|them|read"
    r"|here|is|are|book|start|stay|open|sold|info|details)\s+at\s|\S+\s+at\s+www\b",
    re.I,
)
_URL = re.compile(
    r"\b(?:https?|ftp)://[^\s<>\"']+|\bwww\.[\w-]+(?:\.[\w-]+)+[^\s<>\"']*"
    rf"|(?<![@\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+{_TLD}\b(?:/[^\s<>\"']*)?",
    re.I,
)
_SPOKEN_URL = re.compile(rf"\bwww\s+dot\s+[a-z0-9]+(?:\s+dot\s+[a-z0-9]+)*\s+dot\s+{_TLD}\b", re.I)
_IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?(?![\w.]*\d)")
_IP6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:/\d{1,3})?(?![\w:])")
_MAC = re.compile(r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b")
_TRAILING = ".,;:!?)]}'\""

_IS = r"(?:\s*(?:number|num|no\.?|nr\.?|id|code|#))*\s*(?:\b(?:is|was|are|reads|ist|es|est)\b)?\s*[:=#-]?\s*"
_TOKEN = r"([A-Z0-9](?:[A-Z0-9]|[ -](?=[A-Z0-9]{0,4}[ -]?\d)){3,22}[A-Z0-9])\b"  # noqa: S105 - no secret
_CALLED = (
    ("passport", rf"\bpassports?\b{_IS}{_TOKEN}"),
    ("driver_licence", rf"\b(?:driv(?:er'?s?|ers|ing)\s+(?:licen[cs]e|permit)|licen[cs]e\s+(?:number|no\.?|#)|DLN?|DL#)\b{_IS}{_TOKEN}"),
    ("plate", rf"\b(?:(?:licen[cs]e|number|registration)\s+plates?|plates?\s+number|vehicle\s+registration)\b{_IS}{_TOKEN}"),
    ("tax_id", rf"\b(?:tax(?:payer)?\s+(?:id|identification|number)|itin|ein|tin|vat)\b{_IS}{_TOKEN}"),
    ("bank_account", rf"\b(?:(?:bank\s+)?(?:account|acct)|routing|sort\s+code|aba|swift|bic)\b{_IS}{_TOKEN}"),
    ("medical_id", rf"\b(?:mrn|medical\s+(?:record|licen[cs]e)|nhs|health\s+(?:card|insurance)|patient|dea|npi|medicare)\b{_IS}{_TOKEN}"),
    ("national_id", rf"\b(?:national\s+(?:id|insurance|identity)|identity\s+card|id\s+card|aadhaar|dni|nie|curp|nino|personnummer|bsn|cpf|identification)\b{_IS}{_TOKEN}"),
    ("ssn", rf"\b(?:ssn|social(?:\s+security)?)\b{_IS}{_TOKEN}"),
)  # fmt: skip
_IDENTIFIERS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _CALLED)
_SHAPED = (
    ("national_id", re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")),
    ("national_id", re.compile(r"\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b")),
    ("crypto", re.compile(r"\b(?:bc1[a-z0-9]{25,60}|0x[0-9a-fA-F]{40}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b")),
    ("age", re.compile(r"\b(\d{1,3}|[a-z]+(?:ty|teen)(?:[ -][a-z]+)?)[ -]years?[ -]old\b|\bage[d:]?(?:\s+of)?\s+(\d{1,3})\b|\b\d{1,3}\s?(?:y/o|yo|yrs?\s+old)\b|\bturn(?:s|ed|ing)?\s+\d{1,3}\b", re.I)),
)  # fmt: skip
_PASSWORD = re.compile(
    r"\b(?:pass(?:word|code|phrase)|pwd|pin(?:\s+(?:code|number))?|cvv2?|cvc|security\s+code)\b"
    r"\s*(?:\bis\b|[:=])\s*(\"[^\"]+\"|'[^']+'|\S*[\d!@#$%^&*]\S*)",
    re.I,
)
_USER = re.compile(
    r"\b(?:user\s?(?:name|id)|login|handle|nick(?:name)?)\s*(?:\bis\b|[:=])\s*"
    r"(@?[A-Za-z][\w.-]*[\d_.][\w.-]*|@\w{2,})|(?<![\w/])@[A-Za-z]\w{2,}\b",
    re.I,
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_PARTICLE = r"(?:(?:van|von|der|den|de|da|del|di|la|le|bin|al|el|ter|[A-Z]\.)[ \t]+)"
_FULL = rf"{_NAME}(?:[ \t]+{_PARTICLE}*{_NAME}){{0,3}}"
_TITLED = re.compile(
    rf"\b(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r|[Pp]rof|[Ss]ir|[Mm]adam|Herr|Frau|Señora?|Mme|(?<![A-Za-zÀ-ÿ] )M)\b\.?\s+({_FULL})"
)
_NAMED = re.compile(
    rf"(?i:\b(?:(?:(?:full|first|last|maiden|middle|sur|family|user|customer)\s?name|\bname)(?:'s|\s+is|\s*[:?])|kid|son|daughter|wife|husband|brother|sister|friend|colleague|boss|neighbou?r|called|calls?\s+me"
    rf"|i(?:'m|\s+am)|this\s+is|signed|regards|sincerely|cheers|dear|hi|hello|hey|attn|for\s+customer"
    rf"|under\s+the\s+name(?:\s+of)?|in\s+the\s+name\s+of))[,:]?\s+({_FULL})"
)
_SPOKEN_NAME = re.compile(
    r"\bmy\s+(?:full\s+|first\s+|last\s+)?name(?:'s|\s+is)\s+([a-z]+(?:\s+[a-z]+){0,2})", re.I
)
_STOP_TEXT = """
and but i it the a an is was not on in at from for with so to my that you we or looking trying
here calling can could would please what where when how do does if have need want live am your
our this there yes no sorry thanks thank just also now very really going interested ordering
writing glad sure happy new back ready out off all about by of as who which
"""
_STOP = frozenset(_STOP_TEXT.split())


def emails(text: str) -> Iterator[PiiSpan]:
    """Mail addresses, written or spoken: "john dot smith at shop dot com"."""
    for pattern in (_EMAIL, _SPOKEN_EMAIL):
        for match in pattern.finditer(text):
            start = match.start() + _led_in(match[0])
            if pattern is _EMAIL or not _PLACE.match(text, start):
                yield PiiSpan("email", start, match.end())


def _led_in(said: str) -> int:
    """Words before a spoken address that do not belong to it: "it is ana at …" begins at "ana"."""
    head = re.match(r"(?:(?:is|it's|its|email|mail|address|me|us)\s+)+", said, re.I)
    return head.end() if head else 0


def web(text: str) -> Iterator[PiiSpan]:
    """Addresses of pages and machines."""
    for pattern in (_IP4, _IP6):
        for match in pattern.finditer(text):
            if _is_ip(match[0]):
                yield PiiSpan("ip", match.start(), match.end())
    for match in _MAC.finditer(text):
        yield PiiSpan("mac", match.start(), match.end())
    for pattern in (_URL, _SPOKEN_URL):
        for match in pattern.finditer(text):
            yield PiiSpan("url", match.start(), match.start() + len(match[0].rstrip(_TRAILING)))


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_interface(text)
    except ValueError:
        return False
    return len(text) > len("::1") or "." in text


def identifiers(text: str) -> Iterator[PiiSpan]:
    """Numbers that the text itself calls a passport, a licence, an account …"""
    for kind, pattern in _SHAPED:
        for match in pattern.finditer(text):
            yield PiiSpan(kind, match.start(), match.end())
    for kind, pattern in _IDENTIFIERS:
        for match in pattern.finditer(text):
            if any(c.isdigit() for c in match[1]):
                yield PiiSpan(kind, match.start(1), match.end(1))
    for match in _PASSWORD.finditer(text):
        yield PiiSpan("password", match.start(1), match.start(1) + len(match[1].rstrip(_TRAILING)))
    for match in _USER.finditer(text):
        group = 1 if match[1] else 0
        yield PiiSpan("username", match.start(group), match.end(group))


def persons(text: str) -> Iterator[PiiSpan]:
    """People who are introduced: "my name is …", "Dr …", "Dear …"."""
    for match in _TITLED.finditer(text):
        yield PiiSpan("person", match.start(1), match.end(1))
    for match in _NAMED.finditer(text):
        if match[1].split()[0].lower() not in _STOP:
            yield PiiSpan("person", match.start(1), match.end(1))
    for match in _SPOKEN_NAME.finditer(text):
        end = match.start(1)
        for word in re.finditer(r"\S+", match[1]):
            if word[0].lower() in _STOP:
                break
            end = match.start(1) + word.end()
        if end > match.start(1):
            yield PiiSpan("person", match.start(1), end)
