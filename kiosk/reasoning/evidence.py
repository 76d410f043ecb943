"""Passages cut into the smallest pieces that state a fact: sentences, list items, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.core.turn import Passage
from kiosk.reasoning.quantities import Quantity, code_key, codes, ordinals, quantities
from kiosk.reasoning.sentences import split
from kiosk.reasoning.words import content, listed, normalise, stem, tokens

_MARKUP = re.compile(
    r"^\s*(?:#{1,6}\s+|[-*+•]\s+|\d{1,2}[.)]\s+|>\s+)|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}"
)
_NUMBER = re.compile(
    r"(?<!\S)(?:\d{1,2}\.){2,3}\s+(?=[A-Z])|(?<!\S)\d{1,2}(?:\.\d{1,2}){1,2}\s+(?=[A-Z][a-z])"
)
_STEP = re.compile(r"Step \d+: (?=[^.!?]*\?$)")
_BARE = re.compile(r"(?:yes|no|yes, (?:it|you|we) (?:can|do|does|is|are|may))\.?", re.I)
_OPINIONS = re.compile(
    r"\b(?:reviews?|ratings?|testimonials?|customers? (?:say|opinions?))\b", re.I
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


_JOINT = "\u203a"
_LOWER = re.compile(r"(?<![\w.@/])[a-z]+(?![\w@])")
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]+\b")
_AFTER_NAME = re.compile(r",|\s[-:(|]|\bprice\b")
_MARKED = re.compile(r"\b[A-Z][a-z]+[A-Z]\w*\b")
_NUMBERED = re.compile(r"\b([A-Z][a-z]+) \d+\b")
_NAMELESS = frozenset(
    map(
        stem,
        listed(
            "information product manual guide user instruction sheet data item number price model "
            "catalogue overview specification handbook document customer policy question answer"
        ),
    )
)
_ANSWERS = 2
"""Sentences after a question that answer it."""

_GOODS = re.compile(r".+ costs \S+\d[^.]*\.\s", re.S)
_PLAIN = re.compile(r"(?!\d+ in stock|out of stock)[^:]+", re.I)
_TELLING = 3
"""Words from which a line of a catalogue describes its product, and is no place."""


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a unit: its words and whether it denies."""

    stems: frozenset[str]
    negative: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """One stated fact: `stems` are its own words, `around` those of its heading and document.

    `about` are the codes it speaks of: its own, else those last named, and those of its heading.
    `asked` are the words of the question that it answers in a list of questions.
    `context` is its text with what stands over it: its heading, or the question that it answers.
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
    asked: frozenset[str] = frozenset()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage prepared for checking.

    `score` and `meaning` are the search's; `implied` are stems that its units have beyond its
    words, `subject` those of what its document is about, `names` those of them that are names;
    `title` is what people call that, `heading` the line over its notes,
    `called` how the document is called.
    """

    id: str
    score: float
    units: tuple[Unit, ...]
    words: frozenset[str]
    stems: frozenset[str]
    implied: frozenset[str]
    codes: frozenset[str]
    doc: str = ""
    meaning: float = 0.0
    subject: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    title: str = ""
    heading: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a sentence may rest on."""

    sources: tuple[Source, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all sources, best source first."""
        return tuple(u for s in self.sources for u in s.units)

    @property
    def codes(self) -> frozenset[str]:
        """All codes that the sources name."""
        return frozenset(c for s in self.sources for c in s.codes)

    @classmethod
    def of(cls, passages: Sequence[Passage], *, opinions: bool = False) -> Evidence:
        """Prepare `passages`; what customers write in reviews counts for `opinions` alone."""
        kept = [p for p in passages if opinions or not _is_opinion(p)]
        plain = frozenset(stem(w) for p in kept for w in _LOWER.findall(normalise(p.text)))
        return cls(tuple(_source(p, plain) for p in kept))


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
        for sentence in split(_NUMBER.sub("", _MARKUP.sub("", line)).strip()):
            fact = _STEP.sub("", sentence)
            if found and _BARE.fullmatch(found[-1]):
                found[-1] = f"{found[-1].rstrip('.')}. {fact}"
            else:
                found.append(fact)
    return [f for f in found if f]


def _is_opinion(passage: Passage) -> bool:
    return _OPINIONS.search(passage.section.rpartition("\u203a")[2]) is not None


def _source(passage: Passage, plain: frozenset[str]) -> Source:
    title = f"{_title(passage.doc)} {passage.section} {passage.subject}"
    described = _described(passage)
    around = frozenset(content(f"{title} {described}")) | codes(title)
    whole = f"{title}\n{passage.text}"
    return Source(
        id=passage.id,
        score=passage.score,
        units=(units := tuple(_units(passage, title, around, described))),
        words=frozenset(tokens(whole)),
        stems=frozenset(content(whole)),
        implied=frozenset(s for u in units for s in u.stems),
        codes=codes(whole) | {code_key(c) for c in re.findall(r"\b[A-Z]{1,5} \d+\w*\b", whole)},
        doc=passage.doc,
        meaning=passage.meaning,
        subject=frozenset(content(subject := _subject(passage))),
        names=(own := _names(subject, plain)),
        title=(called := _called(passage) if own else ""),
        heading=_heading(passage, called),
        called=passage.section.split(_JOINT)[0].strip() or _title(passage.doc),
    )


def _subject(passage: Passage) -> str:
    """What the passage's document is about; a line of a catalogue is about itself."""
    first, _, rest = passage.section.partition(_JOINT)
    own = rest if passage.doc.endswith(".csv") else first
    return f"{passage.subject} {own.strip()}".strip()


def _called(passage: Passage) -> str:
    """The name of what the passage is about, without a price behind it."""
    first, _, rest = passage.section.partition(_JOINT)
    name = rest if passage.doc.endswith(".csv") else passage.subject or first
    return _AFTER_NAME.split(name.strip(), maxsplit=1)[0].strip()


def _heading(passage: Passage, title: str) -> str:
    """What stands over the passage in a prompt: its last heading, and what that is a part of."""
    last = passage.section.rpartition(_JOINT)[2].strip()
    return f"{title}, {last}" if title and title.lower() not in last.lower() else last


def _names(subject: str, plain: frozenset[str]) -> frozenset[str]:
    """The words of `subject` that are names: codes, and capitals that the text never writes small.

    The first word of a heading has a capital anyhow; it counts beside another name alone, or
    before a number ("Frost 40").
    """
    text = normalise(subject)
    marked = {m.group() for m in _MARKED.finditer(text)}
    found = [m.group() for m in _CAPITAL.finditer(text)]
    own = [w for w in found if stem(w.lower()) not in plain | _NAMELESS]
    inner = [w for w in own if not text.startswith(w)] + [w for w in marked if w in found]
    numbered = [w for w in _NUMBERED.findall(text) if w in own]
    named = {stem(w.lower()) for w in (own if inner or numbered else ())}
    return frozenset(named) | codes(subject)


def _described(passage: Passage) -> str:
    """What a product of a catalogue is: price and stock beside it are those of "a spare battery",
    however that is called there.
    """
    if not passage.doc.endswith(".csv") or not _GOODS.match(passage.text):
        return ""
    told = (f.rstrip(".") for f in facts(passage.text)[1:] if _PLAIN.fullmatch(f))
    return next((text for text in told if len(text.split()) >= _TELLING), "")


def _units(passage: Passage, title: str, around: frozenset[str], described: str) -> Iterator[Unit]:
    headed, last, before = codes(title), frozenset[str](), frozenset[str]()
    heading = passage.section.rpartition(_JOINT)[2].strip()
    question, answers = "", 0
    for fact in facts(passage.text):
        unit = _unit(passage.id, fact, around)
        over = heading
        if fact.endswith("?"):
            question, answers = fact, _ANSWERS
        elif answers:
            answers, over = answers - 1, question
            unit = replace(unit, asked=frozenset(content(question)))
        if _POINTS_BACK.match(fact):
            unit = replace(unit, stems=unit.stems | before)
        last, before = unit.codes or last, unit.stems
        if described and described not in fact and heading not in fact:
            over = f"{heading} ({described})"
        context = fact if over in fact else f"{over.rstrip('.')}. {fact}"
        yield replace(unit, about=last | headed, context=context)


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
