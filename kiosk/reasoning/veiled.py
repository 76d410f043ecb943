"""Nobody's personal data leaves the machine: covered in what is sent, put back in what returns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kiosk.core.ports import Message, Veil
from kiosk.reasoning.faults import Fault, TierLost

_OPEN = re.compile(r"[<\[(]?[A-Z][A-Z_]*_?\d*$|[<\[(]$")
"""The end of a text that may be the beginning of a placeholder."""

_LONGEST = 40


def veiled(messages: Sequence[Message], veil: Veil | None) -> tuple[Message, ...]:
    """`messages` with placeholders. Raises `TierLost` when something in them can't be covered."""
    if veil is None:
        return tuple(messages)
    covered = [(message, veil.cover(message.content)) for message in messages]
    if any(text is None for _, text in covered):
        raise TierLost(Fault.NOT_ALLOWED, "personal data stay here")
    return tuple(replace(message, content=text or "") for message, text in covered)


class Unveiling:
    """Puts values back into a stream, whose pieces may cut a placeholder in two."""

    def __init__(self, veil: Veil | None) -> None:
        self._veil = veil
        self._held = ""

    def feed(self, text: str, *, last: bool = False) -> str:
        """`text` and what was held before, as far as it is certain; all of it at the `last`."""
        if self._veil is None:
            return text
        whole, self._held = self._held + text, ""
        found = None if last else _OPEN.search(whole)
        if found and len(found[0]) <= _LONGEST:
            whole, self._held = whole[: found.start()], found[0]
        return self._veil.uncover(whole)
