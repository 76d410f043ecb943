"""Print in pictures: RapidOCR behind a worker, the core's `TextReader`."""

from __future__ import annotations

import asyncio

from kiosk.core.seeing import Pixels
from kiosk.core.turn import OcrLine
from offline.budget import Budget, Role, usable_cores
from offline.supervisor import OnEvent
from offline.worker import Worker

_THREADS = 4
_NETWORK_S = 4.0
"""A network can't be interrupted; waiting for it costs less than loading it anew."""


def ocr_worker(*, name: str = "ocr", on_event: OnEvent | None = None) -> Worker:
    """A worker for RapidOCR, whose networks come with it."""
    options = {"threads": min(_THREADS, usable_cores())}
    return Worker(name, "offline.rapid:RapidEngine", options, on_event=on_event, grace=_NETWORK_S)


class RapidReader:
    """`TextReader` over an OCR worker. `deadline` is in seconds a picture."""

    def __init__(self, worker: Worker, budget: Budget, *, deadline: float = 60.0) -> None:
        self._worker = worker
        self._budget = budget
        self._deadline = deadline
        self._turn = asyncio.Lock()

    async def read(self, picture: Pixels) -> tuple[OcrLine, ...]:
        """As the port says."""
        async with (
            self._turn,
            self._budget.lease(Role.ANSWERING, on_change=self._worker.grant),
        ):
            args = (picture.rgb, picture.width, picture.height)
            lines = await self._worker.call("read", *args, deadline=self._deadline)
        return tuple(OcrLine(text, box, sure) for text, box, sure in lines or ())

    async def warm(self) -> None:
        """Load the networks before the first picture comes."""
        await self._worker.call("warm", deadline=self._deadline)
