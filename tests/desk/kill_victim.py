"""Approves bookings and delivers them, and is killed at a given line of our code.

Run with: home, address as JSON, name of this life, how many bookings, after how many lines it dies
(0: never, then it tells how many there were). What the person was told goes to standard output.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from kiosk.action.tools.counter import counter_tools
from kiosk.action.tools.courier import Courier
from kiosk.action.tools.office import Address, Office
from kiosk.action.tools.outbox import Outbox
from kiosk.action.tools.tool import Registry

WATCHED = ("outbox.py", "courier.py", "office.py", "counter.py")


class Reaper:
    """Counts the lines of the watched files, in every thread, and kills at one of them."""

    def __init__(self, dies_after: int) -> None:
        self.dies_after = dies_after
        self.lines = 0

    def call(self, frame: FrameType, event: str, argument: Any) -> Any:
        return self.line if frame.f_code.co_filename.endswith(WATCHED) else None

    def line(self, frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            self.lines += 1
            if self.lines == self.dies_after:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.line


async def live(home: Path, address: Address, name: str, count: int) -> None:
    office = Office(lambda: address)
    registry = Registry(counter_tools(office))
    outbox = Outbox(home / "outbox.db")
    courier = Courier(outbox, registry)
    await courier.flush()  # what an earlier life left behind
    for number in range(count):
        key = f"{name}-{number:04d}-booking"
        start = f"2027-{1 + number % 12:02d}-{1 + number % 27:02d}T10:00"
        arguments = {"service": "repair", "product": key, "start": start}
        put = partial(outbox.put, key, "book_appointment", arguments, entity=f"device:{name}")
        entry = await asyncio.to_thread(put)
        print(key, flush=True)
        await courier.send(entry)


def main() -> None:
    home, address, name, count, dies_after = sys.argv[1:]
    reaper = Reaper(int(dies_after))
    threading.settrace(reaper.call)
    sys.settrace(reaper.call)
    asyncio.run(live(Path(home), Address(**json.loads(address)), name, int(count)))
    print(f"lines {reaper.lines}", flush=True)


if __name__ == "__main__":
    main()
