"""Whether anybody is at the kiosk, by touch and keys alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

REST_S = 45.0
"""So long after the last touch the attract loop begins."""
SIGN_S = 5.0
"""Touches are told to the agent at most this often."""
_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
    }
)


@dataclass(frozen=True, slots=True)
class PresenceView:
    """`resting`: nobody has touched anything for a while."""

    resting: bool = False


@QmlElement
class PresenceModel(Facade):
    """`PresenceView` for QML. `touched` is emitted now and then while somebody uses the screen
    without asking for anything, as when they scroll.
    """

    View = PresenceView
    touched = Signal()
    left = Signal()
    """Nobody is here any more."""

    def __init__(
        self,
        parent: QObject | None = None,
        rest_s: float = REST_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._sign = clock()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(int(rest_s * 1000))
        self._rest.timeout.connect(self.rest)
        self._rest.start()

    @Slot()
    def rest(self) -> None:
        """Nobody is here."""
        self.show(PresenceView(resting=True))
        self.left.emit()

    @Slot()
    def wake(self) -> None:
        """Somebody is here."""
        self.show(PresenceView(resting=False))
        self._rest.start()

    def acted(self) -> None:
        """The kiosk did something: the agent knows that somebody is here."""
        self._sign = self._clock()
        self.wake()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See every touch and key of the window it is installed on; keeps none."""
        if event.type() in _TOUCHES:
            self._rest.start()
            if self._clock() - self._sign > SIGN_S:
                self._sign = self._clock()
                self.touched.emit()
        return False
