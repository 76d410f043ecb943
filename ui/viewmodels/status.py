"""What a person may do now, who answers, what left the machine, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.core.commands import PACES
from kiosk.core.state import KioskState, Phase, WayIn
from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

_BUSY = (Phase.LISTENING, Phase.TRANSCRIBING, Phase.THINKING, Phase.ANSWERING)
_FOR_STAFF = (
    "search.",
    "mini.smaller",
    "mic.overflow",
    "stt.partials",
    "stt.restarted",
    "echo.",
    "audit.",
    "access.",
    "feedback.",
    "lookout.",
)
"""What works worse without the person noticing; the staff area shows it, the record keeps it."""
_WHO = {"standard": "cloud", "premium": "cloud", "human": "person"}


@dataclass(frozen=True, slots=True)
class StatusView:
    """`voice`: a microphone is there; `hearing`: it is open. `watching`: a camera looks
    out for visitors. `stoppable`: something runs. `begun`: there is
    something to forget. `open`: questions are taken. `way_in`: touch, hold, open, wake.
    `loud`: captions must do. `who`: device, cloud, person. `sent`: bytes that left the machine in
    this visit. `rating`: up, down or empty; `rateable`: there is an answer to judge. `expires_in`:
    seconds until the visit is wiped, -1 while nothing was announced. `notice`: what works worse
    than it should, as it was told; `notice_code` its code when it is one alone. `code`, `message`,
    `hint`: the problem, all empty when there is none.
    """

    voice: bool = False
    hearing: bool = False
    watching: bool = False
    speaker: bool = True
    stoppable: bool = False
    begun: bool = False
    open: bool = False
    way_in: str = WayIn.TOUCH.value
    loud: bool = False
    held: bool = False
    volume: float = 0.0
    pace: float = 1.0
    slowest: bool = False
    fastest: bool = False
    who: str = "device"
    tier: str = ""
    sent: int = 0
    rating: str = ""
    rateable: bool = False
    expires_in: int = -1
    farewell: bool = False
    notice: str = ""
    notice_code: str = ""
    code: str = ""
    message: str = ""
    hint: str = ""


def derive_status(state: KioskState) -> StatusView:
    """The status of `state`."""
    notices = [d for d in state.degraded if not d.code.startswith(_FOR_STAFF)]
    problem = state.problem if state.phase is Phase.ERROR else None
    return StatusView(
        voice=state.microphone_ready,
        hearing=state.microphone_open,
        watching=state.near is not None,
        speaker=state.speaker_ready,
        stoppable=state.phase in _BUSY,
        begun=bool(state.session_id or state.transcript or problem),
        open=state.phase is not Phase.STARTING,
        way_in=state.way_in.value,
        loud=state.captions_large,
        held=state.voice_held,
        volume=round(state.volume, 2),
        pace=state.pace,
        slowest=state.pace <= PACES[0],
        fastest=state.pace >= PACES[-1],
        who=_WHO.get(state.tier, "device"),
        tier=state.tier,
        sent=state.bytes_sent,
        rating=state.rating.value,
        rateable=_is_rateable(state),
        expires_in=-1 if state.expires_in is None else state.expires_in,
        farewell=state.farewell,
        notice=" ".join(dict.fromkeys(d.message for d in notices)),
        notice_code=notices[0].code if len(notices) == 1 else "",
        code=problem.code if problem else "",
        message=problem.message if problem else "",
        hint=problem.hint if problem else "",
    )


def _is_rateable(state: KioskState) -> bool:
    record = state.record
    whole = state.phase is Phase.IDLE and bool(state.sentences)
    return whole and record is not None and record.turn_id == state.turn_id


@QmlElement
class StatusModel(Facade):
    """`StatusView` for QML."""

    View = StatusView
