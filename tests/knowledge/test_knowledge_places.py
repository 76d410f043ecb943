"""Every quote of a pack is found in its document, and an excerpt highlights just that."""

from __future__ import annotations

from kiosk.core.turn import Passage
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.places import excerpt, locate

DOCUMENT = """# Kettle

Fill it with **fresh** water. Never boil it dry.

| Part | Price |
| Lid | $4 |
"""


def _passage(start: int, end: int) -> Passage:
    return Passage("k1", "kettle.md", "Kettle", None, 1.0, "", start, end)


def test_a_sentence_is_found_through_markup() -> None:
    place = locate(DOCUMENT, _passage(10, 59), "Fill it with fresh water.")
    assert DOCUMENT[place.start : place.end] == "Fill it with **fresh** water"


def test_a_spoken_row_is_found_in_its_table() -> None:
    place = locate(DOCUMENT, _passage(60, len(DOCUMENT)), "Lid: price $4.")
    assert DOCUMENT[place.start : place.end].endswith("Lid | $4")


def test_other_words_have_the_whole_passage() -> None:
    place = locate(DOCUMENT, _passage(10, 59), "Put something cold inside")
    assert (place.start, place.end) == (10, 59)


def test_an_excerpt_highlights_the_place() -> None:
    text = "\n".join(f"Line {n} of a long document." for n in range(200))
    start = text.index("Line 100")
    view = excerpt(text, "Long", locate(text, _passage(start, start + 28), "Line 100 of a long"))
    assert view.text[view.start : view.end] == "Line 100 of a long"
    assert view.before and view.after and len(view.text) < 1500
    assert view.text.startswith("Line ")


def test_passages_of_a_pack_know_their_place(store: KnowledgeIndex) -> None:
    for found in store.search("can I return opened headphones", 3):
        document = store.document(found.doc).text
        assert document[found.start : found.end].strip()
        first = found.text.split(". ")[0]
        place = store.locate(found.id, first)
        assert found.start <= place.start < place.end <= found.end
        view = store.view(found.id, first)
        assert view.text[view.start : view.end] == document[place.start : place.end]
