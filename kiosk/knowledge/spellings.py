"""The words of a built pack as its owner writes them."""

from __future__ import annotations

import re
from collections import Counter

from kiosk.core.spellings import Spellings
from kiosk.knowledge.packfile import PackFile

_CODE = re.compile(r"\b[A-Z]{1,4}-?\d{1,5}[A-Z]?(?:-[A-Z0-9]{1,6})?\b")
"""``E07``, ``CT-6``, ``XJ-18``, ``HS-120-B``; a size (``4L``) begins with its number."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def spellings(file: PackFile) -> Spellings:
    """Reads every passage. Of several ways to write a code the most frequent one counts."""
    products = file.rows("SELECT sku, name, brand FROM products ORDER BY sku")
    seen: Counter[str] = Counter()
    words: set[str] = set()
    for section, text in file.rows("SELECT section, text FROM passages"):
        for part in (section, text):
            seen.update(_CODE.findall(part))
            words.update(word.lower() for word in _LETTERS.findall(part))
    codes: dict[str, str] = {}
    for code, _ in seen.most_common():
        codes.setdefault(code.replace("-", ""), code)
    for sku, _, _ in products:
        if any(c.isdigit() for c in sku) and any(c.isalpha() for c in sku):
            codes[sku.replace("-", "").upper()] = sku
    names = dict.fromkeys(name for _, name, brand in products for name in (name, brand) if name)
    return Spellings(tuple(codes.values()), tuple(names), frozenset(words))
