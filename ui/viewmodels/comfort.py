"""How the person wants the kiosk: language, size of text, colours, motion, screen read aloud."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "zh": "中文",
    "ar": "العربية",
}
"""Code → the language's own name, in the order they are offered."""
RIGHT_TO_LEFT = frozenset({"ar"})
SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Sizes of text that are offered."""


@dataclass(frozen=True, slots=True)
class ComfortView:
    """What one person chose; a new person finds what the owner chose.

    `text_scale` is 1 to 3. `still` leaves motion out. `strong` is white on black. `aloud`: the
    screen is read out.
    """

    language: str = "en"
    mirrored: bool = False
    text_scale: float = 1.0
    dark: bool = False
    strong: bool = False
    still: bool = False
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language that may be chosen, by its own name."""

    code: str
    name: str
    chosen: bool


def derive_languages(chosen: str, offered: tuple[str, ...]) -> tuple[LanguageRow, ...]:
    """The `offered` languages that the interface speaks; all of them when none is named."""
    codes = [code for code in LANGUAGES if code in offered] if offered else list(LANGUAGES)
    return tuple(LanguageRow(code, LANGUAGES[code], code == chosen) for code in codes)


def next_of(steps: tuple[float, ...], now: float, way: int) -> float:
    """The next larger (`way` 1) or smaller (-1) of `steps`; the last one stays."""
    if way > 0:
        return min((step for step in steps if step > now + 0.001), default=steps[-1])
    return max((step for step in steps if step < now - 0.001), default=steps[0])


@QmlElement
class ComfortModel(Facade):
    """`ComfortView` for QML, with the wishes that change it. `reset` is for the next person."""

    View = ComfortView
    changed = Signal()

    def __init__(self, default: ComfortView | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.default = default or ComfortView()
        self.show(self.default)

    @property
    def now(self) -> ComfortView:
        """What holds now."""
        return cast("ComfortView", self.view)

    @Slot()
    def reset(self) -> None:
        """Everything as the owner chose it."""
        self._take(self.default)

    @Slot(str)
    def choose_language(self, code: str) -> None:
        """Speak `code` from now on; a language that is not known changes nothing."""
        if code in LANGUAGES:
            self._take(replace(self.now, language=code, mirrored=code in RIGHT_TO_LEFT))

    @Slot(int)
    def scale_text(self, way: int) -> None:
        """One size up (1) or down (-1)."""
        self._take(replace(self.now, text_scale=next_of(SCALES, self.now.text_scale, way)))

    @Slot(str)
    def choose_colours(self, name: str) -> None:
        """``light``, ``dark`` or ``strong``."""
        self._take(replace(self.now, dark=name != "light", strong=name == "strong"))

    @Slot()
    def toggle_motion(self) -> None:
        """Leave motion out, or not any more."""
        self._take(replace(self.now, still=not self.now.still))

    @Slot(bool)
    def read_aloud(self, on: bool) -> None:
        """Have the screen read out, or not any more."""
        self._take(replace(self.now, aloud=on))

    def _take(self, view: ComfortView) -> None:
        if view != self.view:
            self.show(view)
            self.changed.emit()
