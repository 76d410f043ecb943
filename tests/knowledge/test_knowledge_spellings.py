"""Codes and names of a pack, as its owner writes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.knowledge.index import KnowledgeIndex, open_pack

MakePack = Callable[..., Path]


def test_codes_are_kept_as_they_are_mostly_written(make_pack: MakePack, tmp_path: Path) -> None:
    text = (
        "# Errors\n\n## Codes\n\nE07 means a full filter. Fit a CT-6 cartridge; the CT-6 lasts. "
        "An old CT6 fits, too. It holds 4L and weighs 3kg. Ring 555-1234."
    )
    rows = "sku,name,price,brand\nAP-F3,AquaPure F3 water filter,149,AquaPure\nROPE,Rope,3,\n"
    folder = make_pack({"knowledge/errors.md": text, "catalog.csv": rows})
    with open_pack(folder, tmp_path / "cache") as index:
        found = index.spellings()
        assert index.spellings() is found
    assert {"E07", "CT-6", "AP-F3", "F3"} <= set(found.codes)
    assert not {"CT6", "4L", "ROPE"} & set(found.codes)
    assert {"AquaPure F3 water filter", "AquaPure", "Rope"} == set(found.names)
    assert {"cartridge", "weighs"} <= found.words


def test_the_sample_store_knows_its_own_codes(store: KnowledgeIndex) -> None:
    assert {"X200", "E07", "XJ-18", "CT-6"} <= {
        *store.spellings().codes,
        *(code.removeprefix("NW-") for code in store.spellings().codes),
    }
