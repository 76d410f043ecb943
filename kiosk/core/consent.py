"""What a person allows the kiosk to use in a visit, sense by sense, and who stands before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Sense(StrEnum):
    """Something that takes a person in, or carries them away, and that they may refuse.

    `MEMORY`: what was said before is used for the next question. `CLOUD`: questions may go to
    models elsewhere.
    """

    MICROPHONE = "microphone"
    CAMERA = "camera"
    CLOUD = "cloud"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Consents:
    """The senses that are granted; every other one is off."""

    granted: frozenset[Sense] = frozenset()

    @classmethod
    def of(cls, senses: Iterable[str]) -> Consents:
        """Consents for the named senses."""
        return cls(frozenset(Sense(sense) for sense in senses))

    def allows(self, sense: Sense) -> bool:
        """Whether `sense` may be used."""
        return sense in self.granted

    def changed(self, sense: Sense, granted: bool) -> Consents:
        """These, with `sense` granted or withdrawn."""
        rest = self.granted - {sense}
        return Consents(rest | {sense} if granted else rest)


NOTHING = Consents()
"""Every sense is off."""

AT_FIRST = Consents.of((Sense.MICROPHONE, Sense.MEMORY))
"""What a visit begins with: a microphone that a touch opens, and what was said before."""

EVERYTHING = Consents(frozenset(Sense))
"""For scripts: whoever runs a command line decides for themselves."""


class Role(StrEnum):
    """Who the kiosk believes to stand before it."""

    SHOPPER = "shopper"
    STAFF = "staff"
    OWNER = "owner"
