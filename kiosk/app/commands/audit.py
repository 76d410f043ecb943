"""``kiosk audit``: the hash-chained record."""

from __future__ import annotations

import io
from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.application import Application, add_output_options
from kiosk.app.show import show_table
from kiosk.core.errors import BadInput
from kiosk.governance.audit import AuditLog
from kiosk.governance.audit_checkpoint import against, checkpoint, read_checkpoint
from kiosk.governance.audit_verify import verify
from models.files import replace_atomically

if TYPE_CHECKING:
    from rich.console import Console


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("verify", help="find any edit, deletion, insertion or truncation")
    check.add_argument(
        "--checkpoint", type=Path, metavar="FILE", help="also against a note kept elsewhere"
    )
    note = actions.add_parser("checkpoint", help="a signed note of the newest entry, to be kept")
    note.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to")
    show = actions.add_parser("show", help="the newest entries")
    show.add_argument("--last", type=_positive, default=20, metavar="N", help="how many (20)")
    export = actions.add_parser("export", help="all entries as JSON Lines")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to")
    for action, handler in (
        (check, _verify),
        (note, _note),
        (show, _show),
        (export, _export),
    ):
        add_output_options(action)
        action.set_defaults(handler=handler)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _verify(args: Namespace, app: Application) -> int:
    log = AuditLog(app.paths.audit)
    noted = read_checkpoint(args.checkpoint) if args.checkpoint else None
    with app.out.working("Checking every entry…"):
        report = verify(log)
    if noted and report.ok and (found := against(log, noted)):
        report = replace(report, ok=False, findings=tuple(found))

    def readable(console: Console) -> None:
        verdict = "sound" if report.ok else "NOT SOUND"
        console.print(f"{report.entries} entries, {verdict}", style="bold")
        for finding in report.findings:
            console.print(f"  at {finding.seq}: {finding.kind}: {finding.message}", soft_wrap=True)

    app.out.value(asdict(report), readable)
    return 0 if report.ok else BadInput.exit_code


def _note(args: Namespace, app: Application) -> int:
    note = checkpoint(AuditLog(app.paths.audit))
    _written(args.out, note.as_text())
    readable = f"entry {note.seq} is noted in {args.out}: keep it on another machine"
    app.out.value(asdict(note), lambda console: console.print(readable))
    return 0


def _show(args: Namespace, app: Application) -> int:
    entries = AuditLog(app.paths.audit).show(args.last)

    def readable(console: Console) -> None:
        rows = [(e.seq, e.at, e.kind, e.hash[:12], e.payload) for e in entries]
        show_table(console, ("seq", "at", "kind", "hash", "what"), rows)

    app.out.value({"entries": [entry.as_dict() for entry in entries]}, readable)
    return 0


def _export(args: Namespace, app: Application) -> int:
    lines = io.StringIO()
    count = AuditLog(app.paths.audit).export(lines)
    _written(args.out, lines.getvalue())
    answer = {"file": str(args.out), "entries": count}
    app.out.value(answer, lambda console: console.print(f"{count} entries in {args.out}"))
    return 0


def _written(path: Path, text: str) -> None:
    try:
        replace_atomically(path, text.encode())
    except OSError as error:
        message = f"{path} can't be written: {error.strerror}."
        raise BadInput("audit.not_writable", message, "Choose another place.") from error
