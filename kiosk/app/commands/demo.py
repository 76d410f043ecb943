"""``kiosk demo``: a scripted visit through the real audio path, with a report."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.application import Application, add_kiosk_options, add_output_options
from kiosk.app.demo.screen import on_screen
from kiosk.app.demo.show import perform
from kiosk.app.demo.stage import best_stage
from kiosk.app.paths import make_private

if TYPE_CHECKING:
    from rich.console import Console


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--out", type=Path, metavar="DIR", help="the report's folder (./report)")
    parser.add_argument("--questions", type=int, default=4, metavar="N", help="at most so many")
    add_kiosk_options(parser)
    add_output_options(parser)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    folder = make_private((args.out or Path("report")).absolute())

    def progress(what: str) -> None:
        if not app.out.as_json:
            sys.stderr.write(f"{what}\n")

    kiosk = app.kiosk(args.pack, offline=args.offline)
    with best_stage() as stage:
        visit, page = on_screen(
            lambda screen: perform(
                kiosk, stage, screen, folder, most=args.questions, progress=progress
            )
        )

    def readable(console: Console) -> None:
        console.print(f"{visit.summary['answered']} of {visit.summary['questions']} answered")
        console.print(f"report: {page}", soft_wrap=True)

    app.out.value({"report": str(page), **visit.as_dict(folder)}, readable)
    return 0
