"""``kiosk ask``: one turn from text and pictures."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from kiosk.app.application import Application, add_kiosk_options, add_output_options
from kiosk.app.requests import Request, Verb, serve
from kiosk.app.show import show_turn
from kiosk.core.errors import Missing
from kiosk.core.record import Tier
from kiosk.reasoning.phrases import LANGUAGES

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk


MOST_IMAGES = 8
_WITHOUT_WORDS = "What is this?"


class AskRequest(Request):
    """A question, and the picture files that it is about."""

    text: str = Field(min_length=1, max_length=4000, pattern=r"\S")
    images: tuple[str, ...] = Field((), max_length=MOST_IMAGES)
    session: str | None = None
    tier: Literal["mini", "standard", "premium"] | None = None
    language: Literal["en", "de", "es", "fr", "zh", "ar"] | None = None


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the question")
    parser.add_argument(
        "--image", dest="images", action="append", default=[], metavar="FILE",
        help="a picture that the question is about; may be repeated",
    )  # fmt: skip
    parser.add_argument("--session", metavar="ID", help="go on with this session")
    parser.add_argument(
        "--tier", choices=("mini", "standard", "premium"), help="who shall answer (the router says)"
    )
    parser.add_argument("--language", choices=LANGUAGES, help="the person's (the documents')")
    add_kiosk_options(parser)
    add_output_options(parser, batch=True)
    parser.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    opened = partial(app.opened, args, ear=False, mind=True, mouth=False)
    verb = Verb("ask", AskRequest, opened, _answer, show_turn)
    text = _WITHOUT_WORDS if args.text is None and args.images else args.text
    given = {"text": text, "images": args.images}
    given |= {name: getattr(args, name) for name in ("session", "tier", "language")}
    return serve(app, args, verb, *([given] if text is not None else []))


async def _answer(kiosk: Kiosk, request: AskRequest) -> dict[str, Any]:
    tier = Tier(request.tier) if request.tier else None
    if tier and tier not in (Tier.MINI, *kiosk.beyond.tiers):
        raise Missing(
            "cloud.not_available",
            f"No {tier} tier is connected to this kiosk: {kiosk.beyond.lacking(tier)}.",
            "Set that variable, name another key in kiosk.toml, or ask --tier mini.",
        )
    kiosk.observers.visited = True
    shown = await kiosk.seeing.files([Path(image) for image in request.images])
    record = await kiosk.ask(
        request.text,
        session_id=request.session,
        tier=tier,
        shown=shown,
        language=request.language or "",
    )
    return record.as_dict()
