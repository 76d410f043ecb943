"""Something to take along: the code on the screen holds the text itself, not a link to it."""

from __future__ import annotations

import segno
from segno.encoder import DataOverflowError

from kiosk.core.doings import QrPayload

_LONGEST = 900
"""Bytes; a code with more is too fine for a telephone's camera on a kiosk's screen."""
_QUIET = 4


def qr_payload(title: str, text: str) -> QrPayload:
    """`text` as a code; what is too long is cut at a word, and says so."""
    held = _cut(text)
    try:
        code = segno.make(held, error="m", micro=False, encoding="utf-8")
    except DataOverflowError:  # not reached with the limit above, but the library may differ
        held = _cut(text, _LONGEST // 2)
        code = segno.make(held, error="l", micro=False, encoding="utf-8")
    rows = tuple(
        "".join("1" if dark else "0" for dark in row) for row in code.matrix_iter(border=_QUIET)
    )
    return QrPayload(title, held, rows)


def _cut(text: str, longest: int = _LONGEST) -> str:
    raw = text.encode()
    if len(raw) <= longest:
        return text
    kept = raw[: longest - 3].decode(errors="ignore")
    return f"{kept.rpartition(' ')[0] or kept}…"
