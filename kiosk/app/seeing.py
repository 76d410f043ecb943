"""What people show: pictures read on the device, and made small for models that see."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.app.config import Camera
from kiosk.conversation.viewing import Shown, ViewerParts
from kiosk.core.errors import EngineFailed
from kiosk.core.record import Degradation
from kiosk.core.seeing import Camera as CameraPort
from kiosk.core.seeing import Pixels, TextReader
from kiosk.core.turn import OcrLine, SeenProduct
from kiosk.governance.guard import GuardResult
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.names import PackNames
from kiosk.perception.camera import camera
from kiosk.perception.evidence import Eyes
from kiosk.perception.picture import jpeg, open_picture

_GLANCES = 4.0
"""Frames a second that are compared while nobody is there."""

_FOR_MODELS = 1024
"""Pixels a side of a picture that is sent: enough for labels, a few tiles in price."""


class _NoPrint:
    """Stands in for a reader that failed."""

    async def read(self, picture: Pixels) -> tuple[OcrLine, ...]:
        return ()

    async def warm(self) -> None:
        return None


class Seeing:
    """The eyes of one kiosk. `reader` and `index` are looked up anew for each picture: engines are
    made when they are first needed, packs change between visits.
    """

    def __init__(
        self,
        reader: Callable[[], TextReader],
        index: Callable[[], KnowledgeIndex],
        check: Callable[[str, str], GuardResult],
    ) -> None:
        self._reader = reader
        self._index = index
        self._check = check
        self._names: tuple[str, PackNames] | None = None

    def known(self) -> PackNames:
        """What the pack can recognise in a picture; read once a pack. Blocks for some ms."""
        index = self._index()
        if self._names is None or self._names[0] != index.pack:
            self._names = (index.pack, index.names())
        return self._names[1]

    async def shown(self, picture: Pixels) -> Shown:
        """`picture` as evidence, and small.

        Without a reader of print its barcodes are read all the same. Raises `Missing`
        ``ocr.not_installed``.
        """
        befell: tuple[Degradation, ...] = ()
        try:
            evidence = await self._eyes(self._reader()).look(picture)
        except EngineFailed as error:
            befell = (Degradation(error.code, f"Print can't be read now: {error.message}."),)
            evidence = await self._eyes(_NoPrint()).look(picture)
        image = await asyncio.to_thread(jpeg, picture, _FOR_MODELS)
        return Shown((evidence,), (image,), befell)

    async def files(self, paths: Sequence[Path]) -> Shown:
        """As `shown`, for picture files. Raises `BadInput` ``picture.*`` before any is read."""
        opened = [await asyncio.to_thread(open_picture, path) for path in paths]
        each = [await self.shown(picture) for picture in opened]
        return Shown(
            tuple(evidence for shown in each for evidence in shown.evidence),
            tuple(image for shown in each for image in shown.pictures),
            tuple(dict.fromkeys(fault for shown in each for fault in shown.befell)),
        )

    async def report(self, path: Path) -> dict[str, Any]:
        """What ``kiosk look`` prints of a picture file."""
        picture = await asyncio.to_thread(open_picture, path)
        evidence = await self._eyes(self._reader()).look(picture)
        told = asdict(evidence)
        told["product"] = self._product(evidence.product)
        told["others"] = [self._product(other) for other in evidence.others]
        return told

    def viewer(self, settings: Camera) -> ViewerParts | None:
        """What the live camera of a visit works with; None where the settings have none."""
        if not settings.enabled:
            return None

        def opened() -> CameraPort:
            return camera(settings.device, settings.fps)

        async def warm() -> None:
            await self._reader().warm()

        return ViewerParts(opened, self.shown, self.known, warm)

    def lookout(self, settings: Camera) -> Callable[[], CameraPort] | None:
        """What opens the camera that looks out for visitors; None where the owner has none."""
        if not (settings.enabled and settings.wakes):
            return None
        return lambda: camera(settings.device, _GLANCES)

    def _eyes(self, reader: TextReader) -> Eyes:
        return Eyes(reader, self.known, self._judge)

    def _product(self, seen: SeenProduct | None) -> dict[str, Any] | None:
        """A product with its line of the catalogue."""
        product = self._index().product(seen.passage) if seen else None
        if seen is None or product is None:
            return None
        return {
            "sku": product.sku,
            "name": product.name,
            "price": float(product.price),
            "currency": product.currency,
            "stock": product.stock,
            "location": product.location,
            "barcode": product.barcode,
            "by": seen.by,
        }

    def _judge(self, text: str) -> str:
        """Why a picture with this text is withheld, empty when it is not."""
        found = self._check(text, "image")
        if found.blocked:
            return "orders"
        return "personal" if found.pii else ""
