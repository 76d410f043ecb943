"""The root of what QML sees."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.state import KioskState
from ui.bridge import Bridge
from ui.viewmodels.answer import (
    SentenceRow,
    SourceRow,
    SuggestionRow,
    derive_sentences,
    derive_sources,
    derive_suggestions,
)
from ui.viewmodels.rows import RowModel
from ui.viewmodels.stage import StageModel, derive_stage
from ui.viewmodels.status import StatusModel, derive_status

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskModel(QObject):
    """Everything the window shows of one kiosk, and everything it may ask of it."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stage = StageModel(self)
        self._status = StatusModel(self)
        self._sentences = RowModel(SentenceRow, self)
        self._sources = RowModel(SourceRow, self)
        self._suggestions = RowModel(SuggestionRow, self)
        bridge.delivered.connect(self.show)
        self.show(bridge.state)

    def show(self, state: KioskState) -> None:
        """Show `state`. The rows come first: a scene that opens finds them in place."""
        self._suggestions.show(derive_suggestions(state))
        self._sources.show(derive_sources(state))
        self._sentences.show(derive_sentences(state))
        self._status.show(derive_status(state))
        self._stage.show(derive_stage(state))

    @Property(StageModel, constant=True)
    def stage(self) -> StageModel:
        """Scene and activity."""
        return self._stage

    @Property(StatusModel, constant=True)
    def status(self) -> StatusModel:
        """What may be done, who answers, what is wrong."""
        return self._status

    @Property(RowModel, constant=True)
    def sentences(self) -> RowModel:
        """Rows of `SentenceRow`."""
        return self._sentences

    @Property(RowModel, constant=True)
    def sources(self) -> RowModel:
        """Rows of `SourceRow`."""
        return self._sources

    @Property(RowModel, constant=True)
    def suggestions(self) -> RowModel:
        """Rows of `SuggestionRow`."""
        return self._suggestions

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
