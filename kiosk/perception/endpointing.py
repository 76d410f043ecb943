"""When a person has finished: how much silence ends their turn."""

from __future__ import annotations

from collections.abc import Callable

Endpointing = Callable[[str], float | None]
"""From the words understood so far (empty without partials) to the milliseconds of silence that end
the turn, None for the segmenter's own. Asked for every frame of a pause, so it must be quick."""


def by_silence(_partial: str) -> float | None:
    """The same silence ends every turn."""
    return None
