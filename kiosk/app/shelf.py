"""What goes with an answer on the screen: its products, and what one may ask next."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kiosk.core.events import Event, NextQuestions, ProductsShown, TurnEnded
from kiosk.core.record import Outcome, TurnRecord
from kiosk.core.showing import Brand, ProductCard
from kiosk.core.state import PackInfo
from kiosk.governance.policies import notice
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.pack import Pack

_PRODUCTS, _QUESTIONS = 3, 3
_ABOUT = 0.75
"""The score from which on a product that was found, not cited, is shown as well."""
_FAQ = "Frequently asked questions › "
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


class Shelf:
    """Reads the pack `index`; `beside` is asked about every fact."""

    def __init__(self, index: KnowledgeIndex) -> None:
        self._index = index

    def beside(self, event: Event) -> tuple[Event, ...]:
        """Products and further questions for a turn that ended well."""
        if not isinstance(event, TurnEnded) or event.record.answer.outcome is not Outcome.ANSWERED:
            return ()
        record = event.record
        return (
            ProductsShown(tuple(self._products(record))[:_PRODUCTS]),
            NextQuestions(tuple(self._questions(record))[:_QUESTIONS]),
        )

    def _products(self, record: TurnRecord) -> Iterable[ProductCard]:
        cited = [name for s in record.answer.sentences for name in s.citations]
        close = [p.id for p in record.retrieval if p.score >= _ABOUT]
        for passage in dict.fromkeys([*cited, *close]):
            product = self._index.product(passage)
            if product is not None:
                yield ProductCard(
                    sku=product.sku,
                    name=product.name,
                    price=written(product.price, product.currency),
                    place=product.location,
                    stock=product.stock,
                    picture=product.more.get("picture", ""),
                    category=product.category,
                )

    def _questions(self, record: TurnRecord) -> Iterable[str]:
        cited = {name for s in record.answer.sentences for name in s.citations}
        asked = record.input.transcript.casefold().strip(" ?")
        near = [
            p.section.removeprefix(_FAQ)
            for p in record.retrieval
            if p.section.startswith(_FAQ) and p.id not in cited
        ]
        offered = dict.fromkeys([*near, *self._index.manifest.suggestions])
        return (question for question in offered if question.casefold().strip(" ?") != asked)


def pack_info(pack: Pack) -> PackInfo:
    """What the screen says of the owner, and that it is no person who says it."""
    return PackInfo(
        name=pack.name,
        greeting=f"{pack.greeting} {notice(pack.languages[0])}".strip(),
        suggestions=pack.suggestions,
        brand=Brand(pack.brand.color, pack.brand.logo),
        language=pack.languages[0],
    )


def written(price: Decimal, currency: str) -> str:
    """``$149``, ``$1,049.50``, ``CHF 12.90``: cents only where there are some."""
    digits = f"{price:,.0f}" if price == price.to_integral_value() else f"{price:,.2f}"
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{sign}{digits}"
