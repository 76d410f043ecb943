"""Answers put for people at a terminal; plain text when piped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console


def show_turn(record: dict[str, Any], console: Console) -> None:
    """A turn: what was understood, the answer, its sources, who answered and how fast."""
    if record["input"]["modality"] != "text":
        console.print(f"“{record['input']['transcript']}”", style="dim", soft_wrap=True)
    answer = record["answer"]
    console.print(answer["text"] or f"({answer['outcome']})", style="bold", soft_wrap=True)
    cited = {c for sentence in answer["sentences"] for c in sentence["citations"]}
    for passage in record["retrieval"]:
        if passage["id"] in cited:
            where = " · ".join(filter(None, (passage["doc"], passage["section"])))
            console.print(f"  from {where}", style="cyan", soft_wrap=True)
    if translated := [s["original"] for s in answer["sentences"] if s["original"]]:
        console.print(f"  translated from “{' '.join(translated)}”", style="dim", soft_wrap=True)
    for degradation in record["degraded"]:
        console.print(f"  ! {degradation['message']}", style="yellow", soft_wrap=True)
    times, route = record["timings_ms"], record["route"]
    first = times["ttft"]
    console.print(
        f"  {answer['outcome']} by {route['tier']} {route['model']} in {times['total']:.0f} ms"
        f"{f', first token {first:.0f} ms' if first else ''}, "
        f"{record['egress']['bytes_sent']} bytes left this machine",
        style="dim",
        soft_wrap=True,
    )


def show_table(
    console: Console, columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = ""
) -> None:
    """A table on a terminal, tab-separated lines when piped."""
    if not console.is_terminal:
        for row in rows:
            console.print("\t".join(str(cell) for cell in row), soft_wrap=True)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=title or None)
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    console.print(table)
