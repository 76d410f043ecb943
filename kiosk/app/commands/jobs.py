"""``kiosk jobs``: the technician's jobs and their sheets."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_kiosk_options, add_output_options, run
from kiosk.app.show import show_table
from kiosk.core.doings import JobRow
from kiosk.core.errors import Missing

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.action.technician.jobs import Jobs, Sheet

FORMATS = ("pdf", "csv", "json")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the jobs, and what waits to be delivered")
    export = actions.add_parser("export", help="job sheets as PDF, CSV and JSON")
    export.add_argument("jobs", nargs="*", metavar="JOB", help="jobs (all that have a sheet)")
    export.add_argument("--out", type=Path, default=Path("job-sheets"), metavar="DIR")
    export.add_argument(
        "--format", dest="formats", action="append", choices=FORMATS, help="one of them (all)"
    )
    for action, handler in ((listing, _list), (export, _export)):
        add_kiosk_options(action)
        add_output_options(action)
        action.set_defaults(handler=handler)


def _list(args: Namespace, app: Application) -> int:
    async def work() -> dict[str, Any]:
        async with app.opened(args) as kiosk:
            field, count = kiosk.actions.field, kiosk.actions.outbox.count()
            field.load(kiosk.place)
            jobs = [asdict(job) | _sheet_of(field.jobs, job) for job in field.jobs.all()]
            return {"jobs": jobs, "pending": count.pending, "conflicts": count.conflicts}

    report = run(work())

    def readable(console: Console) -> None:
        rows = [
            (j["id"], j["title"], j["customer"], j["due"], j["status"], j["sheet"])
            for j in report["jobs"]
        ]
        show_table(console, ("job", "title", "customer", "due", "status", "sheet"), rows)
        console.print(f"{report['pending']} pending, {report['conflicts']} conflicts")

    app.out.value(report, readable)
    return 0


def _sheet_of(jobs: Jobs, job: JobRow) -> dict[str, Any]:
    sheet = jobs.sheet(job.id)
    filled = sum(bool(field.value) for field in sheet.fields)
    return {"sheet": sheet.status if sheet.revision else "", "fields": filled}


def _export(args: Namespace, app: Application) -> int:
    async def work() -> dict[str, Any]:
        async with app.opened(args) as kiosk:
            jobs = kiosk.actions.field.jobs
            kiosk.actions.field.load(kiosk.place)
            wanted = [jobs.get(name) for name in args.jobs] or list(jobs.all())
            sheets = [(job, jobs.sheet(job.id)) for job in wanted]
            if not args.jobs:
                sheets = [(job, sheet) for job, sheet in sheets if sheet.revision]
            if not sheets:
                raise Missing(
                    "jobs.no_sheet",
                    "No job has a sheet yet.",
                    "Open a job and say note, or name the job to export an empty sheet.",
                )
            files = export_sheets(jobs, sheets, args.out, args.formats or FORMATS, kiosk.pack.name)
            return {"sheets": len(sheets), "files": [str(file) for file in files]}

    report = run(work())

    def readable(console: Console) -> None:
        for file in report["files"]:
            console.print(file, soft_wrap=True)

    app.out.value(report, readable)
    return 0


def export_sheets(
    jobs: Jobs,
    sheets: list[tuple[JobRow, Sheet]],
    folder: Path,
    formats: tuple[str, ...] | list[str],
    owner: str,
) -> list[Path]:
    """Write `sheets` into `folder`: one PDF a job, and all of them as CSV and JSON."""
    from kiosk.action.technician.export import as_csv, as_json, as_pdf, file_name, write

    written = []
    for job, sheet in sheets if "pdf" in formats else ():
        data = as_pdf(job, sheet, jobs.photos(sheet), owner)
        written.append(write(folder / f"{file_name(job.id)}.pdf", data))
    if "csv" in formats:
        written.append(write(folder / "job-sheets.csv", as_csv(sheets)))
    if "json" in formats:
        written.append(write(folder / "job-sheets.json", as_json(sheets)))
    return written
