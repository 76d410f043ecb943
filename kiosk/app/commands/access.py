"""``kiosk access``: the PINs that let staff and the owner in."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kiosk.app.application import Application, add_output_options
from kiosk.core.consent import Role
from kiosk.core.errors import BadInput
from kiosk.governance.access import Access

if TYPE_CHECKING:
    from rich.console import Console


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    pin = actions.add_parser("pin", help="set a PIN: asked for, or one line of standard input")
    pin.add_argument("role", choices=(Role.STAFF.value, Role.OWNER.value), help="whose")
    show = actions.add_parser("show", help="who has a PIN")
    for action, handler in ((pin, _pin), (show, _show)):
        add_output_options(action)
        action.set_defaults(handler=handler)


def _pin(args: Namespace, app: Application) -> int:
    Access(app.paths.access).set_pin(Role(args.role), _asked())
    app.out.value({"set": args.role}, lambda console: console.print(f"PIN set for {args.role}"))
    return 0


def _asked() -> str:
    """The PIN: never an argument, which other users of the machine could read."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    pin = getpass.getpass("New PIN: ")
    if getpass.getpass("Once more: ") != pin:
        raise BadInput("access.not_the_same", "The two PINs differ.", "Nothing was changed.")
    return pin


def _show(_: Namespace, app: Application) -> int:
    roles = [role.value for role in Access(app.paths.access).roles()]

    def readable(console: Console) -> None:
        console.print(", ".join(roles) or "nobody has a PIN yet")

    app.out.value({"roles": roles}, readable)
    return 0
