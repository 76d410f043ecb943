"""What is made of a recogniser's tokens, without a recogniser: windows, phrases, gates. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.core.audio import RATE

FULL_CONTEXT = 1500
"""Whisper's whole audio context: 30 s, 50 positions a second."""

_LONGEST = 28 * RATE
_SEARCH = 8 * RATE
_QUIET = RATE // 5
_STEP = RATE // 50
_LEAD = 15 * _STEP
_SILENT = 1e-3
_BELOW = 10 ** (-40 / 20)
_FASTEST = 6.0
"""Words a second that nobody says; fluent speech has 2 to 4."""

_HURRIED = 4.0
"""Words a second beyond which a phrase that comes again was not said again."""

_VERSION = 3
"""Words from which on two phrases can be versions of one another."""

_ALIKE = 0.75
"""Share of the words that two versions of one phrase have in common."""

_PLAUSIBLE = 3.5
"""Words a second that somebody may well repeat; a recogniser that loops writes more."""

_NOISE = re.compile(r"\[[^\]]*\]|\([^)\d]*\)|\*[^*]*\*|♪[^♪]*♪?")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text with its probability, or, with `time` set, a mark in seconds."""

    text: bytes = b""
    probability: float = 1.0
    time: float | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text between two marks; `logprobs` are those of its tokens."""

    start: float
    end: float
    text: str
    logprobs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """One window: `segments` are (start s, end s, text); `logprob` sums over `tokens` tokens."""

    language: str
    segments: tuple[tuple[float, float, str], ...] = ()
    logprob: float = 0.0
    tokens: int = 0

    @classmethod
    def of(cls, phrases: Iterable[Phrase], offset: float, language: str) -> Heard:
        """The window that began `offset` seconds into the recording."""
        phrases = list(phrases)
        logprobs = [logprob for phrase in phrases for logprob in phrase.logprobs]
        kept = [
            (round(offset + phrase.start, 2), round(offset + phrase.end, 2), text)
            for phrase in phrases
            if (text := once(without_noise(phrase.text), phrase.end - phrase.start))
        ]
        return cls(language, tuple(kept), sum(logprobs), len(logprobs))

    def without_echo(self) -> Heard:
        """The same without segments that repeat the one before faster than anybody speaks."""
        kept: list[tuple[float, float, str]] = []
        for start, end, text in self.segments:
            again = bool(kept) and kept[-1][2].casefold() == text.casefold()
            if not (again and len(text.split()) > _FASTEST * (end - start)):
                kept.append((start, end, text))
        return replace(self, segments=tuple(kept))

    @property
    def text(self) -> str:
        """All segments in one line."""
        return " ".join(text for _, _, text in self.segments)

    @property
    def confidence(self) -> float:
        """Geometric mean probability of the text tokens; 0 without any."""
        return math.exp(self.logprob / self.tokens) if self.tokens else 0.0

    def as_said_last(self) -> Heard:
        """The same without what was taken for words twice in a row: the last version counts."""
        seconds = self.segments[-1][1] - self.segments[0][0] if self.segments else 0.0
        if (last := said_last(self.text, seconds)) == self.text:
            return self
        return replace(self, segments=((self.segments[0][0], self.segments[-1][1], last),))

    def without_text(self) -> Heard:
        """The same, nothing understood."""
        return replace(self, segments=())

    def as_dict(self) -> dict[str, Any]:
        """Plain data for the pipe."""
        return asdict(self)


def context_for(seconds: float, floor: int) -> int:
    """Audio context for a clip: as short as holds.

    Multiples of 256, which flash attention pads to: beyond lie the previous speaker's entries.
    """
    needed = math.ceil(seconds * 50) + 64
    return min(FULL_CONTEXT, max(floor, math.ceil(needed / 256) * 256))


def sounding(samples: npt.NDArray[np.float32]) -> tuple[int, int]:
    """Where sound begins and ends, 0.3 s around it; (0, 0) for silence.

    Silent is what stays 40 dB below the loudest 20 ms, or below -60 dB of full scale. Whisper says
    what follows a long silence twice.
    """
    steps = samples[: samples.size // _STEP * _STEP].reshape(-1, _STEP)
    peaks = np.abs(steps).max(axis=1, initial=0)
    loud = np.flatnonzero(peaks > max(_SILENT, float(peaks.max(initial=0)) * _BELOW))
    if not loud.size:
        return 0, 0
    return max(0, int(loud[0]) * _STEP - _LEAD), min(
        samples.size, (int(loud[-1]) + 1) * _STEP + _LEAD
    )


def windows(samples: npt.NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Stretches of at most 28 s, cut where it is quietest; none for no samples."""
    start = 0
    while samples.size - start > _LONGEST:
        first = start + _LONGEST - _SEARCH
        tail = samples[first : start + _LONGEST]
        loudness = np.square(tail[: _SEARCH // _QUIET * _QUIET]).reshape(-1, _QUIET).sum(axis=1)
        end = first + int(loudness.argmin()) * _QUIET + _QUIET // 2
        yield start, end
        start = end
    if samples.size > start:
        yield start, samples.size


def phrases(tokens: Iterable[Token], seconds: float) -> Iterator[Phrase]:
    """Split at the time marks; times never leave the clip of `seconds`."""
    start, text, logprobs = 0.0, b"", list[float]()
    for token in tokens:
        if token.time is None:
            text += token.text
            logprobs.append(math.log(max(token.probability, 1e-9)))
            continue
        if text:
            yield _phrase(start, min(token.time, seconds), text, logprobs)
            text, logprobs = b"", []
        start = min(token.time, seconds)
    if text:
        yield _phrase(start, seconds, text, logprobs)


def _phrase(start: float, end: float, text: bytes, logprobs: Sequence[float]) -> Phrase:
    return Phrase(start, end, text.decode("utf-8", "replace").strip(), tuple(logprobs))


def without_noise(text: str) -> str:
    """`text` without what Whisper writes for sounds: [MUSIC], (applause), *sigh*, ♪."""
    return " ".join(_NOISE.sub(" ", text).split())


def said_last(text: str, seconds: float) -> str:
    """`text`, or the last of two versions of one phrase when nobody says both in `seconds`.

    A clip with a gap comes back as "What is shipping free? When is shipping free."
    """
    words = text.split()
    half, odd = divmod(len(words), 2)
    if odd or half < _VERSION or len(words) <= _HURRIED * seconds:
        return text
    plain = [word.casefold().strip(".,;:!?") for word in words]
    same = sum(one == two for one, two in zip(plain[:half], plain[half:], strict=True))
    return " ".join(words[half:]) if same >= _ALIKE * half else text


def once(text: str, seconds: float) -> str:
    """`text`, or the phrase that it consists of when nobody says that so often in `seconds`.

    Short clips come back as "Where is it? Where is it? Where is it?".
    """
    words = text.split()
    plain = [word.casefold().strip(".,;:!?") for word in words]
    if len(words) <= _HURRIED * seconds:
        return text
    for size in range(2, len(words) // 2 + 1):
        copies, rest = divmod(len(words), size)
        if not rest and plain[:size] * copies == plain:
            return " ".join(words[:size])
    return text


def loops(text: str, seconds: float = 0.0) -> bool:
    """True when a run of one to eight words comes four times in a row.

    People do say a thing again and again: what fits into `seconds` of speech is no loop.
    """
    words = text.lower().split()
    if 0 < len(words) <= _PLAUSIBLE * seconds:
        return False
    return any(
        words[i : i + n] * 4 == words[i : i + 4 * n]
        for n in range(1, 9)
        for i in range(len(words) - 4 * n + 1)
    )
