"""What of a pack can be recognised in a picture: its codes, its products, their barcodes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kiosk.core.turn import SeenProduct
from kiosk.knowledge.packfile import PackFile
from kiosk.knowledge.words import is_code, words

_PRODUCTS = """
SELECT r.sku, r.name, r.barcode, p.id FROM products r JOIN passages p ON p.rowid = r.passage
ORDER BY p.rowid
"""
_NO_CODE = re.compile(r"\d+(?:st|nd|rd|th|x|am|pm|s)?|\d+[a-z]")
_NAMED = 0.7
"""Share of a name, rare words counting more, that makes it that product."""

_NAMED_BY_CODE = 0.4
"""The same, when the code in the name was read and no other product has it."""

_ALMOST = 0.82
_LONG = 5
_SKU = 4
_SHORTEST_GTIN = 7
"""Digits of an EAN-8 whose leading zero was lost."""

_APART = re.compile(r"[\s/?&=;,:()]+")


@dataclass(frozen=True, slots=True)
class _Product:
    seen: SeenProduct
    barcode: str
    words: frozenset[str]
    codes: frozenset[str]


class PackNames:
    """The core's `Known` of a built pack, read once."""

    def __init__(self, file: PackFile) -> None:
        self._products = [_product(*row) for row in file.rows(_PRODUCTS)]
        self._barcodes = {_gtin(p.barcode): p.seen for p in self._products if p.barcode}
        self._skus = {_key(p.seen.sku): p.seen for p in self._products}
        count = Counter(word for p in self._products for word in p.words)
        total = len(self._products) or 1
        self._by_codes = Counter(p.codes for p in self._products)
        self._rare = {word: math.log(1 + total / n) for word, n in count.items()}
        titles = [title for (title,) in file.rows("SELECT title FROM documents")]
        terms = [term for (term,) in file.rows("SELECT term FROM vocabulary")]
        named = [code for p in self._products for code in p.codes] + [*_codes(titles)]
        self.models = frozenset(code.upper() for code in named) | self._skus.keys()
        self.codes = frozenset(t.upper() for t in terms if _is_code(t)) | self.models

    def by_barcode(self, text: str) -> SeenProduct | None:
        """The product with this code, or whose item number the code spells."""
        # Matrix codes carry numbers among others, or in an address: GS1, or of the owner's making.
        for part in (text.strip(), *filter(None, _APART.split(text))):
            whole = part.isdigit() and len(part) >= _SHORTEST_GTIN
            found = self._barcodes.get(_gtin(part)) if whole else None
            found = found or (self._skus.get(_key(part)) if len(part) > 1 else None)
            if found:
                return SeenProduct(found.sku, found.name, found.passage, "barcode")
        return None

    def by_words(self, lines: Sequence[str]) -> tuple[SeenProduct, ...]:
        """As the port says."""
        read = frozenset(word for line in lines for word in words(line))
        there = {word for word in self._rare if _stands_in(word, read)}
        keys = {_key(part) for line in lines for part in line.split()}
        found = []
        for product in self._products:
            sku = _key(product.seen.sku)
            if len(sku) >= _SKU and sku in keys and any(c.isdigit() for c in sku):
                found.append((math.inf, product, "sku"))
            elif weight := self._named(product, there):
                found.append((weight, product, "name"))
        found.sort(key=lambda hit: -hit[0])
        kept: list[tuple[float, _Product, str]] = []
        for hit in found:  # "filter cartridge" is part of "filter cartridge, pack of three"
            if not any(hit[1].words <= better.words for _, better, _ in kept):
                kept.append(hit)
        return tuple(SeenProduct(p.seen.sku, p.seen.name, p.seen.passage, by) for _, p, by in kept)

    def _named(self, product: _Product, there: set[str]) -> float:
        """The weight of what was read of the product's name; 0 when it is too little."""
        read = product.words & there
        if not read or product.codes - there:
            return 0.0
        weight = sum(self._rare[word] for word in read)
        whole = sum(self._rare[word] for word in product.words)
        alone = any(self._only(code) for code in product.codes)
        least = _NAMED_BY_CODE if alone else _NAMED
        enough = len(read) > 1 or alone or len(product.words) == 1
        return weight if enough and weight >= least * whole else 0.0

    def _only(self, code: str) -> bool:
        """Whether no product's name has `code` without another code that tells it apart."""
        return self._by_codes[frozenset({code})] == 1


def _product(sku: str, name: str, barcode: str, passage: str) -> _Product:
    told = frozenset(words(name))
    codes = frozenset(word for word in told if _is_code(word))
    return _Product(SeenProduct(sku, name, passage, ""), barcode, told, codes)


def _codes(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in words(text) if _is_code(word))


def _is_code(word: str) -> bool:
    return is_code(word) and not _NO_CODE.fullmatch(word)


def _stands_in(word: str, read: frozenset[str]) -> bool:
    if word in read:
        return True
    if len(word) < _LONG or not word.isalpha():
        return False
    # Of a word misread in a letter or two, the first or the last is right.
    near = (r for r in read if abs(len(r) - len(word)) <= 1)
    alike = (r for r in near if r[0] == word[0] or r[-1] == word[-1])
    return any(SequenceMatcher(None, word, r).ratio() >= _ALMOST for r in alike)


def _key(code: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def _gtin(digits: str) -> str:
    """A barcode as one number: UPC-A, EAN-13 and GTIN-14 of a product are the same."""
    return digits.lstrip("0")
