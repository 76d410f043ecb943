"""Requests: is the right tool called, and do the right things stand in the books afterwards?"""

from __future__ import annotations

import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_kiosk_options, run
from kiosk.app.evals.choices import Choice, Chosen, judge, read_choices, summary
from kiosk.app.evals.conversations import CLOCK, Graded, hold, read_conversations
from kiosk.app.evals.spoken import said_aloud
from kiosk.app.goods import Catalogue
from kiosk.app.suites import report_folder, write_report
from kiosk.core.errors import BadInput, Missing
from kiosk.core.ports import LanguageModel, ToolSpec
from kiosk.core.record import Tier
from kiosk.governance.guard import Guard
from kiosk.reasoning.requests.kinds import Kinds
from kiosk.reasoning.requests.model_reader import (
    read_any,
    read_by_calls,
    read_with_model,
    worth_asking,
)
from kiosk.reasoning.requests.reader import read_wish
from kiosk.reasoning.requests.reading import Context

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.app.composition import Kiosk

REQUESTS, CONVERSATIONS = "requests.jsonl", "conversations.jsonl"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--set", type=Path, metavar="FILE", help=f"questions with calls (the pack's {REQUESTS})"
    )
    parser.add_argument(
        "--conversations", type=Path, metavar="FILE", help=f"the pack's {CONVERSATIONS}"
    )
    parser.add_argument(
        "--only", choices=("set", "conversations"), help="one of the two kinds (both)"
    )
    parser.add_argument(
        "--tier",
        choices=("rules", "mini", "standard", "premium"),
        default="mini",
        help="who reads what the rules are unsure of (mini)",
    )
    parser.add_argument(
        "--spoken",
        action="store_true",
        help="the conversations that are marked so, aloud: the kiosk's voice speaks, its ear hears",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N of each")
    add_kiosk_options(parser)


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    items = _items(args, args.set, REQUESTS, read_choices) if args.only != "conversations" else []
    talks = (
        _items(args, args.conversations, CONVERSATIONS, read_conversations)
        if args.only != "set"
        else []
    )
    if args.spoken:
        items, talks = [], [talk for talk in talks if talk.spoken]
    if args.out:
        report_folder(args.out)

    async def work() -> dict[str, Any]:
        async with app.opened(args) as kiosk:
            model = model_of(kiosk, args.tier)
            if model and items:
                await kiosk.start(ear=False, mind=args.tier == "mini", mouth=False)
            if args.spoken:
                await kiosk.start(ear=True, mind=False, mouth=True)
            began = time.monotonic()
            cloud = args.tier in ("standard", "premium")
            chosen = [await choose(kiosk, item, model, cloud=cloud) for item in items]
            seconds = time.monotonic() - began
            with tempfile.TemporaryDirectory() as folder:
                places = ((talk, Path(folder) / str(n)) for n, talk in enumerate(talks))
                hear = partial(said_aloud, kiosk) if args.spoken else None
                graded = [await hold(talk, kiosk.index, place, hear=hear) for talk, place in places]
            return _report(args.tier, chosen, graded, seconds)

    report = run(work())
    if args.out:
        write_report(args.out, "tools", report)
    app.out.value(report, lambda console: _show(report, console))
    return 0


def model_of(kiosk: Kiosk, tier: str) -> LanguageModel | None:
    """Who reads for `tier`; None for the rules alone. Raises `Missing` ``cloud.not_available``."""
    if tier in ("rules", "mini"):
        return kiosk.engines.mini() if tier == "mini" else None
    remote = kiosk.beyond.tiers.get(Tier(tier))
    if remote is None:
        raise Missing(
            "cloud.not_available",
            f"No {tier} tier is connected: {kiosk.beyond.lacking(Tier(tier))}.",
            f"Name its server and key: KIOSK__CLOUD__{tier.upper()}__BASE_URL.",
        )
    return remote.model


async def choose(
    kiosk: Kiosk, item: Choice, model: LanguageModel | None, *, cloud: bool = False
) -> Chosen:
    """The call that is made for `item`: by the rules where its functions are the kiosk's own, by
    function calling for a `cloud` tier.
    """
    desk = kiosk.actions.desk(kiosk.index, Guard())
    own = desk.specs()
    context = Catalogue(kiosk.index).context(CLOCK)
    specs = item.functions or own
    if _are_own(specs, own) and not cloud:
        meaning = Kinds(kiosk.index.embedder)
        reading = read_wish(context.written(item.question), context, meaning)
        if reading and reading.tool in {spec.name for spec in specs}:
            return judge(item, reading.tool, reading.arguments, reading.by)
        if not item.functions:
            return await _as_the_desk(kiosk, item, model, own, context)
    if model is None:
        return judge(item, None, {}, "rules")
    read = read_by_calls if cloud else read_any
    found = await read(model, specs, item.question, context)
    return judge(item, found.tool if found else None, found.arguments if found else {}, model.name)


async def _as_the_desk(
    kiosk: Kiosk,
    item: Choice,
    model: LanguageModel | None,
    own: Sequence[ToolSpec],
    around: Context,
) -> Chosen:
    """What the model reads where nothing else did: it is asked for what is near a tool alone."""
    if model is None or not worth_asking(item.question, kiosk.actions.registry):
        return judge(item, None, {}, "rules")
    found = await read_with_model(model, own, item.question, around)
    return judge(item, found.tool if found else None, found.arguments if found else {}, model.name)


def _are_own(specs: Sequence[ToolSpec], own: Sequence[ToolSpec]) -> bool:
    known = {spec.name: set(spec.parameters.get("properties", {})) for spec in own}
    return all(known.get(s.name) == set(s.parameters.get("properties", {})) for s in specs)


def _items(
    args: Namespace, named: Path | None, usual: str, read: Callable[[Path], Sequence[Any]]
) -> Sequence[Any]:
    from kiosk.knowledge.samples import sample_pack

    folder = args.pack or sample_pack()
    if named is None and not (folder / usual).is_file():
        raise BadInput("eval.no_questions", f"{folder} has no {usual}.", "Name a file of your own.")
    return read(named or folder / usual)[: args.limit]


def _report(
    tier: str, chosen: Sequence[Chosen], graded: Sequence[Graded], seconds: float
) -> dict[str, Any]:
    report: dict[str, Any] = {"tier": tier, "at": datetime.now().isoformat(timespec="seconds")}
    if chosen:
        report["choice"] = summary(chosen) | {"seconds_each": round(seconds / len(chosen), 2)}
        report["choice"]["wrong"] = [asdict(c) for c in chosen if not c.right]
    if graded:
        report["conversations"] = {
            "held": len(graded),
            "right": sum(g.right for g in graded),
            "unapproved_writes": sum(g.unapproved for g in graded),
            "wrong": [g.as_dict() for g in graded if not g.right],
        }
    return report


def _show(report: dict[str, Any], console: Console) -> None:
    if choice := report.get("choice"):
        console.print(f"read by {report['tier']}", style="bold")
        console.print(
            f"right tool {_percent(choice['right_tool'])} · right call "
            f"{_percent(choice['right_call'])} of {choice['requests']} · silent on "
            f"{_percent(choice['silent'])} of {choice['irrelevant']}"
        )
        for item in choice["wrong"]:
            told = f"{item['called']} {item['arguments']}" if item["called"] else "nothing"
            console.print(f"✗ {item['question']}: {told}, not {item['expected']}", soft_wrap=True)
    if talks := report.get("conversations"):
        console.print(f"conversations {talks['right']}/{talks['held']}", style="bold")
        console.print(f"unapproved writes {talks['unapproved_writes']}")
        for talk in talks["wrong"]:
            console.print(f"✗ {talk['id']}: {'; '.join(talk['wrong'])}", soft_wrap=True)
            for said, answer in talk["said"]:
                console.print(f"    “{said}” → {answer}", soft_wrap=True)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
