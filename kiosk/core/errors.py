"""One error hierarchy, coded so that screens can translate it and scripts can act on it.

KioskError                 exit  code "stage.reason", message, hint
├── BadInput                 2   what was given is wrong
├── Missing                  3   a model, device or service is not there
├── Refused                  4   policy says no
└── EngineFailed            70   an engine gave no usable result
    ├── EngineCrashed            its process died
    └── EngineTimeout            it did not answer in time
"""

from __future__ import annotations

from typing import ClassVar


class KioskError(Exception):
    """A failure a person or a script can act on.

    `code` is ``stage.reason`` in lower snake case and stable across releases; `message` says what
    was wrong and where; `hint` says what to do about it.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[KioskError], tuple[str, str, str]]:
        # Exceptions cross process pipes; the default would call __init__ with the message alone.
        return type(self), (self.code, self.message, self.hint)

    def as_dict(self) -> dict[str, str]:
        """The ``error`` object of the command line."""
        return {"code": self.code, "message": self.message, "hint": self.hint}


class BadInput(KioskError):
    """The input or the configuration is wrong; nothing was done."""

    exit_code = 2


class Missing(KioskError):
    """Something needed is not on this machine; the hint says how to get it."""

    exit_code = 3


class Refused(KioskError):
    """Policy forbids it."""

    exit_code = 4


class EngineFailed(KioskError):
    """An engine ran and gave no usable result."""


class EngineCrashed(EngineFailed):
    """The engine's process ended while it was working."""


class EngineTimeout(EngineFailed):
    """The engine did not answer before its deadline."""
