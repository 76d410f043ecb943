"""One spoken turn of the bench: what was observed, and what it says of the latency. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kiosk.app.benches.voice_sound import (
    Samples,
    bursts,
    end_of_speech,
    offset,
    start_of_speech,
)
from kiosk.core import events as ev
from kiosk.core.audio import RATE
from kiosk.core.record import TurnRecord

STAGES = ("endpointing", "stt", "retrieval", "ttft", "sentence", "tts", "output")
"""The chain from the last sample of speech to the first of the answer; it adds up to it."""

Seen = tuple[float, ev.Event]
"""A fact and its monotonic second."""


@dataclass(frozen=True, slots=True)
class Tapes:
    """What was recorded in one turn, each with the monotonic second of its first sample."""

    ear_at: float
    ear: Samples
    mouth_at: float
    mouth: Samples


@dataclass(slots=True)
class TurnResult:
    """Milliseconds. `latency_ms` is None when the answer was not heard after the end of speech.

    `words_ms` is when the words of the final transcript stood there, `transcript_ms` when it was
    certain that no more would come. `early` tells that an answer began before the person had
    finished. `stages` split the latency. `partials_ms` are the gaps between captions while the
    person spoke, the first from the first sound of speech; `behind_ms` is how old the newest sound
    of each caption was.
    """

    file: str
    mini: str = ""
    transcript: str = ""
    answer: str = ""
    outcome: str = ""
    tier: str = ""
    latency_ms: float | None = None
    words_ms: float | None = None
    transcript_ms: float | None = None
    early: bool = False
    turns: int = 0
    stages: dict[str, float] = field(default_factory=dict)
    partials_ms: list[float] = field(default_factory=list)
    behind_ms: list[float] = field(default_factory=list)
    speculation: dict[str, Any] = field(default_factory=dict)
    other_cores: float = 0.0
    degraded: list[str] = field(default_factory=list)


def judge(
    file: str, recording: Samples, tapes: Tapes, seen: Sequence[Seen], other_cores: float
) -> TurnResult:
    """What the tapes and facts of one turn say."""
    result = TurnResult(file, other_cores=other_cores)
    records = [e.record for _, e in seen if isinstance(e, ev.TurnEnded)]
    result.turns = len(records)
    if records:
        _book(result, records)
    begins = offset(tapes.ear, recording)
    if begins is None:
        return result
    speech_at = tapes.ear_at + begins + start_of_speech(recording)
    ended_at = tapes.ear_at + begins + end_of_speech(recording)
    result.partials_ms, result.behind_ms = _captions(seen, speech_at, ended_at)
    sounds = [tapes.mouth_at + first for first, _ in bursts(tapes.mouth)]
    result.early = any(at <= ended_at for at in sounds)
    heard_at = _that_stays(sounds, seen, ended_at)
    if heard_at is None:
        return result
    result.latency_ms = _ms(heard_at - ended_at)
    result.stages = _chain(seen, ended_at, heard_at, records)
    result.words_ms = _words(seen, ended_at, heard_at)
    result.transcript_ms = round(result.stages["endpointing"] + result.stages["stt"], 1)
    return result


def _book(result: TurnResult, records: Sequence[TurnRecord]) -> None:
    last = records[-1]
    result.transcript = " | ".join(record.input.transcript for record in records)
    result.answer = last.answer.text
    result.outcome = last.answer.outcome.value
    result.tier = last.route.tier.value
    result.mini = last.route.model
    result.speculation = dict(last.as_dict().get("speculation") or {})
    result.degraded = sorted({d.code for record in records for d in record.degraded})


def _that_stays(sounds: Sequence[float], seen: Sequence[Seen], ended_at: float) -> float | None:
    """The first sound after speech, of the answer that was not broken off to begin again."""
    after = [at for at in sounds if at > ended_at]
    cuts = [at for at, event in seen if isinstance(event, ev.Interrupted) and at > ended_at]
    later = [at for at in after if not cuts or at > cuts[-1]]
    return next(iter(later or after), None)


def _captions(
    seen: Sequence[Seen], speech_at: float, ended_at: float
) -> tuple[list[float], list[float]]:
    spoken = [(at, e) for at, e in seen if isinstance(e, ev.PartialTranscript)]
    times = [at for at, _ in spoken if speech_at <= at <= ended_at]
    gaps = [_ms(b - a) for a, b in zip([speech_at, *times], times, strict=False)]
    behind = [e.behind_ms for at, e in spoken if at <= ended_at and e.behind_ms]
    return gaps, [round(ms, 1) for ms in behind]


def _words(seen: Sequence[Seen], ended_at: float, heard_at: float) -> float | None:
    """From the end of speech to the look that gave the words of the final transcript."""
    finals = [
        (at, e)
        for at, e in seen
        if isinstance(e, ev.FinalTranscript) and ended_at <= at <= heard_at
    ]
    if not finals:
        return None
    known_at, final = finals[-1]
    looks = [
        at
        for at, e in seen
        if isinstance(e, ev.PartialTranscript)
        and e.text == final.transcript.text
        and at <= known_at
    ]
    return max(0.0, _ms((looks[-1] if looks else known_at) - ended_at))


def _chain(
    seen: Sequence[Seen], ended_at: float, heard_at: float, records: Sequence[TurnRecord]
) -> dict[str, float]:
    """Each stage ends with its fact, or at once where there is none."""
    started = [at for at, e in seen if isinstance(e, ev.TurnStarted) and at <= heard_at]
    turn_at = started[-1] if started else heard_at
    ceased = [at for at, e in seen if isinstance(e, ev.SpeechEnded) and at <= turn_at]
    marks = [ended_at, max(ended_at, ceased[-1] if ceased else ended_at), max(ended_at, turn_at)]
    for kind in (ev.PassagesFound, ev.SentenceReady, ev.SpeakingStarted):
        there = [at for at, e in seen if isinstance(e, kind) and turn_at <= at <= heard_at]
        marks.append(max(marks[-1], there[0] if there else marks[-1]))
    marks.append(heard_at)
    gaps = [_ms(b - a) for a, b in pairwise(marks)]
    endpointing, stt, retrieval, answer, tts, output = gaps
    first_token = min(answer, records[0].timings_ms.ttft) if records else 0.0
    rest = round(answer - first_token, 1)
    values = (endpointing, stt, retrieval, round(first_token, 1), rest, tts, output)
    return dict(zip(STAGES, values, strict=True))


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def stopped_after(tapes: Tapes, recording: Samples) -> float | None:
    """Milliseconds from the first sample of `recording` at the ear to the voice's last sample.

    None when the voice was silent before, or went on for as long as the tape runs.
    """
    begins = offset(tapes.ear, recording)
    if begins is None:
        return None
    spoke_at = tapes.ear_at + begins + start_of_speech(recording) - tapes.mouth_at
    for first, last in bursts(tapes.mouth, pause_s=0.4):
        if first < spoke_at < last:
            runs_on = last > tapes.mouth.size / RATE - 0.1
            return None if runs_on else _ms(last - spoke_at)
    return None
