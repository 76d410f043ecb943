"""CSV files, read with their line numbers and offsets; every error names file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import BadInput
from kiosk.knowledge.textfile import line_starts

BAD_CSV = "pack.bad_csv"
MAX_CELL = 1_000_000
_DELIMITERS = ",;\t"
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: `cells` by column; `start` and `end` are offsets into the file's text."""

    line: int
    cells: dict[str, str]
    start: int
    end: int


def bad_row(path: Path, line: int, what: str, hint: str) -> BadInput:
    """The error of a line."""
    return BadInput(BAD_CSV, f"{path} line {line}: {what}.", hint)


class Problems:
    """What is wrong with the lines of a table, gathered so that all of it is told at once."""

    def __init__(self) -> None:
        self._found: list[BadInput] = []
        self._more = 0

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Keep the error that the block raises."""
        try:
            yield
        except BadInput as error:
            if len(self._found) < _MOST_TOLD:
                self._found.append(error)
            else:
                self._more += 1

    def check(self) -> None:
        """Raise one `BadInput` with what was gathered, each with its remedy."""
        if not self._found:
            return
        first = self._found[0]
        if len(self._found) == 1:
            raise first
        told = [f"{error.message} {error.hint}" for error in self._found]
        told += [f"And {self._more} more."] if self._more else []
        raise BadInput(first.code, "\n".join(told), first.hint)


def read_rows(
    path: Path,
    text: str,
    required: Sequence[str] = (),
    keys: Sequence[str] = (),
    problems: Problems | None = None,
) -> list[Row]:
    """The rows of a table with a header; delimiters are comma, semicolon or tab.

    `required` columns must be there and filled; values of `keys` must not repeat. Where columns are
    `required`, names are in lower case. Raises `BadInput` ``pack.bad_csv``; with `problems` what is
    wrong with single lines is gathered there, and the good ones are given.
    """
    own = problems or Problems()
    rows = list(_rows(path, text, required, own))
    for key in keys:
        seen: dict[str, int] = {}
        for row in rows:
            with own.gathered():
                value = row.cells.get(key, "")
                if value and value in seen:
                    what = f"{key} '{value}' was already used in line {seen[value]}"
                    raise bad_row(path, row.line, what, f"Give every row a {key} of its own.")
                seen[value] = row.line
    if problems is None:
        own.check()
    return rows


def _rows(path: Path, text: str, required: Sequence[str], problems: Problems) -> Iterator[Row]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    starts = line_starts(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    header: list[str] = []
    try:
        for values in reader:
            line, end = before + 1, starts[min(reader.line_num, len(starts) - 1)]
            start, before = starts[min(before, len(starts) - 1)], reader.line_num
            if not any(value.strip() for value in values):
                continue
            if not header:
                header = _header(path, values, required)
                continue
            cells: dict[str, str] | None = None
            with problems.gathered():
                cells = _cells(path, line, header, values, required)
            if cells is not None:
                yield Row(line, cells, start, end)
    except csv.Error as error:
        what, hint = str(error), 'Put texts with quotes or line ends in "double quotes".'
        raise bad_row(path, reader.line_num, what, hint) from error
    if not header:
        raise bad_row(path, 1, "the table is empty", "Write the names of the columns first.")


def _header(path: Path, values: list[str], required: Sequence[str]) -> list[str]:
    header = [value.strip() for value in values]
    if required:
        header = [name.lower() for name in header]
    for name in header:
        if not name:
            raise bad_row(path, 1, "a column has no name", "Name every column.")
        if header.count(name) > 1:
            raise bad_row(path, 1, f"the column '{name}' is there twice", "Rename one.")
    missing = [name for name in required if name not in header]
    if missing:
        what = f"the column{'s' * (len(missing) > 1)} {', '.join(missing)} missing"
        there = f"There are: {', '.join(header)}. Needed: {', '.join(required)}."
        raise bad_row(path, 1, what, there)
    return header


def _cells(
    path: Path, line: int, header: list[str], values: list[str], required: Sequence[str]
) -> dict[str, str]:
    if len(values) != len(header):
        what = f"{len(values)} values for {len(header)} columns"
        raise bad_row(path, line, what, 'Put texts that hold the separator in "double quotes".')
    cells = {name: value.strip() for name, value in zip(header, values, strict=True)}
    for name in required:
        if not cells[name]:
            raise bad_row(path, line, f"{name} is empty", f"Fill in {name}, or remove the row.")
    return cells
