"""``kiosk guard``: what the guard finds in a text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from kiosk.app.application import Application, add_kiosk_options, add_output_options
from kiosk.app.requests import Request, Verb, serve

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk


class GuardRequest(Request):
    """A text and where it came from."""

    text: str = Field(min_length=1, max_length=100_000)
    source: Literal["user", "document", "image", "tool"] = "user"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what was said or read")
    parser.add_argument(
        "--source",
        choices=("user", "document", "image", "tool"),
        default="user",
        help="where it came from",
    )
    add_kiosk_options(parser)
    add_output_options(parser, batch=True)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    verb = Verb("guard", GuardRequest, partial(app.opened, args), _guard, _show)
    given = {"text": args.text, "source": args.source}
    return serve(app, args, verb, *([given] if args.text is not None else []))


async def _guard(kiosk: Kiosk, request: GuardRequest) -> dict[str, Any]:
    return asdict(kiosk.guard(request.text, request.source))


def _show(answer: dict[str, Any], console: Console) -> None:
    console.print("blocked" if answer["blocked"] else "allowed", style="bold")
    for category in answer["categories"]:
        console.print(f"  {category}")
    for span in answer["pii"]:
        console.print(f"  {span['type']} at {span['start']} to {span['end']}")
