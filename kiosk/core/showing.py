"""What a screen shows beside the answer: the owner's look, products, further questions. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

VOLUME = 0.7
"""What every visit begins with; 0 to 1."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The owner's look. `color` is ``#rrggbb``, `logo` a ``data:`` address of a picture; empty
    for the product's own.
    """

    color: str = ""
    logo: str = ""


PLAIN = Brand()
"""The product's own look."""


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product of the owner's catalogue. `price` is written out with its currency, `stock` None
    where it is not known, `picture` a ``data:`` or file address, empty without.
    """

    sku: str
    name: str
    price: str = ""
    place: str = ""
    stock: int | None = None
    picture: str = ""
    category: str = ""
