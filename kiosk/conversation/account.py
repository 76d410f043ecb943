"""Keeps a turn's books while it runs, and closes them into one `TurnRecord`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kiosk.core.record import (
    Answer,
    AnswerSentence,
    Cues,
    Degradation,
    Egress,
    GuardRecord,
    InputRecord,
    Outcome,
    RouteRecord,
    SpeculationRecord,
    Timings,
    ToolCall,
    TurnRecord,
    Usage,
)
from kiosk.core.tiers import ModelCall
from kiosk.core.turn import Passage, Turn


@dataclass(slots=True)
class Account:
    """The open books of one turn. `now` gives monotonic seconds.

    `speech_ended` is when the person fell silent, None for a turn that was not spoken.
    """

    turn: Turn
    pack: str
    now: Callable[[], float]
    speech_ended: float | None = None
    guard: GuardRecord = field(default_factory=GuardRecord)
    passages: tuple[Passage, ...] = ()
    route: RouteRecord = field(default_factory=RouteRecord)
    outcome: Outcome = Outcome.ABSTAINED
    sentences: list[AnswerSentence] = field(default_factory=list)
    cues: Cues = field(default_factory=Cues)
    tools: list[ToolCall] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    egress: Egress = field(default_factory=Egress)
    degraded: list[Degradation] = field(default_factory=list)
    calls: list[ModelCall] = field(default_factory=list)
    timings: Timings = field(default_factory=Timings)
    speculation: SpeculationRecord = field(default_factory=SpeculationRecord)
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.now()
        if self.speech_ended is not None:
            heard = self.ms_since(self.speech_ended)
            self.timings = replace(self.timings, end_of_speech_to_transcript=heard)

    def ms_since(self, moment: float) -> float:
        """Milliseconds from `moment` to now."""
        return round((self.now() - moment) * 1000, 1)

    def timed(self, stage: str, since: float) -> None:
        """Book that `stage` ran from `since` until now."""
        self.timings = replace(self.timings, **{stage: self.ms_since(since)})

    def heard_first_audio(self, moment: float) -> None:
        """Book when the first sample of the answer sounded."""
        first = round((moment - self.started) * 1000, 1)
        self.timings = replace(self.timings, first_audio=first)
        if self.speech_ended is not None:
            gap = round((moment - self.speech_ended) * 1000, 1)
            self.timings = replace(self.timings, end_of_speech_to_first_audio=gap)

    def close(self) -> TurnRecord:
        """The record; `total` runs from the end of speech, or from the start of a silent turn."""
        self.timed("total", self.started if self.speech_ended is None else self.speech_ended)
        turn = self.turn
        return TurnRecord(
            turn_id=turn.turn_id,
            session_id=turn.session_id,
            pack=self.pack,
            input=InputRecord(
                modality=turn.modality.value,
                transcript=turn.transcript,
                confidence=round(turn.confidence, 3),
                language=turn.language,
                images=turn.images,
                heard=turn.heard,
            ),
            guard=self.guard,
            retrieval=self.passages,
            route=self.route,
            answer=Answer(
                text=" ".join(s.text for s in self.sentences),
                outcome=self.outcome,
                sentences=tuple(self.sentences),
            ),
            tools=tuple(self.tools),
            cues=self.cues,
            timings_ms=self.timings,
            usage=used(self.calls) if self.calls else self.usage,
            egress=self.egress if self.egress.bytes_sent else sent(self.calls),
            degraded=tuple(self.degraded),
            speculation=self.speculation,
            calls=tuple(self.calls),
        )


def used(calls: Sequence[ModelCall]) -> Usage:
    """Tokens and money of `calls` together."""
    return Usage(
        prompt_tokens=sum(c.prompt_tokens for c in calls),
        cached_tokens=sum(c.cached_tokens for c in calls),
        completion_tokens=sum(c.completion_tokens for c in calls),
        cost_usd=round(sum(c.cost_usd for c in calls), 8),
    )


def sent(calls: Sequence[ModelCall]) -> Egress:
    """What `calls` sent off the machine, and where to, each host once."""
    hosts = tuple(dict.fromkeys(c.host for c in calls if c.host and c.bytes_sent))
    return Egress(sum(c.bytes_sent for c in calls), hosts)
