"""``kiosk knowledge review``: what people made of the answers, and what becomes of it."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_output_options
from kiosk.app.feedback import open_quarantine
from kiosk.app.packs import additions_of
from kiosk.core.errors import BadInput
from kiosk.knowledge.build import slug
from kiosk.knowledge.pack import load_pack
from kiosk.knowledge.quarantine import Entry, Kind, Quarantine, State
from kiosk.knowledge.review import Published, publish
from kiosk.knowledge.samples import sample_pack

if TYPE_CHECKING:
    from rich.console import Console

STEPS = ("list", "accept", "reject", "undo", "correct")


def configure(actions: Any) -> None:
    """Add the action to those of ``kiosk knowledge``."""
    review: Any = actions.add_parser("review", help="unanswered questions, thumbs, corrections")
    review.add_argument("step", nargs="?", choices=STEPS, default="list", help="what to do (list)")
    review.add_argument("id", nargs="*", metavar="ID", help="entries to work on")
    review.add_argument("--question", default="", metavar="TEXT", help="the question in your words")
    review.add_argument("--answer", default="", metavar="TEXT", help="what the kiosk shall answer")
    review.add_argument("--all", action="store_true", help="list what was settled, too")
    review.add_argument("--pack", type=Path, help="the pack's folder (the sample store)")
    add_output_options(review)
    review.set_defaults(handler=handle)


def handle(args: Namespace, app: Application) -> int:
    """Serve the action."""
    folder = args.pack or sample_pack()
    if not folder.is_dir():
        hint = "Name the folder that it was built from: --pack FOLDER."
        raise BadInput("pack.not_a_folder", f"{folder} can't be added to.", hint)
    pack = slug(load_pack(folder).name)
    quarantine = open_quarantine(app.paths)
    changed = _change(args, quarantine, pack)
    published = None
    if changed:
        target = additions_of(app.paths, folder) or folder
        published = publish(quarantine.entries(pack, State.ACCEPTED), target)
    every = quarantine.entries(pack)
    shown = changed or [e for e in every if args.all or e.state is State.WAITING]
    answer = {
        "entries": [entry.as_dict() for entry in shown],
        "counts": dict(Counter(entry.state.value for entry in every)),
        "published": None if published is None else _plain(published),
    }
    app.out.value(answer, lambda console: _show(shown, published, console))
    return 0


def _change(args: Namespace, quarantine: Quarantine, pack: str) -> list[Entry]:
    if args.step == "list":
        return []
    if args.step == "correct":
        if not args.question or not args.answer:
            raise BadInput("cli.usage", "A correction needs --question and --answer.", "Give both.")
        return [quarantine.add(pack, Kind.CORRECTION, args.question, args.answer)]
    if not args.id:
        hint = "`kiosk knowledge review` lists them."
        raise BadInput("cli.usage", f"Which entries shall be {args.step}ed?", hint)
    if args.step == "accept":
        return [quarantine.accept(one, args.question, args.answer) for one in args.id]
    step = quarantine.reject if args.step == "reject" else quarantine.undo
    return [step(one) for one in args.id]


def _plain(published: Published) -> dict[str, Any]:
    return {
        "answers": published.answers,
        "questions": published.questions,
        "folder": published.folder,
    }


def _show(entries: list[Entry], published: Published | None, console: Console) -> None:
    for one in entries:
        times = f" · {one.count} times" if one.count > 1 else ""
        flags = f" · {', '.join(one.flags)}" if one.flags else ""
        head = f"{one.id}  {one.kind.value} · {one.state.value}{times}{flags}"
        console.print(head, style="bold", soft_wrap=True)
        console.print(f"      {one.question}", soft_wrap=True)
        if one.answer:
            console.print(f"      → {one.answer}", soft_wrap=True)
    if not entries:
        console.print("nothing waits for a look")
    if published:
        console.print(
            f"{published.answers} answers and {published.questions} questions to examine are in "
            f"{published.folder}; the next build has them",
            soft_wrap=True,
        )
