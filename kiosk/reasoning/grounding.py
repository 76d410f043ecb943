"""Is this sentence in the evidence? Strict on facts, tolerant of wording; no model is asked.

A sentence is cut into claims. Each claim needs one unit of evidence (a sentence, list item or row)
that states its amounts, places in an order and topic words, agrees on affirmation or denial, and
shares enough content words; codes, names and absolute words must stand in the same passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kiosk.reasoning.claims import (
    COLOURS,
    DAYS,
    OPPOSITES,
    STRICT,
    TOPICS,
    claims,
    fact_stems,
    is_courtesy,
    names,
    without_opening,
)
from kiosk.reasoning.evidence import Evidence, Part, Source, Unit, is_negative
from kiosk.reasoning.quantities import Quantity, codes, ordinals, quantities
from kiosk.reasoning.words import stem, tokens

UNIT_OVERLAP = 0.6
"""Share of a claim's content words that its unit of evidence (with its heading) must hold."""

OWN_OVERLAP = 0.5
"""Share that the unit itself must hold of what its heading does not say, if there is an amount."""

SOURCE_OVERLAP = 0.66
"""Share that the whole passage must hold."""

_CONFIRMS = re.compile(r"\s*(?:yes|no|yeah|nope|sure|certainly|of course|absolutely)\b", re.I)
_POINTS_BACK = re.compile(
    r"^\s*(?:yes|no|yeah|nope|sure|certainly|of course|absolutely)\b|\b(?:it|they|them|that|this"
    r"|these|those)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`missing` says what the evidence lacks; `score` is the weakest claim's overlap, 0 to 1."""

    supported: bool
    citations: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class _Claim:
    stems: frozenset[str]
    words: frozenset[str]
    amounts: tuple[Quantity, ...]
    codes: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    negative: bool
    echo: bool = False


def check(
    sentence: str, evidence: Evidence, known: frozenset[str] = frozenset(), question: str = ""
) -> Verdict:
    """Judge `sentence`. `known` are lower-case names that need no evidence (store, persona).

    A sentence that points back ("Yes, you can return it") claims what `question` speaks of, too.
    """
    if is_courtesy(sentence):
        return Verdict(True)
    body = without_opening(sentence)
    read = [_read(c, known, initial=i == 0) for i, c in enumerate(claims(body))]
    read = [c for c in read if c.stems or c.amounts or c.codes or c.names]
    if read and question:
        read = _in_context(read, fact_stems(question), sentence)
    if not read:
        return Verdict(False, missing=("content",), score=0.0)
    if not evidence.units:
        return Verdict(False, missing=("evidence",), score=0.0)
    best = [_best(c, evidence) for c in read]
    return Verdict(
        supported=all(v.supported for v in best),
        citations=tuple(dict.fromkeys(c for v in best for c in v.citations)),
        missing=tuple(dict.fromkeys(m for v in best for m in v.missing)),
        score=min(v.score for v in best),
    )


def _in_context(read: list[_Claim], asked: frozenset[str], sentence: str) -> list[_Claim]:
    """The claims as they are heard after the question.

    One that points back speaks of what was asked; one that confirms ("Yes, you can …") or only
    gives the question's words back must be in the evidence word for word.
    """
    confirms = _CONFIRMS.match(sentence) is not None
    read = [replace(c, echo=(confirms or c.stems <= asked) and not c.amounts) for c in read]
    if _POINTS_BACK.search(sentence):
        read[0] = replace(read[0], stems=read[0].stems | asked)
    return read


def _best(claim: _Claim, evidence: Evidence) -> Verdict:
    """The verdict by the unit that supports `claim` best; one that denies it and is nearer wins."""
    judged = [
        (_judge(claim, s, u), _share(claim.stems, u.stems))
        for s in evidence.sources
        for u in s.units
    ]
    best, nearness = max(judged, key=lambda pair: (*_rank(pair[0]), pair[1]))
    denied = [v for v, near in judged if v.missing == ("polarity",) and near > nearness]
    return denied[0] if best.supported and denied else best


def _rank(verdict: Verdict) -> tuple[bool, float, int]:
    return verdict.supported, verdict.score, -len(verdict.missing)


def _read(claim: str, known: frozenset[str], *, initial: bool) -> _Claim:
    words = tokens(claim)
    return _Claim(
        stems=fact_stems(claim),
        words=frozenset(stem(w) for w in words) | frozenset(words),
        amounts=quantities(claim),
        codes=codes(claim),
        places=ordinals(claim),
        names=names(claim, initial=initial) - known,
        negative=is_negative(claim),
    )


def _judge(claim: _Claim, source: Source, unit: Unit) -> Verdict:
    missing = [*_missing_in_source(claim, source), *_missing_in_unit(claim, unit)]
    near = unit.stems | unit.around
    unit_share = _share(claim.stems, near)
    told = claim.stems - unit.around
    if claim.amounts and _share(told, unit.stems) < OWN_OVERLAP:
        missing.append("amount of something else")
    source_share = _share(claim.stems, source.stems)
    if claim.echo and unit_share < 1:
        missing.append("more than the question said")
    if unit_share < UNIT_OVERLAP or source_share < SOURCE_OVERLAP:
        lacking = sorted(claim.stems - (near if unit_share < UNIT_OVERLAP else source.stems))
        missing.extend(f"word {w}" for w in lacking)
    if claim.stems and not claim.stems & unit.stems and not claim.amounts:
        missing.append("evidence of its own")
    if not missing and _contradicts(claim, unit):
        missing.append("polarity")
    score = min(unit_share, source_share)
    return Verdict(not missing, (unit.passage,) if not missing else (), tuple(missing), score)


def _missing_in_source(claim: _Claim, source: Source) -> list[str]:
    found: list[str] = []
    found += [
        f"name {n}"
        for n in sorted(claim.names)
        if n not in source.words and stem(n) not in source.stems
    ]
    found += [f"claim {w}" for w in sorted(claim.stems & STRICT) if w not in source.stems]
    return found


def _missing_in_unit(claim: _Claim, unit: Unit) -> list[str]:
    near = unit.stems | unit.around
    found = [f"code {c}" for c in sorted(claim.codes - unit.about)]
    found += [f"amount {a}" for a in claim.amounts if not any(a.matches(b) for b in unit.amounts)]
    found += [f"place {p}" for p in sorted(claim.places - unit.places)]
    found += [f"topic {t}" for t in sorted(claim.stems & TOPICS) if claim.amounts and t not in near]
    found += [f"day {d}" for d in sorted(claim.stems & DAYS) if d not in near]
    found += [f"colour {c}" for c in sorted(claim.stems & COLOURS) if c not in near]
    return found


def _contradicts(claim: _Claim, unit: Unit) -> bool:
    part = max(
        unit.parts, key=lambda p: len(p.stems & claim.stems), default=Part(frozenset(), False)
    )
    if part.negative != claim.negative:
        return True
    words = frozenset(re.findall(r"[a-z]+", unit.text.lower()))
    words |= frozenset(stem(w) for w in words)
    return any(
        (a in claim.words and a not in words and b in words and b not in claim.words)
        for pair in OPPOSITES
        for a, b in (pair, pair[::-1])
    )


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 1.0
