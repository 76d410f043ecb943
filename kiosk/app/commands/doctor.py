"""``kiosk doctor``: this machine: devices, engines, models, latency, what to fix."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kiosk.app.application import Application, add_output_options, run
from kiosk.app.doctor.examination import examine
from kiosk.app.doctor.finding import Finding, Status
from kiosk.core.errors import Missing

if TYPE_CHECKING:
    from rich.console import Console

_MARKS = {
    Status.OK: ("ok  ", "green"),
    Status.WARN: ("warn", "yellow"),
    Status.FAIL: ("FAIL", "red"),
}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--rehash", action="store_true", help="read every model byte by byte")
    add_output_options(parser)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    findings = run(_collect(app, rehash=args.rehash))
    failed = [finding for finding in findings if finding.status is Status.FAIL]
    usable = not failed

    def readable(console: Console) -> None:
        bad = len(failed)
        text = "This machine is ready." if usable else f"{bad} thing{'s' * (bad != 1)} to mend."
        console.print(text, style="bold")

    answer = {"usable": usable, "findings": [finding.as_dict() for finding in findings]}
    app.out.value(answer, readable)
    return 0 if usable else Missing.exit_code


async def _collect(app: Application, *, rehash: bool) -> list[Finding]:
    findings = []
    with app.out.working("Examining…"):
        async for finding in examine(app, rehash=rehash):
            findings.append(finding)
            if not app.out.as_json:
                _show(finding, app.out.console())
    return findings


def _show(finding: Finding, console: Console) -> None:
    mark, colour = _MARKS[finding.status]
    console.print(mark, style=colour, end="  ")
    console.print(f"{finding.name}: {finding.detail}", soft_wrap=True)
    if finding.remedy:
        console.print(f"      → {finding.remedy}", style="dim", soft_wrap=True)
