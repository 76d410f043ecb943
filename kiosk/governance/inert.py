"""Documents are data: sentences in them that give the machine orders are no evidence."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from kiosk.core.ports import Search
from kiosk.core.record import Degradation
from kiosk.core.turn import Passage

CERTAIN = 0.8
"""Belief from which a sentence of the owner's own documents is left out: doubt is no reason."""

LEFT_OUT = "[…]"
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[ \t]*|\n+")
_KEPT = 500


class InertSearch:
    """A `Search` over `search` whose passages give no orders.

    `belief` tells how much a text sounds like an order, 0 to 1, by rules alone: it is asked for
    every passage that is new.
    """

    def __init__(self, search: Search, belief: Callable[[str], float]) -> None:
        self._search = search
        self._belief = belief
        self._known: OrderedDict[str, str] = OrderedDict()
        self._cut: set[str] = set()

    @property
    def pack(self) -> str:
        """As the port says."""
        return self._search.pack

    def search(self, query: str, top: int = 5) -> list[Passage]:
        """As the port says."""
        found = [self.inert(passage) for passage in self._search.search(query, top)]
        self._cut = {p.doc for p in found if LEFT_OUT in p.text}
        return found

    def notices(self) -> tuple[Degradation, ...]:
        """What was left out of the last search's passages."""
        if not self._cut:
            return ()
        words = f"Orders to the machine stand in {', '.join(sorted(self._cut))}; they are ignored."
        return (Degradation("guard.document_orders", words),)

    def inert(self, passage: Passage) -> Passage:
        """`passage` without sentences that give orders."""
        text = self._known.get(passage.text)
        if text is None:
            text = self._known[passage.text] = self._without_orders(passage.text)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return passage if text == passage.text else replace(passage, text=text)

    def _without_orders(self, text: str) -> str:
        if self._belief(text) < CERTAIN:
            return text
        pieces = _SENTENCE.findall(text)
        kept = [p if self._belief(p) < CERTAIN else f"{LEFT_OUT} " for p in pieces]
        # An order that shows in the whole alone is spread over sentences: nothing of it is used.
        return "".join(kept).strip() if f"{LEFT_OUT} " in kept else LEFT_OUT
