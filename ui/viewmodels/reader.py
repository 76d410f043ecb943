"""The open document."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.core.state import KioskState
from ui.viewmodels.answer import number_of, title_of
from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

_ONE_UNIT = 0xFFFF


@dataclass(frozen=True, slots=True)
class ReaderView:
    """`begin` and `end` mark what is highlighted, in UTF-16 units, as Qt counts. `before` and
    `after`: the document goes on there. `number` is that of the source, 0 when it is not cited.
    """

    shown: bool = False
    number: int = 0
    title: str = ""
    section: str = ""
    page: int = 0
    text: str = ""
    begin: int = 0
    end: int = 0
    before: bool = False
    after: bool = False


def derive_reader(state: KioskState) -> ReaderView:
    """What the document viewer shows."""
    source = state.source
    if source is None:
        return ReaderView()
    begin = utf16(source.text[: source.start])
    return ReaderView(
        shown=True,
        number=number_of(state, source.passage),
        title=source.title or title_of(source.doc),
        section=source.section,
        page=source.page or 0,
        text=source.text,
        begin=begin,
        end=begin + utf16(source.text[source.start : source.end]),
        before=source.before,
        after=source.after,
    )


def utf16(text: str) -> int:
    """How long Qt thinks that `text` is."""
    return len(text) + sum(ord(letter) > _ONE_UNIT for letter in text)


@QmlElement
class ReaderModel(Facade):
    """`ReaderView` for QML."""

    View = ReaderView
