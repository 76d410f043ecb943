"""The built-in tools that change something in the back office."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from kiosk.action.tools import arguments as args
from kiosk.action.tools.office import Office
from kiosk.action.tools.tool import (
    Arguments,
    Conflict,
    Effect,
    Need,
    Run,
    Ticket,
    Tool,
    ToolResult,
)
from kiosk.action.tools.words import moment_words, reference_of
from kiosk.core.doings import CardField

Fields = Callable[[Arguments], tuple[CardField, ...]]
_LABELS = {
    "service": "What",
    "product": "Device",
    "start": "When",
    "order": "Order",
    "reason": "Reason",
    "reference": "Reference",
}


def counter_tools(office: Office) -> tuple[Tool, ...]:
    """Book, move and cancel an appointment; start and take back a return or a replacement."""
    return (
        _change(
            "book_appointment",
            "Book an appointment",
            args.BookAppointment,
            _book(office),
            lambda a: (
                f"I would book {_article(a['service'])}{_for(a)} "
                f"on {moment_words(a['start'])}. Shall I?"
            ),
            entity=lambda _a, key: f"appointment:{reference_of(key)}",
            undo=lambda _a, key: ("cancel_appointment", {"reference": reference_of(key)}),
            precheck=_free(office),
        ),
        _change(
            "move_appointment",
            "Move an appointment",
            args.MoveAppointment,
            _move(office),
            lambda a: (
                f"I would move appointment {a['reference']} to {moment_words(a['start'])}. Shall I?"
            ),
            entity=_reference,
        ),
        _change(
            "cancel_appointment",
            "Cancel an appointment",
            args.CancelAppointment,
            _cancel(office),
            lambda a: f"I would cancel appointment {a['reference']}. Shall I?",
            entity=_reference,
        ),
        _change(
            "start_return",
            "Start a return",
            args.StartReturn,
            _return(office, "return"),
            lambda a: (
                f"I would start the return of the {a['product']} from order "
                f"{a['order']} for a refund. Shall I?"
            ),
            entity=_order,
            need=Need.RECEIPT_CODE,
            undo=lambda _a, key: ("cancel_return", {"reference": reference_of(key)}),
        ),
        _change(
            "start_replacement",
            "Start a replacement",
            args.StartReplacement,
            _return(office, "replacement"),
            lambda a: f"I would have the {a['product']} from order {a['order']} replaced. Shall I?",
            entity=_order,
            need=Need.RECEIPT_CODE,
            undo=lambda _a, key: ("cancel_return", {"reference": reference_of(key)}),
        ),
        _change(
            "cancel_return",
            "Take back a return",
            args.CancelReturn,
            _undo_return(office),
            lambda a: f"I would take back return {a['reference']}. Shall I?",
            entity=_reference,
        ),
    )


def _change(
    name: str,
    title: str,
    model: type[args.Arguments],
    run: Run,
    read_back: Callable[[Arguments], str],
    *,
    entity: Callable[[Arguments, str], str],
    need: Need = Need.NOTHING,
    undo: Callable[[Arguments, str], tuple[str, dict[str, Any]]] | None = None,
    precheck: Callable[[Arguments], Awaitable[None]] | None = None,
) -> Tool:
    return Tool(
        name=name,
        title=title,
        description=(model.__doc__ or "").strip(),
        parameters=args.schema(model),
        effect=Effect.WRITE,
        run=run,
        read_back=read_back,
        fields=card_fields,
        entity=entity,
        need=need,
        undo=undo,
        precheck=precheck,
    )


def card_fields(arguments: Arguments) -> tuple[CardField, ...]:
    """The card's lines for built-in arguments: labels and values in people's words."""
    found = []
    for name, value in arguments.items():
        if value in (None, ""):
            continue
        words = moment_words(str(value)) if name == "start" else str(value)
        found.append(CardField(_LABELS.get(name, name.replace("_", " ").capitalize()), words))
    return tuple(found)


def _article(service: str) -> str:
    named = {"advice": "advice", "maintenance": "maintenance"}
    return named.get(service, f"{'an' if service[0] in 'aeiou' else 'a'} {service}")


def _for(arguments: Arguments) -> str:
    product = arguments.get("product", "")
    return f" for the {product}" if product else ""


def _reference(arguments: Arguments, _key: str) -> str:
    return f"appointment:{str(arguments['reference']).upper()}"


def _order(arguments: Arguments, _key: str) -> str:
    return f"order:{arguments['order']}"


def _free(office: Office) -> Callable[[Arguments], Awaitable[None]]:
    async def check(a: Arguments) -> None:
        if not office.known:
            return
        query = {"kind": a["service"], "start": a["start"]}
        data = await office.get("/appointments/check", **query)
        if not data.get("free"):
            others = tuple(str(slot) for slot in data.get("alternatives", ()))
            raise Conflict("office.slot", "That time is not free.", alternatives=others)

    return check


def _book(office: Office) -> Run:
    async def run(a: Arguments, ticket: Ticket) -> ToolResult:
        reference = reference_of(ticket.key)
        body = {
            "reference": reference,
            "kind": a["service"],
            "product": a.get("product", ""),
            "start": a["start"],
        }
        data = await office.change("POST", "/appointments", body, ticket)
        return ToolResult(
            f"Done: {_article(a['service'])}{_for(a)} is booked for {moment_words(a['start'])}. "
            f"Your reference is {reference}.",
            data,
        )

    return run


def _move(office: Office) -> Run:
    async def run(a: Arguments, ticket: Ticket) -> ToolResult:
        path = f"/appointments/{a['reference']}"
        data = await office.change("PATCH", path, {"start": a["start"]}, ticket)
        return ToolResult(
            f"Done: appointment {a['reference']} is now on {moment_words(a['start'])}.", data
        )

    return run


def _cancel(office: Office) -> Run:
    async def run(a: Arguments, ticket: Ticket) -> ToolResult:
        path = f"/appointments/{a['reference']}/cancel"
        data = await office.change("POST", path, {}, ticket)
        return ToolResult(f"Done: appointment {a['reference']} is cancelled.", data)

    return run


def _return(office: Office, kind: str) -> Run:
    async def run(a: Arguments, ticket: Ticket) -> ToolResult:
        reference = reference_of(ticket.key)
        body = {
            "reference": reference,
            "order": a["order"],
            "product": a["product"],
            "kind": kind,
            "reason": a.get("reason", ""),
            "code": ticket.proof,
        }
        data = await office.change("POST", "/returns", body, ticket)
        return ToolResult(
            f"Done: the {kind} of the {a['product']} is started. Your reference is {reference}; "
            "bring the item and the receipt to the service desk.",
            data,
        )

    return run


def _undo_return(office: Office) -> Run:
    async def run(a: Arguments, ticket: Ticket) -> ToolResult:
        data = await office.change("POST", f"/returns/{a['reference']}/cancel", {}, ticket)
        return ToolResult(f"Done: return {a['reference']} is taken back.", data)

    return run
