"""Staff and owner by PIN: hashed, slowed down after mistakes, locked after too many of them."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from filelock import FileLock

from kiosk.core.consent import Role
from kiosk.core.errors import BadInput, KioskError, Refused
from kiosk.governance.audit_seal import write_whole

SHORTEST, LONGEST = 4, 12
"""Digits of a PIN."""

FREE_TRIES = 3
"""Mistakes that cost nothing; each one after them doubles the wait."""

FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 3600.0


@dataclass(slots=True)
class _Book:
    """What is on disk: a hash for each role, mistakes in a row, and until when nobody may try."""

    pins: dict[str, str] = field(default_factory=dict)
    mistakes: int = 0
    locked_until: float = 0.0


class Access:
    """The PINs in the file `path` (0600). Mistakes outlive a restart. Calls take about 50 ms.

    `tell` is told of every attempt: the role it gave, or ``refused``.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], float] = time.time,
        hasher: PasswordHasher | None = None,
        tell: Callable[[str], None] = lambda _outcome: None,
    ) -> None:
        self._path = path
        self._now = now
        self._hasher = hasher or PasswordHasher()
        self._tell = tell
        self._lock = threading.Lock()

    def roles(self) -> tuple[Role, ...]:
        """Who has a PIN."""
        return tuple(role for role in (Role.STAFF, Role.OWNER) if role.value in self._read().pins)

    def set_pin(self, role: Role, pin: str) -> None:
        """Let `pin` open the kiosk for `role`. Raises `BadInput` ``access.bad_pin``."""
        if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
            raise BadInput(
                "access.bad_pin",
                f"A PIN has {SHORTEST} to {LONGEST} digits and nothing else.",
                "Choose another one.",
            )
        if len(set(pin)) == 1 or pin in "0123456789876543210":
            raise BadInput(
                "access.weak_pin",
                "That PIN is the first that anybody would try.",
                "Choose another.",
            )
        with self._alone():
            book = self._read()
            if any(self._is(pin, kept) for r, kept in book.pins.items() if r != role.value):
                raise BadInput(
                    "access.taken_pin", "That PIN opens another role already.", "Choose another."
                )
            self._write(_Book(book.pins | {role.value: self._hasher.hash(pin)}, 0, 0.0))

    def unlock(self, pin: str) -> Role:
        """The role that `pin` opens.

        Raises `Refused` ``access.no_pin`` before one was set, ``access.wrong_pin``, and
        ``access.locked`` while nobody may try.
        """
        with self._alone():
            book = self._read()
            if not book.pins:
                raise Refused(
                    "access.no_pin", "No PIN was set yet.", "The owner runs: kiosk access pin owner"
                )
            self._may_try(book)
            for role, kept in book.pins.items():
                if self._is(pin, kept):
                    self._write(_Book(book.pins))
                    self._tell(role)
                    return Role(role)
            book.mistakes += 1
            book.locked_until = self._now() + _wait(book.mistakes)
            self._write(book)
        self._tell("refused")
        raise Refused("access.wrong_pin", "That PIN is not right.", "Try again.")

    def _may_try(self, book: _Book) -> None:
        # A clock set back must not lengthen the wait beyond the longest one.
        left = min(book.locked_until - self._now(), LONGEST_WAIT_S)
        if left > 0:
            raise Refused(
                "access.locked",
                f"Too many wrong PINs. Wait {int(left) + 1} seconds.",
                "The owner can set a new PIN: kiosk access pin owner",
            )

    def _is(self, pin: str, kept: str) -> bool:
        try:
            return self._hasher.verify(kept, pin)
        except (VerificationError, InvalidHashError):
            return False

    def _read(self) -> _Book:
        try:
            return _Book(**json.loads(self._path.read_text("utf-8")))
        except FileNotFoundError:
            return _Book()
        except (OSError, ValueError, TypeError) as error:
            # Fail closed: a book that can't be read opens nothing.
            raise KioskError(
                "access.damaged",
                f"The file of PINs {self._path} can't be read.",
                "Remove it and set the PINs again: kiosk access pin owner",
            ) from error

    def _write(self, book: _Book) -> None:
        write_whole(self._path, json.dumps(asdict(book)).encode())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One attempt at a time on this machine: many at once must not outrun the count."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock, FileLock(self._path.with_suffix(".lock"), mode=0o600):
            yield


def _wait(mistakes: int) -> float:
    """Seconds after so many mistakes in a row."""
    over = mistakes - FREE_TRIES
    return 0.0 if over < 0 else float(min(FIRST_WAIT_S * 2**over, LONGEST_WAIT_S))
