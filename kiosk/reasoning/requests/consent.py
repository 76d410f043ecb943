"""Yes, no, or neither. A yes is a yes only when nothing else is said."""

from __future__ import annotations

import re
from enum import StrEnum

from kiosk.reasoning.words import vocabulary


class Answer(StrEnum):
    """What a person replied to "Shall I?"."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    OTHER = "other"


_YES = vocabulary(
    "yes yeah yep yup yea aye sure okay ok certainly absolutely definitely correct confirm "
    "confirmed affirmative agreed exactly right perfect fine great ja oui si sí"
)
_YES_PHRASES = (
    "go ahead", "do it", "do that", "please do", "book it", "of course", "by all means",
    "sounds good", "sounds great", "that is right", "that's right", "that is correct",
    "that's correct", "that is fine", "that's fine", "that works", "works for me", "i confirm",
    "i agree", "you may", "yes you may", "all right", "alright", "let's do it", "let's do that",
    "make it so", "send it", "start it", "cancel it then", "please go ahead", "i do", "that's it",
    "looks good", "all good", "good", "it is", "i approve",
)  # fmt: skip
_FILLER = vocabulary(
    "please thanks thank you very much that it is i'm i am oh uh um well then so now the a and "
    "just great kindly do sir madam i'd like to would be for me good very"
)
_NO = re.compile(
    r"^\W*(?:(?:oh|uh|um|well|please|sorry|actually),? )*(?:no\b|nope\b|nah\b|don'?t\b|do not\b"
    r"|never ?mind\b|forget (?:it|about it|that)\b|leave it\b|stop\b|not (?:now|yet|today|really)\b"
    r"|rather not\b|i(?:'d| would) rather not\b|i changed my mind\b|i don'?t want\b|nein\b|non\b"
    r"|cancel\W*$|cancel (?:it|that)\W*$|wait\b|hold on\b)",
    re.I,
)
_NEGATION = re.compile(r"\b(?:not|n't|no|never|don'?t|but|except|instead|unless|if)\b", re.I)
_UNSURE = re.compile(
    r"^\W*(?:maybe|perhaps|possibly|i guess|i think so|probably|hmm+|not sure|i'?m not sure"
    r"|i don'?t know|let me think|what|sorry|pardon|hm|uh|um|mhm|uh[- ]huh)\b[^a-z]*"
    r"(?:so|yes|\w{1,4})?\W*$",
    re.I,
)
_WORD = re.compile(r"[a-zíé']+", re.I)


def read_answer(text: str) -> Answer:
    """How `text` answers "Shall I?"."""
    plain = " ".join(text.replace("’", "'").lower().split())
    if _UNSURE.match(plain):
        return Answer.UNSURE
    if _NO.match(plain):
        return Answer.NO
    if _is_yes(plain):
        return Answer.YES
    return Answer.OTHER


def begins_with_yes(text: str) -> bool:
    """Whether more follows a yes: "yes, but at four"."""
    words = _WORD.findall(text.lower())
    return bool(words) and (words[0] in _YES)


def _is_yes(plain: str) -> bool:
    left, said = plain, False
    for phrase in sorted(_YES_PHRASES, key=len, reverse=True):
        shorter = re.sub(rf"\b{re.escape(phrase)}\b", " ", left)
        said, left = said or shorter != left, shorter
    if _NEGATION.search(left) or re.search(r"\d", left) or "?" in left:
        return False
    words = _WORD.findall(left)
    said = said or any(w in _YES for w in words)
    return said and all(w in _YES or w in _FILLER for w in words)
