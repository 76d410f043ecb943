"""The interface's languages: Qt's own translations, changed while the window is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtQml import QQmlEngine

WORDS = Path(__file__).parent / "i18n"
"""Where ``kiosk_<code>.ts`` and the ``.qm`` made of it lie (`python -m ui.translate`)."""
SOURCE = "en"
"""The language that stands in the QML; its file holds plurals alone."""


class Words:
    """Speaks one language at a time. A missing file is said by `ValueError`, not by English."""

    def __init__(self, engine: QQmlEngine) -> None:
        self._engine = engine
        self._translator: QTranslator | None = None
        self._language = ""

    def speak(self, language: str) -> None:
        """Show every word in `language` (ISO 639-1) from now on."""
        if language == self._language:
            return
        translator = QTranslator()
        if not translator.load(str(WORDS / f"kiosk_{language}.qm")):
            message = f"The interface does not speak {language!r}."
            raise ValueError(message)
        self.silence()
        QCoreApplication.installTranslator(translator)
        self._translator, self._language = translator, language
        QLocale.setDefault(QLocale(language))
        self._engine.retranslate()

    def silence(self) -> None:
        """Take the translation away, as when the window closes."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
