"""Passages cut into the smallest pieces that state a fact: sentences, list items, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.core.turn import Passage
from kiosk.reasoning.quantities import Quantity, code_key, codes, ordinals, quantities
from kiosk.reasoning.sentences import split
from kiosk.reasoning.words import content, normalise, stem, tokens

_MARKUP = re.compile(
    r"^\s*(?:#{1,6}\s+|[-*+•]\s+|\d{1,2}[.)]\s+|>\s+)|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}"
)
_POINTS_BACK = re.compile(r"(?:it|they|this|these|those|he|she)\b", re.I)
_RULE = re.compile(r"^[\s|:\-]+$")
_CLAUSE = re.compile(
    r";\s+|,?\s+\b(?:but|however|although|though|while|whereas|unless|except(?: that)?)\b\s*,?\s*",
    re.I,
)
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|without|cannot|none|neither|nor|nothing|nobody|exclud\w+|unavailable|unable"
    r"|un(?:safe|covered|limited)|prohibited|forbidden|refus\w+|void\w*|non|n't|lacks?|fails?"
    r"|except|other than|ineligible|invalid)\b|n't\b|\bnon(?=[a-z-])",
    re.I,
)
_ONLY_JUST = re.compile(
    r"\b(?:not only|no later than|not more than|no more than|no matter|if not"
    r"|no longer than|no need|no problem|not (?:to )?exceed\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a unit: its words and whether it denies."""

    stems: frozenset[str]
    negative: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """One stated fact: `stems` are its own words, `around` those of its heading and document.

    `about` are the codes it speaks of: its own, else those last named, and those of its heading.
    """

    passage: str
    text: str
    stems: frozenset[str]
    around: frozenset[str]
    amounts: tuple[Quantity, ...]
    codes: frozenset[str]
    about: frozenset[str]
    places: frozenset[str]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A passage prepared for checking.

    `score` is the search's; `implied` are stems that its units have beyond its words.
    """

    id: str
    score: float
    units: tuple[Unit, ...]
    words: frozenset[str]
    stems: frozenset[str]
    implied: frozenset[str]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a sentence may rest on."""

    sources: tuple[Source, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all sources, best source first."""
        return tuple(u for s in self.sources for u in s.units)

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Evidence:
        """Prepare `passages`."""
        return cls(tuple(_source(p) for p in passages))


def is_negative(text: str) -> bool:
    """Whether `text` denies what it speaks of; two negations cancel."""
    plain = _ONLY_JUST.sub(" ", normalise(text))
    return len(_NEGATIVE.findall(plain)) % 2 == 1


def clauses(text: str) -> list[str]:
    """`text` cut where it turns: "X, but Y"."""
    return [c for c in _CLAUSE.split(text) if c and c.strip()]


def facts(text: str) -> list[str]:
    """The sentences, list items and rows of a passage, markup removed; a row carries its header."""
    found: list[str] = []
    header: list[str] = []
    for line in normalise(text).splitlines():
        if "|" in line:
            cells = [_MARKUP.sub("", c).strip() for c in line.strip().strip("|").split("|")]
            if _RULE.match(line):
                continue
            if not header:
                header = cells
            elif len(cells) == len(header):
                pairs = zip(header, cells, strict=True)
                found.append("; ".join(f"{h}: {c}" if h else c for h, c in pairs if c))
            continue
        header = []
        found.extend(split(_MARKUP.sub("", line).strip()))
    return [f for f in found if f]


def _source(passage: Passage) -> Source:
    title = f"{_title(passage.doc)} {passage.section}"
    around = frozenset(content(title)) | codes(title)
    whole = f"{title}\n{passage.text}"
    return Source(
        id=passage.id,
        score=passage.score,
        units=(units := tuple(_units(passage, title, around))),
        words=frozenset(tokens(whole)),
        stems=frozenset(content(whole)),
        implied=frozenset(s for u in units for s in u.stems),
        codes=codes(whole) | {code_key(c) for c in re.findall(r"\b[A-Z]{1,5} \d+\w*\b", whole)},
    )


def _units(passage: Passage, title: str, around: frozenset[str]) -> Iterator[Unit]:
    headed, last, before = codes(title), frozenset[str](), frozenset[str]()
    for fact in facts(passage.text):
        unit = _unit(passage.id, fact, around)
        if _POINTS_BACK.match(fact):
            unit = replace(unit, stems=unit.stems | before)
        last, before = unit.codes or last, unit.stems
        yield replace(unit, about=last | headed)


def _title(doc: str) -> str:
    return re.sub(r"\.\w{2,5}$", "", doc.rsplit("/", 1)[-1]).replace("_", " ").replace("-", " ")


def _unit(passage: str, text: str, around: frozenset[str]) -> Unit:
    amounts = quantities(text)
    priced = frozenset({stem("price")} if any(a.unit in {"usd", "eur"} for a in amounts) else ())
    return Unit(
        passage=passage,
        text=text,
        stems=frozenset(content(text)) | priced,
        around=around,
        amounts=amounts,
        codes=codes(text),
        about=frozenset(),
        places=ordinals(text),
        parts=tuple(Part(frozenset(content(c)), is_negative(c)) for c in clauses(text)),
    )
