"""A question as what to look for. Pure: what the pack knows comes in as a function.

Spoken forms meet written ones here: "x two hundred" is X200 when the pack has an X200, "e oh seven"
is E07, "nineteen ninety nine" is 19.99, "head phones" are headphones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.knowledge.analyser import Analyser
from kiosk.knowledge.lexicon_en import HINTS, PHRASES, STOPWORDS, SYNONYMS, UNITS
from kiosk.knowledge.spelled import spelled_code, spoken_number
from kiosk.knowledge.words import is_code, is_number, words

MAX_WORDS = 64
"""Words of a question that are looked at; people ask in fewer."""

_CODE_WEIGHT, _NUMBER_WEIGHT, _UNIT_WEIGHT, _HINT_WEIGHT = 1.5, 0.5, 0.4, 0.3
_SYNONYM_QUALITY, _APART_QUALITY, _ALIKE_QUALITY = 0.85, 0.5, 0.8
_LOOK_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1", "s": "5", "b": "8"})
_SPOKEN_ZERO = {"oh", "o"}
_LONGEST_PREFIX, _LONGEST_CODE = 4, 8
_SHORTEST_PART = 3

Known = Callable[[str], bool]
"""Whether the pack has a term."""

Alike = Callable[[str], str]
"""The term of the pack that is written nearly like one that it does not have; empty for none."""


@dataclass(frozen=True, slots=True)
class Want:
    """One thing asked for: any of `terms` (term, quality of the match, 0 to 1) satisfies it.

    `weight` multiplies its rarity: codes count more, bare numbers and hints less.
    """

    terms: tuple[tuple[str, float], ...]
    weight: float = 1.0

    @property
    def is_hint(self) -> bool:
        """Whether nobody asked for it in words."""
        return self.weight == _HINT_WEIGHT


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks for; empty when it holds nothing but small talk."""

    wants: tuple[Want, ...]

    @property
    def names_code(self) -> bool:
        """Whether it asks for a code, a model or a part by its number."""
        return any(want.weight == _CODE_WEIGHT for want in self.wants)

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms, each once."""
        return tuple(dict.fromkeys(term for want in self.wants for term, _ in want.terms))


def _none(_term: str) -> str:
    return ""


def parse(question: str, analyser: Analyser, known: Known, alike: Alike = _none) -> Query:
    """What `question` asks for, in terms of a pack that has the terms `known` says it has.

    A word that the pack does not have may be one of it misspelled or misheard: `alike` tells.
    """
    english = analyser.language == "en"
    asked = question.replace("\u2019", "'")
    hints = [hint for ways, hint in HINTS if english and _says(ways, asked)]
    # A phrase is put into its other words before the small words are dropped.
    for ways, written in PHRASES if english else ():
        asked = re.sub(rf"\b(?:{ways})\b", written, asked, flags=re.IGNORECASE)
    spoken = words(asked)[:MAX_WORDS]
    stop = _stopwords() if english else frozenset()
    wants = [_mended(want, known, alike) for want in _wants(spoken, analyser, known, stop)]
    for hint in hints:
        wants.append(Want(tuple((analyser.term(word), 1.0) for word in hint), _HINT_WEIGHT))
    return Query(tuple(dict.fromkeys(wants)))


def _mended(want: Want, known: Known, alike: Alike) -> Want:
    """`want`, or what it was probably meant to be."""
    terms = [term for term, _ in want.terms]
    if want.weight != 1.0 or any(map(known, terms)):
        return want
    found = dict.fromkeys(near for term in terms if (near := alike(term)))
    return Want((*want.terms, *((near, _ALIKE_QUALITY) for near in found)))


def _wants(
    spoken: list[str], analyser: Analyser, known: Known, stop: frozenset[str]
) -> Iterator[Want]:
    at = 0
    while at < len(spoken):
        for reader in (_spelled, _code, _split_number, _compound):
            want, used = reader(spoken, at, analyser, known, stop)
            if want:
                yield want
                at += used
                break
        else:
            if spoken[at] not in stop and (len(spoken[at]) > 1 or spoken[at].isdigit()):
                yield from _word(spoken[at], analyser, known)
            at += 1


def _code(
    spoken: list[str], at: int, analyser: Analyser, known: Known, stop: frozenset[str]
) -> tuple[Want | None, int]:
    """A code, written, or spoken letter by letter and number by number."""
    if is_code(spoken[at]):
        found = [c for c in _look_alikes(spoken[at]) if known(c)]
        return Want(tuple((c, 1.0) for c in found or [spoken[at]]), _CODE_WEIGHT), 1
    end, letters, digits = at, "", ""
    while end < len(spoken) and _is_letters(spoken[end], letters):
        letters += spoken[end]
        end += 1
    while letters and end < len(spoken) and len(digits) < _LONGEST_CODE:
        piece = "0" if spoken[end] in _SPOKEN_ZERO else spoken[end]
        if not piece.isdigit():
            break
        digits += piece
        end += 1
        if (found := _written(letters, digits, known)) and not _goes_on(spoken, end):
            return Want(tuple((c, 1.0) for c in found), _CODE_WEIGHT), end - at
    if digits and len(letters) == 1 and letters not in stop:
        return Want(((letters + digits, 1.0),), _CODE_WEIGHT), end - at
    return None, 0


def _is_letters(word: str, before: str) -> bool:
    """Single letters may follow one another; a short word stands alone as a prefix."""
    if not word.isascii() or not word.isalpha() or (before and word in _SPOKEN_ZERO):
        return False
    return len(word) == 1 if before else len(word) <= _LONGEST_PREFIX


def _goes_on(spoken: list[str], at: int) -> bool:
    return at < len(spoken) and (spoken[at].isdigit() or spoken[at] in _SPOKEN_ZERO)


def _written(letters: str, digits: str, known: Known) -> list[str]:
    """How a spoken code may be written: E 7 is also E07."""
    forms = (letters + digits, f"{letters}0{digits}", f"{letters}00{digits}")
    return [form for form in forms if known(form)]


def _look_alikes(code: str) -> list[str]:
    """The code, and with letters after its first read as the digits they look like."""
    other = code[0] + code[1:].translate(_LOOK_ALIKE)
    return list(dict.fromkeys((code, other, f"{code[0]}0{code[1:]}")))


def _spelled(
    spoken: list[str], at: int, analyser: Analyser, known: Known, stop: frozenset[str]
) -> tuple[Want | None, int]:
    """A code that is spelled, in any order of letters and numbers."""
    found, used = spelled_code(spoken, at, known)
    return (Want(tuple((c, 1.0) for c in found), _CODE_WEIGHT), used) if found else (None, 0)


def _split_number(
    spoken: list[str], at: int, analyser: Analyser, known: Known, stop: frozenset[str]
) -> tuple[Want | None, int]:
    """Numbers that are one: 19 99 is 19.99 or 1999."""
    forms, used = spoken_number(spoken, at, known)
    return (Want(tuple((form, 1.0) for form in forms)), used) if forms else (None, 0)


def _compound(
    spoken: list[str], at: int, analyser: Analyser, known: Known, stop: frozenset[str]
) -> tuple[Want | None, int]:
    """Two words that documents write as one."""
    pair = spoken[at : at + 2]
    if len(pair) < 2 or any(len(word) < 2 or word.isdigit() for word in pair):  # noqa: PLR2004
        return None, 0
    joined = analyser.term("".join(pair))
    if not known(joined):
        return None, 0
    apart = tuple((analyser.term(word), _APART_QUALITY) for word in pair if word not in stop)
    return Want(((joined, 1.0), *(part for part in apart if known(part[0])))), 2


def _word(word: str, analyser: Analyser, known: Known) -> Iterator[Want]:
    term = analyser.term(word)
    if is_number(word):
        yield Want(((term, 1.0),), _NUMBER_WEIGHT)
        return
    others = _synonyms(analyser).get(term, ()) if analyser.language == "en" else ()
    usable = tuple((other, _SYNONYM_QUALITY) for other in others if known(other))
    if not known(term) and not usable and (parts := _parts(word, analyser, known)):
        yield from (Want(((part, 1.0),)) for part in parts)
        return
    yield Want(((term, 1.0), *usable), _UNIT_WEIGHT if word in UNITS else 1.0)


def _parts(word: str, analyser: Analyser, known: Known) -> tuple[str, str] | None:
    """One word that documents write as two."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        parts = analyser.term(word[:cut]), analyser.term(word[cut:])
        if all(known(part) for part in parts):
            return parts
    return None


def _says(ways: str, text: str) -> bool:
    return re.search(rf"\b(?:{ways})\b", text, re.IGNORECASE) is not None


@functools.cache
def _stopwords() -> frozenset[str]:
    return frozenset(word.replace("'", "") for word in STOPWORDS)


@functools.lru_cache(maxsize=8)
def _synonyms(analyser: Analyser) -> dict[str, tuple[str, ...]]:
    """Term → the terms that may stand for it."""
    found: dict[str, dict[str, None]] = {}
    for group in SYNONYMS:
        terms = [analyser.terms(word)[-1] for word in group]
        for term in terms:
            found.setdefault(term, {}).update(dict.fromkeys(t for t in terms if t != term))
    return {term: tuple(others) for term, others in found.items()}
