"""`KioskState`: one frozen snapshot of everything a screen may show."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.consent import NOTHING, Consents, Role
from kiosk.core.doings import Doings
from kiosk.core.record import AnswerSentence, Degradation, TurnRecord
from kiosk.core.seeing import CameraView
from kiosk.core.showing import PLAIN, VOLUME, Brand, ProductCard
from kiosk.core.staff import StaffBoard
from kiosk.core.tiers import TierStatus
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


class WayIn(StrEnum):
    """How a person's voice comes in.

    `TOUCH`: a touch opens the microphone for one question. `HOLD`: it is open while a button is
    held. `OPEN`: it stays open between the questions of one visit. `WAKE`: a spoken word opens it.
    """

    TOUCH = "touch"
    HOLD = "hold"
    OPEN = "open"
    WAKE = "wake"


class Noise(StrEnum):
    """How loud the room is while nobody speaks to the kiosk."""

    QUIET = "quiet"
    NORMAL = "normal"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error in words for the screen."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What the screen says of the owner: name, greeting, questions to suggest, look.

    `language` is that of the documents, "" where it is not known.
    """

    name: str = ""
    greeting: str = ""
    suggestions: tuple[str, ...] = ()
    brand: Brand = PLAIN
    language: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document opened at a passage: an excerpt of its text as the owner wrote it.

    `start` and `end` are offsets into `text` of what is to be highlighted, end exclusive; `before`
    and `after` tell that the document goes on there. `page` counts from 1.
    """

    passage: str
    doc: str
    title: str
    section: str
    page: int | None
    text: str
    start: int
    end: int
    before: bool = False
    after: bool = False


class Rating(StrEnum):
    """What the person thinks of the last answer."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class KioskState:
    """A snapshot.

    `level` is 0 to 1. `speaking_index` is the sentence being heard, -1 when silent. `degraded`
    holds what is worse than it should be right now. `record` is the last finished turn and
    `rating` what the person thinks of it. `source` is the document that is open, None without.
    `microphone_open` is the privacy light: sound is being taken in. `voice_held`: the voice is
    silent for a moment, because somebody seems to speak. Without `full_duplex` the kiosk does not
    listen while it speaks. `captions_large`: the room is too loud to rely on the voice. `doings`
    is what the kiosk does for the person: cards, plans, calls, jobs. `cloud` is how each cloud
    tier stands, empty without any; `tier` is who answers, also after a hand-over.
    `expires_in`: the seconds until a silent visit is wiped, once that was announced. `farewell`:
    the visit was wiped just now. `volume` is 0 to 1; `pace` is how fast the voice is, in multiples
    of the owner's rate. `camera`: it is open, and this is what it
    sees. `near`: somebody moves before the kiosk that nobody uses; None where nothing looks out.
    `consents` are the senses that the person allows; `role` is who has unlocked the kiosk; `staff`
    is what the staff area shows while it is open.
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
    microphone_open: bool = False
    speaker_ready: bool = True
    voice_held: bool = False
    full_duplex: bool = True
    way_in: WayIn = WayIn.TOUCH
    noise: Noise = Noise.NORMAL
    captions_large: bool = False
    bytes_sent: int = 0
    record: TurnRecord | None = None
    rating: Rating = Rating.NONE
    source: SourceView | None = None
    doings: Doings = field(default_factory=Doings)
    cloud: tuple[TierStatus, ...] = ()
    products: tuple[ProductCard, ...] = ()
    next_questions: tuple[str, ...] = ()
    expires_in: int | None = None
    farewell: bool = False
    volume: float = VOLUME
    pace: float = 1.0
    camera: CameraView | None = None
    near: bool | None = None
    consents: Consents = NOTHING
    role: Role = Role.SHOPPER
    staff: StaffBoard | None = None
