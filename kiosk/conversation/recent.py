"""A search that remembers its last results for a moment: what was found ahead is there at once."""

from __future__ import annotations

import threading
from collections import OrderedDict

from kiosk.core.ports import Search
from kiosk.core.turn import Passage

_KEPT = 4


class RecentSearch:
    """A `Search` over `search`. Any thread; one search runs at a time."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._lock = threading.Lock()
        self._found: OrderedDict[tuple[str, int], list[Passage]] = OrderedDict()
        self.made = self.again = 0

    @property
    def pack(self) -> str:
        """As `Search` says."""
        return self._search.pack

    def search(self, query: str, top: int = 5) -> list[Passage]:
        """As `Search` says."""
        with self._lock:
            if (found := self._found.get((query, top))) is not None:
                self.again += 1
                return list(found)
            found = self._search.search(query, top)
            self.made += 1
            self._found[query, top] = found
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
            return list(found)

    def forget(self) -> None:
        """What was asked and found is gone, and so are the counts."""
        with self._lock:
            self._found.clear()
            self.made = self.again = 0
