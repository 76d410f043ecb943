"""``kiosk outbox``: what was approved and has not arrived yet."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from kiosk.action.tools.outbox import Entry, EntryStatus, Outbox
from kiosk.app.application import Application, add_kiosk_options, add_output_options, run
from kiosk.app.paths import OUTBOX_FILE
from kiosk.app.show import show_table
from kiosk.core.errors import Missing

if TYPE_CHECKING:
    from rich.console import Console


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="what waits, and what staff must decide")
    listing.add_argument("--all", action="store_true", help="what was delivered, too")
    flush = actions.add_parser("flush", help="try to deliver everything now")
    drop = actions.add_parser("drop", help="leave a conflict be, after staff dealt with it")
    drop.add_argument("key", metavar="KEY", help="the entry's idempotency key")
    for action, handler in ((listing, _list), (flush, _flush), (drop, _drop)):
        add_kiosk_options(action)
        add_output_options(action)
        action.set_defaults(handler=handler)


def _list(args: Namespace, app: Application) -> int:
    wanted = () if args.all else (EntryStatus.PENDING, EntryStatus.CONFLICT)
    outbox = _outbox(app)
    report = _report(outbox, outbox.entries(*wanted))
    app.out.value(report, lambda console: _show(report, console))
    return 0


def _flush(args: Namespace, app: Application) -> int:
    async def work() -> dict[str, Any]:
        async with app.opened(args) as kiosk:
            await kiosk.actions.serve(kiosk.index)
            tried = await kiosk.actions.courier.flush()
            report = _report(kiosk.actions.outbox, [delivery.entry for delivery in tried])
            report["delivered"] = sum(d.entry.status is EntryStatus.DONE for d in tried)
            return report

    report = run(work())
    app.out.value(report, lambda console: _show(report, console))
    return 0 if not report["pending"] else Missing.exit_code


def _drop(args: Namespace, app: Application) -> int:
    outbox = _outbox(app)
    entry = outbox.get(args.key)
    if entry is None or entry.status is EntryStatus.DONE:
        raise Missing(
            "outbox.no_entry",
            f"Nothing open has the key '{args.key}'.",
            "`kiosk outbox list` shows the keys.",
        )
    outbox.drop(args.key, "left be by staff")
    report = _report(outbox, [e for e in [outbox.get(args.key)] if e])
    app.out.value(report, lambda console: _show(report, console))
    return 0


def _outbox(app: Application) -> Outbox:
    """What is kept can be looked at without any pack or engine."""
    return Outbox(app.paths.data / OUTBOX_FILE)


def _report(outbox: Outbox, entries: list[Entry]) -> dict[str, Any]:
    count = outbox.count()
    return {
        "pending": count.pending,
        "conflicts": count.conflicts,
        "entries": [_plain(entry) for entry in entries],
    }


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "idempotency_key": entry.key,
        "tool": entry.tool,
        "arguments": entry.arguments,
        "entity": entry.entity,
        "occurred_at": entry.at,
        "status": entry.status.value,
        "tries": entry.tries,
        "detail": entry.detail,
        "result": entry.result,
    }


def _show(report: dict[str, Any], console: Console) -> None:
    console.print(f"{report['pending']} pending, {report['conflicts']} conflicts", style="bold")
    rows = [
        (e["seq"], e["occurred_at"], e["tool"], e["status"], e["tries"], e["detail"])
        for e in report["entries"]
    ]
    show_table(console, ("seq", "at", "tool", "status", "tries", "detail"), rows)
