"""Words as index terms: stems of one language, the same at build time and at question time."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from kiosk.knowledge.lexicon_en import PHRASES
from kiosk.knowledge.words import is_code, is_number, words

_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
_SAID = [(re.compile(rf"\b(?:{ways})\b", re.IGNORECASE), written) for ways, written in PHRASES]
_HYPHENATED = re.compile(r"\b([^\W\d_]{2,})-([^\W\d_]{2,})\b")


class Analyser:
    """Makes terms of texts in `language` (ISO 639-1); a language without a stemmer is not stemmed.

    Cheap to call, safe to share between threads.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.stem: Callable[[str], str] = functools.lru_cache(maxsize=50_000)(_stemmer(language))

    def terms(self, text: str) -> list[str]:
        """The terms of a text; of "air-fryer" also "airfryer", of "money back" also "refund"."""
        found = words(text)
        found += (a + b for a, b in _HYPHENATED.findall(text))
        if self.language == "en":
            found += (w for said, written in _SAID if said.search(text) for w in words(written))
        return [self.term(word) for word in found]

    def term(self, word: str) -> str:
        """The term of one word, as `words` gives it: its stem; codes and numbers stay."""
        return word if is_code(word) or is_number(word) else self.stem(word.casefold())


def _stemmer(language: str) -> Callable[[str], str]:
    import snowballstemmer  # type: ignore[import-untyped]

    name = _STEMMERS.get(language)
    if name is None:
        return str
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem
