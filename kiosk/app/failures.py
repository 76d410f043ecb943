"""The last net: what nobody foresaw becomes a coded error, and its trace goes to the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from kiosk.core.errors import EngineFailed, KioskError

_log = structlog.stdlib.get_logger("kiosk.app")


@contextmanager
def typed() -> Iterator[None]:
    """Let `KioskError` pass and turn any other exception into ``app.internal``, exit 70."""
    try:
        yield
    except KioskError as error:
        _log.info("refused", code=error.code, exc_info=_worth_a_trace(error))
        raise
    except BrokenPipeError:
        raise
    except Exception as error:
        first = _first_coded(error)
        _log.error("app.internal", exc_info=error)
        if first:
            raise first from error
        raise EngineFailed(
            "app.internal",
            f"Something went wrong that should not ({type(error).__name__}).",
            "The trace is in logs/kiosk.log of the data folder; please report it.",
        ) from error


def _worth_a_trace(error: KioskError) -> KioskError | None:
    return error if isinstance(error, EngineFailed) else None


def _first_coded(error: BaseException) -> KioskError | None:
    """The coded error inside the group that a task group raised, if that is all there is."""
    if isinstance(error, BaseExceptionGroup):
        found = [_first_coded(inner) for inner in error.exceptions]
        return next((one for one in found if one), None) if all(found) else None
    return error if isinstance(error, KioskError) else None
