"""Orders that the reference back office starts with, made from the pack's own catalogue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date, timedelta

from kiosk.app.backoffice.ledger import Ledger
from kiosk.knowledge.ingest.document import Product

_ORDERS, _FIRST = 24, 10421
_ALPHABET = "ACDEFHJKMNPRTUVWXY34679"
_STATUSES = ("delivered", "delivered", "on its way", "ready for collection")


def receipt_code(number: str) -> str:
    """The code on the sample receipt of order `number`: four signs that are hard to confuse."""
    bits = int.from_bytes(hashlib.sha256(f"receipt {number}".encode()).digest()[:8], "big")
    signs = []
    for _ in range(4):
        bits, place = divmod(bits, len(_ALPHABET))
        signs.append(_ALPHABET[place])
    return "".join(signs)


def sow(ledger: Ledger, products: Sequence[Product], today: date) -> int:
    """Fill an empty ledger with sample orders; gives how many there are."""
    if not products:
        return 0
    with ledger.opened() as database:
        for index in range(_ORDERS):
            number = str(_FIRST + 7 * index)
            bought = today - timedelta(days=3 + 9 * index)
            status = _STATUSES[index % len(_STATUSES)]
            items = [products[index % len(products)], products[(5 * index + 3) % len(products)]]
            lines = [
                {"sku": p.sku, "name": p.name, "price": str(p.price), "warranty": p.warranty}
                for p in {item.sku: item for item in items}.values()
            ]
            expected = "" if status == "delivered" else (today + timedelta(days=2)).isoformat()
            row = (number, receipt_code(number), bought.isoformat(), status, expected)
            database.execute(
                "INSERT OR IGNORE INTO orders VALUES (?,?,?,?,?,?)", (*row, json.dumps(lines))
            )
    return _ORDERS
