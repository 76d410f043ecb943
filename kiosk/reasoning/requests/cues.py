"""How a person seems to feel, by their words alone; used for tone and for calling somebody."""

from __future__ import annotations

import re

from kiosk.core.record import Cues

_FRUSTRATION = (
    (0.9, r"\b(?:furious|outrage(?:d|ous)|disgust(?:ed|ing)|fed up|sick (?:and tired )?of"
          r"|had enough"
          r"|unacceptable|ridiculous|rip[- ]?off|scam|worst|useless (?:machine|kiosk|thing|shop"
          r"|store)"
          r"|what the (?:hell|heck)|for (?:god|heaven|christ)'?s sake|damn|bloody (?:machine|kiosk"
          r"|thing)"
          r"|(?:so|really|very|extremely|absolutely) (?:angry|mad|upset|frustrat\w+))\b"),
    (0.6, r"\b(?:angry|upset|frustrat\w+|annoy\w+|terrible|awful|horrible|useless|unhappy"
          r"|disappointed"
          r"|waste of (?:my )?time|still (?:not|doesn'?t|isn'?t|waiting)|third time|second time"
          r"|again and again"
          r"|you (?:don'?t|never|still don'?t) (?:understand|listen|get it)|stupid|nonsense)\b"),
    (0.4, r"\b(?:that'?s not what i (?:said|asked|meant)|i (?:already|just) (?:said|told you"
          r"|asked)|no,? i said"
          r"|wrong again|not helpful|doesn'?t help)\b|[!]{2,}"),
)  # fmt: skip
_URGENCY = (
    (0.8, r"\b(?:urgent(?:ly)?|emergency|immediately|right now|at once|as soon as possible|asap"
          r"|straight away)\b"),
    (0.5, r"\b(?:hurry|quick(?:ly)?|in a rush|no time|my (?:bus|train|flight|parking)|running late"
          r"|soon)\b"),
)  # fmt: skip
_SAFETY = (
    (0.9, r"\b(?:smoke|smoking|on fire|burn(?:ing|t|ed)|spark(?:s|ing)|electric(?:al)? shock"
          r"|shocked me"
          r"|exploded?|gas (?:leak|smell)|smell (?:of|gas|burning)|bleeding|injur\w+|hurt (?:my"
          r"|him|her|someone)"
          r"|swallow\w+|choking|overheat\w+)\b"),
    (0.5, r"\b(?:very hot|too hot|leak(?:s|ing)? (?:water )?(?:near|on) (?:the )?(?:socket|power"
          r"|plug)|dangerous|unsafe)\b"),
)  # fmt: skip
_DISTRESS = re.compile(
    r"\b(?:i'?m (?:crying|desperate|scared|afraid|lost|panicking|so stressed)|i (?:can'?t"
    r"|cannot) (?:cope|take"
    r" (?:this|it) any ?more)|please help me|nobody (?:helps|is helping|will help)"
    r"|i don'?t know what to do)\b",
    re.I,
)
_NEGATED = re.compile(
    r"\b(?:not|never|isn'?t|wasn'?t|no longer|without|don'?t) (?:\w+ ){0,2}$", re.I
)
HAND_OFF = 0.85
"""Frustration or distress from which a person is called."""
_SHOUTED = 4


def read_cues(text: str) -> Cues:
    """Each 0 to 1, rounded to hundredths."""
    plain = text.replace("’", "'")
    frustration = _strongest(plain, _FRUSTRATION)
    letters = re.findall(r"[A-Za-z]{3,}", plain)
    if len(letters) >= _SHOUTED and all(w.isupper() for w in letters):
        frustration = max(frustration, 0.5)
    distress = 0.9 if _DISTRESS.search(plain) else 0.0
    return Cues(frustration, _strongest(plain, _URGENCY), _strongest(plain, _SAFETY), distress)


def needs_person(cues: Cues) -> bool:
    """Whether somebody should be called because of how the person feels."""
    return max(cues.frustration, cues.distress) >= HAND_OFF


def _strongest(text: str, rules: tuple[tuple[float, str], ...]) -> float:
    found = 0.0
    for weight, pattern in rules:
        for hit in re.finditer(pattern, text, re.I):
            if not _NEGATED.search(text[: hit.start()]):
                found = max(found, weight)
    return found
