"""Manuals of one mould, whose name stands in their first line alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.core.errors import KioskError
from kiosk.core.ports import Embedder
from kiosk.core.turn import Exchange
from kiosk.knowledge.index import KnowledgeIndex, open_pack
from kiosk.knowledge.ingest.markdown import read_markdown
from kiosk.knowledge.ingest.subject import subject
from kiosk.reasoning.memory import contextual_query
from models.store import ModelStore
from offline.embedding import MODEL, MiniLmEmbedder

MakePack = Callable[..., Path]
DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Sheet 7\n\nCloudBurst Barrel, price $89\n\n## Care\n\nRinse.", "CloudBurst Barrel"),
        ("# CloudBurst Barrel\n\nThe CloudBurst Barrel holds 210 litres of rain.\n", ""),
        ("# Manual\n\nWhere does it go?\n\nAnywhere.", ""),
        (
            "# Owner's manual\n\n## The HedgePro trimmer\n\nUnpack the HedgePro with care, and "
            "keep the box of your new trimmer for its way to us.\n\n## Oil\n\nOil the HedgePro "
            "weekly.\n\n## Rain\n\nThe HedgePro stays dry.",
            "HedgePro",
        ),
    ],
)
def test_the_subject_is_a_name_that_the_title_lacks(text: str, expected: str) -> None:
    found = subject(read_markdown("sheet.md", text)[0])
    assert expected in found if expected else found == ""


def test_every_passage_is_found_by_the_name(make_pack: MakePack, tmp_path: Path) -> None:
    sheets = {
        f"knowledge/{n}.md": f"# Sheet {n}\n\n{name}, price ${n}9\n\n## Warranty\n\n"
        f"It runs for {n} years.\n"
        for n, name in ((2, "FernGlide Mower"), (3, "HedgePro Trimmer"))
    }
    with open_pack(make_pack(sheets), tmp_path / "cache") as index:
        assert index.search("warranty of the hedge pro", 1)[0].text == "It runs for 3 years."


@pytest.fixture(scope="module")
def embedder(model_store: ModelStore) -> Iterator[Embedder]:
    try:
        folder = model_store.path(MODEL).parent
    except KioskError as error:
        pytest.skip(error.message)
    with closing(MiniLmEmbedder(folder)) as made:
        yield made


@pytest.mark.parametrize("pack", ["garden", "unseen"])
def test_recall_of_spoken_questions(pack: str, cache: Path, embedder: Embedder) -> None:
    lines = (DATA / pack / "eval.jsonl").read_text().splitlines()
    questions = [q for line in lines if (q := json.loads(line)).get("gold")]
    assert len(questions) >= 60
    with open_pack(DATA / pack, cache, embedder) as index:
        found = [_found(index, q) for q in questions]
    asked = list(zip(questions, found, strict=True))
    documents = [any(doc in q["gold"] for doc, _ in f) for q, f in asked]
    answers = [any(_says(text, q) for doc, text in f if doc in q["gold"]) for q, f in asked]
    assert sum(documents) >= 0.98 * len(questions)
    assert sum(answers) >= 0.95 * len(questions)


def _found(index: KnowledgeIndex, question: dict) -> list[tuple[str, str]]:
    before = [Exchange(text, "", ()) for text in question.get("before", ())]
    query = contextual_query(question["question"], before)
    return [(p.doc, p.text) for p in index.search(query, 3)]


def _says(text: str, question: dict) -> bool:
    plain = text.casefold()
    return all(any(w.casefold() in plain for w in m.split("|")) for m in question.get("must", ()))
