"""What people show: pictures read on the device, and made ready for models that see."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.app.config import Camera
from kiosk.conversation.viewing import Shown, ViewerParts
from kiosk.core.seeing import Camera as CameraPort
from kiosk.core.seeing import Pixels, TextReader
from kiosk.core.turn import ImageEvidence, SeenProduct
from kiosk.governance.guard import GuardResult
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.names import PackNames
from kiosk.perception.camera import camera
from kiosk.perception.evidence import Eyes
from kiosk.perception.picture import jpeg, open_picture

_FOR_MODELS = 1024
"""Pixels a side of a picture that is sent: enough for labels, a few tiles in price."""


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

    async def look(self, picture: Pixels) -> ImageEvidence:
        """What `picture` shows. Raises `EngineFailed`, `Missing` ``ocr.not_installed``."""
        return await Eyes(self._reader(), self.known, self._judge).look(picture)

    async def shown(self, picture: Pixels) -> Shown:
        """`picture` as evidence, and for models that see unless it is withheld from them."""
        evidence = await self.look(picture)
        image = await asyncio.to_thread(jpeg, picture, _FOR_MODELS)
        return Shown((evidence,), () if evidence.withheld else (image,))

    async def files(self, paths: Sequence[Path]) -> Shown:
        """As `shown`, for picture files. Raises `BadInput` ``picture.*`` before any is read."""
        opened = [await asyncio.to_thread(open_picture, path) for path in paths]
        each = [await self.shown(picture) for picture in opened]
        return Shown(
            tuple(evidence for shown in each for evidence in shown.evidence),
            tuple(image for shown in each for image in shown.pictures),
        )

    async def report(self, path: Path) -> dict[str, Any]:
        """What ``kiosk look`` prints of a picture file."""
        evidence = await self.look(await asyncio.to_thread(open_picture, path))
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

        return ViewerParts(opened, self.shown, self.known)

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
