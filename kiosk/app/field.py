"""Makes the technician's desk: jobs from a file, procedures from the pack, sheets to the office."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kiosk.action.technician.before import WorkDesk
from kiosk.action.technician.foreman import SHEET_TOOL, Filed, Foreman, ForemanParts, sheet_key
from kiosk.action.technician.jobs import Jobs, Sheet, plain
from kiosk.action.tools.courier import Courier, waits
from kiosk.action.tools.office import Office
from kiosk.action.tools.tool import Arguments, Effect, Ticket, Tool, ToolResult
from kiosk.core.desk import Desk, ToolStatus
from kiosk.core.doings import CardField, JobRow
from kiosk.core.ports import ModelImage
from kiosk.core.procedure import Procedure
from kiosk.core.record import ToolCall
from kiosk.core.turn import ImageEvidence
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.procedures import PackProcedures
from kiosk.reasoning.field_notes import read_note, serial_in

if TYPE_CHECKING:
    from kiosk.app.config import Technician
    from kiosk.app.paths import Paths

_NAMES = ("jobs.json", "jobs.csv")
_TEXT: dict[str, Any] = {"type": "string", "maxLength": 100}


class Field:
    """The technician's things of one kiosk. `courier` is looked up when a sheet is handed in."""

    def __init__(self, settings: Technician, paths: Paths, courier: Callable[[], Courier]) -> None:
        self._settings = settings
        self._home = paths.home
        self._courier = courier
        self._foreman: Foreman | None = None
        self.jobs = Jobs(paths.data / "jobs.db", paths.home / "jobs")

    def before(self, desk: Desk, index: KnowledgeIndex, place: Path | None = None) -> Desk:
        """`desk`, with the technician's before it; jobs come from the pack at `place`, if any.

        Raises `BadInput` ``jobs.bad_file``.
        """
        has_jobs = self.load(place)
        procedures = _Procedures(index)
        self._foreman = Foreman(
            ForemanParts(
                jobs=self.jobs,
                procedure=procedures.find,
                read=read_note,
                file=self._file,
                serial=_serial,
                now=time.time,
                has_jobs=has_jobs,
            )
        )
        return WorkDesk(self._foreman, desk)

    def keep(self, session_id: str, pictures: tuple[ModelImage, ...]) -> None:
        """What is shown in the turn that comes."""
        if self._foreman:
            self._foreman.keep(session_id, pictures)

    def load(self, place: Path | None) -> bool:
        """Take in the jobs of the day; whether a file has some. Raises `BadInput`."""
        named = self._settings.jobs
        folders = [folder for folder in (place, self._home) if folder and folder.is_dir()]
        files = [folder / name for folder in folders for name in _NAMES]
        for file in [Path(named).expanduser()] if named else files:
            if named or file.is_file():
                return self.jobs.load(file) > 0
        return False

    async def _file(self, job: JobRow, sheet: Sheet) -> Filed:
        """Hand a sheet to the outbox and try to deliver it at once."""
        courier = self._courier()
        told = plain(job, sheet)
        key = sheet_key(job.id, sheet.revision)
        entity = f"job:{job.id}"
        arguments = {"job": job.id, "sheet": told}
        entry = await asyncio.to_thread(
            lambda: courier.outbox.put(key, SHEET_TOOL, arguments, entity=entity)
        )
        delivery = await courier.send(entry)
        status = ToolStatus.QUEUED if waits(delivery.entry) else ToolStatus.DONE
        if delivery.failure and not waits(delivery.entry):
            status = ToolStatus.FAILED
        count = await asyncio.to_thread(courier.outbox.count)
        return Filed(ToolCall(SHEET_TOOL, {"job": job.id}, status, key), count)


class _Procedures:
    """A pack's procedures, read when the first is asked for."""

    def __init__(self, index: KnowledgeIndex) -> None:
        self._index = index
        self._read: PackProcedures | None = None

    def find(self, wish: str) -> Procedure | None:
        """The procedure that `wish` asks for."""
        self._read = self._read or self._index.procedures()
        return self._read.find(wish)


def sheet_tool(office: Office) -> Tool:
    """Hands a job sheet in. No model may call it: the technician's yes to the sheet does."""

    async def run(arguments: Arguments, ticket: Ticket) -> ToolResult:
        job = str(arguments["job"])
        body = {"sheet": arguments["sheet"]}
        data = await office.change("POST", f"/jobs/{quote(job, safe='')}/sheet", body, ticket)
        return ToolResult(f"The sheet of job {job} is handed in.", data)

    return Tool(
        name=SHEET_TOOL,
        title="Hand in a job sheet",
        description="Hand in the sheet of a technician's job.",
        parameters={
            "type": "object",
            "properties": {"job": _TEXT, "sheet": {"type": "object"}},
            "required": ["job", "sheet"],
            "additionalProperties": False,
        },
        effect=Effect.WRITE,
        run=run,
        read_back=lambda a: f"I would hand in the sheet of job {a['job']}. Shall I?",
        fields=lambda a: (CardField("Job", str(a["job"])),),
        entity=lambda a, _key: f"job:{a['job']}",
        listed=False,
    )


def _serial(images: Sequence[ImageEvidence]) -> str:
    usable = [image for image in images if image.withheld != "orders"]
    lines = [line.text for image in usable for line in image.text]
    return serial_in(lines)
