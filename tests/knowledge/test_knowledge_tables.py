from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.knowledge.ingest.catalogue import money, read_catalogue, read_faq, read_table
from kiosk.knowledge.ingest.cutter import cut

PATH = Path("catalog.csv")


def test_a_product_is_a_record_and_a_sentence() -> None:
    text = (
        "SKU,Name,Price,Stock,Location,Colour\n"
        'A1,"Lamp, small",12.50,3,Aisle 1,red\n\nB2,Pan,1299,0,,\n'
    )
    document = read_catalogue(PATH, text, "EUR")
    lamp, pan = document.products
    assert (lamp.price, lamp.currency, lamp.stock) == (Decimal("12.50"), "EUR", 3)
    first, second = cut(document)
    assert (
        first.text == "Lamp, small costs €12.50. 3 in stock, Aisle 1. Colour: red. Item number: A1."
    )
    assert second.text == "Pan costs €1,299. Out of stock. Item number: B2."
    assert document.text[first.start : first.end] == 'A1,"Lamp, small",12.50,3,Aisle 1,red\n'
    assert document.text[second.start : second.end] == "B2,Pan,1299,0,,\n"
    assert pan.stock == 0


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("sku,name\nA,Lamp", 1, "price"),
        ("", 1, "empty"),
        ("sku,name,price\nA,Lamp", 2, "2 values for 3 columns"),
        ("sku,name,price\nA,Lamp,1\nB,,2", 3, "name is empty"),
        ("sku,name,price\nA,Lamp,1\nA,Pan,2", 3, "already used in line 2"),
        ('sku;name;price\nA;Lamp;"49,99"', 2, "Write 49.99"),
        ("sku,name,price\nA,Lamp,$5", 2, "no sign"),
        ("sku,name,price\nA,Lamp,-5", 2, "no number"),
        ("sku,name,price,stock\nA,Lamp,5,many", 2, "no count"),
        ("sku,name,price,currency\nA,Lamp,5,dollars", 2, "USD"),
        ("sku,name,price,barcode\nA,Lamp,5,4006381333932", 2, "check digit"),
        ("sku,name,price,barcode\nA,Lamp,5,4.00638E+12", 2, "digits"),
        ("sku,name,price,sku\nA,Lamp,5,B", 1, "twice"),
        ("sku,name,,price\nA,Lamp,,5", 1, "no name"),
        ('sku,name,price\nA,"Lamp\nsmall",1\nB,"Pan"x,2', 4, "double quotes"),
    ],
)
def test_each_mistake_names_its_line(text: str, line: int, told: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_catalogue(PATH, text, "USD")
    assert caught.value.code == "pack.bad_csv"
    assert f"catalog.csv line {line}:" in caught.value.message
    assert told in caught.value.message + caught.value.hint


def test_a_valid_barcode_is_taken() -> None:
    document = read_catalogue(PATH, "sku,name,price,barcode\nA,Lamp,5,4006381333931\n", "USD")
    assert document.products[0].barcode == "4006381333931"


def test_questions_head_their_answers() -> None:
    document = read_faq(Path("faq.csv"), "question,answer\nDo you wrap?,Yes.\n")
    (passage,) = cut(document)
    assert (passage.headings, passage.text) == (("Do you wrap?",), "Yes.")


def test_any_table_knows_its_columns() -> None:
    document = read_table(Path("x/size-chart.csv"), "size-chart.csv", "Part\tSize\tNote\nA\t9\t\n")
    assert document.title == "Size chart"
    assert [passage.text for passage in cut(document)] == ["Part: A; Size: 9."]


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [("5", "USD", "$5"), ("5.5", "GBP", "£5.50"), ("1299.99", "CHF", "1,299.99 CHF")],
)
def test_money_reads_as_people_write_it(amount: str, currency: str, text: str) -> None:
    assert money(Decimal(amount), currency) == text
