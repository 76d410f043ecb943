"""``catalog.csv``, ``faq.csv`` and other tables as documents."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from kiosk.knowledge.ingest.composer import row_text, title_of
from kiosk.knowledge.ingest.document import Block, Document, Kind, Product
from kiosk.knowledge.ingest.table import Problems, Row, bad_row, read_rows

CATALOGUE, FAQ = "catalog.csv", "faq.csv"

_PRICE = re.compile(r"^\d+(\.\d{1,2})?$")
_COLUMNS = (
    "sku",
    "name",
    "price",
    "currency",
    "brand",
    "category",
    "stock",
    "location",
    "barcode",
    "description",
    "warranty",
)
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_BARCODE_LENGTHS = (8, 12, 13, 14)


def read_catalogue(path: Path, text: str, currency: str) -> Document:
    """The products of ``catalog.csv``; prices without a currency are in `currency`.

    Needs the columns sku, name and price. Raises `BadInput` ``pack.bad_csv``: columns missing, a
    sku or barcode twice, a price with a decimal comma, a barcode with a wrong check digit, …
    """
    problems = Problems()
    keys = ("sku", "barcode")
    rows = read_rows(path, text, ("sku", "name", "price"), keys, problems)
    products, blocks = [], []
    for row in rows:
        with problems.gathered():
            product = _product(path, row, currency)
            told = product_text(product)
            products.append(product)
            blocks.append(
                Block(Kind.PRODUCT, (product.name,), told, row.start, row.end, None, row.cells)
            )
    problems.check()
    return Document(path.name, "Catalogue", text, tuple(blocks), tuple(products))


def read_faq(path: Path, text: str) -> Document:
    """The questions and answers of ``faq.csv``: columns question and answer."""
    rows = read_rows(path, text, required=("question", "answer"), keys=("question",))
    blocks = (
        Block(
            Kind.QUESTION,
            (row.cells["question"],),
            row.cells["answer"],
            row.start,
            row.end,
            None,
            row.cells,
        )
        for row in rows
    )
    return Document(path.name, "Frequently asked questions", text, tuple(blocks))


def read_table(path: Path, name: str, text: str) -> Document:
    """Any other table: each row knows its columns."""
    rows = read_rows(path, text)
    blocks = (
        Block(Kind.ROW, (), row_text(row.cells), row.start, row.end, None, row.cells)
        for row in rows
    )
    return Document(name, title_of(path.name), text, tuple(blocks))


def product_text(product: Product) -> str:
    """A product in a sentence or three, to be shown and spoken."""
    parts = [f"{product.name} costs {money(product.price, product.currency)}."]
    if product.stock is not None:
        there = f"{product.stock} in stock" if product.stock else "Out of stock"
        parts.append(f"{there}, {product.location}." if product.location else f"{there}.")
    elif product.location:
        parts.append(f"{product.location}.")
    if product.description:
        parts.append(product.description.rstrip(".") + ".")
    if product.warranty:
        parts.append(f"Warranty: {product.warranty}.")
    parts += [f"{name.capitalize()}: {value}." for name, value in product.more.items() if value]
    parts.append(f"Item number: {product.sku}.")
    return " ".join(parts)


def money(amount: Decimal, currency: str) -> str:
    """12.5, USD → $12.50; whole amounts without cents."""
    number = f"{amount:,.2f}".removesuffix(".00")
    return f"{_SYMBOLS[currency]}{number}" if currency in _SYMBOLS else f"{number} {currency}"


def has_check_digit(barcode: str) -> bool:
    """Whether the last digit of an EAN-8, UPC-A, EAN-13 or GTIN-14 is right."""
    digits = [int(digit) for digit in reversed(barcode)]
    return (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0


def _product(path: Path, row: Row, currency: str) -> Product:
    cells = row.cells
    return Product(
        sku=cells["sku"],
        name=cells["name"],
        price=_price(path, row),
        currency=_currency(path, row) or currency,
        brand=cells.get("brand", ""),
        category=cells.get("category", ""),
        stock=_stock(path, row),
        location=cells.get("location", ""),
        barcode=_barcode(path, row),
        description=cells.get("description", ""),
        warranty=cells.get("warranty", ""),
        more={name: value for name, value in cells.items() if name not in _COLUMNS},
    )


def _price(path: Path, row: Row) -> Decimal:
    price = row.cells["price"]
    if not _PRICE.match(price):
        what = f"the price '{price}' is no number"
        raise bad_row(path, row.line, what, _price_hint(price))
    return Decimal(price)


def _price_hint(price: str) -> str:
    if re.fullmatch(r"\d+,\d{1,2}", price):
        return f"Write {price.replace(',', '.')}: the decimal sign is a point."
    return "Write digits and at most one point, such as 1299.00: no sign, currency or separator."


def _currency(path: Path, row: Row) -> str:
    currency = row.cells.get("currency", "")
    if currency and not re.fullmatch(r"[A-Z]{3}", currency):
        raise bad_row(path, row.line, f"'{currency}' is no currency", "Write a code such as USD.")
    return currency


def _stock(path: Path, row: Row) -> int | None:
    stock = row.cells.get("stock", "")
    if stock and not stock.isdecimal():
        raise bad_row(path, row.line, f"the stock '{stock}' is no count", "Write 0, 1, 2 …")
    return int(stock) if stock else None


def _barcode(path: Path, row: Row) -> str:
    barcode = row.cells.get("barcode", "")
    if not barcode:
        return ""
    if not barcode.isdecimal() or len(barcode) not in _BARCODE_LENGTHS:
        what = f"the barcode '{barcode}' has not 8, 12, 13 or 14 digits"
        hint = "Keep the column as text, so that no program rounds it or drops zeros."
        raise bad_row(path, row.line, what, hint)
    if not has_check_digit(barcode):
        what = f"the barcode '{barcode}' has a wrong check digit"
        raise bad_row(path, row.line, what, "Scan or type it again; one digit is wrong.")
    return barcode
