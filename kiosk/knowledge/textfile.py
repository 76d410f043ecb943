"""Text files, read strictly: what is no text, or in no known encoding, is told with its line."""

from __future__ import annotations

import codecs
import re
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
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_PAGE_ENCODINGS = frozenset(
    [f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)]
    + [f"cp125{part}" for part in range(9)]
    + ["ascii", "utf-8", "koi8-r", "koi8-u", "shift_jis", "euc_jp", "euc_kr"]
    + ["gbk", "gb2312", "gb18030", "big5"]
)
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
"""Bytes that stand for nothing in Windows-1252."""
_BINARY_SHARE = 0.02
"""Share of control characters above which a file is no text."""


def read_text(path: Path) -> str:
    """The text of `path`, with ``\\n`` line ends and composed accents (NFC).

    UTF-8, or UTF-16 and UTF-32 with a byte order mark. Raises `BadInput` ``pack.unreadable``,
    ``pack.binary_document``, ``pack.bad_encoding``.
    """
    return decode(read_bytes(path), path)


def read_document(path: Path) -> tuple[str, str]:
    """The text of `path`, and a note for the owner, empty when all is well.

    Like `read_text`, but a text in the old encoding of Windows is read as that: programs still save
    tables in it, and a wrong sign is better than no document.
    """
    data = read_bytes(path)
    return _lenient(data, path, "")


def read_html_text(path: Path) -> tuple[str, str]:
    """The text of the page `path`; a declared ``charset`` counts where there is no mark.

    With a note, and raises, like `read_document`.
    """
    data = read_bytes(path)
    declared = _CHARSET.search(data[:2048])
    return _lenient(data, path, declared[1].decode() if declared else "")


def _lenient(data: bytes, path: Path, declared: str) -> tuple[str, str]:
    try:
        return decode(data, path, declared), ""
    except BadInput as error:
        if error.code != "pack.bad_encoding" or _UNDEFINED.intersection(data):
            raise
        text = decode(data, path, "cp1252")
        line = next(n for n, part in enumerate(text.split("\n"), 1) if not part.isascii())
        return text, f"read as Windows-1252 from line {line} on: save it as UTF-8 to be sure"


def read_bytes(path: Path) -> bytes:
    """What is in `path`. Raises `BadInput` ``pack.unreadable``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            "pack.unreadable",
            f"{path} can't be read: {error.strerror}.",
            "Check that it is there, and its permissions.",
        ) from error


def decode(data: bytes, path: Path, declared: str = "") -> str:
    """`data` as text; `path` is for the message, `declared` an encoding that the file names.

    Raises like `read_text`.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    encoding = marked or _known(declared)
    if not marked and _is_binary(data):
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


def _known(encoding: str) -> str:
    """The encoding, when it is one of texts; a page may declare anything."""
    try:
        codec = codecs.lookup(encoding)
    except LookupError:
        return ""
    # Browsers read Latin-1 as its superset; wide encodings are never declared inside themselves.
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(codec.name, codec.name) * (
        codec.name in _PAGE_ENCODINGS
    )


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
