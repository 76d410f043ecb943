from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.knowledge.alike import beginning, nearest
from kiosk.knowledge.index import open_pack

MakePack = Callable[..., Path]
WORDS = ["fernglid", "warranti", "batteri", "trampolin", "kettl", "fern"]


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("ferngild", "fernglid"),
        ("warrenti", "warranti"),
        ("batterei", "batteri"),
        ("unicorn", ""),
        ("bathroom", ""),
        ("fernwood", ""),
    ],
)
def test_only_what_is_written_nearly_alike(term: str, found: str) -> None:
    assert nearest(term, WORDS) == found


def test_short_words_and_codes_are_left_alone() -> None:
    assert beginning("kettl") == "" and beginning("e07x12") == "" and beginning("warrenti") == "wa"


def test_a_misspelled_name_is_found(make_pack: MakePack, tmp_path: Path) -> None:
    sheets = {
        f"knowledge/{n}.md": f"# {name}\n\nIt weighs {n} kg.\n"
        for n, name in ((2, "FernGlide mower"), (3, "HedgePro trimmer"))
    }
    with open_pack(make_pack(sheets), tmp_path / "cache") as index:
        for asked, doc in (("ferngilde", "2.md"), ("hedgpro", "3.md")):
            right, other = index.search(f"how much does the {asked} weigh", 2)
            assert right.doc == doc and right.score > 1.5 * other.score
