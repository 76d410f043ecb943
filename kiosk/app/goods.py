"""The owner's catalogue, documents and hours, as the tools need them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time

from kiosk.action.tools.shelf import Goods, Known
from kiosk.app.shelf import written
from kiosk.core.turn import Passage
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.ingest.document import Product
from kiosk.knowledge.opening import note, spans
from kiosk.reasoning.requests.reading import Context
from kiosk.reasoning.spoken_codes import spoken_codes
from kiosk.reasoning.words import STOPWORDS, stem, tokens

_LOOKED_AT, _LONGEST_NOUN = 6, 3
_ERROR = re.compile(r"^[EAFH]\d{2,3}$")
"""What displays show, not what machines are called."""
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.I)


class Catalogue:
    """Finds the product that a text is about, and only that."""

    def __init__(self, index: KnowledgeIndex) -> None:
        self._index = index
        self._nouns = {tail for p in index.catalogue() for tail in _tails(p.name)}
        self._said = {said.lower(): word for word, said in index.manifest.pronunciation.items()}

    def known(self, today: Callable[[], date]) -> Known:
        """What the reading tools look at."""
        hours = self._index.manifest.hours
        return Known(
            products=self._goods,
            search=self._search,
            opening=lambda day: spans(hours, day),
            note=lambda day: note(hours, day),
            today=today,
        )

    def context(self, now: datetime) -> Context:
        """What a request is read with at `now`."""
        return Context(
            now, self.product, noun=self.noun, written=self.written, first_hour=self.first_hour
        )

    def opening(self, at: datetime) -> tuple[tuple[time, time], ...] | None:
        """The opening times of a moment's day."""
        return spans(self._index.manifest.hours, at.date())

    def product(self, text: str) -> str | None:
        """The full name of the one product that `text` names: by a code, or by its own words."""
        named = self.written(text)
        found = self._index.products(named, _LOOKED_AT)
        codes = _codes(named) | {c.lower() for c in spoken_codes(named)[0]}
        by_code = [p for p in found if codes & _codes(f"{p.name} {p.sku}")]
        if by_code:
            return min(by_code, key=lambda p: len(p.name)).name
        if own := [w for w in self._said.values() if codes & _codes(w) and not _ERROR.match(w)]:
            return own[0]  # a machine that is looked after, not sold
        said = {stem(w) for w in tokens(named)}
        whole = [p for p in found if _content(p.name) and _content(p.name) <= said]
        return whole[0].name if whole else None

    @property
    def first_hour(self) -> int:
        """The earliest hour at which the owner opens on any day."""
        week = (spans(self._index.manifest.hours, date(2024, 1, day)) or () for day in range(1, 8))
        return min((start.hour for day in week for start, _ in day), default=8)

    def noun(self, text: str) -> str | None:
        """The kind of product that `text` names in the words of the catalogue: "air fryer"."""
        said = tokens(text)
        stems = [stem(word) for word in said]
        for length in range(_LONGEST_NOUN, 0, -1):
            for at in range(len(stems) - length + 1):
                if tuple(stems[at : at + length]) in self._nouns:
                    return " ".join(said[at : at + length])
        return None

    def written(self, text: str) -> str:
        """`text` with the pack's words as they are written: "ex two hundred" is X200."""
        for said, word in self._said.items():
            text = re.sub(rf"\b{re.escape(said)}\b", word, text, flags=re.I)
        return text

    def _goods(self, query: str, top: int) -> Sequence[Goods]:
        exact = self.product(query)
        found = self._index.products(self.written(query), top)
        if exact:
            found.sort(key=lambda p: p.name != exact)
        return [_goods(product) for product in found]

    def _search(self, query: str, top: int) -> Sequence[Passage]:
        return self._index.search(self.written(query), top)


def _goods(product: Product) -> Goods:
    return Goods(
        sku=product.sku,
        name=product.name,
        price=written(product.price, product.currency),
        amount=float(product.price),
        stock=product.stock,
        location=product.location,
        warranty=product.warranty,
    )


def _codes(text: str) -> set[str]:
    """Words with a digit and a letter: X200, K5; without the dash too."""
    words = {w.lower() for w in _WORD.findall(text)}
    parts = {p for w in words for p in w.split("-")} | {w.replace("-", "") for w in words} | words
    return {w for w in parts if re.search(r"\d", w) and re.search(r"[a-z]", w)}


def _tails(name: str) -> Iterator[tuple[str, ...]]:
    """The last words of a product's name, without what tells it from its like."""
    words = [w for w in tokens(name.partition(",")[0]) if not any(c.isdigit() for c in w)]
    stems = [stem(word) for word in words]
    for length in range(1, min(_LONGEST_NOUN, len(stems)) + 1):
        if words[-1] not in STOPWORDS and (length > 1 or len(words[-1]) > 2):  # noqa: PLR2004
            yield tuple(stems[-length:])


def _content(name: str) -> set[str]:
    return {stem(w) for w in tokens(name) if w not in STOPWORDS and not w.isdigit()}
