"""``kiosk transcribe``: speech to text only."""

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


class TranscribeRequest(Request):
    """A recording and what is spoken in it."""

    file: str = Field(min_length=1)
    language: str = Field("auto", pattern=r"^(auto|[a-z]{2,3})$")


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="recordings")
    parser.add_argument("--language", default="auto", metavar="auto|xx", help="what is spoken")
    add_kiosk_options(parser)
    add_output_options(parser, batch=True)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    opened = partial(app.opened, args, ear=True, mind=False, mouth=False)
    verb = Verb("transcribe", TranscribeRequest, opened, _transcribe, _show)
    given = [{"file": file, "language": args.language} for file in args.files]
    return serve(app, args, verb, *given)


async def _transcribe(kiosk: Kiosk, request: TranscribeRequest) -> dict[str, Any]:
    heard = await kiosk.transcribe(Path(request.file), request.language)
    return {"file": request.file, **asdict(heard)}


def _show(answer: dict[str, Any], console: Console) -> None:
    console.print(answer["text"] or "(no speech)", soft_wrap=True)
