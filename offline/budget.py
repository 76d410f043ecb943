"""Who may use the cores now. Two engines that spin on the same cores are ten times slower."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from enum import IntEnum

import psutil


class Role(IntEnum):
    """What cores are wanted for; the smaller goes first. A person who speaks always wins."""

    LISTENING = 0
    SPEAKING = 1
    ANSWERING = 2
    BACKGROUND = 3


_WANTS = {Role.LISTENING: 4, Role.SPEAKING: 2, Role.ANSWERING: 8, Role.BACKGROUND: 2}
"""More threads than these do not make the engine in that role noticeably faster."""


def usable_cores() -> int:
    """Cores this process may use, hyper-threads not counted, at least 1."""
    try:
        allowed = len(os.sched_getaffinity(0))
    except AttributeError:  # not every system tells
        allowed = os.cpu_count() or 1
    return max(1, min(allowed, psutil.cpu_count(logical=False) or allowed))


def share(cores: int, wants: Sequence[int]) -> list[int]:
    """Threads for each of `wants`, most important first: each takes what is left, maybe nothing."""
    shares = []
    for want in wants:
        shares.append(min(want, cores))
        cores -= shares[-1]
    return shares


class Lease:
    """The right to use `threads` threads now; 0 means wait. Changes while it is held."""

    def __init__(self, role: Role, want: int, on_change: Callable[[int], None] | None) -> None:
        self.role = role
        self.want = want
        self.threads = 0
        self._on_change = on_change
        self._granted = asyncio.Event()

    def grant(self, threads: int) -> None:
        """Set `threads` and tell the holder when that is news."""
        if threads == self.threads:
            return
        self.threads = threads
        if threads:
            self._granted.set()
        else:
            self._granted.clear()
        if self._on_change:
            self._on_change(threads)

    async def granted(self) -> None:
        """Return as soon as there is at least one thread."""
        await self._granted.wait()


class Budget:
    """Hands `cores` out to leases by role, then by arrival. Lives on the agent's loop."""

    def __init__(self, cores: int | None = None) -> None:
        self.cores = cores or usable_cores()
        self._leases: list[Lease] = []

    @asynccontextmanager
    async def lease(
        self, role: Role, *, on_change: Callable[[int], None] | None = None
    ) -> AsyncIterator[Lease]:
        """Wait for at least one thread, then hold it.

        `on_change` hears every new number of threads while the lease is asked for or held; 0 is
        the order to pause. Leaving gives the threads back at once.
        """
        lease = Lease(role, min(_WANTS[role], self.cores), on_change)
        self._leases.append(lease)
        self._leases.sort(key=lambda held: held.role)
        try:
            self._share_out()
            await lease.granted()
            yield lease
        finally:
            self._leases.remove(lease)
            self._share_out()

    def _share_out(self) -> None:
        shares = share(self.cores, [lease.want for lease in self._leases])
        pairs = sorted(zip(shares, self._leases, strict=True), key=lambda pair: pair[0])
        for threads, lease in pairs:  # pauses are told before anybody starts
            lease.grant(threads)
