"""``kiosk knowledge``: build and search store packs."""

from __future__ import annotations
