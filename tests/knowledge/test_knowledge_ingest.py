from __future__ import annotations

import pytest

from kiosk.knowledge.ingest.cutter import MAX_WORDS, cut
from kiosk.knowledge.ingest.document import Document, Kind
from kiosk.knowledge.ingest.markdown import read_markdown
from kiosk.knowledge.ingest.plain import read_plain

MANUAL = """# Mixer M1

A mixer with *two* [speeds](http://example.com).

## Specifications

| Feature | Value |
| --- | --- |
| Weight | 1.2 kg |
| Power | `300 W` |

## Error codes

| Code | Meaning | What to do |
| --- | --- | --- |
| E1 | Too hot | Let it cool |
| E2 | Blocked | |

## Changing the whisk

Do this when the mixer is unplugged:

1. Press the *release* button.
2. Pull the whisk out
   and wash it.

### Care

- Wipe it
- Dry it!

![The whisk from below](whisk.png)

<script>alert("x")</script>
<p>Raw <b>words</b></p>
"""


@pytest.fixture
def manual() -> Document:
    document, skipped = read_markdown("m1.md", MANUAL)
    assert not skipped
    return document


def test_headings_become_the_path_and_the_first_the_title(manual: Document) -> None:
    assert manual.title == "Mixer M1"
    sections = [passage.headings for passage in cut(manual)]
    assert sections[0] == ()
    assert ("Changing the whisk", "Care") in sections


def test_each_row_is_a_passage_that_knows_its_header(manual: Document) -> None:
    rows = [passage.text for passage in cut(manual) if passage.kind is Kind.ROW]
    assert rows == [
        "Weight: 1.2 kg.",
        "Power: 300 W.",
        "Code: E1; Meaning: Too hot; What to do: Let it cool.",
        "Code: E2; Meaning: Blocked.",
    ]


def test_steps_stay_with_what_introduces_them(manual: Document) -> None:
    (steps,) = (passage for passage in cut(manual) if passage.kind is Kind.STEP)
    assert steps.text == (
        "Do this when the mixer is unplugged: Step 1: Press the release button. "
        "Step 2: Pull the whisk out and wash it."
    )


def test_captions_are_kept_and_scripts_are_not(manual: Document) -> None:
    text = " ".join(passage.text for passage in cut(manual))
    assert "Picture: The whisk from below" in text
    assert "Raw words" in text
    assert "alert" not in text


def test_offsets_point_at_the_source(manual: Document) -> None:
    for passage in cut(manual):
        source = manual.text[passage.start : passage.end]
        last_word = passage.text.rstrip(".!").split()[-1]
        assert last_word in source


def test_a_long_section_is_cut_at_sentences_and_nothing_is_lost() -> None:
    sentences = [f"Sentence number {n} has exactly eight words." for n in range(60)]
    document = read_plain("long.txt", " ".join(sentences))
    passages = list(cut(document))
    assert len(passages) > 5
    assert all(len(passage.text.split()) <= MAX_WORDS for passage in passages)
    assert " ".join(passage.text for passage in passages) == " ".join(sentences)


def test_a_long_list_is_cut_between_its_items() -> None:
    items = "\n".join(f"{n}. " + " ".join(["word"] * 30) + f" end{n}" for n in range(1, 8))
    document, _ = read_markdown("steps.md", f"# T\n\nDo this:\n\n{items}\n")
    passages = list(cut(document))
    assert len(passages) == 4
    assert passages[0].text.startswith("Do this: Step 1:")
    assert passages[1].text.startswith("Step 3:")


def test_front_matter_is_left_out_and_said() -> None:
    document, skipped = read_markdown("a.md", "---\nauthor: Al\n---\n# T\n\nBody.\n")
    assert [passage.text for passage in cut(document)] == ["Body."]
    assert skipped[0].file == "a.md"
    assert document.text[slice(*next((b.start, b.end) for b in document.blocks))] == "Body.\n"


def test_plain_text_has_paragraphs_and_perhaps_a_title() -> None:
    document = read_plain("notes.txt", "House rules\n\nNo running.\nNo shouting.\n\nBe kind.")
    assert document.title == "House rules"
    assert [block.text for block in document.blocks] == ["No running. No shouting.", "Be kind."]
    assert read_plain("opening-times.txt", "We open.").title == "Opening times"
