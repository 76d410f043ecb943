"""Text as an attacker hides it and as a reader sees it: the views in which patterns are sought."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
)
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝΑΒΕΗΙΚΜΝΟΡΤΧ", "aeopcyxijsdhqwABEHIKMNOPTX")  # noqa: RUF001
_LEET = str.maketrans("013457@$!", "oieastasi")
_SPACED = re.compile(r"\b(?:[A-Za-z][ .\-_*]){4,}[A-Za-z]\b")


def views(text: str) -> tuple[str, ...]:
    """`text` in plain lower case; and, where different, with letter games undone."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_LOOKALIKES)
    plain = plain.replace("’", "'").lower()
    found = [plain]
    if re.search(r"[a-z][013457@$!]|[013457@$!][a-z]", plain):
        found.append(plain.translate(_LEET))
    if _SPACED.search(plain):
        found.append(_SPACED.sub(lambda m: re.sub(r"[ .\-_*]", "", m.group()), plain))
    return tuple(found)
