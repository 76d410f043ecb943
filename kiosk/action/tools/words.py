"""Days, times and references as a person hears them, and references that are easy to say."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

_ALPHABET = "ACDEFHJKMNPRTUVWXY34679"
"""Signs that are hard to confuse by eye and by ear."""
_LENGTH = 5


def reference_of(key: str) -> str:
    """The reference of what was approved under `key`: the same before and after delivery."""
    bits = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    signs = []
    for _ in range(_LENGTH):
        bits, place = divmod(bits, len(_ALPHABET))
        signs.append(_ALPHABET[place])
    return "K-" + "".join(signs)


def day_words(day: date) -> str:
    """``Tuesday 1 December``."""
    return f"{day:%A} {day.day} {day:%B}"


def moment_words(start: str) -> str:
    """``Tuesday 1 December at 15:00`` out of ISO 8601; the text itself when it is no time."""
    try:
        at = datetime.fromisoformat(start)
    except ValueError:
        return start
    return f"{day_words(at.date())} at {at:%H:%M}"


def listed(items: list[str] | tuple[str, ...], last: str = "or") -> str:
    """``a, b or c``."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def span_words(minutes: float) -> str:
    """``5 minutes``, ``1 hour 30 minutes``, ``45 seconds``."""
    seconds = round(minutes * 60)
    parts = []
    for unit, size in (("hour", 3600), ("minute", 60), ("second", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {unit}{'' if count == 1 else 's'}")
    return " ".join(parts) or "0 seconds"
