"""How English words sound, roughly: enough to tell that "city six" may be "C T six". Pure."""

from __future__ import annotations

import re

LETTER_NAMES = {
    "a": "ay", "b": "bee", "c": "see", "d": "dee", "e": "ee", "f": "eff", "g": "jee",
    "h": "aitch", "i": "eye", "j": "jay", "k": "kay", "l": "ell", "m": "em", "n": "en", "o": "oh",
    "p": "pee", "q": "cue", "r": "ar", "s": "ess", "t": "tee", "u": "you", "v": "vee",
    "w": "doubleyou", "x": "ex", "y": "why", "z": "zee",
}  # fmt: skip

_HEARD_AS = {
    "a": "a ay eh", "b": "b be bee", "c": "c see sea", "d": "d dee", "e": "e ee", "f": "f eff ef",
    "g": "g gee jee", "h": "h aitch", "i": "i eye", "j": "j jay", "k": "k kay", "l": "l el ell",
    "m": "m em", "n": "n en in an", "o": "o oh", "p": "p pea pee", "q": "q cue queue",
    "r": "r are ar",
    "s": "s ess", "t": "t tea tee", "u": "u you", "v": "v vee", "w": "w", "x": "x ex", "y": "y why",
    "z": "z zee zed",
}  # fmt: skip
LETTERS = {word: letter for letter, words in _HEARD_AS.items() for word in words.split()}
"""Words and letters that are heard for a letter's name."""

_ONES = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
NUMBERS = frozenset({*_ONES, *_TEENS, *_TENS, "hundred"})
"""Words that numbers are said with."""

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"gh(?=t|$)", ""), (r"wh", "w"), (r"ck|q", "k"), (r"tch", "ch"),
        (r"c(?=[eiy])", "s"), (r"c(?!h)", "k"), (r"x", "ks"), (r"z", "s"), (r"g(?=[ei])", "j"),
        (r"(?:ee|ea|ie|ey|y)(?=$|[^aeiouy])", "i"), (r"ai|ay|ei", "e"), (r"oo|ou|ew|ue", "u"),
        (r"(?<=[^aeiou])e$", ""), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """A key that words which sound alike share."""
    key = word.lower()
    for pattern, heard in _RULES:
        key = pattern.sub(heard, key)
    return key


def sound_of_letters(letters: str) -> str:
    """The key of letters that are said one by one."""
    return sound("".join(LETTER_NAMES.get(letter, letter) for letter in letters.lower()))


def digits(words: list[str]) -> str | None:
    """Number words as people say codes: "two hundred" is 200, "zero seven" 07, "one fifty" 150.

    None when one of `words` is no number.
    """
    out, held = "", 0  # `held` is what "hundred" or a one may still change
    for word in words:
        if word.isdigit():
            out, held = out + (str(held) if held else "") + word, 0
        elif word in _ONES:
            one = _ONES[word]
            if held >= 20 and held % 10 == 0 and one != "0":  # noqa: PLR2004 - twenty | five
                out, held = out + str(held + int(one)), 0
            else:
                out, held = out + (str(held) if held else ""), 0
                out += one
        elif (more := _TEENS.get(word) or _TENS.get(word)) and held and held % 100 == 0:
            held += more
        elif word in _TEENS or word in _TENS:
            out, held = out + (str(held) if held else ""), _TEENS.get(word) or _TENS[word]
        elif word == "hundred" and out and not held:
            out, held = out[:-1], int(out[-1]) * 100
        else:
            return None
    return out + (str(held) if held else "")
