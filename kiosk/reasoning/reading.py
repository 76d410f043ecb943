"""Does this sentence answer this question? A reading of every unit of the evidence.

What is asked for is compared with what a unit says: in words (the rarer, the more they count; a
kindred word counts a little less), in meaning (cosines of the embedding model), and in the kind of
fact wanted. One line of weights puts the units in order, another judges the best of them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.reasoning.asked import Asked, Kind, names, weight
from kiosk.reasoning.coverage import answers_kind, lacks_topic, stated
from kiosk.reasoning.evidence import Evidence, Source, Unit
from kiosk.reasoning.kin import KIN
from kiosk.reasoning.rivals import Rivals
from kiosk.reasoning.words import stem

Near = Callable[[str, Sequence[str]], Sequence[float] | None]
"""Cosines of texts to a question; None where nothing can tell."""

_READ = 24
"""Units that are compared in meaning; the others are too far off in words."""

_BESIDE = 5
"""Units with which the fit of the one before them is compared."""

_NUMBER = "Item number:"
"""How lines of a catalogue end; nobody wants to hear it who did not ask for it."""

_STEADY = re.compile(r"\b(?:solid|steady|steadily|constant|constantly|permanent)\b", re.I)
_BLINKING = re.compile(r"\b(?:blink|flash)\w*\b", re.I)

_KINDRED = 0.7
_LIKELY = (0.2, 0.4)
"""Cosine to expect of a unit that covers none of the words, and what covering all adds."""

_FAR = 0.25
"""Cosine that a unit is given which was not compared."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How well `unit` of `source` answers.

    `fit` puts the units of one question in order; `sure`, 0 to 1, is the chance that this one
    answers at all; `missing` is what it does not speak of.
    """

    unit: Unit
    source: Source
    fit: float
    sure: float
    features: tuple[float, ...]
    missing: frozenset[str] = frozenset()


def read(question: Asked, evidence: Evidence, near: Near | None = None) -> list[Reading]:
    """The units that may answer `question`, best first."""
    wants = _wants(question, evidence)
    subjects = frozenset(w for s in evidence.sources for w in s.subject if w in wants)
    rivals = Rivals.of(question, evidence)
    numbered = "number" in question.text.lower()
    drafts = [
        _draft(question, wants, subjects, unit, source)
        for source in evidence.sources
        for unit in source.units
        if not unit.text.endswith("?")
        and not _other_state(question, unit)
        and (numbered or not unit.text.startswith(_NUMBER))
        and not _of_another(question.codes - rivals.named, unit, source)
        and not rivals.excludes(unit, source)
    ]
    drafts.sort(key=lambda draft: -draft.promise)
    compared = [d.unit.context for d in drafts[:_READ]]
    whole = _compared(near, question.text, compared, len(drafts))
    focus = _compared(near, _focus(question, evidence), compared, len(drafts))
    found = [_weighed(*each) for each in zip(drafts, whole, focus, strict=True)]
    found.sort(key=lambda one: -one[1])
    fits = [fit for _, fit, _ in found]
    return [_reading(*one, fits[at + 1 : at + 1 + _BESIDE]) for at, one in enumerate(found)]


def _compared(near: Near | None, text: str, units: Sequence[str], count: int) -> list[float | None]:
    """Cosines of `text` to the `units`, and what to take for the rest up to `count`."""
    cosines: list[float | None] = list((near(text, units) if near else None) or ())
    return cosines + [_FAR if cosines else None] * (count - len(cosines))


def _focus(question: Asked, evidence: Evidence) -> str:
    """What is asked about the thing, without the thing's name."""
    things = frozenset(name for s in evidence.sources for name in s.subject | s.names)
    words = [w for w in question.text.split() if stem(w.strip(".,?!'").lower()) not in things]
    return " ".join(words) if any(w in question.stems for w in map(stem, words)) else question.text


def _wants(question: Asked, evidence: Evidence) -> dict[str, float]:
    """What is asked for, with its weight: the rarer in the evidence, the more."""
    seen = Counter(w for s in evidence.sources for w in s.stems | s.implied | s.codes)
    size = len(evidence.sources)
    return {
        word: weight(word) * (1 + math.log((size + 1) / (1 + min(size, seen[word]))))
        for word in question.stems | question.attribute | question.codes
    }


@dataclass(frozen=True, slots=True)
class _Draft:
    """A unit compared in words alone."""

    unit: Unit
    source: Source
    shares: tuple[float, ...]
    missing: frozenset[str]
    promise: float


def _draft(
    question: Asked, wants: dict[str, float], subjects: frozenset[str], unit: Unit, source: Source
) -> _Draft:
    own = unit.stems | unit.asked | unit.codes
    near = own | unit.around | unit.about
    whole = source.stems | source.implied | source.codes | unit.around
    total = sum(wants.values())
    there = {w: [_match(question, w, words) for words in (own, near, whole)] for w in wants}
    shares = [
        sum(wants[w] * quality[at] for w, quality in there.items()) / total if total else 0.0
        for at in range(3)
    ]
    strange = max((wants[w] * (1 - q[1]) for w, q in there.items()), default=0.0)
    elsewhere = sum(wants[w] * (1 - there[w][2]) for w in subjects)
    fits, kind = answers_kind(question, unit), question.kind is not Kind.OPEN
    shares += [
        strange / total if total else 0.0,
        elsewhere / total if total else 0.0,
        float(kind and fits),
        float(kind and not fits),
        float(lacks_topic(question, near)),
        float(any(a.matches(b) for a in question.amounts for b in unit.amounts)),
        min(1.0, len(unit.stems) / 12),
        float(bool(question.codes & unit.codes)),
        _told(question, wants, unit) / total if total else 0.0,
    ]
    promise = shares[1] + 0.5 * shares[0] + 0.5 * source.meaning + 0.3 * source.score + 0.3 * fits
    missing = frozenset(w for w, quality in there.items() if not quality[1])
    return _Draft(unit, source, tuple(shares), missing, promise - shares[4])


def _told(question: Asked, wants: dict[str, float], unit: Unit) -> float:
    """Weight of what is asked for in the clause that holds the amount wanted."""
    over = unit.around | unit.about | unit.asked
    clauses = stated(question, unit)
    return max(
        (sum(w * _match(question, word, c | over) for word, w in wants.items()) for c in clauses),
        default=0.0,
    )


def _match(question: Asked, word: str, there: frozenset[str]) -> float:
    if names(question, word, there):
        return 1.0
    return _KINDRED if KIN.get(word, frozenset()) & there else 0.0


def _other_state(question: Asked, unit: Unit) -> bool:
    """Whether a steady light is asked about and `unit` is about a blinking one, or the reverse."""
    asked, told = (
        [pattern.search(text) is not None for pattern in (_STEADY, _BLINKING)]
        for text in (question.text, unit.text)
    )
    return asked != told and any(asked) and any(told) and sum(asked) == 1 == sum(told)


def _of_another(codes: frozenset[str], unit: Unit, source: Source) -> bool:
    """Whether one of `codes`, which are no names, is one of which the passage does not speak."""
    return bool(codes - unit.about - unit.codes - source.codes)


def _weighed(
    draft: _Draft, cosine: float | None, focus: float | None
) -> tuple[_Draft, float, tuple[float, ...]]:
    """The draft, its fit and features; without a model of meaning the words stand for it."""
    source = draft.source
    likely = _LIKELY[0] + _LIKELY[1] * draft.shares[1]
    cosine = likely if cosine is None else cosine
    focus = likely if focus is None else focus
    features = (*draft.shares, cosine, source.meaning or likely, source.score, focus)
    return draft, sum(w * f for w, f in zip(RANK, features, strict=True)), features


def _reading(
    draft: _Draft, fit: float, features: tuple[float, ...], after: Sequence[float]
) -> Reading:
    """How sure it is; what stands out from those `after` it is surer."""
    after = after or (fit - 1,)
    apart = (fit - after[0], fit - sum(after) / len(after))
    value = BIAS + sum(w * f for w, f in zip(GATE, (*features, *apart), strict=True))
    sure = 1 / (1 + math.exp(-value))
    return Reading(draft.unit, draft.source, fit, sure, features, draft.missing)


# own, near, whole, strange, elsewhere, kind, other kind, topic, amount, length, code, told; then
# the cosines of unit, passage and focus around the search's score.
RANK = (
    *(1.13, 1.11, 0.91, -0.49, -0.29, 0.83, -0.83, -0.4, 0.11, -0.05, 0.0, 1.39),
    *(1.41, 0.88, 1.18, 1.38),
)
"""Weights of the features for choosing among units, in their order."""

GATE = (
    *(-1.52, -0.04, 0.61, -1.39, -3.98, 0.03, -2.26, -0.64, 1.07, 0.98, 0.31, 0.2),
    *(1.61, 1.94, 2.04, 2.71, 0.18, 0.31),
)
"""Weights for judging whether the best unit answers; the last two are for how far its fit is from
that of the next, and from the mean of the next five. `RANK` is fitted to the sample packs and one
more, these to those and two more; to the questions of `tests/knowledge/data/lakeside`, none."""

BIAS = -3.95
