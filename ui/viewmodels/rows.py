"""A list for QML whose delegates survive updates."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import DataclassInstance

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

_FIRST = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@QmlElement
class RowModel(QAbstractListModel):
    """Rows are frozen dataclasses of `kind`; its fields are the roles.

    `show` inserts and removes at the end and changes the rest in place, so that no delegate is
    made anew for a row that stays.
    """

    count_changed = Signal()

    def __init__(self, kind: type[DataclassInstance], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(field.name for field in fields(kind))
        self._rows: tuple[DataclassInstance, ...] = ()

    @property
    def rows(self) -> tuple[DataclassInstance, ...]:
        """The rows on show."""
        return self._rows

    @Property(int, notify=count_changed)
    def count(self) -> int:
        """How many rows there are, for QML."""
        return len(self._rows)

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    @Slot(int, result=str)
    def text_at(self, place: int) -> str:
        """The first field of the row at `place`, empty where there is none."""
        if not 0 <= place < len(self._rows):
            return ""
        return str(getattr(self._rows[place], self._names[0]))

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """Role → field."""
        return {_FIRST + n: QByteArray(name.encode()) for n, name in enumerate(self._names)}

    def data(self, index: _Index, role: int = _FIRST) -> Any:
        """One field of one row."""
        known = index.isValid() and _FIRST <= role < _FIRST + len(self._names)
        if not known or index.row() >= len(self._rows):
            return None
        value = getattr(self._rows[index.row()], self._names[role - _FIRST])
        return list(value) if isinstance(value, tuple) else value

    def show(self, rows: Sequence[DataclassInstance]) -> None:
        """Show `rows`; only what differs is announced."""
        old, new = self._rows, tuple(rows)
        if len(new) < len(old):
            self.beginRemoveRows(_ROOT, len(new), len(old) - 1)
            self._rows = old[: len(new)]
            self.endRemoveRows()
        for place, (before, after) in enumerate(zip(old, new, strict=False)):
            if before != after:
                self._rows = (*self._rows[:place], after, *self._rows[place + 1 :])
                self.dataChanged.emit(self.index(place), self.index(place), _roles(before, after))
        if len(new) > len(old):
            self.beginInsertRows(_ROOT, len(old), len(new) - 1)
            self._rows = new
            self.endInsertRows()
        if len(new) != len(old):
            self.count_changed.emit()


def _roles(before: DataclassInstance, after: DataclassInstance) -> list[int]:
    return [
        _FIRST + n
        for n, field in enumerate(fields(after))
        if getattr(before, field.name) != getattr(after, field.name)
    ]
