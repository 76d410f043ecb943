"""``kiosk look``: what a picture shows: codes, print, the product of the pack."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field

from kiosk.app.application import Application, add_kiosk_options, add_output_options
from kiosk.app.requests import Request, Verb, serve

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk


class LookRequest(Request):
    """A picture file."""

    image: str = Field(min_length=1)


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("images", nargs="*", metavar="IMAGE", help="a picture; several are fine")
    add_kiosk_options(parser)
    add_output_options(parser, batch=True)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    verb = Verb("look", LookRequest, partial(app.opened, args), _look, _show)
    return serve(app, args, verb, *({"image": image} for image in args.images))


async def _look(kiosk: Kiosk, request: LookRequest) -> dict[str, Any]:
    return {"image": request.image, **await kiosk.seeing.report(Path(request.image))}


def _show(answer: dict[str, Any], console: Console) -> None:
    if product := answer["product"]:
        console.print(f"{product['name']} ({product['sku']})", style="bold", soft_wrap=True)
    for code in answer["barcodes"]:
        console.print(f"  {code['format']} {code['text']}", style="cyan", soft_wrap=True)
    for line in answer["text"]:
        doubt = f" (read as {line['original']})" if line["original"] else ""
        console.print(f"  {line['text']}{doubt}", soft_wrap=True)
    for hint in answer["hints"]:
        console.print(f"  ! {hint.replace('_', ' ')}", style="yellow")
    if not (answer["barcodes"] or answer["text"]):
        console.print("Nothing can be read in it.")
