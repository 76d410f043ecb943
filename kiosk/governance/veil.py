"""Placeholders for personal data in what leaves the machine, and their way back into the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kiosk.core.record import PiiSpan
from kiosk.governance.pii import same_value

_PLACEHOLDER = re.compile(r"[<\[(]?\b([A-Z][A-Z_]*_\d+)\b[>\])]?")


class SessionVeil:
    """The placeholders of one session; an instance is a `kiosk.core.ports.Veil`.

    `find` gives the personal data of a text. The first value that was covered under a placeholder
    is what `uncover` puts back.
    """

    def __init__(self, find: Callable[[str], Sequence[PiiSpan]]) -> None:
        self._find = find
        self._names: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}

    def cover(self, text: str) -> str | None:
        """`text` with placeholders such as ``<PERSON_1>``.

        None when personal data show through nevertheless, or when `text` brings something that
        looks like a placeholder of its own, so that putting back would invent.
        """
        if any(name not in self._values for name in _PLACEHOLDER.findall(text)):
            return None
        pieces: list[str] = []
        at = 0
        for span in sorted(self._find(text), key=lambda s: s.start):
            pieces += [text[at : span.start], self._name(span.type, text[span.start : span.end])]
            at = span.end
        covered = "".join([*pieces, text[at:]])
        rest = _PLACEHOLDER.sub(" ", covered)
        return None if self._find(rest) else covered

    def uncover(self, text: str) -> str:
        """`text` with the values back; placeholders that were never given stay as they are."""
        return _PLACEHOLDER.sub(lambda m: self._values.get(m[1], m[0]), text)

    def wipe(self) -> None:
        """Forget every value."""
        self._names.clear()
        self._values.clear()

    def _name(self, kind: str, value: str) -> str:
        key = kind, same_value(value)
        if key not in self._names:
            number = 1 + sum(1 for known, _ in self._names if known == kind)
            self._names[key] = f"{kind.upper()}_{number}"
            self._values[self._names[key]] = value
        return f"<{self._names[key]}>"
