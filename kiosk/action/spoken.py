"""Text for the eye to text for the ear: how a sentence is read aloud.

Pure. Each language has its own rules; a language without them keeps its text, and the voice reads
numbers in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kiosk.action.spoken_en import english

_LANGUAGES: dict[str, Callable[[str], str]] = {"en": english}

_LINK = re.compile(r"!?\[([^\]]+)\]\([^)\s]+\)")
_LINE_MARK = re.compile(r"^\s*(?:#{1,6}|[-*•]|>)\s+", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_SPACE = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?])")


def speakable(text: str, language: str = "en", overrides: Mapping[str, str] | None = None) -> str:
    """`text` as it is to be spoken in `language` (ISO 639-1, a region is ignored).

    `overrides` are the owner's pronunciations, written word to spoken words; the case of the
    written word does not matter, and they go before every rule.
    """
    text = _LINK.sub(r"\1", text.replace("\u00a0", " ").replace("\u202f", " "))
    text = _EMPHASIS.sub("", _LINE_MARK.sub("", text))
    rules = _LANGUAGES.get(language.lower().partition("-")[0])
    parts = _split(text, overrides or {})
    said = "".join(part if own or rules is None else rules(part) for part, own in parts)
    return _SPACE_BEFORE.sub(r"\1", _SPACE.sub(" ", said)).strip()


def _split(text: str, overrides: Mapping[str, str]) -> list[tuple[str, bool]]:
    """Stretches of `text`, each with whether it is already as the owner wants it."""
    if not overrides:
        return [(text, False)]
    spoken = {written.casefold(): said for written, said in overrides.items()}
    longest_first = sorted(overrides, key=len, reverse=True)
    anywhere = "|".join(re.escape(written) for written in longest_first)
    pattern = re.compile(rf"(?<!\w)({anywhere})(?!\w)", re.IGNORECASE)
    parts = pattern.split(text)
    return [
        (spoken[part.casefold()], True) if index % 2 else (part, False)
        for index, part in enumerate(parts)
    ]
