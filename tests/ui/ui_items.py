"""Looking at what a window shows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from ui.window import Window


def item(window: Window, name: str) -> QQuickItem:
    """The item called `name`."""
    found = window.window.findChild(QQuickItem, name)
    assert found is not None, name
    return found


def centre(window: Window, name: str) -> QPoint:
    """Where to touch it."""
    shown = item(window, name)
    return shown.mapToScene(QPointF(shown.width() / 2, shown.height() / 2)).toPoint()


def has(of: QQuickItem, name: str) -> bool:
    return of.property(name) is not None


def visible(window: Window) -> Iterator[QQuickItem]:
    """Every item that is drawn."""
    yield from _below(window.window.contentItem())


def _below(of: QQuickItem) -> Iterator[QQuickItem]:
    for child in of.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from _below(child)


def controls(window: Window) -> list[QQuickItem]:
    """Buttons and fields on show; under a sheet that lies over everything, those of it alone."""
    over = [i for i in visible(window) if i.property("scrim") is True]
    return [
        i
        for i in (_below(over[-1]) if over else visible(window))
        if has(i, "visualFocus") or (has(i, "cursorPosition") and not i.property("readOnly"))
    ]


def title(of: QQuickItem) -> str:
    return str(of.objectName() or of.property("title") or of.property("text"))


def place(of: QQuickItem) -> QRectF:
    """Where it is in the window, whole."""
    return of.mapRectToScene(QRectF(0, 0, of.width(), of.height()))


def seen(of: QQuickItem) -> QRectF:
    """The part of it that no clipping ancestor hides."""
    rect, above = place(of), of.parentItem()
    while above is not None:
        if above.clip():
            rect = rect.intersected(place(above))
        above = above.parentItem()
    return rect
