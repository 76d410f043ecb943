"""Which scene is on, and what the kiosk is doing in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.core.state import KioskState, Phase
from ui.viewmodels.changes import emit_changes

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

_SCENES = {Phase.STARTING: "starting", Phase.ERROR: "problem", Phase.IDLE: "welcome"}


@dataclass(frozen=True, slots=True)
class StageView:
    """What the stage shows.

    `scene`: starting, welcome, conversation, problem. `activity`: starting, ready, listening,
    transcribing, thinking, answering (text alone), speaking, problem. `level`: 0 to 1 in steps of
    a hundredth. `outcome`: how the turn on show ended, empty while it runs.
    """

    scene: str = "starting"
    activity: str = "starting"
    level: float = 0.0
    owner: str = ""
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
    if state.phase is Phase.IDLE and (state.transcript or state.sentences):
        return "conversation"
    return _SCENES.get(state.phase, "conversation")


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
class StageModel(QObject):
    """`StageView` for QML."""

    scene_changed = Signal()
    activity_changed = Signal()
    level_changed = Signal()
    owner_changed = Signal()
    headline_changed = Signal()
    invitation_changed = Signal()
    question_changed = Signal()
    partial_changed = Signal()
    outcome_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = StageView()

    def show(self, view: StageView) -> None:
        """Show `view`; only what differs is announced."""
        old, self._view = self._view, view
        emit_changes(self, old, view)

    @Property(str, notify=scene_changed)
    def scene(self) -> str:
        """As `StageView` says."""
        return self._view.scene

    @Property(str, notify=activity_changed)
    def activity(self) -> str:
        """As `StageView` says."""
        return self._view.activity

    @Property(float, notify=level_changed)
    def level(self) -> float:
        """How loud the person is, 0 to 1."""
        return self._view.level

    @Property(str, notify=owner_changed)
    def owner(self) -> str:
        """Whose kiosk it is."""
        return self._view.owner

    @Property(str, notify=headline_changed)
    def headline(self) -> str:
        """The greeting's first sentence."""
        return self._view.headline

    @Property(str, notify=invitation_changed)
    def invitation(self) -> str:
        """The rest of the greeting."""
        return self._view.invitation

    @Property(str, notify=question_changed)
    def question(self) -> str:
        """What was understood, so far or finally."""
        return self._view.question

    @Property(bool, notify=partial_changed)
    def partial(self) -> bool:
        """Whether `question` may still change."""
        return self._view.partial

    @Property(str, notify=outcome_changed)
    def outcome(self) -> str:
        """How the turn ended."""
        return self._view.outcome
