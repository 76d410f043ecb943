"""Which scene is on, and what the kiosk is doing in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.core.state import KioskState, Phase
from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

_SCENES = {Phase.STARTING: "starting", Phase.ERROR: "problem", Phase.IDLE: "welcome"}


@dataclass(frozen=True, slots=True)
class StageView:
    """What the stage shows.

    `scene`: starting, welcome, conversation, camera, jobs, procedure,
    sheet, problem. `activity`: starting, ready, listening,
    transcribing, thinking, answering (text alone), speaking, problem. `level`: 0 to 1 in steps of
    a hundredth. `outcome`: how the turn on show ended, empty while it runs.
    """

    scene: str = "starting"
    activity: str = "starting"
    level: float = 0.0
    owner: str = ""
    logo: str = ""
    headline: str = ""
    invitation: str = ""
    question: str = ""
    partial: bool = False
    outcome: str = ""


def derive_stage(state: KioskState) -> StageView:
    """The stage of `state`."""
    headline, invitation = split_greeting(state.pack.greeting)
    listening = state.phase in (Phase.LISTENING, Phase.TRANSCRIBING)
    return StageView(
        scene=_scene(state),
        activity=_activity(state),
        level=round(min(1.0, max(0.0, state.level)), 2),
        owner=state.pack.name,
        logo=state.pack.brand.logo,
        headline=headline,
        invitation=invitation,
        question=state.transcript or state.partial,
        partial=listening and not state.transcript,
        outcome=_outcome(state),
    )


def split_greeting(greeting: str) -> tuple[str, str]:
    """The first sentence, shown large, and the rest."""
    words = " ".join(greeting.split())
    ends = [place for mark in ".!?" if (place := words.find(f"{mark} ")) > 0]
    if not ends:
        return words.removesuffix("."), ""
    first = words[: min(ends) + 1]
    return first.removesuffix("."), words[min(ends) + 2 :]


def _scene(state: KioskState) -> str:
    if state.camera is not None and state.phase is Phase.IDLE and not state.sentences:
        return "camera"
    if state.phase is Phase.IDLE and (work := _work(state)):
        return work
    if state.phase is Phase.IDLE and (state.transcript or state.sentences):
        return "conversation"
    return _SCENES.get(state.phase, "conversation")


def _work(state: KioskState) -> str:
    """The technician's screen that is open, unless a plain answer is to be read."""
    doings = state.doings
    if doings.procedure:
        return "procedure"
    if doings.sheet and doings.sheet.status != "closed":
        return "sheet"
    return "jobs" if doings.jobs and not state.sources else ""


def _activity(state: KioskState) -> str:
    match state.phase:
        case Phase.IDLE:
            return "ready"
        case Phase.ERROR:
            return "problem"
        case Phase.ANSWERING if state.speaking_index >= 0:
            return "speaking"
    return state.phase.value


def _outcome(state: KioskState) -> str:
    record = state.record
    if state.phase is not Phase.IDLE or record is None or record.turn_id != state.turn_id:
        return ""
    return record.answer.outcome.value if state.turn_id else ""


@QmlElement
class StageModel(Facade):
    """`StageView` for QML."""

    View = StageView
