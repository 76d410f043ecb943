"""The technician's desk: it stands before the usual one and takes what concerns the work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

from kiosk.action.technician import drafting
from kiosk.action.technician.commands import Command, Wish, answer, job_command, step_command
from kiosk.action.technician.jobs import Jobs, Sheet
from kiosk.action.technician.walk import Walk
from kiosk.core import events as ev
from kiosk.core.desk import DeskReply, ToolStatus
from kiosk.core.doings import JobRow, OutboxCount, SheetField
from kiosk.core.ports import ModelImage, Publish
from kiosk.core.procedure import Procedure
from kiosk.core.record import AnswerSentence, Origin, Reason, ToolCall
from kiosk.core.turn import ImageEvidence, Turn

ReadNote = Callable[[str, str], tuple[SheetField, ...]]
"""Reads a note; the second text is the field that it answers, or empty."""

SHEET_TOOL = "file_job_sheet"
"""The tool that hands a sheet in."""

_READ_OUT = 3
_PLACES = {"next": 0, "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}


@dataclass(frozen=True, slots=True)
class Filed:
    """A sheet that was handed in: the call that stands in the record, and what waits now."""

    call: ToolCall
    count: OutboxCount


@dataclass(frozen=True, slots=True)
class ForemanParts:
    """What the technician's desk works with.

    `procedure` finds one by words; `file` hands a finished sheet to the outbox; `serial` finds a
    serial number in what was shown; `now` is in seconds. Without `has_jobs` there are procedures
    alone: this kiosk is no technician's.
    """

    jobs: Jobs
    procedure: Callable[[str], Procedure | None]
    read: ReadNote
    file: Callable[[JobRow, Sheet], Awaitable[Filed]]
    serial: Callable[[Sequence[ImageEvidence]], str]
    now: Callable[[], float]
    has_jobs: bool = True


@dataclass(slots=True)
class Work:
    """What one technician does in one session. `asked` is the field asked about, `held` a remark
    of which nobody knows yet in which field it belongs; `handing_in` is the revision of the sheet
    that was read out for a yes.
    """

    walk: Walk | None = None
    job: str = ""
    asked: str = ""
    held: str = ""
    handing_in: int = 0
    pictures: tuple[ModelImage, ...] = field(default=())


class Foreman:
    """Serves technicians, session by session."""

    def __init__(self, parts: ForemanParts) -> None:
        self._parts = parts
        self._work: dict[str, Work] = {}

    def keep(self, session_id: str, pictures: tuple[ModelImage, ...]) -> None:
        """What is shown with the turn that comes: a photo for the sheet, if it is asked for."""
        self._of(session_id).pictures = pictures

    def forget(self, session_id: str) -> None:
        """The session is over; sheets stay, they are on disk."""
        self._work.pop(session_id, None)

    async def handle(self, turn: Turn, publish: Publish) -> DeskReply | None:
        """Serve `turn` if it is about the work; None when it is not."""
        work = self._of(turn.session_id)
        text = turn.transcript.strip()
        if work.walk and (command := step_command(text)):
            return self._step(work, work.walk, command, publish)
        if work.handing_in and (plain := answer(text)):
            return await self._handed_in(work, plain, publish)
        command = job_command(text)
        if command:
            return await self._serve(work, command, turn, publish)
        if work.held and (name := drafting.field_named(text)):
            held, work.held = work.held, ""
            told = SheetField(name, held, 1.0)
            return self._written(work, (told,), publish)
        if work.asked and not text.endswith("?"):
            return self._noted(work, text, publish)
        return None

    async def _serve(
        self, work: Work, command: Command, turn: Turn, publish: Publish
    ) -> DeskReply | None:
        if command.wish is Wish.GUIDE:
            return self._guide(work, command.about, publish)
        if not self._parts.has_jobs:
            return None
        match command.wish:
            case Wish.JOBS:
                return self._list(publish)
            case Wish.OPEN:
                return self._open(work, command.about, publish)
        if not work.job:
            wants_sheet = command.wish in (Wish.NOTE, Wish.FINISH, Wish.SHEET)
            has_jobs = bool(self._parts.jobs.all())
            return _said("Open a job first.") if wants_sheet and has_jobs else None
        match command.wish:
            case Wish.NOTE:
                return self._noted(work, command.about, publish)
            case Wish.SHEET:
                sheet = self._parts.jobs.sheet(work.job)
                self._show(work, sheet, publish)
                return _said(*drafting.summary(sheet))
            case Wish.PHOTO:
                return self._photo(work, turn, publish)
            case Wish.FINISH:
                return self._finish(work, publish)
        return None

    def _guide(self, work: Work, about: str, publish: Publish) -> DeskReply | None:
        procedure = self._parts.procedure(about)
        if procedure is None:
            return _said(f"The documents have no procedure for {about}.") if work.job else None
        work.walk = Walk(procedure, self._parts.now())
        publish(ev.ProcedureStepped(work.walk.view))
        return _steps(work.walk, work.walk.begin())

    def _step(self, work: Work, walk: Walk, command: Command, publish: Publish) -> DeskReply:
        if command.wish is Wish.LEAVE:
            work.walk = None
            publish(ev.ProcedureStepped(None))
            return _said("The procedure is closed.")
        words = walk.hear(command.wish, self._parts.now())
        reply = _steps(walk, words)
        publish(ev.ProcedureStepped(None if walk.finished else walk.view))
        if walk.finished:
            work.walk = None
            if work.job:
                sheet = self._parts.jobs.sheet(work.job)
                done = (*sheet.steps, walk.procedure.title)
                self._show(work, self._parts.jobs.keep(replace(sheet, steps=done)), publish)
        return reply

    def _list(self, publish: Publish) -> DeskReply | None:
        jobs = self._parts.jobs.all()
        if not jobs:
            return None
        publish(ev.JobsListed(jobs))
        left = [job for job in jobs if job.status != "done"]
        if not left:
            return _said("All jobs are done.")
        told = [f"{job.id}: {job.title}, {job.customer}." for job in left[:_READ_OUT]]
        count = f"You have {len(left)} job{'s' * (len(left) != 1)}."
        return _said(count, *told)

    def _open(self, work: Work, about: str, publish: Publish) -> DeskReply | None:
        job = find_job(self._parts.jobs, about)
        if job is None:
            known = self._parts.jobs.all()
            return _said(f"I find no job {about}.") if known else None
        self._parts.jobs.mark(job.id, "started")
        work.job, work.asked, work.handing_in = job.id, "", 0
        publish(ev.JobsListed(self._parts.jobs.all()))
        self._show(work, self._parts.jobs.sheet(job.id), publish)
        return _said(
            f"Job {job.id} is open: {job.title}, {job.customer}, {job.site}.",
            "Say note, and what you found. Say guide me through, and a procedure.",
        )

    def _noted(self, work: Work, text: str, publish: Publish) -> DeskReply:
        told = self._parts.read(text, work.asked)
        work.asked, work.held = "", ""
        return self._written(work, told, publish)

    def _written(self, work: Work, told: tuple[SheetField, ...], publish: Publish) -> DeskReply:
        """Write down what is sure; ask about the first thing that is not."""
        work.handing_in = 0
        sure = tuple(field for field in told if field.confidence >= drafting.SURE)
        doubt = next((field for field in told if field not in sure), None)
        sheet = drafting.with_fields(self._parts.jobs.sheet(work.job), sure)
        words = drafting.read_back(sure)
        if doubt and sheet.get(doubt.name):
            work.held = doubt.value
            words += (f"I heard: {doubt.value}. Is that symptom, cause, action or parts?",)
        elif doubt:
            work.asked = doubt.name
            words += (f"I heard: {doubt.value}. {drafting.question(doubt.name)}",)
        self._show(work, self._parts.jobs.keep(sheet) if sure else sheet, publish)
        return _said(*(words or ("Nothing to write down was said.",)))

    def _photo(self, work: Work, turn: Turn, publish: Publish) -> DeskReply:
        pictures, work.pictures = work.pictures, ()
        if not pictures:
            return _said("Show it to the camera first, and say it again.")
        jobs = self._parts.jobs
        sheet = jobs.sheet(work.job)
        for picture in pictures:
            sheet = jobs.photo(sheet, picture.data)
        words = [f"Photo {len(sheet.photos)} is on the sheet."]
        number = self._parts.serial(turn.images)
        if number and sheet.get("serial number") is None:
            field_ = SheetField("serial number", number, drafting.SURE)
            sheet = jobs.keep(drafting.with_fields(sheet, (field_,)))
            words += [f"I read the serial number {drafting.spelled(number)}. Say it if it differs."]
        self._show(work, sheet, publish)
        return _said(*words)

    def _finish(self, work: Work, publish: Publish) -> DeskReply:
        sheet = self._parts.jobs.sheet(work.job)
        if name := drafting.lacking(sheet):
            work.asked = name
            self._show(work, sheet, publish)
            return _said(drafting.question(name))
        work.handing_in = sheet.revision
        reply = _said(*drafting.summary(sheet), f"Shall I hand in the sheet of job {work.job}?")
        key = sheet_key(work.job, sheet.revision + 1)
        return replace(reply, tools=(_call(work.job, ToolStatus.PROPOSED, key),))

    async def _handed_in(self, work: Work, plain: Command, publish: Publish) -> DeskReply:
        revision, work.handing_in = work.handing_in, 0
        sheet = self._parts.jobs.sheet(work.job)
        if plain.wish is Wish.NO:
            reply = _said("It stays open. Say note, and what is to be changed.")
            key = sheet_key(work.job, revision + 1)
            return replace(reply, tools=(_call(work.job, ToolStatus.REJECTED, key),))
        if sheet.revision != revision:  # the yes was for another text
            return self._finish(work, publish)
        done = self._parts.jobs.keep(replace(sheet, status="handed in"))
        self._parts.jobs.mark(work.job, "done")
        job = self._parts.jobs.get(work.job)
        filed = await self._parts.file(job, done)
        publish(ev.OutboxChanged(filed.count))
        publish(ev.JobsListed(self._parts.jobs.all()))
        self._show(work, done, publish)
        work.job = ""
        reply = _said(f"The sheet of job {job.id} is handed in.", _waiting(filed))
        return replace(reply, tools=(filed.call,))

    def _show(self, work: Work, sheet: Sheet, publish: Publish) -> None:
        asked = drafting.question(work.asked) if work.asked else ""
        publish(ev.SheetChanged(sheet.shown(asked)))

    def _of(self, session_id: str) -> Work:
        return self._work.setdefault(session_id, Work())


def sheet_key(job_id: str, revision: int) -> str:
    """The idempotency key of a sheet: however often it is tried, it arrives once."""
    return f"job-sheet-{job_id}-{revision}"


def _call(job_id: str, status: ToolStatus, key: str) -> ToolCall:
    return ToolCall(SHEET_TOOL, {"job": job_id}, status, key)


def find_job(jobs: Jobs, about: str) -> JobRow | None:
    """The job that `about` names: its id, its place in the list, or words of its title."""
    listed = jobs.all()
    wanted = about.casefold().strip()
    if _PLACES.get(wanted, len(listed)) < len(listed):
        return listed[_PLACES[wanted]]
    plain = "".join(c for c in wanted if c.isalnum())
    for job in listed:
        name = "".join(c for c in job.id.casefold() if c.isalnum())
        if plain in (name, name.lstrip("abcdefghijklmnopqrstuvwxyz")) and plain:
            return job
    if plain.isdigit() and 0 < int(plain) <= len(listed):
        return listed[int(plain) - 1]
    words = {word for word in wanted.replace("-", "").split() if len(word) > 2}  # noqa: PLR2004
    if not words:
        return None

    def share(job: JobRow) -> float:
        told = f"{job.title} {job.customer} {job.site} {jobs.equipment(job.id)}"
        there = set(told.casefold().replace("-", "").replace(",", " ").split())
        return len(words & there) / len(words)

    best = max(listed, key=share, default=None)
    return best if best and share(best) > 0.5 else None  # noqa: PLR2004 - more than half of it


def _waiting(filed: Filed) -> str:
    if filed.call.status == ToolStatus.DONE:
        return "It has arrived at the office."
    if filed.call.status == ToolStatus.FAILED:
        return "The office did not take it; somebody there has to look at it."
    return f"It waits for the connection: {filed.count.pending} pending."


def _steps(walk: Walk, words: tuple[str, ...]) -> DeskReply:
    """`words`, of which the step's own text is a quote of the document."""
    said = tuple(
        AnswerSentence(text, Origin.QUOTE, (walk.step.passage,))
        if walk.step.text in text
        else AnswerSentence(text, Origin.TOOL)
        for text in words
    )
    return DeskReply(said, reasons=(Reason("technician", walk.procedure.title, "step by step"),))


def _said(*words: str) -> DeskReply:
    sentences = tuple(AnswerSentence(text, Origin.TOOL) for text in words if text)
    return DeskReply(sentences, reasons=(Reason("technician", True, "the technician's desk"),))
