"""Text files, read strictly: what is no text, or in no known encoding, is told with its line."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from kiosk.core.errors import BadInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_SHARE = 0.02
"""Share of control characters above which a file is no text."""


def read_text(path: Path) -> str:
    """The text of `path`, with ``\\n`` line ends and composed accents (NFC).

    UTF-8, or UTF-16 and UTF-32 with a byte order mark. Raises `BadInput` ``pack.unreadable``,
    ``pack.binary_document``, ``pack.bad_encoding``.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            "pack.unreadable",
            f"{path} can't be read: {error.strerror}.",
            "Check that it is there, and its permissions.",
        ) from error
    return decode(data, path)


def decode(data: bytes, path: Path) -> str:
    """`data` as text; `path` is for the message. Raises like `read_text`."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and _is_binary(data):
        raise BadInput(
            "pack.binary_document",
            f"{path} is not text: byte {_first_control(data)} is no character.",
            "Save the document as text, or give the file the ending of its real type.",
        )
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            "pack.bad_encoding",
            f"{path} line {line} is not {(encoding or 'utf-8').upper()}.",
            "Save the file again with the encoding UTF-8.",
        ) from error
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def line_starts(text: str) -> list[int]:
    """The offset at which each line starts, and the length of `text` behind the last."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    starts[-1] = len(text)
    return starts


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    controls = sum(1 for byte in sample if _is_control(byte))
    return b"\0" in sample or controls > _BINARY_SHARE * len(sample)


def _first_control(data: bytes) -> int:
    return next(place for place, byte in enumerate(data) if _is_control(byte))


def _is_control(byte: int) -> bool:
    return byte < 32 and byte not in (7, 8, 9, 10, 12, 13, 27)  # noqa: PLR2004 - 32 is the space
