"""Opening and closing sound devices: calls that block, and now and then never return."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


async def opened(
    open_: Callable[[], T], close: Callable[[T], None], gate: threading.Lock, patience_s: float
) -> T:
    """Run `open_` in a thread and give what it returns.

    PortAudio is not thread-safe: all who open or close hold the same `gate`. When the caller is
    cancelled, or loses patience (`TimeoutError`), what is opened later is closed at once. The
    thread is its own and not the loop's: a sound server that hangs must not keep the program from
    ending, and a stream must not outlive its owner because the loop is gone.
    """
    done: Future[T] = Future()
    settled = threading.Lock()
    abandoned = False

    def work() -> None:
        try:
            with gate:
                device = open_()
        except BaseException as error:  # noqa: BLE001 - it goes to whoever awaits the result
            done.set_exception(error)
            return
        with settled:
            if not abandoned:
                done.set_result(device)
                return
        with gate:
            close(device)

    _thread(work)
    try:
        async with asyncio.timeout(patience_s):
            return await asyncio.shield(asyncio.wrap_future(done))
    except (asyncio.CancelledError, TimeoutError):
        with settled:
            abandoned = True
        if done.done() and done.exception() is None:
            await closed(done.result(), close, gate, 0.0)
        raise


async def closed(
    device: T, close: Callable[[T], None], gate: threading.Lock, patience_s: float
) -> None:
    """Run `close` in a thread; after `patience_s` seconds it is left to finish by itself."""
    done: Future[None] = Future()

    def work() -> None:
        try:
            with gate:
                close(device)
        finally:
            done.set_result(None)

    _thread(work)
    await asyncio.wait([asyncio.wrap_future(done)], timeout=patience_s)


def _thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="audio-device", daemon=True).start()
