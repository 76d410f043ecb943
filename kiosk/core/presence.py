"""Whether somebody stands before a kiosk that waits for its next visitor."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.events import Event


@dataclass(frozen=True, slots=True)
class Approached(Event):
    """Somebody moves before the camera, or no more; None when nothing looks out for them."""

    near: bool | None
