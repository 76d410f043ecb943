"""``kiosk run``: the kiosk window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib import import_module

from kiosk.app.application import Application, add_kiosk_options
from kiosk.app.instance import only_instance
from kiosk.app.screen import require_screen


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--windowed", action="store_true", help="in a window, not the full screen")
    add_kiosk_options(parser)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    require_screen(meanwhile=_load)
    from kiosk.app.gui import run_gui

    with only_instance(app.paths.home):
        return run_gui(app.kiosk(args.pack, offline=args.offline), windowed=args.windowed)


def _load() -> None:
    """Import what the window needs; it takes longer than the trial of the screen."""
    import_module("kiosk.app.composition")
    import_module("kiosk.app.gui")
