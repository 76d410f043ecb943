"""What a person may do now, who answers, what left the machine, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.core.state import KioskState, Phase
from ui.viewmodels.changes import emit_changes

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

_BUSY = (Phase.LISTENING, Phase.TRANSCRIBING, Phase.THINKING, Phase.ANSWERING)
_WHO = {"standard": "cloud", "premium": "cloud", "human": "person"}


@dataclass(frozen=True, slots=True)
class StatusView:
    """`voice`: a microphone is there. `stoppable`: something runs. `begun`: there is something to
    forget. `open`: questions are taken. `who`: device, cloud, person. `sent`: bytes that left the
    machine in this visit. `notice`: what works worse than it should. `code`, `message`, `hint`:
    the problem, all empty when there is none.
    """

    voice: bool = False
    stoppable: bool = False
    begun: bool = False
    open: bool = False
    who: str = "device"
    sent: int = 0
    notice: str = ""
    code: str = ""
    message: str = ""
    hint: str = ""


def derive_status(state: KioskState) -> StatusView:
    """The status of `state`."""
    problem = state.problem if state.phase is Phase.ERROR else None
    return StatusView(
        voice=state.microphone_ready,
        stoppable=state.phase in _BUSY,
        begun=bool(state.session_id or state.transcript or problem),
        open=state.phase is not Phase.STARTING,
        who=_WHO.get(state.tier, "device"),
        sent=state.bytes_sent,
        notice=" ".join(dict.fromkeys(d.message for d in state.degraded)),
        code=problem.code if problem else "",
        message=problem.message if problem else "",
        hint=problem.hint if problem else "",
    )


@QmlElement
class StatusModel(QObject):
    """`StatusView` for QML."""

    voice_changed = Signal()
    stoppable_changed = Signal()
    begun_changed = Signal()
    open_changed = Signal()
    who_changed = Signal()
    sent_changed = Signal()
    notice_changed = Signal()
    code_changed = Signal()
    message_changed = Signal()
    hint_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = StatusView()

    def show(self, view: StatusView) -> None:
        """Show `view`; only what differs is announced."""
        old, self._view = self._view, view
        emit_changes(self, old, view)

    @Property(bool, notify=voice_changed)
    def voice(self) -> bool:
        """Whether there is a microphone."""
        return self._view.voice

    @Property(bool, notify=stoppable_changed)
    def stoppable(self) -> bool:
        """Whether there is something to stop."""
        return self._view.stoppable

    @Property(bool, notify=begun_changed)
    def begun(self) -> bool:
        """Whether there is something to forget."""
        return self._view.begun

    @Property(bool, notify=open_changed)
    def open(self) -> bool:
        """Whether questions are taken."""
        return self._view.open

    @Property(str, notify=who_changed)
    def who(self) -> str:
        """Who answers."""
        return self._view.who

    @Property(int, notify=sent_changed)
    def sent(self) -> int:
        """Bytes that left the machine."""
        return self._view.sent

    @Property(str, notify=notice_changed)
    def notice(self) -> str:
        """What works worse than it should."""
        return self._view.notice

    @Property(str, notify=code_changed)
    def code(self) -> str:
        """The problem's code."""
        return self._view.code

    @Property(str, notify=message_changed)
    def message(self) -> str:
        """What went wrong."""
        return self._view.message

    @Property(str, notify=hint_changed)
    def hint(self) -> str:
        """What to do about it."""
        return self._view.hint
