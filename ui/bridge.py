"""The one thread crossing: snapshots come in from the agent's thread, commands go back."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.core.commands import Commands, Words
from kiosk.core.state import KioskState, Rating, WayIn

_FRAME_MS = 16


class Bridge(QObject):
    """Carries snapshots to the window and commands to the agent.

    `publish` may be called from any thread, as often as it likes: the window gets at most one
    snapshot per frame, the newest. Everything else belongs to the window's thread.
    """

    delivered = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = KioskState()
        self._next: KioskState | None = None
        self._lock = Lock()
        self._commands: Commands | None = None
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(_FRAME_MS)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._deliver)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> KioskState:
        """The snapshot on the screen."""
        return self._state

    def connect_commands(self, commands: Commands) -> None:
        """Send what the person asks for to `commands`; until then it is dropped."""
        self._commands = commands

    def publish(self, state: KioskState) -> None:
        """Show `state` soon. From any thread; never blocks."""
        with self._lock:
            waiting = self._next is not None
            self._next = state
        if not waiting:
            self._woken.emit()

    @Slot()
    def talk(self) -> None:
        """Listen to the person."""
        if self._commands:
            self._commands.talk()

    @Slot()
    def hold(self) -> None:
        """Listen while a button is held."""
        if self._commands:
            self._commands.hold()

    @Slot()
    def release(self) -> None:
        """The button was let go."""
        if self._commands:
            self._commands.release()

    @Slot(str)
    def choose_way_in(self, way_in: str) -> None:
        """Take voices in another way; `way_in` is a value of `WayIn`."""
        if self._commands:
            self._commands.choose_way_in(WayIn(way_in))

    @Slot()
    def stop(self) -> None:
        """Be silent and do nothing."""
        if self._commands:
            self._commands.stop()

    @Slot(str)
    def submit_text(self, text: str) -> None:
        """Answer `text`; blank text is nothing."""
        if self._commands and text.strip():
            self._commands.submit_text(text.strip())

    @Slot()
    def start_over(self) -> None:
        """Forget the person."""
        if self._commands:
            self._commands.start_over()

    def more_time(self) -> None:
        """The person is still there."""
        if self._commands:
            self._commands.more_time()

    def set_volume(self, volume: float) -> None:
        """How loud the voice is, 0 to 1."""
        if self._commands:
            self._commands.set_volume(volume)

    def set_pace(self, pace: float) -> None:
        """How fast the voice is, in multiples of the owner's rate."""
        if self._commands:
            self._commands.set_pace(pace)

    def consent(self, sense: str, granted: bool) -> None:
        """Allow or withdraw a sense: ``microphone``, ``camera``, ``cloud`` or ``memory``."""
        if self._commands:
            self._commands.consent(sense, granted)

    def unlock(self, pin: str) -> None:
        """Let staff or the owner in."""
        if self._commands:
            self._commands.unlock(pin)

    def lock(self) -> None:
        """Be a shopper's kiosk again."""
        if self._commands:
            self._commands.lock()

    def rate(self, rating: Rating) -> None:
        """A thumb for the last answer."""
        if self._commands:
            self._commands.rate(rating)

    def show_source(self, passage_id: str, text: str = "") -> None:
        """Open the document of a passage, at `text`."""
        if self._commands:
            self._commands.show_source(passage_id, text)

    def hide_source(self) -> None:
        """Close the document."""
        if self._commands:
            self._commands.hide_source()

    def open_camera(self) -> None:
        """Show what the camera sees."""
        if self._commands:
            self._commands.open_camera()

    def close_camera(self) -> None:
        """Turn the camera off."""
        if self._commands:
            self._commands.close_camera()

    def freeze(self) -> None:
        """Hold the picture and read it, or let it go."""
        if self._commands:
            self._commands.freeze()

    def approve(self, digest: str, code: str = "") -> None:
        """Yes to the card with `digest`; `code` is the PIN or receipt code it may need."""
        if self._commands:
            self._commands.approve(digest, code)

    def reject(self, digest: str) -> None:
        """No to the card with `digest`."""
        if self._commands:
            self._commands.reject(digest)

    def call_staff(self) -> None:
        """Ring for a member of staff."""
        if self._commands:
            self._commands.call_staff()

    def acknowledge_call(self) -> None:
        """A member of staff has seen the call."""
        if self._commands:
            self._commands.acknowledge_call()

    def edit_step(self, number: int, text: str = "") -> None:
        """Let step `number` of the plan be `text`, or leave it out."""
        if self._commands:
            self._commands.edit_step(number, text)

    def switch_pack(self, path: Path) -> None:
        """Serve another pack once nobody is there."""
        if self._commands:
            self._commands.switch_pack(path)

    def staff(self, wish: str, subject: str = "", text: str = "") -> None:
        """Serve staff; `wish` is a value of `StaffWish`."""
        if self._commands:
            self._commands.staff(wish, subject, text)

    def choose_language(self, language: str) -> None:
        """What the person reads, and wants to hear (ISO 639-1)."""
        if self._commands:
            self._commands.choose_language(language)

    def read_aloud(self, words: Words) -> None:
        """Read words of the screen out; none silence what is being read."""
        if self._commands:
            self._commands.read_aloud(words)

    def pause_reading(self) -> None:
        """Stop reading words of the screen out, or go on with it."""
        if self._commands:
            self._commands.pause_reading()

    @Slot()
    def _wake(self) -> None:
        if not self._frame.isActive():
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            state, self._next = self._next, None
        if state is None:
            return
        self._frame.start()
        if state != self._state:
            self._state = state
            self.delivered.emit(state)
