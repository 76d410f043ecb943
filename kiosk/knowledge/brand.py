"""The owner's look: a colour, and a logo that travels inside the built pack."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.errors import BadInput

_KINDS = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
_LARGEST = 256 * 1024


class BrandTable(BaseModel):
    """``[brand]`` of ``pack.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    color: Annotated[
        str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$", description='a colour such as "#0b6e69"')
    ] = ""
    """The screen derives its accent from it, as light or dark as it takes to be read."""
    logo: str = ""
    """A picture file in the pack's folder; a ``data:`` address once the pack is built."""


def embedded(brand: BrandTable, folder: Path) -> BrandTable:
    """`brand` with its logo as a ``data:`` address. Raises `BadInput` ``pack.bad_logo``."""
    if not brand.logo or brand.logo.startswith("data:"):
        return brand
    file = folder / brand.logo
    kind = _KINDS.get(file.suffix.lower())
    inside = file.resolve().is_relative_to(folder.resolve())
    if kind is None or not inside or not file.is_file():
        raise BadInput(
            "pack.bad_logo",
            f'logo = "{brand.logo}" is no picture in {folder}.',
            f"Put a file of one of these kinds there: {', '.join(sorted(_KINDS))}.",
        )
    data = file.read_bytes()
    if len(data) > _LARGEST:
        raise BadInput(
            "pack.bad_logo",
            f"{file} has {len(data) // 1024} kB; the largest logo has {_LARGEST // 1024} kB.",
            "Make the picture smaller, or draw it as SVG.",
        )
    content = base64.b64encode(data).decode("ascii")
    return brand.model_copy(update={"logo": f"data:image/{kind};base64,{content}"})
