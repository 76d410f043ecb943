"""Announcing what changed, and nothing else."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from PySide6.QtCore import QObject


def emit_changes(owner: QObject, old: DataclassInstance, new: DataclassInstance) -> None:
    """Emit ``<field>_changed`` of `owner` for every field that differs between the two views."""
    for field in fields(new):
        if getattr(old, field.name) != getattr(new, field.name):
            getattr(owner, f"{field.name}_changed").emit()
