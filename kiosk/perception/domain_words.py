"""The owner's own words in what was heard: part numbers, models, product names. Pure.

A recogniser writes what it knows: "city 6" for CT-6, "aqua pure" for AquaPure. What sounds like a
word of the pack, and is none of another kind, is written as the owner writes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from kiosk.core.spellings import Spellings
from kiosk.perception.sounds_like import LETTERS, NUMBERS, digits, sound, sound_of_letters

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+")
_GAP = re.compile(r"[\s.\-–—_/]*")
_JOINTS = frozenset(("dash", "hyphen"))
_LONGEST = 9
"""Tokens that a code may be said in."""

_SEVERAL = 2
"""Letters of a code from which words that are words of their own may be taken for letters."""

_MOST_LETTERS = 4

_ALIKE, _ALMOST = 0.75, 0.86
_BRAND = 6
"""Letters of a name that is recognised without another word of it beside it."""

_SPOKEN_ALONE = frozenset(
    (
        "a",
        "i",
        "in",
        "an",
        "oh",
        "be",
        "see",
        "sea",
        "tea",
        "are",
        "you",
        "why",
        "eye",
        "pea",
        "bee",
        "cue",
    )
)
"""Letters' names that are words, too."""

_CUES = frozenset(("error", "code", "model", "part", "number", "type", "fault", "item"))
_CUES_AFTER = frozenset(("mean", "means", "error", "code", "flashes", "blinks", "appears"))
_RHYMES = ("BCDEGPTVZ", "AHJK", "FSX", "MN", "IY", "QU")
_ENDINGS = frozenset(("", "s", "es", "ed", "d", "ing", "er", "ly"))

_Tokens = Sequence[re.Match[str]]
_Found = tuple[int, str] | None
"""How many tokens are replaced, and by what."""
_Find = Callable[[str, _Tokens, int], _Found]


class DomainWords:
    """The corrector of one pack."""

    def __init__(self, spellings: Spellings) -> None:
        self._words = spellings.words
        self._codes = {_folded(code): code for code in spellings.codes}
        self._by_sound: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._lettered: dict[tuple[str, str], str] = {}
        for code in spellings.codes:
            if parts := re.fullmatch(r"([A-Z]{2,4})-?(\d+)", code.upper()):
                self._lettered[parts[1], parts[2]] = code
                self._by_sound[sound_of_letters(parts[1]), parts[2]].append(code)
        self._names = [tokens for name in spellings.names if (tokens := _plain(name))]
        flat = [word for name in self._names for word in name]
        self._compounds = {w.lower(): w for w in flat if len(w) >= _BRAND and w.isalpha()}
        self._brands = {w.lower(): w for w in flat if _is_brand(w)}

    def correct(self, text: str) -> str:
        """`text` with the pack's words as the owner writes them."""
        for find in (self._code_at, self._compound_at, self._name_at):
            text = self._replaced(text, find)
        return text

    def _replaced(self, text: str, find: _Find) -> str:
        out, at = "", 0
        tokens = list(_TOKEN.finditer(text))
        first = 0
        while first < len(tokens):
            found = find(text, tokens, first)
            if found is None:
                first += 1
                continue
            count, written = found
            out += text[at : tokens[first].start()] + written
            first += count
            at = tokens[first - 1].end()
        return out + text[at:]

    def _code_at(self, text: str, tokens: _Tokens, first: int) -> _Found:
        for count in range(min(_LONGEST, len(tokens) - first), 0, -1):
            window = tokens[first : first + count]
            if not _together(text, window):
                continue
            words = [match.group() for match in window]
            if words[0].lower() in _JOINTS or words[-1].lower() in _JOINTS:
                continue
            written = [word for word in words if word.lower() not in _JOINTS]
            before = tokens[first - 1].group().lower() if first else ""
            after = tokens[first + count].group().lower() if first + count < len(tokens) else ""
            cued = before in _CUES or after in _CUES_AFTER
            if code := self._code([word.lower() for word in written], written, cued=cued):
                return count, code
        return None

    def _code(self, said: list[str], written: Sequence[str], *, cued: bool) -> str | None:
        """The code that was `said`; `cued` by a word such as "error" beside it."""
        spelt = _spelt(said)
        code = self._codes.get(_folded(spelt)) if spelt else None
        if code is None:
            return self._code_by_sound(said) or self._code_by_rhyme(spelt)
        doubtful = not cued and any(
            word.lower() in _SPOKEN_ALONE and word != "A" for word in written
        )
        letters = sum(character.isalpha() for character in code)
        return code if not doubtful or letters >= _SEVERAL else None

    def _code_by_sound(self, said: list[str]) -> str | None:
        """A word or two, then the number of a code whose letters sound like them."""
        for split in range(1, min(3, len(said))):
            number = digits(said[split:])
            if number is None:
                continue
            codes = self._by_sound.get((sound("".join(said[:split])), number), ())
            if len(codes) == 1:
                return codes[0]
        return None

    def _code_by_rhyme(self, spelt: str | None) -> str | None:
        """A code that nobody has, but for one letter that rhymes: "CD6" may be CT-6."""
        parts = re.fullmatch(r"([A-Z]{2,4})(\d+)", (spelt or "").upper())
        if parts is None:
            return None
        near = {
            code
            for (letters, number), code in self._lettered.items()
            if number == parts[2] and _rhyme(letters, parts[1])
        }
        return near.pop() if len(near) == 1 else None

    def _compound_at(self, text: str, tokens: _Tokens, first: int) -> _Found:
        pair = tokens[first : first + 2]
        if len(pair) < 2 or text[pair[0].end() : pair[1].start()] not in (" ", "-"):  # noqa: PLR2004
            return None
        joined = "".join(match.group().lower() for match in pair)
        written = self._compounds.get(joined)
        return (2, written) if written else None

    def _name_at(self, text: str, tokens: _Tokens, first: int) -> _Found:
        heard = tokens[first].group()
        if not heard.isalpha() or len(heard) < 4 or heard.lower() in self._words:  # noqa: PLR2004
            return None
        places = (first - 1, first + 1)
        near = [tokens[i].group() if 0 <= i < len(tokens) else "" for i in places]
        for name in self._names:
            for at, word in enumerate(name):
                beside = (name[at - 1] if at else "", name[at + 1] if at + 1 < len(name) else "")
                known = any(_same(a, b) for a, b in zip(near, beside, strict=True))
                if known and _alike(heard, word) >= _ALIKE and not _inflected(heard, word):
                    return 1, word
        for word in self._brands.values():
            long = len(word) >= _BRAND
            if long and _alike(heard, word) >= _ALMOST and not _inflected(heard, word):
                return 1, word
        return None


def _together(text: str, window: _Tokens) -> bool:
    """Whether nothing but blanks, dashes and the dots of initials stands between tokens."""
    for before, after in pairwise(window):
        gap = text[before.end() : after.start()]
        if not _GAP.fullmatch(gap) or ("." in gap and len(before.group()) > 1):
            return False
    return True


def _spelt(said: Sequence[str]) -> str | None:
    """Letters, their names and numbers as one code; None when another word is among them."""
    out = ""
    for is_number, run in groupby(said, lambda word: word.isdigit() or word in NUMBERS):
        words = list(run)
        if is_number:
            number = digits(words)
            if number is None:
                return None
            out += number
            continue
        for word in words:
            if word not in LETTERS and len(word) > _MOST_LETTERS:
                return None
            out += LETTERS.get(word, word)
    return out


def _folded(code: str) -> str:
    """What codes are compared by: O and 0 are heard alike."""
    return re.sub(r"[^A-Z0-9]", "", code.upper()).replace("O", "0")


def _rhyme(a: str, b: str) -> bool:
    """Whether `a` and `b` differ in one letter of several, and that one sounds alike."""
    if len(a) != len(b):
        return False
    pairs = [{x, y} for x, y in zip(a, b, strict=True) if x != y]
    return len(pairs) == 1 and any(pairs[0] <= set(group) for group in _RHYMES)


def _plain(name: str) -> list[str]:
    return [match.group() for match in _TOKEN.finditer(name)]


def _is_brand(word: str) -> bool:
    """Whether `word` is made up: a capital within it."""
    return word.isalpha() and word[1:] != word[1:].lower() and not word.isupper()


def _same(a: str, b: str) -> bool:
    """Whether both are the same word, singular or plural."""
    return bool(a and b) and a.lower().rstrip("s") == b.lower().rstrip("s")


def _alike(heard: str, word: str) -> float:
    if not word.isalpha() or heard[0].lower() != word[0].lower():
        return 0.0
    return SequenceMatcher(None, sound(heard), sound(word), autojunk=False).ratio()


def _inflected(heard: str, word: str) -> bool:
    """Whether `heard` is `word` itself, or a form of it."""
    a, b = sorted((heard.lower(), word.lower()), key=len)
    return b.startswith(a) and b[len(a) :] in _ENDINGS
