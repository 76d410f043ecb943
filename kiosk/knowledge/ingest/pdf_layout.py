"""Text as it lies on pages, as headings, paragraphs, steps, tables. Pure.

A PDF knows where letters stand, nothing of what they are: a heading is larger than the rest or
bold, a column starts where its header does, a paragraph ends where lines stand further apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kiosk.knowledge.ingest.composer import Composer, tidy
from kiosk.knowledge.ingest.document import Kind

_SAME_LINE, _SAME_COLUMN, _ALIGNED = 2.0, 4.0, 0.5
"""Points by which places of one line or one column may differ."""
_LARGER = 1.15
"""A heading's letters against those of the text."""
_LINE_STEP = 1.7
"""Height from line to line inside a paragraph, in letters' sizes; more starts another."""
_LETTER = 0.55
"""Width of a letter in sizes, when only its place is known."""
_LONGEST_HEADING = 100
_MARK = re.compile(
    r"^(?:\(?(\d{1,2})[.)]|([\u2022\u2023\u25aa\u25cf\u25e6\u2043\u2013*-]))\s+(?=\S)"
)
_LONE_MARK = re.compile(r"^(?:\(?\d{1,2}[.)]?|[\u2022\u2023\u25aa\u25cf\u25e6\u2043\u2013*-])$")
_CAPTION = re.compile(r"^(?:figure|fig\.|table|picture)\s*\d", re.IGNORECASE)
_PAIR = 2
_FEWEST_PAGES = 3
_MOST = 0.6
_EDGE = 2
"""Lines at the top and the bottom of a page that may be its header and footer."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Letters written in one go at `x`, `y`: points from the lower left; `size` is their height."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The chunks of page `number`, in the order in which they were written."""

    number: int
    chunks: tuple[Chunk, ...]


@dataclass(slots=True)
class Line:
    """Chunks side by side. `starts` are where its parts begin that stand apart; `size` is that of
    most of it.
    """

    y: float
    size: float
    bold: bool
    parts: list[str] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    chunks: list[tuple[float, str]] = field(default_factory=list)
    """Where each chunk starts and what it says, spaces before it included."""

    @property
    def text(self) -> str:
        """All of it."""
        return tidy(" ".join(self.parts))


def compose(pages: Sequence[Page], composer: Composer, left_out: Sequence[str] = ()) -> None:
    """Give the blocks of `pages` to `composer`; lines that are `left_out` are not given."""
    sizes = Counter[float]()
    for chunk in (chunk for page in pages for chunk in page.chunks):
        sizes[round(chunk.size, 1)] += len(chunk.text)
    body = sizes.most_common(1)[0][0] if sizes else 1.0
    larger = sorted((size for size in sizes if size >= body * _LARGER), reverse=True)
    for page in pages:
        composer.page = page.number
        lines = [line for line in lines_of(page.chunks) if _masked(line.text) not in left_out]
        _PageReader(composer, body, larger).read(lines)


def furniture(pages: Sequence[Page]) -> list[str]:
    """Headers and footers: lines at the edge of most pages that differ in their numbers alone.

    None when a page would be left without words: then the pages say nearly the same.
    """
    if len(pages) < _FEWEST_PAGES:
        return []
    texts = [[_masked(line.text) for line in lines_of(page.chunks)] for page in pages]
    seen = Counter(text for lines in texts for text in {*lines[:_EDGE], *lines[-_EDGE:]})
    repeated = [text for text, count in seen.items() if count > max(2, _MOST * len(pages))]
    return repeated if all(set(lines) - set(repeated) for lines in texts) else []


def lines_of(chunks: Sequence[Chunk]) -> list[Line]:
    """The chunks as lines, in the order of writing."""
    lines: list[Line] = []
    end, longest, spaced = 0.0, 0, False
    for chunk in chunks:
        text = tidy(chunk.text)
        if not lines or abs(lines[-1].y - chunk.y) > _SAME_LINE:
            lines.append(Line(chunk.y, chunk.size, chunk.bold, [text], [chunk.x]))
            joint = ""
        elif chunk.x - end > chunk.size or chunk.x < lines[-1].starts[-1] - _SAME_COLUMN:
            lines[-1].parts.append(text)
            lines[-1].starts.append(chunk.x)
            joint = ""
        else:
            joint = " " if spaced or chunk.text[:1].isspace() else ""
            lines[-1].parts[-1] += joint + text
        lines[-1].chunks.append((chunk.x, joint + text))
        lines[-1].bold &= chunk.bold
        if len(text) >= longest or lines[-1].text == text:
            lines[-1].size, longest = chunk.size, len(text)
        spaced = chunk.text[-1:].isspace()
        end = lines[-1].starts[-1] + len(lines[-1].parts[-1]) * chunk.size * _LETTER
    for first, second in (*pairwise(lines), *pairwise(lines[::-1])):
        _align(second, first.starts)
    return lines


def _align(line: Line, columns: Sequence[float]) -> None:
    """Take `line` apart where a column of its neighbour starts; the gap may be narrow."""
    inner = columns[1:]
    starts = list(line.starts)
    for x, _ in line.chunks:
        if x not in starts and any(abs(x - column) <= _ALIGNED for column in inner):
            starts.append(x)
    if len(starts) == len(line.starts):
        return
    parts: list[str] = []
    for x, text in line.chunks:
        if x in starts:
            parts.append(text)
        else:
            parts[-1] += text
    line.parts, line.starts = [tidy(part) for part in parts], sorted(starts)


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)


class _PageReader:
    """Reads the lines of a page from top to bottom."""

    def __init__(self, composer: Composer, body: float, larger: list[float]) -> None:
        self._composer = composer
        self._body = body
        self._larger = larger
        self._held: list[Line] = []
        self._kind = Kind.PROSE
        self._mark = ""

    def read(self, lines: list[Line]) -> None:
        at = 0
        while at < len(lines):
            table = _table(lines, at)
            if table:
                rows, used = table
                self._flush()
                # Two columns are mostly names and values from the first row on.
                bold = lines[at].bold and not lines[at + 1].bold
                self._composer.table(rows, header=bold or len(rows[0]) > _PAIR)
                at += used
                continue
            self._line(lines[at])
            at += 1
        self._flush()

    def _line(self, line: Line) -> None:
        if level := self._level(line):
            self._flush()
            self._composer.heading(level, line.text)
            return
        mark = _MARK.match(line.text) or (
            _MARK.match(f"{line.parts[0].rstrip('.)')}. {' '.join(line.parts[1:])}")
            if len(line.parts) > 1 and _LONE_MARK.match(line.parts[0])
            else None
        )
        if mark:
            self._flush()
            self._kind = Kind.STEP if mark[1] else Kind.ITEM
            self._mark = f"Step {mark[1]}: " if mark[1] else ""
            line = Line(line.y, line.size, line.bold, [mark.string[mark.end() :]], line.starts)
        elif self._held and self._starts_another(line):
            self._flush()
        self._held.append(line)

    def _level(self, line: Line) -> int:
        """1 for the largest letters; bold lines come after all larger ones; 0 is no heading."""
        text = line.text
        if len(text) > _LONGEST_HEADING or not any(map(str.isalpha, text)):
            return 0
        size = round(line.size, 1)
        if size in self._larger:
            return self._larger.index(size) + 1
        alone = line.bold and len(line.parts) == 1 and text[-1] not in ".!?;:,"
        return len(self._larger) + 1 if alone and size >= self._body else 0

    def _starts_another(self, line: Line) -> bool:
        last = self._held[-1]
        step = last.y - line.y
        return not 0 < step <= _LINE_STEP * max(last.size, line.size)

    def _flush(self) -> None:
        text = " ".join(line.text for line in self._held)
        kind = Kind.CAPTION if _CAPTION.match(text) else self._kind
        self._composer.add(kind, f"{self._mark}{text}" if text else "")
        self._held, self._kind, self._mark = [], Kind.PROSE, ""


def _table(lines: list[Line], at: int) -> tuple[list[list[str]], int] | None:
    """The table that starts at line `at`, and how many lines it takes."""
    columns = lines[at].starts
    if len(columns) < 2 or sorted(columns) != columns or _LONE_MARK.match(lines[at].parts[0]):  # noqa: PLR2004
        return None
    rows = [list(lines[at].parts)]
    used, low, column = 1, lines[at].y, len(columns)
    for line in lines[at + 1 :]:
        if line.starts[0] < columns[0] - _SAME_COLUMN or low - line.y > 4 * line.size:
            break
        places = [_column(start, columns) for start in line.starts]
        fresh = places[0] < column or (places[0] == column == 0)
        if fresh and len(set(places)) == 1 and not _continues(lines, at + used, columns):
            break
        if fresh:
            rows.append([""] * len(columns))
        for place, text in zip(places, line.parts, strict=True):
            rows[-1][place] = f"{rows[-1][place]} {text}".strip()
        column, low, used = places[-1], min(low, line.y), used + 1
    whole = sum(len(list(filter(None, row))) > 1 for row in rows)
    return (rows, used) if whole > 1 else None


def _column(x: float, columns: list[float]) -> int:
    inside = [number for number, start in enumerate(columns) if x >= start - _SAME_COLUMN]
    return inside[-1] if inside else 0


def _continues(lines: list[Line], at: int, columns: list[float]) -> bool:
    """Whether the row that starts at line `at` has another column, further on."""
    first = _column(lines[at].starts[0], columns)
    following = lines[at + 1 : at + 2]
    return any(
        _column(line.starts[-1], columns) > first
        and lines[at].y - line.y < _LINE_STEP * line.size * 2
        for line in following
    )
