"""What the kiosk does not do, because the person has not allowed it."""

from __future__ import annotations

from kiosk.core.consent import Sense
from kiosk.core.errors import Refused


def not_allowed(sense: Sense) -> Refused:
    """The person did not allow `sense`."""
    return Refused(
        f"consent.{sense.value}",
        f"The {sense.value} is off, because you have not allowed it.",
        "Allow it on the privacy screen, or go on by touch.",
    )
