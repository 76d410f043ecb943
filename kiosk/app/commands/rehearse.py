"""``kiosk rehearse``: the plug is pulled on purpose, and what the kiosk does is told."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_output_options, run
from kiosk.app.suites import report_folder, write_report
from kiosk.core.errors import Missing

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.rehearsal.scenes import Played


_MARKS = {True: ("passed", "green"), False: ("FAILED", "red"), None: ("not tried", "yellow")}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--pack", type=Path, help="a pack's folder or built file")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for the report")
    add_output_options(parser)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    if args.out:
        report_folder(args.out)
    played = run(_rehearse(app, args.pack))
    passed = sum(scene.passed is True for scene in played)
    failed = [scene for scene in played if scene.passed is False]
    report: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "passed": passed,
        "scenes": [scene.as_dict() for scene in played],
    }
    if args.out:
        write_report(args.out, "rehearsal", report)
    app.out.value(report, lambda console: _show(played, console))
    return Missing.exit_code if failed else 0


async def _rehearse(app: Application, pack: Path | None) -> list[Played]:
    """Every scene in a home of its own: what is rehearsed is not in the owner's books."""
    from kiosk.app.rehearsal.scenes import SCENES, stage, surroundings

    built = stage(app.config, pack)
    with (
        app.out.working("Pulling plugs…"),
        tempfile.TemporaryDirectory() as home,
        surroundings(KIOSK_HOME=home, KIOSK_MODELS=str(app.paths.models)),
    ):
        return [await scene(built) for scene in SCENES]


def _show(played: list[Played], console: Console) -> None:
    for scene in played:
        mark, colour = _MARKS[scene.passed]
        console.print(mark, style=colour, end="  ")
        console.print(f"{scene.name}: {scene.words} ({scene.seconds:.1f} s)", soft_wrap=True)
