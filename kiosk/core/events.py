"""Facts, published as they happen. Frozen; anybody may read them, nobody is commanded by one."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.consent import Consents, Role
from kiosk.core.doings import (
    ApprovalCard,
    JobRow,
    JobSheet,
    OutboxCount,
    Plan,
    ProcedureStep,
    QrPayload,
    StaffCall,
    Timer,
)
from kiosk.core.errors import KioskError
from kiosk.core.record import AnswerSentence, Degradation, RouteRecord, TurnRecord
from kiosk.core.seeing import CameraView
from kiosk.core.showing import ProductCard
from kiosk.core.staff import StaffBoard
from kiosk.core.state import Noise, PackInfo, Rating, SourceView, WayIn
from kiosk.core.tiers import ModelCall, TierStatus
from kiosk.core.turn import Passage, Transcript


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all facts."""


@dataclass(frozen=True, slots=True)
class Ready(Event):
    """The kiosk can serve; `pack` is what it serves."""

    pack: PackInfo


@dataclass(frozen=True, slots=True)
class MicrophoneChanged(Event):
    """A microphone came or went."""

    ready: bool


@dataclass(frozen=True, slots=True)
class MicrophoneOpened(Event):
    """Sound is being taken in from now on, or (not `open`) no more."""

    open: bool


@dataclass(frozen=True, slots=True)
class SpeakerChanged(Event):
    """A loudspeaker came or went."""

    ready: bool


@dataclass(frozen=True, slots=True)
class WayInChanged(Event):
    """The voice comes in another way from now on."""

    way_in: WayIn


@dataclass(frozen=True, slots=True)
class DuplexChanged(Event):
    """Whether the kiosk listens while it speaks; not when it hears itself too loudly."""

    full: bool


@dataclass(frozen=True, slots=True)
class RoomNoise(Event):
    """The room became louder or quieter; `decibels` below full scale, of its background."""

    noise: Noise
    decibels: float


@dataclass(frozen=True, slots=True)
class ConsentChanged(Event):
    """The person allowed or withdrew a sense, or a new visit begins; `consents` hold now."""

    consents: Consents


@dataclass(frozen=True, slots=True)
class RoleChanged(Event):
    """Staff unlocked the kiosk, or it was locked again."""

    role: Role


@dataclass(frozen=True, slots=True)
class AccessDenied(Event):
    """A PIN was wrong, or nobody may try one now."""

    error: KioskError


@dataclass(frozen=True, slots=True)
class SessionStarted(Event):
    """A new person."""

    session_id: str


@dataclass(frozen=True, slots=True)
class ListeningStarted(Event):
    """The microphone is open."""


@dataclass(frozen=True, slots=True)
class Level(Event):
    """Loudness of the last frame, 0 (silence) to 1 (full scale), on a perceptual (dB) scale."""

    value: float


@dataclass(frozen=True, slots=True)
class SpeechStarted(Event):
    """Somebody began to speak."""


@dataclass(frozen=True, slots=True)
class SpeechEnded(Event):
    """They stopped."""


@dataclass(frozen=True, slots=True)
class PartialTranscript(Event):
    """What was understood so far; may still change. Its newest sound is `behind_ms` old."""

    text: str
    behind_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class FinalTranscript(Event):
    """What was understood."""

    transcript: Transcript


@dataclass(frozen=True, slots=True)
class NothingHeard(Event):
    """Listening ended without speech, or what was heard was no speech."""


@dataclass(frozen=True, slots=True)
class TurnStarted(Event):
    """A turn was committed; `transcript` is what was understood."""

    turn_id: str
    transcript: str


@dataclass(frozen=True, slots=True)
class PassagesFound(Event):
    """The evidence of this turn, best first."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Routed(Event):
    """Who is going to answer."""

    route: RouteRecord


@dataclass(frozen=True, slots=True)
class TierChanged(Event):
    """A cloud tier was reached, lost, or is about to be shut down."""

    status: TierStatus


@dataclass(frozen=True, slots=True)
class ModelCalled(Event):
    """A call to a model ended, in whatever way; the turn's record books it."""

    call: ModelCall


@dataclass(frozen=True, slots=True)
class HandedOver(Event):
    """Another tier goes on: `reason` is a fault, ``hedge`` or ``low_confidence``."""

    tier: str
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceReady(Event):
    """A checked sentence, about to be spoken."""

    sentence: AnswerSentence


@dataclass(frozen=True, slots=True)
class SpeakingStarted(Event):
    """The first sample of sentence `index` (from 0; -1 is said before any) is played."""

    index: int


@dataclass(frozen=True, slots=True)
class SpeakingEnded(Event):
    """The voice is silent again."""


@dataclass(frozen=True, slots=True)
class VoiceHeld(Event):
    """Somebody seems to speak: the voice is silent until it is known whether they do."""


@dataclass(frozen=True, slots=True)
class VoiceResumed(Event):
    """It was a cough, a nod in words, or our own echo: the voice goes on where it stopped."""

    reason: str


@dataclass(frozen=True, slots=True)
class Interrupted(Event):
    """The person spoke into the answer; it ends here, and they are being listened to."""


@dataclass(frozen=True, slots=True)
class Degraded(Event):
    """Something works worse than it should; shown, logged and recorded."""

    degradation: Degradation


@dataclass(frozen=True, slots=True)
class Recovered(Event):
    """What was published as `Degraded` with this code works again."""

    code: str


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """The turn could not be served."""

    error: KioskError


@dataclass(frozen=True, slots=True)
class TurnEnded(Event):
    """The turn is over; here is its account."""

    record: TurnRecord


@dataclass(frozen=True, slots=True)
class Rated(Event):
    """The person gave a thumb to the answer of `turn_id`, or took it back."""

    turn_id: str
    rating: Rating


@dataclass(frozen=True, slots=True)
class SourceShown(Event):
    """A document was opened at a passage, or closed (None)."""

    source: SourceView | None


@dataclass(frozen=True, slots=True)
class SessionWiped(Event):
    """Nothing of the person remains."""


@dataclass(frozen=True, slots=True)
class ApprovalChanged(Event):
    """An action waits for a yes, or was settled; its status tells which."""

    card: ApprovalCard


@dataclass(frozen=True, slots=True)
class PlanChanged(Event):
    """A plan was made, edited, or went a step on; None when there is none any more."""

    plan: Plan | None


@dataclass(frozen=True, slots=True)
class OutboxChanged(Event):
    """What waits to be delivered."""

    count: OutboxCount


@dataclass(frozen=True, slots=True)
class StaffCalled(Event):
    """A member of staff was called, came, or did not come in time."""

    call: StaffCall


@dataclass(frozen=True, slots=True)
class JobsListed(Event):
    """The technician's jobs."""

    jobs: tuple[JobRow, ...]


@dataclass(frozen=True, slots=True)
class ProcedureStepped(Event):
    """The step of a procedure to show; None when the procedure was left."""

    step: ProcedureStep | None


@dataclass(frozen=True, slots=True)
class SheetChanged(Event):
    """A job sheet was opened or filled."""

    sheet: JobSheet


@dataclass(frozen=True, slots=True)
class TakeAlong(Event):
    """A code to take along; None takes it off the screen."""

    qr: QrPayload | None


@dataclass(frozen=True, slots=True)
class TimersChanged(Event):
    """The running timers."""

    timers: tuple[Timer, ...]


@dataclass(frozen=True, slots=True)
class TimeoutNear(Event):
    """Nothing happened for a while: the visit is wiped in `seconds` unless somebody wants more."""

    seconds: int


@dataclass(frozen=True, slots=True)
class TimeoutPostponed(Event):
    """The person is still there."""


@dataclass(frozen=True, slots=True)
class Farewell(Event):
    """The visit is over and was wiped; the screen thanks and shows that nothing remains."""


@dataclass(frozen=True, slots=True)
class FarewellEnded(Event):
    """The kiosk waits for the next person."""


@dataclass(frozen=True, slots=True)
class ProductsShown(Event):
    """The products that the answer is about, best first."""

    products: tuple[ProductCard, ...]


@dataclass(frozen=True, slots=True)
class NextQuestions(Event):
    """What one may want to ask now."""

    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceChanged(Event):
    """How loud the voice is, 0 to 1, and how fast, in multiples of the owner's rate."""

    volume: float
    pace: float


@dataclass(frozen=True, slots=True)
class CameraChanged(Event):
    """What the camera's screen shows; None when the camera is off."""

    view: CameraView | None


@dataclass(frozen=True, slots=True)
class StaffShown(Event):
    """What the staff area shows from now on; None when it was left."""

    board: StaffBoard | None
