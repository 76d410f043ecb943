from __future__ import annotations

import pytest

from kiosk.knowledge.index import KnowledgeIndex


def test_codes_of_products_are_told_from_those_of_errors(store: KnowledgeIndex) -> None:
    names = store.names()
    assert {"E07", "X200", "CT6", "CT63", "F3"} <= names.codes
    assert "X200" in names.models
    assert "E07" not in names.models


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("2000047125078", "TH-K5"),
        ("02000047125078", "TH-K5"),
        ("https://shop.example/item?sku=TH-K5", "TH-K5"),
        ("nw-x200", "NW-X200"),
        ("(01)02000047125078(10)LOT7", "TH-K5"),
        ("https://id.example/01/02000047125078", "TH-K5"),
        ("5901234123457", None),
        ("", None),
    ],
)
def test_a_barcode_finds_its_product(store: KnowledgeIndex, text: str, sku: str | None) -> None:
    found = store.names().by_barcode(text)
    assert (found.sku if found else None) == sku


@pytest.mark.parametrize(
    ("lines", "skus"),
    [
        (["Thermo K5 kettle", "$64.95"], ["TH-K5"]),
        (["THERM0 K5", "Kettle"], ["TH-K5"]),
        (["X200"], ["NW-X200"]),
        (["CT-6 filter cartridge, pack of three"], ["CT-6-3"]),
        (
            ["BrewMate", "C4", "filter", "coffee", "maker", "Thermo", "K5", "kettle"],
            ["BM-C4", "TH-K5"],
        ),
        (["item TH-K5"], ["TH-K5"]),
        (["kettle", "warranty"], []),
        ([], []),
    ],
)
def test_print_finds_its_products(store: KnowledgeIndex, lines: list[str], skus: list[str]) -> None:
    assert [product.sku for product in store.names().by_words(lines)] == skus
