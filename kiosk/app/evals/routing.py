"""``kiosk eval routing``: what the estimate of difficulty saves, on questions with known quality.

A set is JSON Lines: ``{"question": "…", "quality": {"mini": 0.4, "premium": 0.9}, "cost":
{"mini": 0, "premium": 0.003}}``; ``standard`` may be left out, and ``cost`` altogether. Nothing is
sent: the set says how well each tier answered.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.app.application import Application
from kiosk.app.evals.routing_curve import Point, curve
from kiosk.app.meaning import embedder
from kiosk.app.suites import report_folder, write_report
from kiosk.core.errors import BadInput
from kiosk.reasoning.complexity_learned import Complexity
from kiosk.reasoning.router import RouterOptions
from models.store import ModelStore

if TYPE_CHECKING:
    from rich.console import Console

_USUAL_COST = {"mini": 0.0, "standard": 0.0007, "premium": 0.0115}
_HINT = 'Each line: {"question": "…", "quality": {"mini": 0.4, "premium": 0.9}}.'


class Rated(BaseModel):
    """A question with what each tier's answer was worth, 0 to 1, and cost in US dollars."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str = Field(min_length=1)
    quality: dict[str, float]
    cost: dict[str, float] = _USUAL_COST


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "--questions", type=Path, required=True, metavar="FILE", help="the set, JSON Lines"
    )


def handle(args: Namespace, app: Application) -> int:
    """Serve the suite."""
    rated = read(args.questions)
    meaning = embedder(ModelStore(app.paths.models))
    try:
        score = Complexity(meaning)
        scores = [score(one.question) for one in rated]
    finally:
        if meaning:
            meaning.close()
    report = judge(rated, scores)
    if args.out:
        folder = report_folder(args.out)
        write_report(folder, "routing", report)
        plot(report, folder / "routing.png")
    app.out.value(report, lambda console: _show(report, console))
    return 0


def read(path: Path) -> list[Rated]:
    """The set in `path`. Raises `BadInput` ``eval.no_questions``, ``eval.bad_line``."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("eval.no_questions", f"{path} can't be read: {error}.", _HINT) from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = Rated.model_validate(json.loads(line))
        except (ValidationError, ValueError) as error:
            words = f"{path} line {number} is no rated question."
            raise BadInput("eval.bad_line", words, _HINT) from error
        if not {"mini", "premium"} <= set(one.quality):
            raise BadInput("eval.bad_line", f"{path} line {number}: mini or premium lacks.", _HINT)
        found.append(one)
    if not found:
        raise BadInput("eval.no_questions", f"{path} holds no question.", _HINT)
    return found


def judge(rated: Sequence[Rated], scores: Sequence[float]) -> dict[str, Any]:
    """Our order of questions against always one tier, chance, and the best order there is."""
    quality = [(one.quality["mini"], one.quality["premium"]) for one in rated]
    cost = [
        (one.cost.get("mini", 0.0), one.cost.get("premium", _USUAL_COST["premium"]))
        for one in rated
    ]
    ours = curve(scores, quality, cost)
    best = curve([high - low for low, high in quality], quality, cost)
    threshold = RouterOptions().premium_from
    shipped = [score >= threshold for score in scores]
    return {
        "questions": len(rated),
        "always_mini": _plain(ours.points[0]),
        "always_premium": _plain(ours.points[-1]),
        "shipped_threshold": {
            "complexity": threshold,
            "premium_share": sum(shipped) / len(shipped),
            "quality": _mean(q[on] for q, on in zip(quality, shipped, strict=True)),
            "cost_usd": _mean(c[on] for c, on in zip(cost, shipped, strict=True)),
        },
        "premium_share_for_95_percent": ours.share_for(0.95),
        "quality_at_40_percent_premium": _plain(ours.at(0.4)),
        "area": {"ours": ours.area, "random": 0.5, "best": best.area},
        "curve": [_plain(point) for point in ours.points],
    }


def plot(report: dict[str, Any], path: Path) -> None:
    """Quality against the share of premium calls, as a PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.5, 4.5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    points = report["curve"]
    ends = points[0], points[-1]
    for name, line in (("ours", points), ("random", ends)):
        axes.plot(
            [p["premium_share"] for p in line], [p["quality"] for p in line], label=name,
            linestyle="-" if name == "ours" else "--",
        )  # fmt: skip
    axes.axhline(0.95 * ends[1]["quality"], linewidth=0.8, color="grey")
    axes.axvline(0.4, linewidth=0.8, color="grey")
    axes.set_xlabel("share of premium calls")
    axes.set_ylabel("mean quality")
    axes.set_title(f"{report['questions']} questions, area {report['area']['ours']:.3f}")
    axes.legend()
    figure.savefig(path, dpi=120)


def _plain(point: Point) -> dict[str, float]:
    return {
        "premium_share": round(point.share, 4),
        "quality": round(point.quality, 4),
        "cost_usd": round(point.cost, 6),
    }


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return round(sum(found) / len(found), 6)


def _show(report: dict[str, Any], console: Console) -> None:
    low, high = report["always_mini"], report["always_premium"]
    console.print(f"{report['questions']} questions", style="bold")
    for name, point in (("always mini", low), ("always premium", high)):
        console.print(f"  {name}: quality {point['quality']:.3f}, ${point['cost_usd']:.5f} each")
    share = report["premium_share_for_95_percent"]
    console.print(f"  95% of premium's quality needs {share:.0%} premium calls")
    area = report["area"]
    console.print(f"  area {area['ours']:.3f} (chance 0.5, best {area['best']:.3f})")
