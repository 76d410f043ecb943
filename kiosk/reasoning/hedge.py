"""Who speaks first: the cloud, or the device that began beside it when the cloud was late."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kiosk.reasoning.pump import Pump


async def first_of(
    cloud: Pump,
    begin: Callable[[], Pump | None],
    *,
    useful: Callable[[], bool],
    hedge_s: float,
    release_s: float,
) -> bool:
    """Whether the answer of `cloud` is to be taken.

    `begin` starts the device's answer, or gives None, `hedge_s` after the start without a useful
    piece from the cloud. Its words are taken when, `release_s` after the start, the cloud still has
    nothing. Raises what the cloud failed with.
    """
    loop = asyncio.get_running_loop()
    start = loop.time()
    if await _within(cloud, hedge_s) or useful():
        return await _settled(cloud)
    device = begin()
    if device is None:
        return await _settled(cloud)
    if await _within(cloud, start + release_s - loop.time()) or useful():
        return await _settled(cloud)
    theirs = asyncio.create_task(cloud.first())
    ours = asyncio.create_task(device.first())
    try:
        await asyncio.wait({theirs, ours}, return_when=asyncio.FIRST_COMPLETED)
        if not theirs.done() and not useful() and device.offers_words():
            return False
    finally:
        for task in (theirs, ours):
            task.cancel()
        await asyncio.wait({theirs, ours})
    return await _settled(cloud)


async def _settled(cloud: Pump) -> bool:
    found = await cloud.first()
    if isinstance(found, Exception):
        raise found
    return True


async def _within(cloud: Pump, seconds: float) -> bool:
    """Whether anything came from `cloud` in this time."""
    try:
        async with asyncio.timeout(max(0.0, seconds)):
            await cloud.first()
    except TimeoutError:
        return False
    return True
