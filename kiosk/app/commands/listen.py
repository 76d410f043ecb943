"""``kiosk listen``: a recording is the microphone; full turns, the answer as audio, too."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field

from kiosk.action.recording import NullSink, WavSink
from kiosk.app.application import Application, add_kiosk_options, add_output_options
from kiosk.app.requests import Request, Verb, serve
from kiosk.app.show import show_turn
from kiosk.core.errors import BadInput
from kiosk.perception.sources import WavSource

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk


class ListenRequest(Request):
    """A recording, and the picture file that is shown with it."""

    file: str = Field(min_length=1)
    image: str | None = Field(None, min_length=1)
    session: str | None = None


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", nargs="?", metavar="FILE.wav", help="what the microphone hears")
    parser.add_argument("--realtime", action="store_true", help="at the pace of a microphone")
    parser.add_argument("--out", type=Path, metavar="answer.wav", help="where the answer sounds")
    parser.add_argument("--image", metavar="FILE", help="a picture that is shown meanwhile")
    parser.add_argument("--session", metavar="ID", help="go on with this session")
    add_kiosk_options(parser)
    add_output_options(parser, batch=True)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    if args.batch and args.out:
        raise BadInput("cli.usage", "--out holds one answer; a batch has many.", "Leave one out.")
    work = partial(_listen, realtime=args.realtime, out=args.out)
    opened = partial(app.opened, args, ear=True, mind=True, mouth=True)
    verb = Verb("listen", ListenRequest, opened, work, _show)
    given = {"file": args.file, "image": args.image, "session": args.session}
    return serve(app, args, verb, *([given] if args.file is not None else []))


async def _listen(
    kiosk: Kiosk, request: ListenRequest, *, realtime: bool, out: Path | None
) -> dict[str, Any]:
    source = WavSource.from_file(Path(request.file), realtime=realtime)
    sink = WavSink(out) if out else NullSink()
    kiosk.observers.visited = True
    shown = await kiosk.seeing.files([Path(request.image)] if request.image else [])
    heard = kiosk.listen(source, sink=sink, session_id=request.session, shown=shown)
    turns = [record.as_dict() async for record in heard]
    if isinstance(sink, WavSink):
        sink.close()
    if not turns:
        raise BadInput(
            "listen.no_speech",
            f"Nobody speaks in {request.file}.",
            "Check the recording's loudness, and that it holds speech.",
        )
    # Who asks one question reads one record; when there were more, they come beside the last one.
    return turns[-1] | ({"turns": turns} if len(turns) > 1 else {})


def _show(answer: dict[str, Any], console: Console) -> None:
    for turn in answer.get("turns", [answer]):
        show_turn(turn, console)
