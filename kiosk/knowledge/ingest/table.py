"""CSV files, read with their line numbers and offsets; every error names file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import BadInput
from kiosk.knowledge.textfile import line_starts

BAD_CSV = "pack.bad_csv"
MAX_CELL = 1_000_000
_DELIMITERS = ",;\t"


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


def read_rows(
    path: Path, text: str, required: Sequence[str] = (), keys: Sequence[str] = ()
) -> list[Row]:
    """The rows of a table with a header; delimiters are comma, semicolon or tab.

    `required` columns must be there and filled; values of `keys` must not repeat. Where columns are
    `required`, names are in lower case. Raises `BadInput` ``pack.bad_csv``.
    """
    rows = list(_rows(path, text, required))
    for key in keys:
        seen: dict[str, int] = {}
        for row in rows:
            value = row.cells.get(key, "")
            if value and value in seen:
                what = f"{key} '{value}' was already used in line {seen[value]}"
                raise bad_row(path, row.line, what, f"Give every row a {key} of its own.")
            seen[value] = row.line
    return rows


def _rows(path: Path, text: str, required: Sequence[str]) -> Iterator[Row]:
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
            yield Row(line, _cells(path, line, header, values, required), start, end)
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
