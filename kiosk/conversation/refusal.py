"""What the kiosk does not do: the person has not allowed it, or it broke."""

from __future__ import annotations

from kiosk.core.consent import Sense
from kiosk.core.errors import KioskError, Refused


def not_allowed(sense: Sense) -> Refused:
    """The person did not allow `sense`."""
    return Refused(
        f"consent.{sense.value}",
        f"The {sense.value} is off, because you have not allowed it.",
        "Allow it on the privacy screen, or go on by touch.",
    )


def as_shown(failure: BaseException) -> KioskError:
    """`failure` for the screen. A defect of ours has its cause for the log, and life goes on."""
    if isinstance(failure, KioskError):
        return failure
    error = KioskError(
        "kiosk.internal", "Something went wrong inside the kiosk.", "Please try again."
    )
    error.__cause__ = failure
    return error
