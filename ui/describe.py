"""Describes the view-models to qmllint, which cannot see classes written in Python.

python -m ui.describe   writes ui/qml/Tandem/Models/models.qmltypes anew
"""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_type_hints

from PySide6.QtCore import Property, QAbstractListModel, QMetaMethod, QMetaObject, QObject

from ui.viewmodels.camera import CameraModel
from ui.viewmodels.comfort import ComfortModel
from ui.viewmodels.doing import CallModel, CardModel, CodeModel
from ui.viewmodels.kiosk import KioskModel
from ui.viewmodels.palette import PaletteModel
from ui.viewmodels.presence import PresenceModel
from ui.viewmodels.reader import ReaderModel
from ui.viewmodels.rows import RowModel
from ui.viewmodels.staff import StaffModel
from ui.viewmodels.stage import StageModel
from ui.viewmodels.status import StatusModel
from ui.viewmodels.wishes import Wishes
from ui.viewmodels.work import WorkModel

TARGET = Path(__file__).parent / "qml" / "Tandem" / "Models" / "models.qmltypes"
MODELS: tuple[type[QObject], ...] = (
    Wishes,
    KioskModel,
    ComfortModel,
    PaletteModel,
    PresenceModel,
    StageModel,
    StatusModel,
    ReaderModel,
    CardModel,
    CallModel,
    CodeModel,
    WorkModel,
    StaffModel,
    CameraModel,
    RowModel,
)
_BASES = (Wishes, QAbstractListModel, QObject)
"""What a model may stand on, as QML knows it."""
_HEAD = """import QtQuick.tooling 1.2

// What the view-models show to QML, for qmllint alone. Written by `python -m ui.describe`.

Module {
"""


def description() -> str:
    """The text of the file."""
    return _HEAD + "".join(_component(model) for model in MODELS) + "}\n"


def _component(model: type[QObject]) -> str:
    name, meta = model.__name__, _meta(model)
    base = next(b.__name__ for b in model.__mro__[1:] if b in _BASES)
    lines = [
        "    Component {",
        f'        name: "{name}"',
        '        accessSemantics: "reference"',
        f'        prototype: "{base}"',
        f'        exports: ["Tandem.Models/{name} 1.0"]',
        "        exportMetaObjectRevisions: [256]",
    ]
    for index in range(meta.propertyOffset(), meta.propertyCount()):
        shown = meta.property(index)
        lines += _property(model, str(shown.name()), constant=shown.isConstant())
    for index in range(meta.methodOffset(), meta.methodCount()):
        method = meta.method(index)
        if method.methodType() is QMetaMethod.MethodType.Slot:
            lines.append(_method(method))
    return "\n".join([*lines, "    }"]) + "\n"


def _property(model: type[QObject], name: str, *, constant: bool) -> list[str]:
    ends = "isPropertyConstant: true" if constant else f'notify: "{name}_changed"'
    return [
        "        Property {",
        f'            name: "{name}"',
        f'            type: "{_type(model, name)}"',
        f'            read: "{name}"',
        "            isReadonly: true",
        f"            {ends}",
        "        }",
    ]


def _type(model: type[QObject], name: str) -> str:
    shown = cast("Property", getattr(model, name))
    own = get_type_hints(shown.fget).get("return")
    meta = _meta(model)
    kind = str(meta.property(meta.indexOfProperty(name)).typeName())
    if isinstance(own, type) and issubclass(own, QObject):
        return own.__name__
    return kind


def _meta(model: type[QObject]) -> QMetaObject:
    return cast("QMetaObject", vars(model)["staticMetaObject"])


def _method(method: QMetaMethod) -> str:
    kinds = [bytes(kind.data()).decode() for kind in method.parameterTypes()]
    given = "".join(
        f' Parameter {{ name: "a{place}"; type: "{kind}" }}' for place, kind in enumerate(kinds, 1)
    )
    name = bytes(method.name().data()).decode()
    kind = str(method.returnMetaType().name())
    gives = f' type: "{kind}";'
    return f'        Method {{ name: "{name}";{gives}{given} }}'


if __name__ == "__main__":
    TARGET.write_text(description(), "utf-8")
