"""The technician's work: jobs, the step of a procedure, the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.core.state import KioskState
from ui.viewmodels.facade import Facade

QML_IMPORT_NAME = "Tandem.Models"
QML_IMPORT_MAJOR_VERSION = 1

SURE = 0.8
"""A field below this confidence wants a second look."""


@dataclass(frozen=True, slots=True)
class JobItem:
    """A job; `due` is ISO 8601; `status` is open, started or done."""

    job: str
    title: str
    customer: str
    site: str
    due: str
    status: str


@dataclass(frozen=True, slots=True)
class WorkView:
    """The step on show (`step` 0 without a procedure) and the sheet (`job` empty without one)."""

    procedure: str = ""
    section: str = ""
    step: int = 0
    total: int = 0
    text: str = ""
    safety: bool = False
    acknowledged: bool = False
    passage: str = ""
    job: str = ""
    question: str = ""
    status: str = ""
    photos: int = 0


@dataclass(frozen=True, slots=True)
class SheetItem:
    """A field of the sheet; `sure` is false where the technician should look again."""

    name: str
    value: str
    sure: bool
    asked: bool


def derive_jobs(state: KioskState) -> tuple[JobItem, ...]:
    """The technician's jobs."""
    return tuple(
        JobItem(job.id, job.title, job.customer, job.site, job.due, job.status)
        for job in state.doings.jobs
    )


def derive_work(state: KioskState) -> WorkView:
    """The step and the sheet."""
    step, sheet = state.doings.procedure, state.doings.sheet
    return WorkView(
        procedure=step.procedure if step else "",
        section=step.section if step else "",
        step=step.number if step else 0,
        total=step.total if step else 0,
        text=step.text if step else "",
        safety=bool(step and step.safety),
        acknowledged=bool(step and step.acknowledged),
        passage=step.passage if step else "",
        job=sheet.job if sheet else "",
        question=sheet.question if sheet else "",
        status=sheet.status if sheet else "",
        photos=len(sheet.photos) if sheet else 0,
    )


def derive_sheet(state: KioskState) -> tuple[SheetItem, ...]:
    """The fields of the sheet, filled or not."""
    sheet = state.doings.sheet
    return tuple(
        SheetItem(field.name, field.value, not field.value or field.confidence >= SURE, field.asked)
        for field in (sheet.fields if sheet else ())
    )


@QmlElement
class WorkModel(Facade):
    """`WorkView` for QML."""

    View = WorkView
