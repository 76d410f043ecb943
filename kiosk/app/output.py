"""What a command says, and to whom: one JSON object to scripts, readable text to people."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kiosk.core.errors import KioskError

if TYPE_CHECKING:
    from rich.console import Console

Readable = Callable[["Console"], None]


@contextmanager
def own_stdout() -> Iterator[TextIO]:
    """Keep standard output for ourselves; what native code prints there goes to standard error."""
    if sys.stdout is None:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
            yield nowhere
        return
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    stream = os.fdopen(os.dup(kept), "w", encoding="utf-8", errors="backslashreplace")
    try:
        yield stream
    finally:
        try:
            stream.close()
        finally:
            os.dup2(kept, 1)
            os.close(kept)


class Output:
    """The answer of one command on `stream`; `as_json` decides for whom it is."""

    def __init__(self, stream: TextIO, *, as_json: bool) -> None:
        self._stream = stream
        self.as_json = as_json

    def value(self, value: dict[str, Any], readable: Readable) -> None:
        """Say `value`: as one JSON line, or however `readable` puts it."""
        if self.as_json:
            self.line(value)
        else:
            readable(self.console())
            self._stream.flush()

    def line(self, value: dict[str, Any]) -> None:
        """One JSON object on one line, at once."""
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)
        self._stream.write(text + "\n")
        self._stream.flush()

    def error(self, error: KioskError) -> None:
        """Say what went wrong: to scripts on standard output, to people on standard error."""
        if self.as_json:
            self.line({"error": error.as_dict()})
            return
        hint = f"\n{error.hint}" if error.hint else ""
        sys.stderr.write(f"kiosk: {error.message}{hint}\n[{error.code}]\n")

    def console(self) -> Console:
        """A terminal, or a plain file that is never wrapped."""
        from rich.console import Console

        width = None if self._stream.isatty() else 160
        return Console(file=self._stream, width=width, highlight=False, markup=False)

    def working(self, what: str) -> AbstractContextManager[object]:
        """A sign of life on standard error while `what` lasts; nothing where nobody watches."""
        if self.as_json or not sys.stderr.isatty():
            return nullcontext()
        from rich.console import Console

        return Console(stderr=True).status(what)


def _plain(value: object) -> str:
    """What JSON has no form of its own for: paths are text."""
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)
