"""What was said in this session, in memory alone, and what "it" means in the next question."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from kiosk.core.turn import Exchange
from kiosk.reasoning.words import STOPWORDS, content, normalise, stem

_POINTS_BACK = re.compile(
    r"\b(?:it|its|it's|that|that's|this|these|those|they|them|their|one|ones|same|there|he|she)\b",
    re.I,
)
_CONTINUES = re.compile(r"^\s*(?:and|what about|how about|or|then|also|but)\b", re.I)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
SHORT = 2
"""A question with at most this many content words may lean on the one before."""

_ATTRIBUTES = frozenset(
    map(
        stem,
        [
            "price",
            "warranty",
            "return",
            "refund",
            "exchange",
            "delivery",
            "aisle",
            "stock",
            "size",
            "color",
            "weight",
            "open",
            "close",
            "hour",
            "battery",
            "manual",
            "spare",
            "part",
            "repair",
            "policy",
            "discount",
            "heavy",
            "tall",
            "wide",
            "big",
            "loud",
            "high",
            "deep",
            "fast",
            "hot",
            "warm",
            "cold",
            "thick",
            "steep",
            "cost",
            "work",
            "long",
            "old",
            "come",
            "tell",
            "include",
        ],
    )
)
"""What is asked about a thing, not the thing itself."""


class SessionMemory:
    """The exchanges of one person; nothing is written to disk."""

    def __init__(self, limit: int = 8) -> None:
        self._exchanges: deque[Exchange] = deque(maxlen=limit)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Oldest first."""
        return tuple(self._exchanges)

    def add(self, exchange: Exchange) -> None:
        """Remember `exchange`; the oldest goes when the limit is reached."""
        self._exchanges.append(exchange)

    def wipe(self) -> None:
        """Forget everything."""
        self._exchanges.clear()


def subject(question: str) -> str:
    """The thing `question` is about: its content words without the attribute asked for."""
    words = _WORD.findall(normalise(question))
    kept = [w for w in words if w.lower() not in STOPWORDS and stem(w.lower()) not in _ATTRIBUTES]
    return " ".join(kept[-4:])


def points_back(question: str) -> bool:
    """Whether `question` has a word such as "it" or "those" that stands for something else."""
    return _POINTS_BACK.search(question) is not None


def contextual_query(question: str, history: Sequence[Exchange]) -> str:
    """`question` for retrieval, with the last subject added when it leans on it."""
    own = [s for s in content(question) if s not in _ATTRIBUTES]
    leans = points_back(question) or _CONTINUES.search(question) or not own
    if not history or not leans or len(own) > SHORT:
        return question
    for exchange in reversed(history):
        about = subject(exchange.question)
        if about:
            return f"{question} {about}"
    return question
