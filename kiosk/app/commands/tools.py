"""``kiosk tools``: what this kiosk can do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kiosk.action.tools.tool import Effect
from kiosk.app.application import Application, add_kiosk_options, add_output_options, run
from kiosk.app.show import show_table

if TYPE_CHECKING:
    from rich.console import Console

    from kiosk.action.tools.tool import Tool


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="every tool: what it does, and what it needs")
    add_kiosk_options(listing)
    add_output_options(listing)
    listing.set_defaults(handler=_list)


def _list(args: Namespace, app: Application) -> int:
    async def work() -> tuple[list[Tool], list[dict[str, str]]]:
        async with app.opened(args) as kiosk:
            registry = await kiosk.actions.serve(kiosk.index)
            found = [tool for tool in registry.all() if tool.listed]
            return found, [asdict(lacking) for lacking in kiosk.actions.lacking]

    tools, degraded = run(work())

    def readable(console: Console) -> None:
        rows = [(t.name, _approval(t), t.source, t.description.partition("\n")[0]) for t in tools]
        show_table(console, ("tool", "needs", "from", "what it does"), rows)
        for lacking in degraded:
            console.print(f"! {lacking['message']}", style="yellow", soft_wrap=True)

    app.out.value({"tools": [_plain(tool) for tool in tools], "degraded": degraded}, readable)
    return 0


def _plain(tool: Tool) -> dict[str, Any]:
    return {
        "name": tool.name,
        "title": tool.title,
        "description": tool.description,
        "effect": tool.effect.value,
        "approval": tool.effect is Effect.WRITE,
        "needs": tool.need.value,
        "source": tool.source,
        "parameters": tool.parameters,
    }


def _approval(tool: Tool) -> str:
    if tool.effect is not Effect.WRITE:
        return "nothing"
    return f"a yes and {tool.need.value.replace('_', ' ')}" if tool.need.value else "a yes"
