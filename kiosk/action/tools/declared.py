"""What tools that a pack declares have in common: their sentence, their card, their effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.action.tools.counter import card_fields
from kiosk.action.tools.tool import Arguments, Effect, Need, Run, Tool

LONGEST = 4000
"""Characters of a result that are kept; it is data, whatever it says."""


def declared_tool(
    *,
    name: str,
    title: str,
    description: str,
    parameters: dict[str, Any],
    writes: bool,
    run: Run,
    source: str,
    need: str = "",
) -> Tool:
    """A tool out of its parts; deliveries to one `source` keep their order."""
    return Tool(
        name=name,
        title=title,
        description=description or title,
        parameters=parameters,
        effect=Effect.WRITE if writes else Effect.READ,
        run=run,
        read_back=_read_back(title),
        fields=card_fields,
        entity=lambda _a, _key: source,
        need=Need(need),
        source=source,
    )


def sentence_of(data: Any, title: str) -> str:
    """A result in words: its own message, or its plain values."""
    if isinstance(data, dict):
        for key in ("message", "sentence", "summary", "result", "text"):
            if isinstance(data.get(key), str) and data[key].strip():
                return _ended(str(data[key])[:300])
        plain = [f"{k.replace('_', ' ')} {v}" for k, v in data.items() if _is_plain(v)]
        return _ended(f"{title}: {', '.join(plain[:5])}" if plain else f"{title}: done")
    return _ended(str(data)[:300] if data else f"{title}: done")


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and value != ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _read_back(title: str) -> Callable[[Arguments], str]:
    def sentence(arguments: Arguments) -> str:
        told = [f"{f.label.lower()} {f.value}" for f in card_fields(arguments)]
        return f"I would do this: {title}{', ' if told else ''}{', '.join(told)}. Shall I?"

    return sentence
