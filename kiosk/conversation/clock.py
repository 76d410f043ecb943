"""The clock of the running loop."""

from __future__ import annotations

import asyncio


class LoopClock:
    """A `kiosk.core.ports.Clock` that follows the loop, so a test that owns the loop owns time."""

    def monotonic(self) -> float:
        """Seconds since the loop's epoch."""
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
