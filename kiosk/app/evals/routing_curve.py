"""Quality and cost as more and more questions go to the dearer tier, hardest first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """Means over all questions when `share` of them, 0 to 1, go to the dearer tier."""

    share: float
    quality: float
    cost: float


@dataclass(frozen=True, slots=True)
class Curve:
    """From none to all of the questions."""

    points: tuple[Point, ...]

    @property
    def area(self) -> float:
        """The area under the gain in quality, 0.5 for chance; 0 when there is no gain at all."""
        low, high = self.points[0].quality, self.points[-1].quality
        if high <= low:
            return 0.0
        pairs = zip(self.points, self.points[1:], strict=False)
        total = sum((b.share - a.share) * ((a.quality + b.quality) / 2 - low) for a, b in pairs)
        return round(total / (high - low), 4)

    def share_for(self, part: float) -> float:
        """The least share of dear calls that gives `part` of the dear tier's quality."""
        wanted = part * self.points[-1].quality
        return round(next(p.share for p in self.points if p.quality >= wanted - 1e-12), 4)

    def at(self, share: float) -> Point:
        """The last point that uses no more than `share`."""
        return [p for p in self.points if p.share <= share + 1e-12][-1]


def curve(
    scores: Sequence[float],
    quality: Sequence[tuple[float, float]],
    cost: Sequence[tuple[float, float]],
) -> Curve:
    """Questions go to the dearer tier in the order of `scores`; pairs are (cheap, dear)."""
    count = len(scores)
    good, paid = sum(low for low, _ in quality), sum(low for low, _ in cost)
    points = [Point(0.0, good / count, paid / count)]
    order = sorted(range(count), key=lambda i: -scores[i])
    for number, i in enumerate(order, 1):
        good += quality[i][1] - quality[i][0]
        paid += cost[i][1] - cost[i][0]
        points.append(Point(number / count, good / count, paid / count))
    return Curve(tuple(points))
