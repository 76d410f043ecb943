"""Text as an attacker hides it and as a reader sees it: the views in which patterns are sought."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import unquote

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
)
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝΑΒΕΗΙΚΜΝΟΡΤΧαεικνορτυχ", "aeopcyxijsdhqwABEHIKMNOPTXaeikvoptux"
)
_LEET = str.maketrans("013457@$!", "oieastasi")
_SPACED = re.compile(r"\b(?:[A-Za-z][ .\-_*]){4,}[A-Za-z]\b")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"\b(?:[0-9a-fA-F]{2}[ :]?){10,}\b")
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")
_GAPS = re.compile(r"\s{3,}")
"""Long gaps say nothing and make patterns slow."""
_GAMES_UP_TO = 4_000
"""Longer texts are not read backwards or letter by letter."""
_READABLE = 0.9


def views(text: str) -> tuple[str, ...]:
    """`text` in plain lower case; and, where different, with letter games undone."""
    raw = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    raw = _GAPS.sub(lambda gap: "\n" if "\n" in gap[0] else " ", raw)
    plain = raw.translate(_LOOKALIKES).replace("’", "'").lower()
    found = [plain]
    if re.search(r"[a-z][013457@$!]|[013457@$!][a-z]", plain):
        found.append(plain.translate(_LEET))
    if _SPACED.search(plain):
        found.append(_SPACED.sub(lambda m: re.sub(r"[ .\-_*]", "", m.group()), plain))
    found += [hidden.lower() for hidden in decoded(raw)]
    if len(plain) <= _GAMES_UP_TO:
        found += [codecs.encode(plain, "rot13"), plain[::-1]]
    return tuple(dict.fromkeys(found))


def decoded(text: str) -> Iterator[str]:
    """What stands in `text` as base64, hexadecimal or percent escapes, if it can be read."""
    for match in _BASE64.finditer(text):
        body = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        yield from _readable(partial(base64.b64decode, body + "=" * (-len(body) % 4)))
    for match in _HEX.finditer(text):
        yield from _readable(partial(bytes.fromhex, re.sub(r"[ :]", "", match[0])))
    if _ESCAPED.search(text):
        yield unquote(text)


def _readable(decode: Callable[[], bytes]) -> Iterator[str]:
    try:
        found = decode().decode()
    except (binascii.Error, ValueError):
        return
    letters = sum(c.isalpha() or c in " .,!?'\"`:;-/" for c in found)
    if " " in found and letters >= _READABLE * len(found):
        yield found
