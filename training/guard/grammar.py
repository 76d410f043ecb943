"""Draws sentences from the templates beside it."""

from __future__ import annotations

import base64
import codecs
import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z_]*[a-z][a-z0-9_]*)\}")


@dataclass(frozen=True)
class Drawn:
    """A sentence, whether it attacks, and the family it came from."""

    text: str
    attack: bool
    family: str


class Grammar:
    """The templates of one file; `rng` decides everything.

    With `data` they are what stands in documents, pictures and tool results: there every request
    is an attempt, and most of what is innocent is a document.
    """

    def __init__(self, name: str, rng: random.Random, *, data: bool) -> None:
        self._rng = rng
        source = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
        languages = tomllib.loads((HERE / "languages.toml").read_text("utf-8"))
        self._tongues = list(tomllib.loads((HERE / "tongues.toml").read_text("utf-8")).values())
        self._attack = name == "attacks"
        self._slots: dict[str, list[str]] = source["slots"]
        self._slots |= {f"ml_{key}": values for key, values in languages.items()}
        self._families = [f for f in source["family"] if data or f.get("only") != "data"]
        self._weights = [_share(family, data and not self._attack) for family in self._families]

    def draw(self) -> Drawn:
        """One sentence."""
        (family,) = self._rng.choices(self._families, self._weights)
        text = self._fill(self._rng.choice(family["templates"]))
        return Drawn(_said(text, self._rng), self._attack, family["name"])

    def _fill(self, template: str) -> str:
        def value(match: re.Match[str]) -> str:
            slot = match[1]
            if slot == "n":
                return str(self._rng.randint(1, 99))
            if slot in _HIDDEN:
                return self._hidden(slot)
            if slot in _TONGUES:
                return self._tongue(slot)
            if slot not in self._slots:
                return match[0]
            return self._fill(self._rng.choice(self._slots[slot]))

        return re.sub(r"  +", " ", _SLOT.sub(value, template)).strip()

    def _tongue(self, what: str) -> str:
        """An attempt, or innocent talk, put together from the parts of one language."""
        parts = self._rng.choice(self._tongues)

        def pair(first: str, second: str) -> str:
            both = [self._rng.choice(parts[first]), self._rng.choice(parts[second])]
            if parts.get("verb_last"):
                both.reverse()
            return ("" if _unspaced(both) else " ").join(both)

        if what == "tongue_innocent":
            return str(self._rng.choice(parts["innocent"]))
        if what == "tongue_extract":
            return pair("show", "secret")
        override, task = pair("drop", "orders"), self._rng.choice(parts["task"])
        return override if what == "tongue_override" else f"{override} {task}"

    def _hidden(self, way: str) -> str:
        text = self._fill("{drop} {all} {prior} {orders} and {task}")
        return _HIDDEN[way](text)


_TONGUES = ("tongue_override", "tongue_task", "tongue_extract", "tongue_innocent")


def _unspaced(parts: list[str]) -> bool:
    """Whether the words of these `parts` are written without spaces between them."""
    return any("\u3040" <= mark <= "\u9fff" for part in parts for mark in part)


def _share(family: dict[str, Any], documents: bool) -> float:
    if not documents:
        return float(family["share"])
    return 4.0 * family["share"] if family.get("source") == "document" else 0.0


_HIDDEN = {
    "b64": lambda text: base64.b64encode(text.encode()).decode(),
    "hex": lambda text: text.encode().hex(),
    "rot": lambda text: codecs.encode(text, "rot13"),
    "rev": lambda text: text[::-1],
    "spaced": " ".join,
    "leet": lambda text: text.translate(str.maketrans("aeiost", "431057")),
}


def _said(text: str, rng: random.Random) -> str:
    """`text` as people type or say it: capitals, marks and letters go astray."""
    chance = rng.random()
    if chance < 0.25:
        text = text.lower()
    elif chance < 0.30:
        text = text.upper()
    elif chance < 0.6:
        text = text[:1].upper() + text[1:]
    if rng.random() < 0.25:
        text = text.rstrip(".!?")
    if rng.random() < 0.06 and len(text) > 12:
        at = rng.randrange(len(text) - 2)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text
