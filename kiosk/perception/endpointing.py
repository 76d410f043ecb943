"""When a person has finished: how much silence ends their turn, from what they said and how. Pure.

Three witnesses: the silence itself, the intonation (a turn-end model), and the words. Words that
cannot be an end ("and the", half a telephone number) outweigh a falling voice.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial


@dataclass(frozen=True, slots=True)
class Pause:
    """What is known of a pause: the words before it, None until they are, and the probability, 0 to
    1, that the voice sounded finished, None until it was judged. `pending`: that is being found
    out.
    """

    words: str | None = None
    finished: float | None = None
    pending: bool = False


Endpointing = Callable[[Pause], float | None]
"""The milliseconds of silence that end the turn, None for the segmenter's own. Asked for every
frame of a pause, so it must be quick."""


@dataclass(frozen=True, slots=True)
class EndpointingOptions:
    """Silence in milliseconds that ends a turn.

    `finished_ms` when voice and words sound finished (a voice is from `sure` on), `unsure_ms` when
    the voice does not, `unfinished_ms` when the words can't be an end, `number_ms` inside a number
    that is spoken digit by digit; never more than `longest_ms`. Where the voice can't be judged
    the wait is `unjudged_ms`; while it and the words are being made out, which takes its time on a
    busy machine, it is `pending_ms`.
    """

    finished_ms: float = 384
    unjudged_ms: float = 600
    pending_ms: float = 1200
    unsure_ms: float = 1000
    unfinished_ms: float = 1400
    number_ms: float = 1600
    longest_ms: float = 2000
    sure: float = 0.5


class Words(StrEnum):
    """How what was said so far ends."""

    WHOLE = "whole"
    OPEN = "open"
    NUMBER = "number"


def _vocabulary(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OPEN_ENDS = _vocabulary("""
    a an the and or but nor so because since if when while although though unless until that which
    who whose than as of to from with without for at by into onto about between under over my your
    his her its our their this these those is are was were am be been being do does did can could
    will would shall should may might must i he she we they what's where's how's um uh er erm hmm
    very quite some any every each another per plus versus i'm i'd i'll we're they're there's
""")
"""Words after which more must come."""

_MAY_END_QUESTION = _vocabulary("""
    is are was were do does did can could will would should am be this these that those for to from
    with about at i he we they his her over any some as by
""")
"""Those of them that end questions: "What is this for?"."""

_QUESTION = re.compile(
    r"\b(?:who|what|where|when|why|how|which|is|are|was|can|could|do|does|did|will|would|should"
    r"|may|shall|have|has)\b",
    re.I,
)
_CODE_CUE = re.compile(r"\b(?:number|serial|code|part|sku|model|error|item)\b", re.I)
_CODE = re.compile(r"\b[A-Z]{1,4}-?\d{2,}[A-Z]?$")
"""A code that is said as a whole: ``E07``, ``XJ-18``."""

_AMOUNT = re.compile(r"[$€£]\s?[\d.,]+$")
_CODE_BEGUN = re.compile(r"\b(?:[A-Z] ?|[A-Z]-){1,4}$")
"""Letters of a code whose number is still to come: ``XJ``, ``N-W``."""
_NUMBER_CUE = re.compile(
    r"\b(?:number|phone|telephone|mobile|cell|fax|serial|code|part|sku|barcode|zip|postcode|pin"
    r"|order|invoice|reach me|call me|it's|its|dial)\b",
    re.I,
)
_DIGIT_WORDS = (
    "zero oh one two three four five six seven eight nine double triple dash hyphen point"
)
_SPELT = _vocabulary(_DIGIT_WORDS)
_TAIL = re.compile(r"(?:[A-Z]{1,4}[\s-]*)?(?:\d[\s.,-]*)+$")
_LONG_NUMBER, _MIXED = 10, 3
_DASHES = ("-", "–", "—")


def by_silence(_pause: Pause) -> float | None:
    """The same silence ends every turn."""
    return None


def by_sense(options: EndpointingOptions) -> Endpointing:
    """Silence, voice and words together."""
    return partial(_wait, options)


def _wait(options: EndpointingOptions, pause: Pause) -> float:
    unknown = options.pending_ms if pause.pending else options.unjudged_ms
    if pause.words is None:
        wait = unknown
    else:
        match judged(pause.words):
            case Words.OPEN:
                wait = options.unfinished_ms
            case Words.NUMBER:
                wait = options.number_ms
            case Words.WHOLE if pause.finished is None:
                wait = unknown
            case Words.WHOLE:
                assert pause.finished is not None  # noqa: S101 - the case above
                done = pause.finished >= options.sure
                wait = options.finished_ms if done else options.unsure_ms
    return min(wait, options.longest_ms)


def judged(words: str) -> Words:
    """How `words` (a transcript so far) end."""
    text = words.strip()
    bare = text.rstrip(" .,;:!?…-–—")
    if not bare:
        return Words.WHOLE
    if _inside_number(bare, text):
        return Words.NUMBER
    if text.endswith(("...", "…", "-", "–", "—", ",")):
        return Words.OPEN
    last = bare.lower().split()[-1]
    if last not in _OPEN_ENDS:
        return Words.WHOLE
    asks = text.endswith("?") and _QUESTION.search(bare) is not None
    return Words.WHOLE if asks and last in _MAY_END_QUESTION else Words.OPEN


def _inside_number(bare: str, text: str) -> bool:
    """Whether `bare` ends in a number that people say in pieces, and more of it may come.

    `bare` is `text` without its last signs.
    """
    if _CODE.search(bare) and not text.rstrip(" .").endswith(_DASHES):
        return False
    if _AMOUNT.search(bare):
        return False
    if (begun := _CODE_BEGUN.search(bare)) and _CODE_CUE.search(bare[: begun.start()]):
        return True
    tokens = bare.split()
    spelt = 0
    for token in reversed(tokens):
        if token.lower().strip(",-") not in _SPELT and not re.fullmatch(r"[\d,.-]+", token):
            break
        spelt += 1
    tail = _TAIL.search(bare)
    digits = len(re.sub(r"\D", "", tail.group())) if tail else 0
    digits += sum(1 for t in tokens[len(tokens) - spelt :] if t.lower().strip(",-") in _SPELT)
    if not digits or digits >= _LONG_NUMBER:
        return False
    in_pieces = spelt >= _MIXED or bool(tail and re.search(r"\d[\s-]+\d", tail.group()))
    head = " ".join(tokens[: len(tokens) - max(spelt, 1)])
    only_number = spelt == len(tokens) and digits > 1
    return in_pieces or only_number or _NUMBER_CUE.search(head) is not None
