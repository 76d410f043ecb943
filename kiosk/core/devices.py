"""Opening and closing sound devices: calls that block, and now and then never return."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


class Gate:
    """The one door to the sound devices: one of them opens or closes at a time.

    PortAudio is not thread-safe, and it lists the devices once, when it is initialised: after
    `expire`, `renew` is called before the next device opens, as soon as none is open any more.
    """

    def __init__(self, renew: Callable[[], None] | None = None) -> None:
        self._lock = threading.Lock()
        self._renew = renew
        self._open = 0
        self._stale = False

    def expire(self) -> None:
        """What is known of the devices may be wrong. From any thread."""
        self._stale = True

    def open(self, open_: Callable[[], T]) -> T:
        """What `open_` opens. Blocks."""
        with self._lock:
            self._freshen()
            device = open_()
            self._open += 1
            return device

    def close(self, close: Callable[[T], None], device: T) -> None:
        """`close` the `device`. Blocks, for ever when the sound server hangs."""
        with self._lock:
            try:
                close(device)
            finally:
                self._open -= 1

    def look(self, look: Callable[[], T]) -> T:
        """What `look` sees of devices that nobody opens. Blocks."""
        with self._lock:
            self._freshen()
            return look()

    def _freshen(self) -> None:
        if self._stale and not self._open and self._renew:
            self._stale = False
            self._renew()


async def opened(
    open_: Callable[[], T], close: Callable[[T], None], gate: Gate, patience_s: float
) -> T:
    """Run `open_` in a thread, through `gate`, and give what it returns.

    When the caller is cancelled, or loses patience (`TimeoutError`), what is opened later is
    closed at once. The thread is its own and not the loop's: a sound server that hangs must not
    keep the program from ending, and a stream must not outlive its owner because the loop is gone.
    """
    done: Future[T] = Future()
    settled = threading.Lock()
    abandoned = False

    def work() -> None:
        try:
            device = gate.open(open_)
        except BaseException as error:  # noqa: BLE001 - it goes to whoever awaits the result
            done.set_exception(error)
            return
        with settled:
            if not abandoned:
                done.set_result(device)
                return
        gate.close(close, device)

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


async def closed(device: T, close: Callable[[T], None], gate: Gate, patience_s: float) -> None:
    """Run `close` in a thread; after `patience_s` seconds it is left to finish by itself."""
    done: Future[None] = Future()

    def work() -> None:
        try:
            gate.close(close, device)
        finally:
            done.set_result(None)

    _thread(work)
    await asyncio.wait([asyncio.wrap_future(done)], timeout=patience_s)


def _thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="audio-device", daemon=True).start()
