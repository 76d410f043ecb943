"""``kiosk route``: who would answer, and why; no model is called."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from kiosk.app.application import Application, add_kiosk_options, add_output_options
from kiosk.app.requests import Request, Verb, serve
from kiosk.core.errors import BadInput
from kiosk.core.record import Tier
from kiosk.reasoning.router import again

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk


class RouteRequest(Request):
    """A question, and the picture file that it is about."""

    text: str = Field(min_length=1, max_length=4000, pattern=r"\S")
    image: str | None = Field(None, min_length=1)
    tier: Literal["mini", "standard", "premium"] | None = None


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the question")
    parser.add_argument("--image", metavar="FILE", help="a picture that the question is about")
    parser.add_argument(
        "--tier", choices=("mini", "standard", "premium"), help="as if it were asked for"
    )
    parser.add_argument(
        "--replay", type=Path, metavar="RECORD", help="decide again from a record, as JSON"
    )
    add_kiosk_options(parser)
    add_output_options(parser, batch=True)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    verb = Verb("route", RouteRequest, partial(app.opened, args), _route, _show)
    if args.replay:
        return _replay(args.replay, app)
    given = {"text": args.text, "image": args.image, "tier": args.tier}
    return serve(app, args, verb, *([given] if args.text is not None else []))


async def _route(kiosk: Kiosk, request: RouteRequest) -> dict[str, Any]:
    shown = await kiosk.seeing.files([Path(request.image)] if request.image else [])
    tier = Tier(request.tier) if request.tier else None
    return asdict(kiosk.route(request.text, shown, tier))


def _replay(path: Path, app: Application) -> int:
    """The decision of a record once more, and whether it is the same."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        recorded = dict(plain.get("route", plain))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise BadInput(
            "route.bad_record", f"{path} holds no record: {error}.", "Write one: kiosk ask --json."
        ) from error
    decision = asdict(again(recorded.get("signals") or {}))
    same = decision["tier"] == (recorded.get("decided") or recorded.get("tier"))
    answer = {**decision, "replayed": True, "same": same, "recorded_tier": recorded.get("tier")}

    def readable(console: Console) -> None:
        _show(answer, console)
        console.print("the same decision" if same else "ANOTHER decision than recorded")

    app.out.value(answer, readable)
    return 0


def _show(answer: dict[str, Any], console: Console) -> None:
    console.print(f"{answer['tier']} {answer['model']}", style="bold")
    for reason in answer["reasons"]:
        console.print(f"  {reason['signal']} = {reason['value']}: {reason['effect']}")
