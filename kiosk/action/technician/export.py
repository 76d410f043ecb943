"""Job sheets as files: PDF for people, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Flowable,
    HRFlowable,
    Image,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from kiosk.action.technician.jobs import FIELDS, Sheet, plain
from kiosk.core.doings import JobRow

_INK, _QUIET, _LINE = (
    colors.HexColor("#1b1f24"),
    colors.HexColor("#5b6570"),
    colors.HexColor("#d5dae0"),
)
_DOUBT = colors.HexColor("#9a5b00")
_SURE = 0.8
_FORMULA = ("=", "+", "-", "@", "\t")


def as_json(sheets: Sequence[tuple[JobRow, Sheet]]) -> bytes:
    """All sheets as one JSON object."""
    told = {"sheets": [plain(job, sheet) for job, sheet in sheets]}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(sheets: Sequence[tuple[JobRow, Sheet]]) -> bytes:
    """All sheets, one a row. What a spreadsheet would take for a formula is quoted."""
    out = io.StringIO(newline="")
    names = ("job", "title", "customer", "site", "due", "status")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*names, *FIELDS, "procedures", "photos"])
    for job, sheet in sheets:
        values = {field.name: field.value for field in sheet.fields}
        row = [job.id, job.title, job.customer, job.site, job.due, sheet.status]
        row += [values.get(name, "") for name in FIELDS]
        row += ["; ".join(sheet.steps), "; ".join(sheet.photos)]
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_pdf(job: JobRow, sheet: Sheet, photos: Sequence[Path], owner: str) -> bytes:
    """A sheet on A4, its photos below; `owner` stands in the head."""
    regular, bold = _fonts()
    styles = _Styles(regular, bold)
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        title=f"Job sheet {job.id}",
        author=owner,
        invariant=True,
    )
    page.build([*_head(job, sheet, owner, styles), *_body(sheet, styles), *_photos(photos, styles)])
    return out.getvalue()


def file_name(job_id: str) -> str:
    """A job's id as a file's name."""
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in job_id) or "job"


def write(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all, for this user alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return path


class _Styles:
    """The sheet's type: one family, three sizes."""

    def __init__(self, regular: str, bold: str) -> None:
        def style(font: str, size: int, colour: Any) -> ParagraphStyle:
            return ParagraphStyle(
                "", fontName=font, fontSize=size, leading=size * 1.45, textColor=colour
            )

        self.title = style(bold, 20, _INK)
        self.head = style(bold, 10, _INK)
        self.text = style(regular, 10, _INK)
        self.quiet = style(regular, 9, _QUIET)
        self.doubt = style(regular, 10, _DOUBT)

    def put(self, text: str, style: ParagraphStyle) -> Paragraph:
        """`text` as it is; what looks like mark-up is none."""
        return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _head(job: JobRow, sheet: Sheet, owner: str, styles: _Styles) -> list[Flowable]:
    facts = [
        ("Job", job.id),
        ("Customer", job.customer),
        ("Site", job.site),
        ("Due", job.due.replace("T", " ")),
        ("Status", sheet.status),
    ]
    cells = [
        [styles.put(name, styles.quiet), styles.put(value, styles.text)] for name, value in facts
    ]
    return [
        styles.put(owner, styles.quiet),
        Spacer(1, 2 * mm),
        styles.put(f"Job sheet: {job.title}", styles.title),
        Spacer(1, 3 * mm),
        Table(cells, colWidths=[32 * mm, 133 * mm], style=_table(), hAlign="LEFT"),
        Spacer(1, 3 * mm),
        HRFlowable(width="100%", color=_LINE, thickness=0.8),
        Spacer(1, 4 * mm),
    ]


def _body(sheet: Sheet, styles: _Styles) -> list[Flowable]:
    rows = []
    for name in FIELDS:
        field = sheet.get(name)
        if field is None:
            value = styles.put("not told", styles.quiet)
        else:
            unsure = field.confidence < _SURE and not field.asked
            value = styles.put(
                field.value + (" (please check)" if unsure else ""),
                styles.doubt if unsure else styles.text,
            )
        rows.append([styles.put(name.capitalize(), styles.head), value])
    table = Table(rows, colWidths=[32 * mm, 133 * mm], style=_table(), hAlign="LEFT")
    if not sheet.steps:
        return [table]
    done = [styles.put(f"✓ {title}", styles.text) for title in sheet.steps]
    heading = styles.put("Procedures carried out", styles.head)
    return [table, Spacer(1, 4 * mm), KeepTogether([heading, *done])]


def _photos(photos: Sequence[Path], styles: _Styles) -> list[Flowable]:
    placed: list[Flowable] = []
    for path in photos:
        image = Image(str(path))
        scale = min(165 * mm / image.imageWidth, 95 * mm / image.imageHeight)
        image.drawWidth, image.drawHeight = image.imageWidth * scale, image.imageHeight * scale
        image.hAlign = "LEFT"
        caption = styles.put(path.stem.replace("-", " ").capitalize(), styles.quiet)
        placed += [Spacer(1, 5 * mm), KeepTogether([image, caption])]
    return placed


def _table() -> list[tuple[Any, ...]]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -2), 0.4, _LINE),
    ]


def _fonts() -> tuple[str, str]:
    """A family that has most letters of the world; the PDF's own where it is not there."""
    spec = find_spec("matplotlib")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "mpl-data" / "fonts" / "ttf"
        regular, bold = folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"
        if regular.is_file() and bold.is_file():
            pdfmetrics.registerFont(TTFont("Sheet", str(regular)))
            pdfmetrics.registerFont(TTFont("Sheet-Bold", str(bold)))
            return "Sheet", "Sheet-Bold"
    return "Helvetica", "Helvetica-Bold"
