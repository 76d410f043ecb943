"""Lets staff in by PIN, and out again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kiosk.core import events as ev
from kiosk.core.consent import Role
from kiosk.core.errors import KioskError
from kiosk.core.ports import Publish

Unlock = Callable[[str], Role]
"""The role that a PIN opens. Blocks. Raises `Refused` ``access.*``."""


class Doorkeeper:
    """`unlock` is None where no PIN can be checked: then nobody is let in."""

    def __init__(self, unlock: Unlock | None, publish: Publish, role: Callable[[], Role]) -> None:
        self._unlock = unlock
        self._publish = publish
        self._role = role
        self._checking: asyncio.Task[None] | None = None

    def open(self, pin: str) -> None:
        """Check `pin`; one at a time, a second one meanwhile is not looked at."""
        if self._unlock and (self._checking is None or self._checking.done()):
            self._checking = asyncio.get_running_loop().create_task(self._check(self._unlock, pin))

    def close(self) -> None:
        """Lock the kiosk, also against a PIN that is being checked."""
        if self._checking:
            self._checking.cancel()
        if self._role() is not Role.SHOPPER:
            self._publish(ev.RoleChanged(Role.SHOPPER))

    async def _check(self, unlock: Unlock, pin: str) -> None:
        try:
            role = await asyncio.to_thread(unlock, pin)
        except KioskError as error:
            self._publish(ev.AccessDenied(error))
        else:
            self._publish(ev.RoleChanged(role))
