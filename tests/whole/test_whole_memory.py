"""A thousand visits to a live kiosk: nothing of them stays, in its memory neither."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import psutil
import pytest
from whole_support import eventually, new_kiosk

from kiosk.core.state import Phase

VISITS, WARM = 1_000, 200
MB = 1 << 20
SAID = (
    "Can I return opened headphones?",
    "How long is the warranty on the X200?",
    "Book a repair for my X200 on Tuesday at three",
    "When are you open on Sunday?",
    "hello",
)


def weight() -> float:
    """Resident memory of this process in MB, once everything that can go has gone."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / MB


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_thousand_visits_leave_the_kiosk_no_heavier(module_home: Path) -> None:
    weights: list[float] = []

    async def visits() -> None:
        kiosk = new_kiosk()
        async with kiosk, kiosk.live(lambda _state: None) as session:
            serving = asyncio.create_task(session.run())
            await eventually(lambda: session.state.phase is Phase.IDLE)
            for number in range(VISITS):
                session.submit_text(SAID[number % len(SAID)])
                await eventually(lambda: session.state.record is not None)
                await eventually(lambda: session.state.phase is Phase.IDLE)
                session.start_over()
                await eventually(lambda: session.state.record is None)
                if number in (WARM, VISITS - 1):
                    weights.append(weight())
            serving.cancel()
            await asyncio.wait({serving})

    asyncio.run(visits())
    warm, end = weights
    print(f"after {WARM} visits {warm:.1f} MB, after {VISITS} {end:.1f} MB")
    assert end - warm < 25
