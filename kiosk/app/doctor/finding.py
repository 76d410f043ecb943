"""What an examination says: one finding for each thing looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from kiosk.core.errors import KioskError


class Status(StrEnum):
    """How bad it is: fine, works worse than it should, or stands in the way."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    `detail` is for people, `figures` for scripts; `remedy` says what to do, empty when fine.
    """

    name: str
    status: Status
    detail: str
    remedy: str = ""
    figures: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, error: KioskError, status: Status = Status.FAIL) -> Finding:
        """What `error` says about `name`."""
        return cls(name, status, error.message, error.hint, {"code": error.code})

    def as_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON."""
        return asdict(self)
