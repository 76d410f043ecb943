"""Who may import whom, read from the source text without running it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOMS = ("perception", "knowledge", "reasoning", "action", "governance")
PACKAGES = ("kiosk", "models", "offline", "ui")
QT = "PySide6"
NEVER = {"piper": "Piper is licensed under the GPL: run its program, never import it"}

_SHOWN = (
    "commands",
    "state",
    "events",
    "record",
    "turn",
    "doings",
    "consent",
    "seeing",
    "staff",
)
"""What the window may ask for, and what the snapshot that it shows is made of."""

MAY: dict[str, tuple[str, ...]] = {
    "kiosk.core": ("kiosk.core",),
    "models": ("models", "kiosk.core"),
    **{f"kiosk.{room}": (f"kiosk.{room}", "kiosk.core") for room in ROOMS},
    "kiosk.conversation": (
        "kiosk.conversation",
        "kiosk.core",
        *(f"kiosk.{room}" for room in ROOMS),
    ),
    "offline": ("offline", "kiosk.core", "models"),
    "ui": (
        "ui",
        *(f"kiosk.core.{part}" for part in _SHOWN),
    ),
    "kiosk.app": PACKAGES,
    "kiosk.packs": (),
}
"""Room → what of ours it may import."""

QT_ALLOWED = ("ui", "kiosk.app.gui")


@dataclass(frozen=True)
class Breach:
    """`module` imports `imported` in `line`, against `rule`."""

    module: str
    line: int
    imported: str
    rule: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.imported}: {self.rule}"


def within(name: str, package: str) -> bool:
    """Whether `name` is `package` or in it."""
    return name == package or name.startswith(f"{package}.")


def room_of(module: str) -> str | None:
    """The room that `module` belongs to."""
    return next((room for room in sorted(MAY, reverse=True) if within(module, room)), None)


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything `source` imports, wherever it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, "." * node.level + (node.module or "")
            else:
                for alias in node.names:
                    yield node.lineno, f"{node.module}.{alias.name}"


def breaches(module: str, source: str) -> list[Breach]:
    """The rules that `source` of `module` breaks."""
    return [
        Breach(module, line, name, rule)
        for line, name in imports(source)
        if (rule := _broken(module, name))
    ]


def _broken(module: str, name: str) -> str:
    if name.startswith("."):
        return "imports are absolute"
    top = name.partition(".")[0]
    if top in NEVER:
        return NEVER[top]
    if top == QT and not any(within(module, allowed) for allowed in QT_ALLOWED):
        return f"only {' and '.join(QT_ALLOWED)} may import {QT}"
    room = room_of(module)
    if room is None:
        return "" if module == "kiosk" else "it is in no room of the house"
    if top in PACKAGES:
        allowed = MAY[room]
        if any(within(name, package) for package in allowed):
            return ""
        return f"{room} may import only {', '.join(allowed) or 'nothing of ours'}"
    if room == "kiosk.core" and top not in sys.stdlib_module_names:
        return "kiosk.core stands on the standard library alone"
    return ""


def scan(root: Path) -> tuple[int, list[Breach]]:
    """How many files were read below `root`, and what they break."""
    files = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    found: list[Breach] = []
    for path in sorted(files):
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        found += breaches(name, path.read_text("utf-8"))
    return len(files), found
