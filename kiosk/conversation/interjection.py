"""What somebody said into our voice: a question, a nod in words, our own echo, or nothing. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# English, then Spanish, French, German: what people say to show that they listen.
_NODDED = """
mm mmm mhm mmhm hmm hm hmmm huh uh uhhuh um er ah aha oh ok okay k yeah yep yup yes right sure
alright cool great nice good fine see i got it
sí si vale ajá bueno claro oui ouais bon bien ja genau gut so ach stimmt
"""
_NODS = frozenset(_NODDED.split())

_SAID_TO_STOP = """
stop, stop it, please stop, stop talking, quiet, be quiet, shut up, enough, that's enough,
thats enough, never mind, nevermind, cancel, silence,
basta, para, arrête, tais toi, ruhe, halt, genug, aufhören
"""
_STOPS = frozenset(phrase.strip() for phrase in _SAID_TO_STOP.split(","))

_ALIKE = 0.75
"""Share of the words of an utterance that are ours, in our order, from which it is our echo."""

_SURE = 0.6
"""Confidence that a single word needs to be taken for one: noise gives single words."""


class Interjection(StrEnum):
    """What it was."""

    NOTHING = "nothing"
    NOD = "nod"
    ECHO = "echo"
    STOP = "stop"
    SPEECH = "speech"


def judged(text: str, own: str, *, asked: bool = False, confidence: float = 1.0) -> Interjection:
    """What `text`, heard while our voice said `own`, is.

    After a question of ours (`asked`) a "yes" is an answer and no nod.
    """
    said = words(text)
    if not said:
        return Interjection.NOTHING
    if " ".join(said) in _STOPS:
        return Interjection.STOP
    if echoes(text, own):
        return Interjection.ECHO
    if not asked and _is_nod(said):
        return Interjection.NOD
    if len(said) == 1 and confidence < _SURE:
        return Interjection.NOTHING
    return Interjection.SPEECH


def promises_speech(partial: str, own: str) -> bool:
    """Whether words that may still change are enough to give the voice up: two, not ours, no nod.

    One word is not: noise and a cough give single words, too.
    """
    said = words(partial)
    if " ".join(said) in _STOPS:
        return True
    return len(said) > 1 and not _is_nod(said) and not echoes(partial, own, still=True)


def echoes(text: str, own: str, *, still: bool = False) -> bool:
    """Whether `text` is what our voice said, give or take what a recogniser makes of an echo.

    A single word never is: people repeat one to ask about it. `still`: the words may change yet.
    """
    said, ours = words(text), words(own)
    if len(said) < (1 if still else 2) or not ours:
        return False
    blocks = SequenceMatcher(None, said, ours, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(said) >= _ALIKE


def words(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _is_nod(said: list[str]) -> bool:
    return all(word in _NODS for word in said)
