"""Answers that were given before, for the same public question in other words.

Near in meaning is not the same: "turn it on" and "turn it off" are neighbours. So a question must
also agree in polarity, in every figure and code, and in the things that it names.
"""

from __future__ import annotations

import asyncio
import re
import struct
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.ports import Embedder
from kiosk.core.record import AnswerSentence, Origin
from kiosk.reasoning.answer import AnswerRequest
from kiosk.reasoning.evidence import is_negative
from kiosk.reasoning.quantities import codes, ordinals, quantities
from kiosk.reasoning.words import content, normalise, stem

_OPPOSITES = (
    ("on", "off"), ("up", "down"), ("in", "out"), ("open", "close", "shut"), ("start", "stop"),
    ("add", "remove"), ("increase", "decrease", "reduce"), ("before", "after"), ("with", "without"),
    ("more", "less", "fewer"), ("most", "least"), ("maximum", "minimum"), ("enable", "disable"),
    ("lock", "unlock"), ("buy", "sell", "return"), ("hot", "cold"), ("left", "right"),
    ("first", "last"), ("connect", "disconnect"), ("install", "uninstall", "remove"),
    ("inside", "outside"), ("above", "below", "under", "over"), ("early", "late"),
    ("cheap", "expensive"), ("today", "tomorrow", "yesterday"), ("new", "used", "old"),
)  # fmt: skip
_NEAR = 0.86
_WORD = re.compile(r"[a-z]+")
_ASKS = re.compile(r"\b(how much|how many|when|where|why|who)\b")
_FILLING = frozenset(
    stem(word)
    for word in (
        "please",
        "tell",
        "know",
        "like",
        "want",
        "need",
        "thing",
        "question",
        "hello",
        "hi",
    )
)


@dataclass(frozen=True, slots=True)
class _Key:
    """What must agree exactly."""

    pack: str
    language: str
    asks: str
    negative: bool
    figures: frozenset[object]
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was given before, and how many seconds it took then."""

    sentences: tuple[AnswerSentence, ...]
    took_s: float


@dataclass(frozen=True, slots=True)
class _Entry:
    vector: tuple[int, ...]
    names: frozenset[str]
    answer: Kept


@dataclass(slots=True)
class CacheCounts:
    """How often the cache was asked, could answer, and how often it learnt something."""

    asked: int = 0
    hits: int = 0
    kept: int = 0


class AnswerCache:
    """Keeps `limit` answers in memory, for one version of a pack. Nothing personal gets in.

    Without an `embedder` only the very same words are the same question.
    """

    def __init__(self, pack: str, embedder: Embedder | None, limit: int = 512) -> None:
        self._pack = pack
        self._embedder = embedder
        self._limit = limit
        self._known: OrderedDict[tuple[_Key, str], _Entry] = OrderedDict()
        self.counts = CacheCounts()

    async def find(self, request: AnswerRequest) -> Kept | None:
        """What was said to the same question; None when there is nothing."""
        if not is_public(request):
            return None
        self.counts.asked += 1
        key, text = self._key(request), _plain(request.question)
        entry = self._known.get((key, text)) or await self._near(key, request.question)
        if entry is None:
            return None
        self.counts.hits += 1
        return entry.answer

    async def keep(
        self, request: AnswerRequest, said: Sequence[AnswerSentence], took_s: float = 0.0
    ) -> None:
        """Remember what was said within `took_s`, if it was founded and concerns nobody."""
        founded = all(
            s.citations and s.supported and s.origin in (Origin.MODEL, Origin.QUOTE) for s in said
        )
        if not said or not founded or not is_public(request):
            return
        vector = await self._vector(request.question)
        entry = _Entry(vector, _names(request.question), Kept(tuple(said), took_s))
        self._known[self._key(request), _plain(request.question)] = entry
        self.counts.kept += 1
        while len(self._known) > self._limit:
            self._known.popitem(last=False)

    async def _near(self, key: _Key, question: str) -> _Entry | None:
        rivals = [entry for (known, _), entry in self._known.items() if known == key]
        names = _names(question)
        # One word more is another question: "return headphones", "return opened headphones".
        rivals = [entry for entry in rivals if entry.names == names]
        if not rivals or self._embedder is None:
            return None
        vector = await self._vector(question)
        best = max(rivals, key=lambda entry: _cosine(vector, entry.vector))
        return best if _cosine(vector, best.vector) >= _NEAR else None

    async def _vector(self, question: str) -> tuple[int, ...]:
        if self._embedder is None:
            return ()
        raw = await asyncio.to_thread(self._embedder.embed, [question])
        return struct.unpack(f"{len(raw)}b", raw)

    def _key(self, request: AnswerRequest) -> _Key:
        text = _plain(request.question)
        asks = _ASKS.search(text)
        figures = frozenset((*quantities(text), *codes(request.question), *ordinals(text)))
        return _Key(
            self._pack,
            request.language,
            asks[1] if asks else "",
            is_negative(text),
            figures,
            frozenset(_sides(text)),
        )


def is_public(request: AnswerRequest) -> bool:
    """Whether anybody might have asked this: no person in it, no picture, nothing said before."""
    if request.personal or request.pictures:
        return False
    if request.query and request.query != request.question:
        return False  # it leans on what this person said before
    veil = request.veil
    return veil is None or veil.cover(request.question) == request.question


def _plain(text: str) -> str:
    return " ".join(normalise(text).lower().split()).rstrip(" ?!.")


def _sides(text: str) -> set[str]:
    words = set(_WORD.findall(text.lower()))
    return {word for group in _OPPOSITES for word in group if word in words}


def _names(text: str) -> frozenset[str]:
    return frozenset(content(text)) - _FILLING


def _cosine(one: Sequence[int], other: Sequence[int]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True)) / (127 * 127)
