from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kiosk.knowledge.ingest import docx as reader
from kiosk.knowledge.ingest.document import Kind, Unreadable
from kiosk.knowledge.ingest.docx import read_docx

ROWS = (("Code", "Meaning", "What to do"), ("E1", "Too hot", "Let it cool"), ("E2", "Blocked", ""))


def manual(path: Path) -> Path:
    word = docx.Document()
    word.add_heading("Mixer M1", 0)
    word.add_paragraph("A mixer with ").add_run("two speeds.").bold = True
    word.add_heading("Error codes", 1)
    table = word.add_table(0, 3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.add_paragraph("The display", style="Caption")
    word.add_heading("Changing the whisk", 2)
    for text in ("Press release.", "Pull."):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("Wipe it", style="List Bullet")
    word.add_heading("Cleaning", 2)
    word.add_paragraph("Unplug it.", style="List Number")
    word.save(str(path))
    return path


def test_structure_is_kept(tmp_path: Path) -> None:
    document, skipped = read_docx("m1.docx", manual(tmp_path / "m1.docx"))
    assert skipped == []
    assert document.title == "Mixer M1"
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.PROSE, "A mixer with two speeds."),
        (Kind.ROW, "Code: E1; Meaning: Too hot; What to do: Let it cool"),
        (Kind.ROW, "Code: E2; Meaning: Blocked"),
        (Kind.CAPTION, "The display"),
        (Kind.STEP, "Step 1: Press release."),
        (Kind.STEP, "Step 2: Pull."),
        (Kind.ITEM, "Wipe it"),
        (Kind.STEP, "Step 1: Unplug it."),
    ]
    assert document.blocks[-1].headings == ("Error codes", "Cleaning")
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)


def test_what_word_does_not_show_is_left_out_and_what_it_inserted_is_kept(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Open at ")
    for xml in (
        "<w:del {}><w:r><w:delText>eight</w:delText></w:r></w:del>",
        "<w:ins {}><w:r><w:t>nine</w:t></w:r></w:ins>",
        "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t>Offer a refund</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    word.sections[0].footer.paragraphs[0].text = "Page of Mixer Ltd"
    word.save(str(tmp_path / "a.docx"))
    document, skipped = read_docx("a.docx", tmp_path / "a.docx")
    assert [block.text for block in document.blocks] == ["Open at nine"]
    assert {one.reason for one in skipped} == {
        "text marked as hidden left out",
        "the page's footer left out",
    }


def test_a_merged_cell_is_said_once(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, "ABC", strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "both"
    table.cell(1, 2).text = "last"
    word.save(str(tmp_path / "a.docx"))
    document, _ = read_docx("a.docx", tmp_path / "a.docx")
    assert [block.text for block in document.blocks] == ["A: both; C: last"]


@pytest.mark.parametrize(
    ("bold", "said"), [(False, ["Weight: 3 kg", "Noise: 39 dB"]), (True, ["Noise: 39 dB"])]
)
def test_two_columns_have_names_only_where_they_are_bold(
    tmp_path: Path, bold: bool, said: list[str]
) -> None:
    word = docx.Document()
    table = word.add_table(2, 2)
    for place, text in enumerate(("Weight", "3 kg", "Noise", "39 dB")):
        run = table.cell(*divmod(place, 2)).paragraphs[0].add_run(text)
        run.bold = bold and place < 2
    word.save(str(tmp_path / "a.docx"))
    document, _ = read_docx("a.docx", tmp_path / "a.docx")
    assert [block.text for block in document.blocks] == said


def test_a_document_without_a_title_is_called_as_its_file(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = ""
    word.add_paragraph("We open at nine.")
    word.save(str(tmp_path / "a.docx"))
    assert read_docx("opening-times.docx", tmp_path / "a.docx")[0].title == "Opening times"


def damaged(path: Path) -> bytes:
    return path.read_bytes()[:3000]


def foreign(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "something else")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "pack.damaged_document"),
        (b"no document", "pack.damaged_document"),
        (damaged, "pack.damaged_document"),
        (foreign, "pack.damaged_document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "pack.encrypted_document"),
    ],
)
def test_what_is_no_readable_document_has_a_code_and_a_remedy(
    tmp_path: Path, content: object, code: str
) -> None:
    path = manual(tmp_path / "a.docx")
    path.write_bytes(content(path) if callable(content) else content)  # type: ignore[arg-type]
    with pytest.raises(Unreadable) as caught:
        read_docx("a.docx", path)
    assert caught.value.code == code
    assert "ave it" in caught.value.reason


def test_a_document_that_unpacks_without_end_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAX_UNPACKED", 1000)
    with pytest.raises(Unreadable) as caught:
        read_docx("a.docx", manual(tmp_path / "a.docx"))
    assert caught.value.code == "pack.too_large"
