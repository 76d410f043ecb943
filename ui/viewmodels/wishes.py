"""What a person may ask of the kiosk through the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.commands import PACES
from kiosk.core.state import Rating
from ui.bridge import Bridge
from ui.viewmodels.comfort import next_of

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Wishes(QObject):
    """Every wish goes to the `bridge`, which drops it when nobody is there to hear it."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._state = bridge.state

    @Slot()
    def talk(self) -> None:
        """Ask to listen."""
        self._bridge.talk()

    @Slot()
    def hold(self) -> None:
        """Ask to listen while a button is held."""
        self._bridge.hold()

    @Slot()
    def release(self) -> None:
        """The button was let go."""
        self._bridge.release()

    @Slot(str)
    def choose_way_in(self, way_in: str) -> None:
        """Ask to take voices in another way: touch, hold, open."""
        self._bridge.choose_way_in(way_in)

    @Slot()
    def stop(self) -> None:
        """Ask for silence."""
        self._bridge.stop()

    @Slot(str)
    def ask(self, text: str) -> None:
        """Ask a typed question; blank text is nothing."""
        if text.strip():
            self._bridge.submit_text(text.strip())

    @Slot()
    def restart(self) -> None:
        """Ask to forget the person."""
        self._bridge.start_over()

    @Slot()
    def more_time(self) -> None:
        """Say that the person is still there."""
        self._bridge.more_time()

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """Ask for another volume, 0 to 1."""
        self._bridge.set_volume(volume)

    @Slot(int)
    def change_pace(self, way: int) -> None:
        """Ask for a voice one step faster (1) or slower (-1)."""
        self._bridge.set_pace(next_of(PACES, self._state.pace, way))

    @Slot(str)
    def rate(self, rating: str) -> None:
        """Give the answer a thumb (up, down), or take the same one back."""
        again = rating == self._state.rating.value
        self._bridge.rate(Rating.NONE if again else Rating(rating))

    @Slot()
    def open_camera(self) -> None:
        """Allow the camera and open it: whoever touches it wants it."""
        self._bridge.consent("camera", granted=True)
        self._bridge.open_camera()

    @Slot()
    def close_camera(self) -> None:
        """Ask to turn the camera off."""
        self._bridge.close_camera()

    @Slot()
    def freeze(self) -> None:
        """Ask to hold the picture, or to let it go."""
        self._bridge.freeze()

    @Slot(str, bool)
    def consent(self, sense: str, granted: bool) -> None:
        """Allow or withdraw a sense."""
        self._bridge.consent(sense, granted)

    @Slot(str)
    def open_source(self, passage: str) -> None:
        """Ask for the document of a passage, at the place that the answer rests on."""
        cited = [s for s in self._state.sentences if passage in s.citations]
        self._bridge.show_source(passage, cited[0].text if cited else "")

    @Slot()
    def close_source(self) -> None:
        """Ask to close the document."""
        self._bridge.hide_source()

    @Slot(str, str)
    def approve(self, digest: str, code: str) -> None:
        """Say yes to a card; `code` is the PIN or receipt code that it may need."""
        self._bridge.approve(digest, code)

    @Slot(str)
    def reject(self, digest: str) -> None:
        """Say no to a card."""
        self._bridge.reject(digest)

    @Slot()
    def call_staff(self) -> None:
        """Ask for a member of staff."""
        self._bridge.call_staff()

    @Slot(str)
    def ask_staff_area(self, wish: str) -> None:
        """Ask for the staff's board: look, verify (the audit first), leave."""
        self._bridge.staff(wish)

    @Slot()
    def lock(self) -> None:
        """Leave the staff area and lock it."""
        self._bridge.staff("leave")
        self._bridge.lock()

    @Slot()
    def pause_reading(self) -> None:
        """Ask to stop reading out, or to go on with it."""
        self._bridge.pause_reading()

    @Slot(list)
    def read_aloud(self, words: list[list[str]]) -> None:
        """Ask to have `words`, each with its language, read out; none ask for silence."""
        self._bridge.read_aloud(tuple((text, language) for text, language in words))

    @Slot(str)
    def unlock(self, pin: str) -> None:
        """Ask to be let into the staff area."""
        self._bridge.unlock(pin)

    @Slot(str, str)
    def answer_question(self, entry: str, answer: str) -> None:
        """Give an open question its answer; none puts it aside."""
        wish = "answer" if answer.strip() else "dismiss"
        self._bridge.staff(wish, entry, answer.strip())

    @Slot(str)
    def serve_pack(self, place: str) -> None:
        """Ask to serve the pack in the folder `place` once nobody is there."""
        self._bridge.switch_pack(Path(place))

    @Slot(int, str)
    def edit_step(self, number: int, text: str) -> None:
        """Change a step of the plan; empty text leaves it out."""
        self._bridge.edit_step(number, text)
