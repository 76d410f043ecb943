"""What the guard looks for. A rule's weight is the belief, 0 to 1, that it gives by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` is sought in lower-case text; `untrusted_only` rules judge documents and tools."""

    category: str
    weight: float
    pattern: re.Pattern[str]
    untrusted_only: bool = False


def rule(category: str, weight: float, pattern: str, *, untrusted_only: bool = False) -> Rule:
    """A rule from the source of its pattern."""
    return Rule(category, weight, re.compile(pattern), untrusted_only)
