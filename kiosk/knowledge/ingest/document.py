"""What every reader makes of a file, and what the cutter makes of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a block of a document is."""

    PROSE = "prose"
    STEP = "step"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    PRODUCT = "product"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row, …

    `headings` is the path above it, outermost first, the document's title left out. `text` is
    speakable: no mark-up. `start` and `end` are character offsets into `Document.text`, end
    exclusive. `cells` are a row's values by column.
    """

    kind: Kind
    headings: tuple[str, ...]
    text: str
    start: int
    end: int
    page: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Product:
    """A line of the catalogue. `stock` is None where it is not kept; `more` holds other columns."""

    sku: str
    name: str
    price: Decimal
    currency: str
    brand: str = ""
    category: str = ""
    stock: int | None = None
    location: str = ""
    barcode: str = ""
    description: str = ""
    warranty: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks. `text` is what offsets count in; `name` is its path inside the pack."""

    name: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    products: tuple[Product, ...] = ()
    """Of a catalogue: one for each block, in order."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is not in the pack, or not for sure as it was meant, and why."""

    file: str
    reason: str
    line: int | None = None
    code: str = ""
    """Set where a whole document can't be read (``pack.encrypted_document``, …), or was read with a
    doubt: ``pack.guessed_encoding``, ``pack.not_embedded``."""


class Unreadable(Exception):
    """A document that can't be read, and that the pack goes on without.

    `code` is ``pack.encrypted_document``, ``pack.damaged_document``, ``pack.no_text_layer`` or
    ``pack.too_large``; `reason` says what is wrong and what to do.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage before it has an id: what a person can be told in one breath."""

    kind: Kind
    headings: tuple[str, ...]
    text: str
    start: int
    end: int
    page: int | None = None
    block: int = 0
    """Index of its first block in the document."""
