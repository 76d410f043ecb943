"""The confusion plot of ``kiosk eval grounding``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def plot_confusion(table: Mapping[str, Mapping[str, int]], title: str, path: Path) -> None:
    """Kinds of question (rows) against judgements (columns), as a PNG; what is right is green."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    kinds, marks = list(table), list(next(iter(table.values())))
    figure = Figure(figsize=(7, 1.4 + 0.6 * len(kinds)), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for row, kind in enumerate(kinds):
        whole = sum(table[kind].values()) or 1
        for column, mark in enumerate(marks):
            count = table[kind][mark]
            good = mark == ("declined" if kind == "unanswerable" else "right")
            depth = 0.15 + 0.75 * count / whole if count else 0.0
            colour = (0.2, 0.6, 0.35, depth) if good else (0.8, 0.3, 0.2, depth)
            axes.fill_between([column - 0.5, column + 0.5], row - 0.5, row + 0.5, color=colour)
            axes.text(column, row, str(count), ha="center", va="center", fontsize=12)
    axes.set_xticks(range(len(marks)), marks)
    axes.set_yticks(range(len(kinds)), [k.replace("_", " ") for k in kinds])
    axes.set_xlim(-0.5, len(marks) - 0.5)
    axes.set_ylim(len(kinds) - 0.5, -0.5)
    axes.tick_params(length=0)
    axes.xaxis.tick_top()
    axes.set_title(title, fontsize=11)
    for spine in axes.spines.values():
        spine.set_visible(False)
    figure.savefig(path, dpi=120)
