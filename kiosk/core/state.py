"""`KioskState`: one frozen snapshot of everything a screen may show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.record import AnswerSentence, Degradation, TurnRecord
from kiosk.core.turn import Passage


class Phase(StrEnum):
    """What the kiosk is doing for the person now."""

    STARTING = "starting"
    IDLE = "idle"
    LISTENING = "listening"
    TRANSCRIBING = "transcribing"
    THINKING = "thinking"
    ANSWERING = "answering"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error in words for the screen."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What the screen says of the owner: name, greeting and questions to suggest."""

    name: str = ""
    greeting: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KioskState:
    """A snapshot.

    `level` is 0 to 1. `speaking_index` is the sentence being heard, -1 when silent. `degraded`
    holds what is worse than it should be right now. `record` is the last finished turn.
    """

    phase: Phase = Phase.STARTING
    pack: PackInfo = PackInfo()
    session_id: str = ""
    turn_id: str = ""
    level: float = 0.0
    partial: str = ""
    transcript: str = ""
    sentences: tuple[AnswerSentence, ...] = ()
    sources: tuple[Passage, ...] = ()
    tier: str = ""
    speaking_index: int = -1
    problem: Problem | None = None
    degraded: tuple[Degradation, ...] = ()
    microphone_ready: bool = False
    bytes_sent: int = 0
    record: TurnRecord | None = None
