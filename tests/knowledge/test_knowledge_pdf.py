from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from kiosk.knowledge.build import build_pack
from kiosk.knowledge.index import open_pack
from kiosk.knowledge.ingest import pdf as reader
from kiosk.knowledge.ingest.document import Document, Kind, Skipped, Unreadable
from kiosk.knowledge.ingest.pdf import read_pdf

STYLES = getSampleStyleSheet()


def story() -> list[Flowable]:
    title, first, second, body = (
        STYLES[name] for name in ("Title", "Heading2", "Heading3", "BodyText")
    )
    rows = [
        ["Code", "Meaning", "What to do"],
        ["E1", "Too hot", "Let it cool"],
        ["E2", Paragraph("Blocked by something that is long", body), "Clear the bowl"],
    ]
    steps = [ListItem(Paragraph(text, body)) for text in ("Press release.", "Pull.")]
    return [
        Paragraph("Mixer M1", title),
        Paragraph("A mixer with <b>two</b> speeds. " + "It mixes and mixes. " * 8, body),
        Paragraph("Error codes", first),
        Table(rows, colWidths=[60, 120, 200]),
        PageBreak(),
        Paragraph("Changing the whisk", first),
        ListFlowable(steps, bulletType="1"),
        Paragraph("Care", second),
        Paragraph("• Wipe it.", body),
        Paragraph("Figure 2: the whisk from below", body),
    ]


def manual(path: Path) -> Path:
    SimpleDocTemplate(str(path), pagesize=A4).build(story())
    return path


def pages(path: Path, texts: list[str], header: str = "") -> Path:
    """A page for each of `texts`; a page without text has a picture's frame only."""
    canvas = Canvas(str(path))
    for number, text in enumerate(texts, 1):
        if header:
            canvas.drawString(72, 800, header.format(number))
        canvas.rect(72, 72, 100, 100)
        for line, part in enumerate(text.split("\n") if text else []):
            canvas.drawString(72, 700 - 14 * line, part)
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path) -> tuple[Document, list[Skipped]]:
    return read_pdf("m1.pdf", path)


def test_structure_and_pages_are_kept(tmp_path: Path) -> None:
    document, skipped = read(manual(tmp_path / "m1.pdf"))
    assert skipped == []
    assert document.title == "Mixer M1"
    told = [(block.page, block.kind, block.headings[-1:], block.text) for block in document.blocks]
    codes, steps = ("Error codes",), ("Changing the whisk",)
    assert told[0][3].startswith("A mixer with two speeds. It mixes")
    assert told[1:] == [
        (1, Kind.ROW, codes, "Code: E1; Meaning: Too hot; What to do: Let it cool"),
        (
            1,
            Kind.ROW,
            codes,
            "Code: E2; Meaning: Blocked by something that is long; What to do: Clear the bowl",
        ),
        (2, Kind.STEP, steps, "Step 1: Press release."),
        (2, Kind.STEP, steps, "Step 2: Pull."),
        (2, Kind.ITEM, ("Care",), "Wipe it."),
        (2, Kind.CAPTION, ("Care",), "Figure 2: the whisk from below"),
    ]
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)


def test_a_passage_found_in_a_pdf_names_its_page(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    (folder / "knowledge").mkdir(parents=True)
    (folder / "pack.toml").write_text('name = "Shop"\n')
    manual(folder / "knowledge" / "m1.pdf")
    with open_pack(folder, tmp_path / "cache") as index:
        (best, *_) = index.search("how do I change the whisk")
        assert (best.page, best.section) == (2, "Mixer M1 › Changing the whisk")


def test_text_after_a_table_is_no_row(tmp_path: Path) -> None:
    table = Table([["Part", "Torque"], ["Lid", "5 Nm"], ["Foot", "9 Nm"]], colWidths=[100, 100])
    after = Paragraph("Tighten crosswise and check again after an hour.", STYLES["BodyText"])
    SimpleDocTemplate(str(tmp_path / "a.pdf")).build([table, after])
    document, _ = read(tmp_path / "a.pdf")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.ROW, "Part: Torque"),  # it may as well be a name and its value
        (Kind.ROW, "Lid: 5 Nm"),
        (Kind.ROW, "Foot: 9 Nm"),
        (Kind.PROSE, "Tighten crosswise and check again after an hour."),
    ]


def test_narrow_tables_keep_their_columns_and_their_first_row(tmp_path: Path) -> None:
    values = Table([["Weight", "12.4 kg"], ["Noise", "39 dB"], ["Power", "320 W"]])
    codes = Table(
        [
            ["Code", "Meaning", "Remedy"],
            ["E1", "Tank full", "Empty the tank"],
            ["E4", "Coil frozen", "Switch off for an hour and raise the room above 8 degrees"],
        ]
    )
    title = [Paragraph("Values", STYLES["Heading1"]), values]
    errors = [Paragraph("Errors", STYLES["Heading1"]), codes]
    SimpleDocTemplate(str(tmp_path / "a.pdf")).build([*title, *errors])
    rows = [block for block in read(tmp_path / "a.pdf")[0].blocks if block.kind is Kind.ROW]
    assert [row.text for row in rows] == [
        "Weight: 12.4 kg",
        "Noise: 39 dB",
        "Power: 320 W",
        "Code: E1; Meaning: Tank full; Remedy: Empty the tank",
        "Code: E4; Meaning: Coil frozen; Remedy: Switch off for an hour and raise the room "
        "above 8 degrees",
    ]


def test_headers_and_footers_are_left_out_and_said(tmp_path: Path) -> None:
    texts = [f"This is what page {word} says." for word in ("one", "two", "three", "four")]
    document, skipped = read(pages(tmp_path / "a.pdf", texts, "Mixer Ltd, page {}"))
    assert [block.text for block in document.blocks] == texts
    assert [one.reason for one in skipped] == [
        "'Mixer Ltd, page #' repeats on every page: left out"
    ]


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    document, skipped = read(pages(tmp_path / "a.pdf", ["First.", "", "Third.", "", ""]))
    assert [(block.page, block.text) for block in document.blocks] == [(1, "First."), (3, "Third.")]
    assert [one.reason for one in skipped] == [
        "no text layer on pages 2, 4-5: pictures are not read"
    ]


def test_a_thousand_pages_are_read(tmp_path: Path) -> None:
    texts = [f"The part on sheet {n} is called Q{n}.\nIt weighs {n} grams." for n in range(1, 1001)]
    document, skipped = read(pages(tmp_path / "a.pdf", texts))
    assert skipped == []
    assert [block.page for block in document.blocks] == list(range(1, 1001))
    assert (
        document.blocks[-1].text == "The part on sheet 1000 is called Q1000. It weighs 1000 grams."
    )


def test_more_pages_than_can_be_read_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    document, (skipped,) = read(pages(tmp_path / "a.pdf", ["One.", "Two.", "Three."]))
    assert [block.text for block in document.blocks] == ["One.", "Two."]
    assert skipped.code == "pack.too_large"
    assert "after 2 of 3" in skipped.reason


def encrypted(path: Path, password: str) -> bytes:
    writer = PdfWriter(clone_from=str(manual(path)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_document_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(encrypted(path, ""))
    assert read(path)[0].title == "Mixer M1"


def cut_short(path: Path) -> bytes:
    return manual(path).read_bytes()[:900]


def scrambled(path: Path) -> bytes:
    data = bytearray(manual(path).read_bytes())
    for place in range(20, len(data), 7):
        data[place] ^= 0x5A
    return bytes(data)


def without_text(path: Path) -> bytes:
    return pages(path, ["", ""]).read_bytes()


def without_pages(path: Path) -> bytes:
    out = io.BytesIO()
    PdfWriter().write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda path: encrypted(path, "secret"), "pack.encrypted_document"),
        (lambda path: b"", "pack.damaged_document"),
        (lambda path: b"%PDF-1.7\nnothing more", "pack.damaged_document"),
        (lambda path: b"plain words", "pack.damaged_document"),
        (cut_short, "pack.damaged_document"),
        (scrambled, "pack.damaged_document"),
        (without_text, "pack.no_text_layer"),
        (without_pages, "pack.no_text_layer"),
    ],
)
def test_what_can_not_be_read_is_in_the_report_and_the_rest_serves(
    tmp_path: Path, content: Callable[[Path], bytes], code: str
) -> None:
    folder = tmp_path / "shop"
    (folder / "knowledge").mkdir(parents=True)
    (folder / "pack.toml").write_text('name = "Shop"\n')
    (folder / "knowledge" / "rules.md").write_text("# Rules\n\nNo running.\n")
    (folder / "knowledge" / "m1.pdf").write_bytes(content(tmp_path / "raw.pdf"))
    built = build_pack(folder, cache_dir=tmp_path / "cache")
    (skipped,) = built.skipped
    assert (skipped.file, skipped.code) == ("m1.pdf", code)
    assert ". " in skipped.reason  # what is wrong, then what to do
    assert built.documents == 2 - 1
    with pytest.raises(Unreadable):
        read(folder / "knowledge" / "m1.pdf")


def test_one_damaged_page_does_not_take_the_others(tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", ["First.", "Second."])
    writer = PdfWriter(clone_from=str(path))
    contents = writer.pages[1].get_contents()
    assert contents is not None
    contents.set_data(b"BT /F1 12 Tf 72 700 Td (unfinished")
    writer.pages[1].replace_contents(contents)
    writer.write(str(path))
    document, _ = read(path)
    assert "First." in [block.text for block in document.blocks]
