"""People and places that a recogniser of names or a list knows, less what the pack is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kiosk.core.errors import EngineFailed
from kiosk.core.record import PiiSpan
from kiosk.governance.given_names import GIVEN_NAMES
from kiosk.governance.known_places import KNOWN_PLACES

Recognise = Callable[[str], Sequence[tuple[str, int, int]]]
"""Label, start and end of the names in a text. Raises `EngineFailed`."""

_TYPES = {"PERSON": "person", "GPE": "location", "LOC": "location", "FAC": "location"}
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_PARTICLE = r"(?:(?:van|von|der|den|de|da|del|di|la|ten|el|al|bin)[ ])"
_FULL = re.compile(rf"\b{_CAPITAL}(?:[ ](?:[A-Z]\.?[ ])?{_PARTICLE}*{_CAPITAL}){{0,3}}")
_MIXED = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ][\w'’-]*"
_INITIALED = re.compile(rf"\b{_MIXED} (?:[A-Z]\.|[B-HJ-Z]) {_MIXED}")
"""Whoever shouts writes "CAN I SPEAK"."""
_ROW = re.compile(rf"\b{_CAPITAL}(?:, {_CAPITAL}){{1,8}},? and {_CAPITAL}")
_LEADS_TO_PLACE = re.compile(
    r"(?:\b(?i:in|from|to|at|near|around|across|via|through|into|of|the|city|town|visiting|and|or)|,)\s+$"
)
"""What stands before the name of a place; elsewhere, what is taken for one is as often somebody."""
_ASKED = re.compile(r"\s+(?:all|any|every|the|your|my|this|that|these|those|an?|me|us)\b")
"""What follows a verb: the "Ignore" of "Ignore my call" is nobody."""
_PLACE = re.compile(rf"\b(?:{'|'.join(map(re.escape, KNOWN_PLACES))})\b")
_WHERE = re.compile(
    r"\b(?i:(?:live[sd]?|living|based|born|located|originally|moved|moving|travel\w*|fl(?:y|ew|ying)"
    r"|going|visiting|trip|holiday|arrived|am|i'm|city|town|village)\s+(?:here\s+|back\s+|over\s+)?"
    rf"(?:in|from|to|at|near|of|:))\s+({_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}})"
)
_EDGES = " \t\n.,;:!?\"'()[]{}<>-–"
_NOT_A_NAME_TEXT = """
hi hello hey thanks thank please yes no okay ok dear sir madam customer order invoice receipt
monday tuesday wednesday thursday friday saturday sunday email phone address visa mastercard
amex paypal google whatsapp bluetooth wifi usb led price total store shop kiosk assistant
warranty refund return password iban ssn dob apt suite unit zip
"""
_NOT_A_NAME = frozenset(_NOT_A_NAME_TEXT.split())


class Names:
    """A `Finder`. `known` are texts of the pack: names that stand in them are nobody's data."""

    def __init__(self, recognise: Recognise | None, known: Iterable[str] = ()) -> None:
        self._recognise = recognise
        self._known = {word.lower() for text in known for word in _WORD.findall(text)}
        self.degraded = recognise is None
        """Only names that are introduced are found."""

    def __call__(self, text: str) -> Iterator[PiiSpan]:
        """People and places in `text`."""
        named = [*self._given(text), *self._initialled(text)]
        yield from (*named, *self._in_a_row(text), *self._surnames(text, named))
        yield from self._places(text)
        if self._recognise is None or not _WORD.search(text):
            return
        try:
            found = self._recognise(raised(text))
        except EngineFailed:
            self.degraded = True
            return
        self.degraded = False
        for label, start, end in found:
            kind = _TYPES.get(label)
            if label == "GPE" and not _LEADS_TO_PLACE.search(text, 0, start):
                kind = "person"
            span = _trimmed(text, start, end)
            if _ASKED.match(text, end) and _WORD.fullmatch(text[start:end]):
                continue
            if kind and span and self._is_somebodys(text[span[0] : span[1]], kind):
                yield PiiSpan(kind, *span)

    def _given(self, text: str) -> Iterator[PiiSpan]:
        """Given names in capitals, with the surnames after them."""
        for match in _FULL.finditer(text):
            words = list(_WORD.finditer(match[0]))
            first = next((w for w in words if w[0].lower() in GIVEN_NAMES), None)
            if first is None or not self._is_somebodys(match[0][first.start() :], "person"):
                continue
            end = match.end() - (2 if match[0].endswith(("'s", "’s")) else 0)
            yield PiiSpan("person", match.start() + first.start(), end)

    def _initialled(self, text: str) -> Iterator[PiiSpan]:
        """Names with a letter in the middle."""
        for match in _INITIALED.finditer(text):
            if self._is_somebodys(match[0], "person"):
                yield PiiSpan("person", *match.span())

    def _in_a_row(self, text: str) -> Iterator[PiiSpan]:
        """Names in a row with a given name."""
        for row in _ROW.finditer(text):
            members = list(re.finditer(_CAPITAL, row[0]))
            if not any(m[0].lower() in GIVEN_NAMES for m in members):
                continue
            for m in members:
                if self._is_somebodys(m[0], "person"):
                    yield PiiSpan("person", row.start() + m.start(), row.start() + m.end())

    def _surnames(self, text: str, named: Iterable[PiiSpan]) -> Iterator[PiiSpan]:
        """The surname alone of whoever was `named` in full."""
        names = [text[span.start : span.end].split() for span in named]
        for surname in {words[-1] for words in names if len(words) > 1}:
            if self._is_somebodys(surname, "person"):
                for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
                    yield PiiSpan("person", *match.span())

    def _places(self, text: str) -> Iterator[PiiSpan]:
        """Countries and cities, and where somebody says to be, to live, to go."""
        for pattern in (_PLACE, _WHERE):
            for match in pattern.finditer(text):
                name = match[match.lastindex or 0]
                if self._is_somebodys(name, "location"):
                    start = match.start(match.lastindex or 0)
                    yield PiiSpan("location", start, start + len(name))

    def _is_somebodys(self, name: str, kind: str) -> bool:
        words = [word.lower() for word in _WORD.findall(name)]
        if not words or all(word in _NOT_A_NAME or word in self._known for word in words):
            return False
        if kind == "person":
            return not any(c.isdigit() for c in name)
        return True


def raised(text: str) -> str:
    """`text` with given names, and the word after them, in capitals: spoken text has none."""
    letters = list(text)
    after_name = False
    for match in _WORD.finditer(text):
        word = match[0].lower()
        given = word in GIVEN_NAMES
        if (given or (after_name and word not in _SMALL)) and match[0].islower():
            letters[match.start()] = letters[match.start()].upper()
        after_name = given
    return "".join(letters)


_SMALL_TEXT = """
and or but is was has had will would can could the a an at in on of for to from with my your
his her their our i you he she it we they this that who which said says called wants needs
asked lives works likes here there please about if so not also
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without marks at its edges and without a second line."""
    line = text[start:end].partition("\n")[0]
    left = len(line) - len(line.lstrip(_EDGES))
    core = line.strip(_EDGES)
    if core.endswith(("'s", "’s")):
        core = core[:-2]
    return (start + left, start + left + len(core)) if core else None
