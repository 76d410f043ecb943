"""``kiosk costs``: what models elsewhere have cost, day by day, and what the caps leave."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kiosk.app.application import Application, add_output_options
from kiosk.app.cloud import caps_of, costs_file
from kiosk.app.config import Config
from kiosk.app.paths import Paths
from kiosk.app.show import show_table
from kiosk.governance.purse import MoneyPurse

if TYPE_CHECKING:
    from rich.console import Console


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--days", type=_days, default=7, metavar="N", help="how many days (7)")
    add_output_options(parser)
    parser.set_defaults(handler=handle)


def _days(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 3660:  # noqa: PLR2004 - ten years
        raise ValueError
    return number


def handle(args: Namespace, app: Application) -> int:
    """Serve the command."""
    report = summary(app.paths, app.config, args.days)

    def readable(console: Console) -> None:
        console.print(
            f"today ${report['today_usd']:.4f}, this month ${report['month_usd']:.4f}; "
            f"left ${report['today_left_usd']:.2f} and ${report['month_left_usd']:.2f}",
            style="bold",
        )
        if not report["days"]:
            console.print("Nothing was spent.")
            return
        rows = [
            (
                row["day"], row["tier"], str(row["calls"]), str(row["failed"]), str(row["lost"]),
                f"{row['cached_share']:.0%}", f"${row['cost_usd']:.4f}",
            )
            for row in report["days"]
        ]  # fmt: skip
        show_table(console, ("day", "tier", "calls", "failed", "lost", "cached", "cost"), rows)

    app.out.value(report, readable)
    return 0


def summary(paths: Paths, config: Config, days: int) -> dict[str, Any]:
    """The totals, the caps, and a row for each of the last `days` and tier.

    ``cached_share`` is how much of what was sent the provider had kept; ``open`` counts bookings
    whose real cost never became known, which count in full.
    """
    purse = MoneyPurse(costs_file(paths), caps_of(config))
    try:
        rows = [
            {**row, "cached_share": row["cached_tokens"] / (row["prompt_tokens"] or 1)}
            for row in purse.days(days)
        ]
        return {**purse.totals(), "caps": asdict(purse.caps), "days": rows}
    finally:
        purse.close()
