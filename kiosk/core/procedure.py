"""A procedure of the owner's documents: what warns, what is needed, and the steps in order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `section` is the heading over it, `passage` where it stands.

    A `safety` step is left only after the technician confirmed it.
    """

    section: str
    text: str
    passage: str
    safety: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """Steps under one `title`, warnings first. `minutes` is what the document says it takes, 0
    where it does not; `parts` what it needs, as written.
    """

    title: str
    doc: str
    steps: tuple[Step, ...]
    minutes: int = 0
    parts: str = ""
