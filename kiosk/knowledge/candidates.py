"""Which passages are looked at, as an expression of the full-text index. Pure.

Ranking costs a microsecond or two for each passage that matches, so in a large pack the words that
every other passage has may not choose candidates alone: they choose together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

from kiosk.knowledge.query import Query, Want

BUDGET = 10_000
"""Matches of single words that are ranked."""

Frequency = Callable[[str], int]
"""In how many passages a term is."""


def matches(query: Query, frequency: Frequency, size: int, budget: int = BUDGET) -> Iterator[str]:
    """Expressions to try until one finds something, the best first; none for an empty question.

    `size` is the number of passages. All terms while they are few in the pack. Else the rarest of
    what was asked for, and passages that hold all the rest.
    """
    found = {term: frequency(term) for term in query.terms}
    known = [term for term in sorted(found, key=found.__getitem__) if found[term]]
    if sum(found.values()) <= budget:
        yield from [_any(known)] if known else []
        return
    asked = [want for want in query.wants if not want.is_hint]
    wanted = {term for want in asked for term, _ in want.terms if found[term]}
    rare = _within([term for term in known if term in wanted], found, budget)
    common = {frozenset(group) for want in asked if (group := _left(want, wanted - rare))}
    parts = [_any(sorted(rare))] if rare else []
    if len(common) > 1 and _together(common, found, size) <= budget:
        parts.append(" AND ".join(sorted(f"({_any(sorted(group))})" for group in common)))
    if parts:
        yield " OR ".join(f"({part})" for part in parts)
    rarest = next((term for term in known if term in wanted), known[0])
    yield f"{{title section}} : {_any([rarest])}"
    yield _any([rarest])


def _within(terms: Iterable[str], found: dict[str, int], budget: int) -> set[str]:
    taken: set[str] = set()
    for term in terms:
        budget -= found[term]
        if budget < 0:
            break
        taken.add(term)
    return taken


def _together(groups: Iterable[frozenset[str]], found: dict[str, int], size: int) -> float:
    """How many passages may hold a term of every group, if they were strewn at random."""
    shares = (min(1.0, sum(found[term] for term in group) / size) for group in groups)
    return math.prod(shares) * size


def _left(want: Want, terms: set[str]) -> list[str]:
    return [term for term, _ in want.terms if term in terms]


def _any(terms: Iterable[str]) -> str:
    # Terms are quoted strings, so nothing a person says is query syntax.
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
