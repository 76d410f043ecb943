"""Letters and digits that look alike: print is put right where a pack has just one such code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_CLASSES = ("0ODQ", "1IL|!", "2Z", "5S", "8BAR", "6G", "4A", "7T", "9GQ", "UV")
"""``8``, ``A`` and ``R`` are one shape on a seven-segment display."""

_ALIKE: dict[str, frozenset[str]] = {}
for _letters in _CLASSES:
    for _letter in _letters:
        _ALIKE[_letter] = _ALIKE.get(_letter, frozenset()) | frozenset(_letters)

_TOKEN = re.compile(r"[A-Za-z0-9|!]+(?:[-–][A-Za-z0-9|!]+)*")
_CODE = re.compile(r"(?=[A-Z0-9-]*\d)(?:[A-Z]{1,4}-?\d{1,5}[A-Z]?\d{0,3})")
_APART = re.compile(r"(?:[A-Za-z0-9|!-]{1,2} ){1,5}[A-Za-z0-9|!-]{1,2}")
_GLUED = re.compile(r"\b([A-Z]{1,3}-?\d{1,4})([a-z]{3,})\b")
_LONGEST, _SHORTEST = 12, 2


def key(code: str) -> str:
    """`code` as codes are compared: upper case, letters and digits alone."""
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def corrected(text: str, codes: frozenset[str]) -> str:
    """`text` with its look-alikes put right where exactly one of `codes` is meant.

    Single letters that stand apart, as on a display, are joined: ``E 0 7`` is ``E07``.
    """
    joined = _GLUED.sub(lambda m: _apart(m, codes), _joined(text, codes))
    alone = _TOKEN.fullmatch(joined.strip()) is not None
    return _TOKEN.sub(lambda m: _meant(m[0], codes, alone=alone) or m[0], joined)


def known_codes(lines: Iterable[str], codes: frozenset[str]) -> tuple[str, ...]:
    """Those of `codes` that stand in `lines`, in their order; "CT 6" is CT6, too."""
    found: dict[str, None] = {}
    for line in lines:
        tokens = [key(m[0]) for m in _TOKEN.finditer(line)]
        pairs = [a + b for a, b in pairwise(tokens) if a.isalpha()]
        for token in (*tokens, *pairs):
            if token in codes:
                found[token] = None
    return tuple(found)


def code_like(lines: Iterable[str]) -> tuple[str, ...]:
    """What has the shape of an error or model code, whether a pack has it or not."""
    found = (
        key(m[0]) for line in lines for m in _CODE.finditer(line) if len(key(line)) <= _LONGEST
    )
    return tuple(dict.fromkeys(found))


def _apart(glued: re.Match[str], codes: frozenset[str]) -> str:
    """A known code and the word that was read as one with it: ``K5kettle``."""
    return f"{glued[1]} {glued[2]}" if key(glued[1]) in codes else glued[0]


def _joined(text: str, codes: frozenset[str]) -> str:
    """`text` without the gaps of a display, where the whole is a code or looks like one."""
    if not _APART.fullmatch(text.strip()):
        return text
    whole = text.replace(" ", "")
    if _meant(whole, codes, alone=True) or (any(c.isdigit() for c in whole) and len(whole) <= 6):  # noqa: PLR2004
        return whole
    return text


def _meant(token: str, codes: frozenset[str], *, alone: bool) -> str | None:
    """The one code that `token` may be; None for a plain word, a code as it is, or a choice.

    A number is a code only where it stands `alone`.
    """
    plain = key(token.replace("|", "1").replace("!", "1"))
    if plain in codes or not _SHORTEST <= len(plain) <= _LONGEST:
        return None
    if plain.isdigit() and not (alone and len(plain) > _SHORTEST):
        return None
    # A word without a digit is a word, unless it is in capitals like a code.
    if not any(c.isdigit() for c in token) and not (token.isupper() or "|" in token):
        return None
    same = [c for c in codes if len(c) == len(plain) and _may_be(plain, c)]
    if len(same) != 1:
        return None
    return _dressed(token, same[0])


def _may_be(read: str, code: str) -> bool:
    return all(a == b or b in _ALIKE.get(a, ()) for a, b in zip(read, code, strict=True))


def _dressed(token: str, code: str) -> str:
    """`code` with the hyphens of `token`."""
    letters = iter(code)
    return "".join(c if c in "-–" else next(letters, "") for c in token)
