"""Sentences from a stream, the same whatever its chunks."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reasoning.sentences import SentenceSplitter, sentences, split
from tests.support.virtual_time import run

CASES = {
    "One. Two! Three?": ["One.", "Two!", "Three?"],
    "It is 3.5 inches wide. Good.": ["It is 3.5 inches wide.", "Good."],
    "The code is E07. Press reset.": ["The code is E07.", "Press reset."],
    "It costs $9.99. It is blue.": ["It costs $9.99.", "It is blue."],
    "We open at 9 a.m. Monday to Friday.": ["We open at 9 a.m. Monday to Friday."],
    "We open at 9 a.m. Please come.": ["We open at 9 a.m.", "Please come."],
    "We open at 9 a.m. and close at 5 p.m. daily.": [
        "We open at 9 a.m. and close at 5 p.m. daily."
    ],
    "Ask Mr. Smith or Dr. Jones. They know.": ["Ask Mr. Smith or Dr. Jones.", "They know."],
    "Use oil, e.g. olive oil. Then stir.": ["Use oil, e.g. olive oil.", "Then stir."],
    "See No. 5 on the list. No. You can't.": ["See No. 5 on the list.", "No.", "You can't."],
    "Wait... what? Really… yes.": ["Wait... what?", "Really… yes."],
    "Well... Then go.": ["Well...", "Then go."],
    'He said "stop." Then he left.': ['He said "stop."', "Then he left."],
    '"Really?" he said. Yes.': ['"Really?" he said.', "Yes."],
    "1. Press start.\n2. Wait.\n- Enjoy": ["Press start.", "Wait.", "Enjoy"],
    "First line\nsecond line": ["First line", "second line"],
    "No end mark": ["No end mark"],
    "": [],
    "  \n \n": [],
    "It is 5. Then 6.": ["It is 5.", "Then 6."],
    "Size M. We have it.": ["Size M.", "We have it."],
    "Northwind Inc. makes it. Good.": ["Northwind Inc. makes it.", "Good."],
    "これは本です。はい！": ["これは本です。", "はい！"],
    "Stop!! Now?! Yes.": ["Stop!!", "Now?!", "Yes."],
    "Visit example.com today. Bye.": ["Visit example.com today.", "Bye."],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


PIECES = st.sampled_from(
    ["Mr.", "a.m.", "E07.", "$9.99", "...", "…", " ", "\n", '"', "1.", "- ", "No.", "Yes", "monday",
     "Monday", "!", "?", "etc.", "3.5", ")", "word", "A", "。", ".", "¿", "x"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join), st.data())
def test_any_chunking_gives_the_same_sentences(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    splitter = SentenceSplitter()
    found = [s for chunk in chunks for s in splitter.feed(chunk)] + splitter.flush()
    assert found == split(text)


@given(st.text(max_size=200))
def test_nothing_but_markers_and_space_is_lost(text: str) -> None:
    kept = "".join("".join(split(text)).split())
    whole = "".join(text.split())
    assert len(kept) <= len(whole)
    rest = iter(whole)
    assert all(letter in rest for letter in kept)


def test_a_sentence_comes_out_as_soon_as_it_is_over() -> None:
    splitter = SentenceSplitter()
    assert splitter.feed("We are open.") == []
    assert splitter.feed(" T") == ["We are open."]
    assert splitter.flush() == ["T"]


def test_stream() -> None:
    async def chunks() -> AsyncIterator[str]:
        for chunk in ("Hel", "lo. ", "How", " are you?"):
            yield chunk

    async def story() -> list[str]:
        return [s async for s in sentences(chunks())]

    assert run(story()) == ["Hello.", "How are you?"]
