"""The built-in tools that act within this kiosk: take along, timer, call staff."""

from __future__ import annotations

from kiosk.action.tools import arguments as args
from kiosk.action.tools.counter import card_fields
from kiosk.action.tools.tool import Arguments, Effect, Ticket, Tool, ToolResult


def here_tools() -> tuple[Tool, ...]:
    """The desk does these itself, because they show on its own screen."""
    return (
        _tool("take_it_with_you", "Take it with you", args.TakeItWithYou),
        _tool("call_staff", "Call staff", args.CallStaff),
        _tool("set_timer", "Timer", args.SetTimer),
    )


def _tool(name: str, title: str, model: type[args.Arguments]) -> Tool:
    return Tool(
        name=name,
        title=title,
        description=(model.__doc__ or "").strip(),
        parameters=args.schema(model),
        effect=Effect.LOCAL,
        run=_noted,
        read_back=lambda _a: "",
        fields=card_fields,
        entity=lambda _a, _key: "",
    )


async def _noted(arguments: Arguments, _: Ticket) -> ToolResult:
    return ToolResult("", dict(arguments))
