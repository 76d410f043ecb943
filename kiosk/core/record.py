"""`TurnRecord`: the one account of a turn that screen, audit, metrics and ``--json`` all show.

Fields may be added, never renamed or dropped. Times are milliseconds, money is US dollars.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from kiosk.core.tiers import ModelCall
from kiosk.core.turn import Highlight, ImageEvidence, Passage


class Tier(StrEnum):
    """Who answered."""

    MINI = "mini"
    STANDARD = "standard"
    PREMIUM = "premium"
    HUMAN = "human"
    POLICY = "policy"


class Outcome(StrEnum):
    """How a turn ended for the person."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"
    REFUSED = "refused"
    HANDED_OFF = "handed_off"
    ERROR = "error"


class Origin(StrEnum):
    """Where a sentence came from."""

    QUOTE = "quote"
    MODEL = "model"
    POLICY = "policy"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class InputRecord:
    """What came in; `heard` is the person's own where `transcript` was corrected or translated."""

    modality: str = "text"
    transcript: str = ""
    confidence: float = 1.0
    language: str = "en"
    images: tuple[ImageEvidence, ...] = ()
    heard: str = ""


@dataclass(frozen=True, slots=True)
class PiiSpan:
    """Personal data found in the input: character offsets into the transcript, end exclusive."""

    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GuardRecord:
    """What the guard found on the way in; `output` names what it kept from being said."""

    blocked: bool = False
    categories: tuple[str, ...] = ()
    pii: tuple[PiiSpan, ...] = ()
    output: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal of the routing decision, its value, and what it changed."""

    signal: str
    value: str | float | int | bool | None
    effect: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A tier not chosen; `barred` names the wall in its way, empty when it was only less fit.

    `quality` is what it is worth on this turn, 0 to 1; money is a worst case in US dollars.
    """

    tier: Tier
    model: str
    barred: str
    quality: float
    cost_usd: float
    budget_ms: int


@dataclass(frozen=True, slots=True)
class RouteRecord:
    """Which tier was chosen and why.

    `signals` is everything the decision depended on but the words, in plain containers, so that it
    can be taken again from the record; `decided` is the tier it named, which differs from `tier`
    when that one was lost and another went on.
    """

    tier: Tier = Tier.MINI
    model: str = ""
    reasons: tuple[Reason, ...] = ()
    budget_ms: int = 0
    estimated_cost_usd: float = 0.0
    alternatives: tuple[Alternative, ...] = ()
    signals: dict[str, Any] = field(default_factory=dict)
    decided: str = ""

    @property
    def opened(self) -> frozenset[Tier]:
        """The tiers that no wall stood in the way of; the forced one where one was."""
        if self.signals.get("tier_override"):
            return frozenset((self.tier,))
        return frozenset((self.tier, *(a.tier for a in self.alternatives if not a.barred)))


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence as the person got it; `citations` are passage ids, `highlights` their places.

    `confidence`, 0 to 1, is how well it is founded and how sure the model was of its words.
    `language` (ISO 639-1) is its own where it is not the documents'; of a translation, `original`
    is what was checked.
    """

    text: str
    origin: Origin
    citations: tuple[str, ...] = ()
    supported: bool = True
    highlights: tuple[Highlight, ...] = ()
    confidence: float = 1.0
    language: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said; `text` is the sentences joined by a space."""

    text: str = ""
    outcome: Outcome = Outcome.ABSTAINED
    sentences: tuple[AnswerSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One proposed or executed action."""

    name: str
    arguments: dict[str, Any]
    status: str
    idempotency_key: str


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds. Zero means that the stage did not run in this turn.

    `ttft` runs from the request to the model to its first token; `first_audio` from the start of
    the turn to the first synthesised sample; `end_of_speech_to_*` from the last sample of speech.
    """

    end_of_speech_to_transcript: float = 0.0
    retrieval: float = 0.0
    route: float = 0.0
    ttft: float = 0.0
    first_audio: float = 0.0
    end_of_speech_to_first_audio: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens and money of this turn."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Egress:
    """What left the machine in this turn."""

    bytes_sent: int = 0
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditRef:
    """Where the turn stands in the audit chain; `seq` 0 means that it is not recorded."""

    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class SpeculationRecord:
    """What was done before the turn was certain. Nothing of it was heard, no tool ran.

    `searches`, `drafts` and `voiced` count retrievals, answers and voiced sentences made while the
    person still spoke or paused, the `_hits` those of them that the turn used; `prefills` are
    prompts that the model read ahead. `saved_ms` is how long the used work had been under way when
    it was wanted, `wasted_ms` the time of what was discarded.
    """

    searches: int = 0
    search_hits: int = 0
    prefills: int = 0
    drafts: int = 0
    draft_hits: int = 0
    voiced: int = 0
    voice_hits: int = 0
    saved_ms: float = 0.0
    wasted_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Degradation:
    """Something that went worse than it should have; never silent."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Cues:
    """How the person seems to feel, by their words alone; each 0 to 1."""

    frustration: float = 0.0
    urgency: float = 0.0
    safety: float = 0.0
    distress: float = 0.0


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """One turn from ear to mouth; `calls` are the models asked, in order."""

    turn_id: str
    session_id: str
    pack: str
    input: InputRecord = field(default_factory=InputRecord)
    guard: GuardRecord = field(default_factory=GuardRecord)
    retrieval: tuple[Passage, ...] = ()
    route: RouteRecord = field(default_factory=RouteRecord)
    answer: Answer = field(default_factory=Answer)
    tools: tuple[ToolCall, ...] = ()
    timings_ms: Timings = field(default_factory=Timings)
    usage: Usage = field(default_factory=Usage)
    egress: Egress = field(default_factory=Egress)
    audit: AuditRef = field(default_factory=AuditRef)
    degraded: tuple[Degradation, ...] = ()
    calls: tuple[ModelCall, ...] = ()
    speculation: SpeculationRecord = field(default_factory=SpeculationRecord)
    cues: Cues = field(default_factory=Cues)

    def as_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON."""
        return asdict(self)
