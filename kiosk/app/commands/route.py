"""``kiosk route``: who would answer, and why; no model is called."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field

from kiosk.app.application import Application, add_kiosk_options, add_output_options
from kiosk.app.requests import Request, Verb, serve

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk


class RouteRequest(Request):
    """A question, and the picture file that it is about."""

    text: str = Field(min_length=1, max_length=4000, pattern=r"\S")
    image: str | None = Field(None, min_length=1)


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the question")
    parser.add_argument("--image", metavar="FILE", help="a picture that the question is about")
    add_kiosk_options(parser)
    add_output_options(parser, batch=True)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    verb = Verb("route", RouteRequest, partial(app.opened, args), _route, _show)
    given = {"text": args.text, "image": args.image}
    return serve(app, args, verb, *([given] if args.text is not None else []))


async def _route(kiosk: Kiosk, request: RouteRequest) -> dict[str, Any]:
    shown = await kiosk.seeing.files([Path(request.image)] if request.image else [])
    return asdict(kiosk.route(request.text, shown))


def _show(answer: dict[str, Any], console: Console) -> None:
    console.print(f"{answer['tier']} {answer['model']}", style="bold")
    for reason in answer["reasons"]:
        console.print(f"  {reason['signal']} = {reason['value']}: {reason['effect']}")
