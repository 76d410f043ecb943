"""What the person allows, sense by sense."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.consent import Sense
from kiosk.core.state import KioskState


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A sense: microphone, camera, cloud, memory."""

    sense: str
    granted: bool


def derive_consents(state: KioskState) -> tuple[ConsentRow, ...]:
    """The senses that this kiosk could use, and which the person allows.

    A microphone that is not there is not asked for.
    """
    there = [s for s in Sense if s is not Sense.MICROPHONE or state.microphone_ready]
    return tuple(ConsentRow(sense.value, state.consents.allows(sense)) for sense in there)
