"""One frozen view, shown to QML as properties that announce their changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Property, QObject, Signal

from ui.viewmodels.changes import emit_changes

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TYPES: dict[str, type] = {"str": str, "int": int, "bool": bool, "float": float}
"""What a field of a view may be, by its annotation."""


class Facade(QObject):
    """The base of models that show one view.

    A subclass names its view (``View = StageView``): every field becomes a property of the same
    name with the signal ``<field>_changed``. Fields are str, int, bool or float.
    """

    View: ClassVar[type[DataclassInstance]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Add the properties; Qt reads them when the class is complete."""
        super().__init_subclass__(**kwargs)
        for field in fields(cls.View):
            changed = Signal()
            setattr(cls, f"{field.name}_changed", changed)
            kind = TYPES[str(field.type)]
            setattr(cls, field.name, Property(kind, _getter(field.name), notify=changed))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: DataclassInstance = self.View()

    @property
    def view(self) -> DataclassInstance:
        """The view on show."""
        return self._view

    def show(self, view: DataclassInstance) -> None:
        """Show `view`; only what differs is announced."""
        old, self._view = self._view, view
        emit_changes(self, old, view)


def _getter(name: str) -> Callable[[Facade], Any]:
    return lambda self: getattr(self.view, name)
