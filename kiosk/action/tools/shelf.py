"""The built-in tools that only look: catalogue, documents, hours, orders, free appointments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from kiosk.action.tools import arguments as args
from kiosk.action.tools.counter import card_fields
from kiosk.action.tools.office import Office
from kiosk.action.tools.tool import Arguments, Effect, Run, Ticket, Tool, ToolFailed, ToolResult
from kiosk.action.tools.words import day_words, listed, moment_words
from kiosk.core.turn import Passage

_FOUND, _WEEK = 3, 7


@dataclass(frozen=True, slots=True)
class Goods:
    """A product as a tool tells of it; `price` is written with its currency."""

    sku: str
    name: str
    price: str
    amount: float
    stock: int | None
    location: str
    warranty: str


@dataclass(frozen=True, slots=True)
class Known:
    """The owner's documents as the tools need them.

    `opening` gives the opening times of a day, None where they are not stated; `note` why a day
    differs; `today` is the local date.
    """

    products: Callable[[str, int], Sequence[Goods]]
    search: Callable[[str, int], Sequence[Passage]]
    opening: Callable[[date], tuple[tuple[time, time], ...] | None]
    note: Callable[[date], str]
    today: Callable[[], date]


def shelf_tools(known: Known, office: Office) -> tuple[Tool, ...]:
    """All reading tools."""
    return (
        _look("search_catalogue", "Search the catalogue", args.SearchCatalogue, _search(known)),
        _look("check_stock", "Stock and place", args.CheckStock, _stock(known)),
        _look("opening_hours", "Opening hours", args.OpeningHours, _hours(known)),
        _look("show_manual", "Manual page", args.ShowManual, _manual(known)),
        _look("error_code_procedure", "Error code", args.ErrorCodeProcedure, _error(known)),
        _look("warranty_lookup", "Warranty", args.WarrantyLookup, _warranty(known, office)),
        _look("look_up_order", "Order", args.LookUpOrder, _order(office)),
        _look("free_appointments", "Free appointments", args.FreeAppointments, _free(office)),
    )


def _look(name: str, title: str, model: type[args.Arguments], run: Run) -> Tool:
    return Tool(
        name=name,
        title=title,
        description=(model.__doc__ or "").strip(),
        parameters=args.schema(model),
        effect=Effect.READ,
        run=run,
        read_back=lambda _a: "",
        fields=card_fields,
        entity=lambda _a, _key: "",
    )


def _search(known: Known) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        found = [
            g for g in known.products(a["query"], 8) if not a.get("below") or g.amount <= a["below"]
        ][:_FOUND]
        if not found:
            raise ToolFailed("catalogue.none", "The catalogue has nothing like that.")
        names = listed([f"the {g.name} for {g.price}" for g in found], "and")
        return ToolResult(f"I found {names}.", {"products": [_plain(g) for g in found]})

    return run


def _stock(known: Known) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        goods = _one(known, a["product"])
        there = f", in {goods.location}" if goods.location else ""
        if goods.stock is None:
            words = f"The {goods.name} is in our range{there}; its stock is not kept here."
        elif goods.stock == 0:
            words = f"The {goods.name} is out of stock."
        else:
            words = f"The {goods.name} is in stock: {goods.stock} pieces{there}."
        return ToolResult(words, _plain(goods))

    return run


def _hours(known: Known) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        first = date.fromisoformat(a["day"]) if a.get("day") else known.today()
        count = 1 if a.get("day") else _WEEK
        days = [first + timedelta(days=n) for n in range(count)]
        told = {day: known.opening(day) for day in days}
        if all(spans is None for spans in told.values()):
            raise ToolFailed("hours.unknown", "The opening hours of that day are not stated.")
        lines = [f"{day_words(d)}: {_spans(s)}" for d, s in told.items() if s is not None]
        data = {d.isoformat(): _spans(s) for d, s in told.items() if s is not None}
        why = f" ({known.note(first)})" if count == 1 and known.note(first) else ""
        return ToolResult("; ".join(lines) + why + ".", {"hours": data})

    return run


def _manual(known: Known) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        wanted = f"{a['topic']} {a.get('product', '')}".strip()
        return _page(known, wanted)

    return run


def _error(known: Known) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        code = str(a["code"]).upper()
        found = known.search(f"{a.get('product', '')} error {code}".strip(), 4)
        page = next((p for p in found if code in f"{p.section} {p.text}".upper()), None)
        if page is None:
            raise ToolFailed("manual.none", f"The documents say nothing about {code}.")
        return _shown(page)

    return run


def _page(known: Known, wanted: str) -> ToolResult:
    found = known.search(wanted, 1)
    if not found:
        raise ToolFailed("manual.none", f"The documents have no page about {wanted}.")
    return _shown(found[0])


def _shown(page: Passage) -> ToolResult:
    where = f"{page.section or page.doc}{f', page {page.page}' if page.page else ''}"
    data = {"passage": page.id, "doc": page.doc, "section": page.section, "text": page.text}
    return ToolResult(f"Here is {where}: {page.text}", data, citations=(page.id,))


def _warranty(known: Known, office: Office) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        if order := a.get("order"):
            return await _warranty_of_order(office, str(order), str(a.get("product", "")))
        goods = _one(known, a.get("product", ""))
        if not goods.warranty:
            raise ToolFailed("warranty.unknown", f"No warranty is stated for the {goods.name}.")
        return ToolResult(f"The {goods.name} has a warranty of {goods.warranty}.", _plain(goods))

    return run


async def _warranty_of_order(office: Office, order: str, product: str) -> ToolResult:
    data = await office.get(f"/orders/{order}")
    words = set(product.lower().split())
    items = [i for i in data["items"] if not words or words & set(i["name"].lower().split())]
    if not items:
        raise ToolFailed("order.no_item", f"Order {order} has no {product}.")
    told = [f"the {i['name']} has {i['warranty'] or 'no stated'} warranty" for i in items]
    bought = day_words(date.fromisoformat(data["bought"]))
    sentence = f"Order {order} was bought on {bought}: {listed(told, 'and')}."
    return ToolResult(sentence, {"bought": data["bought"], "items": items})


def _order(office: Office) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        data = await office.get(f"/orders/{a['order']}")
        items = listed([i["name"] for i in data["items"]], "and")
        until = data.get("expected")
        when = f" and should be here on {day_words(date.fromisoformat(until))}" if until else ""
        return ToolResult(f"Order {a['order']} ({items}) is {data['status']}{when}.", data)

    return run


def _free(office: Office) -> Run:
    async def run(a: Arguments, _: Ticket) -> ToolResult:
        kind = a.get("service", "repair")
        data = await office.get("/appointments/free", kind=kind, day=str(a["day"]))
        slots = [str(s) for s in data.get("slots", ())]
        if not slots:
            raise ToolFailed("slots.none", "There is no free appointment in the week after that.")
        times = [f"{datetime.fromisoformat(s):%H:%M}" for s in slots]
        first = moment_words(slots[0]).rpartition(" at ")[0]
        return ToolResult(f"Free for {kind} on {first}: {listed(times)}.", data)

    return run


def _one(known: Known, wanted: str) -> Goods:
    found = known.products(wanted, 1) if wanted else ()
    if not found:
        raise ToolFailed("catalogue.none", f"The catalogue has no {wanted or 'such product'}.")
    return found[0]


def _spans(spans: tuple[tuple[time, time], ...]) -> str:
    return listed([f"{a:%H:%M} to {b:%H:%M}" for a, b in spans], "and") or "closed"


def _plain(goods: Goods) -> dict[str, Any]:
    return {
        "sku": goods.sku,
        "name": goods.name,
        "price": goods.price,
        "stock": goods.stock,
        "location": goods.location,
        "warranty": goods.warranty,
    }
