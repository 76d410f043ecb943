"""What can go wrong with a source, and the one error that tells all that was tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.errors import BadInput, KioskError, Missing

OFFLINE = "models.offline"
WRONG_HASH = "models.wrong_hash"
SOURCE_FAILED = "models.source_failed"
NOT_THERE = "models.not_there"
UNAVAILABLE = "models.unavailable"


def wrong_hash(what: str, found: str, expected: str) -> BadInput:
    """`what` is not the file that was asked for; nothing of it was kept."""
    return BadInput(
        WRONG_HASH,
        f"{what}: its sha256 is {found}, the catalogue says {expected}",
        "the file was refused; fetch it from another source",
    )


def source_failed(what: str, why: str) -> Missing:
    """A source was reached and did not give the file."""
    return Missing(SOURCE_FAILED, f"{what}: {why}")


def offline(what: str, why: str) -> Missing:
    """A source could not be reached."""
    return Missing(OFFLINE, f"{what}: {why}")


def not_there(what: str) -> Missing:
    """A folder does not hold the file."""
    return Missing(NOT_THERE, f"{what}: not there")


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that could not be had, with every source that was tried."""

    model_id: str
    file: str
    tried: tuple[KioskError, ...]


def summary(failures: Sequence[Failure]) -> KioskError:
    """One error for all failures: a line a file, and under it a line a source."""
    lines = []
    for failure in failures:
        lines.append(f"{failure.model_id}/{failure.file}")
        lines += [f"  {error.message}" for error in failure.tried]
    message = "could not get:\n" + "\n".join(lines)
    codes = {error.code for failure in failures for error in failure.tried} - {NOT_THERE}
    ids = " ".join(dict.fromkeys(failure.model_id for failure in failures))
    by_stick = (
        f"without a network: kiosk models export DIR {ids} on a machine that has them, "
        "then kiosk models import DIR here"
    )
    if codes == {OFFLINE}:
        return Missing(OFFLINE, message, by_stick)
    if WRONG_HASH in codes:
        return BadInput(WRONG_HASH, message, f"remove the wrong file, or {by_stick}")
    return Missing(UNAVAILABLE, message, by_stick)
