from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.action.technician.commands import Wish, answer, job_command, step_command
from kiosk.action.technician.drafting import spelled
from kiosk.action.technician.export import as_csv, as_json, as_pdf, write
from kiosk.action.technician.foreman import Filed, Foreman, ForemanParts, sheet_key
from kiosk.action.technician.jobs import Jobs, Sheet
from kiosk.core import events as ev
from kiosk.core.desk import DeskReply, ToolStatus
from kiosk.core.doings import JobRow, OutboxCount, SheetField
from kiosk.core.errors import BadInput, Missing
from kiosk.core.ports import ModelImage
from kiosk.core.procedure import Procedure, Step
from kiosk.core.record import Origin, ToolCall
from kiosk.core.turn import ImageEvidence, Modality, Turn
from tests.support import pictures as draw

SEAL = Procedure(
    "Replacing the seal",
    "seal.md",
    (
        Step("Safety", "Lock out the pump.", "p0", safety=True),
        Step("Removing", "Close the valves.", "p1"),
        Step("Removing", "Pull the seal.", "p1"),
        Step("Fitting", "Never use grease.", "p2", safety=True),
    ),
    minutes=90,
    parts="seal kit SK-40",
)
JOBS = [
    {
        "id": "J-1",
        "title": "Leak at the pump",
        "customer": "Dairy",
        "site": "Hall 2",
        "due": "2026-12-02",
    },
    {
        "id": "J-2",
        "title": "Fan stands still",
        "customer": "Pharma",
        "equipment": "GL-20",
        "due": "2026-12-01",
    },
]


def notes(text: str, asked: str) -> tuple[SheetField, ...]:
    """``name=value`` pairs; with a tilde behind they are guesses; else what was asked."""
    if asked:
        return (SheetField(asked, text, 0.95, asked=True),)
    pairs = [part.split("=") for part in text.split("; ") if "=" in part]
    return tuple(
        SheetField(name, value.rstrip("~"), 0.4 if value.endswith("~") else 0.8)
        for name, value in pairs
    )


class Yard:
    """A technician's day: real jobs on disk, a clock, and what was filed."""

    def __init__(self, folder: Path, *, connected: bool = False, has_jobs: bool = True) -> None:
        source = folder / "jobs.json"
        source.write_text(json.dumps({"jobs": JOBS}))
        self.jobs = Jobs(folder / "jobs.db", folder / "jobs")
        self.jobs.load(source)
        self.filed: list[Sheet] = []
        self.facts: list[ev.Event] = []
        self.now = 0.0
        self.serial = ""
        self._connected = connected
        self.foreman = Foreman(
            ForemanParts(
                jobs=self.jobs,
                procedure=lambda wish: SEAL if "seal" in wish else None,
                read=notes,
                file=self._file,
                serial=self._serial,
                now=lambda: self.now,
                has_jobs=has_jobs,
            )
        )

    def say(self, text: str, session: str = "s1") -> str:
        reply = self.reply(text, session)
        return " ".join(s.text for s in reply.sentences) if reply else ""

    def reply(self, text: str, session: str = "s1") -> DeskReply | None:
        turn = Turn("t", session, Modality.TEXT, text)
        return asyncio.run(self.foreman.handle(turn, self.facts.append))

    def _serial(self, _images: Sequence[ImageEvidence]) -> str:
        return self.serial

    async def _file(self, job: JobRow, sheet: Sheet) -> Filed:
        self.filed.append(sheet)
        status = ToolStatus.DONE if self._connected else ToolStatus.QUEUED
        count = OutboxCount(0 if self._connected else len(self.filed))
        key = sheet_key(job.id, sheet.revision)
        return Filed(ToolCall("file_job_sheet", {"job": job.id}, status, key), count)


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return Yard(tmp_path)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("next", Wish.NEXT),
        ("okay, next step please", Wish.NEXT),
        ("I'm done", Wish.DONE),
        ("go back", Wish.BACK),
        ("say that again", Wish.REPEAT),
        ("how long?", Wish.HOW_LONG),
        ("how much time is left", Wish.HOW_LONG),
        ("yes, confirmed", Wish.CONFIRM),
        ("skip this step", Wish.SKIP),
        ("go to step seven", Wish.SKIP),
        ("stop the procedure", Wish.LEAVE),
        ("what is the torque for the housing", None),
        ("how long is the warranty", None),
        ("yes", None),
        ("not done yet", None),
    ],
)
def test_a_few_words_steer_a_procedure(said: str, wish: Wish | None) -> None:
    command = step_command(said)
    assert (command.wish if command else None) is wish


@pytest.mark.parametrize(
    ("said", "wish", "about"),
    [
        ("show me my jobs", Wish.JOBS, ""),
        ("start job 2", Wish.OPEN, "2"),
        ("open the fan job", Wish.OPEN, "fan"),
        ("guide me through replacing the seal", Wish.GUIDE, "replacing the seal"),
        ("start the procedure for the oil change", Wish.GUIDE, "the oil change"),
        ("note: the seal was worn", Wish.NOTE, "the seal was worn"),
        ("the cause is a worn seal", Wish.NOTE, "the cause is a worn seal"),
        ("finish the job", Wish.FINISH, ""),
        ("attach this photo", Wish.PHOTO, ""),
        ("Can I return headphones?", None, ""),
        ("do you have a job for me", None, ""),
        ("How do I replace the seal?", None, ""),
    ],
)
def test_a_few_words_steer_the_jobs(said: str, wish: Wish | None, about: str) -> None:
    command = job_command(said)
    assert (command.wish if command else None) is wish
    assert (command.about if command else "") == about


def test_yes_and_no_are_whole_answers() -> None:
    assert answer("yes please") is not None
    assert answer("yes but not now") is None
    no = answer("no")
    assert no is not None
    assert no.wish is Wish.NO


def test_a_warning_holds_until_it_is_confirmed_and_no_step_is_skipped(yard: Yard) -> None:
    assert "Say confirmed" in yard.say("guide me through the seal")
    for said in ("next", "done", "skip this", "go to step 3"):
        assert "Lock out the pump." in yard.say(said)
    assert "Close the valves." in yard.say("confirmed")
    assert "Pull the seal." in yard.say("next")
    assert "Safety: Never use grease." in yard.say("next")
    assert "Confirm this first." in yard.say("done")
    assert "complete" in yard.say("understood")
    steps = [f.step for f in yard.facts if isinstance(f, ev.ProcedureStepped)]
    assert steps[-1] is None
    assert all(step.number <= step.total for step in steps if step)
    assert yard.say("next") == ""


def test_back_repeat_and_how_long(yard: Yard) -> None:
    yard.say("guide me through the seal")
    yard.say("confirmed")
    yard.say("next")
    assert "Close the valves." in yard.say("back")
    assert "Close the valves." in yard.say("repeat")
    yard.now = 1200.0
    told = yard.say("how long?")
    assert "step 2 of 4, 20 minutes in" in told
    assert "about 1 hour 30 minutes in all" in told
    assert "first step" in [yard.say("back"), yard.say("back")][1]


def test_a_step_is_quoted_from_its_passage(yard: Yard) -> None:
    yard.say("guide me through the seal")
    reply = yard.reply("confirmed")
    assert reply is not None
    step = next(s for s in reply.sentences if s.text == "Close the valves.")
    assert (step.origin, step.citations) == (Origin.QUOTE, ("p1",))


def test_a_question_between_two_steps_is_not_the_procedures(yard: Yard) -> None:
    yard.say("guide me through the seal")
    assert yard.reply("What torque does the housing take?") is None
    assert "Lock out" in yard.say("repeat")


def test_notes_fill_the_sheet_and_only_doubts_are_asked(yard: Yard) -> None:
    assert "Leak at the pump" in yard.say("open job J-1")
    assert (
        yard.say("note: symptom=it drips; cause=worn seal")
        == "Symptom: it drips. Cause: worn seal."
    )
    assert "What did you do?" in yard.say("note: action=something~")
    assert yard.say("new seal fitted") == "Action: new seal fitted."
    assert yard.say("note: parts=2 × SK-40") == "Parts: 2 times S, K, dash, 4, 0."
    assert "Is that symptom, cause, action or parts?" in yard.say("note: symptom=smells odd~")
    yard.say("the symptom")
    sheet = yard.jobs.sheet("J-1")
    assert {f.name: f.value for f in sheet.fields} == {
        "symptom": "it drips; smells odd",
        "cause": "worn seal",
        "action": "new seal fitted",
        "parts": "2 × SK-40",
    }


def test_a_sheet_survives_the_end_of_the_session(yard: Yard) -> None:
    yard.say("open job J-1")
    yard.say("note: cause=worn seal")
    yard.foreman.forget("s1")
    assert yard.say("read the sheet") == "Open a job first."
    yard.say("open job J-1", "s2")
    assert yard.say("read the sheet", "s2") == "Cause: worn seal."


def test_a_sheet_is_handed_in_after_a_yes_to_just_that_sheet(yard: Yard) -> None:
    yard.say("open job J-1")
    yard.say("note: symptom=drips; cause=seal; action=replaced")
    assert yard.say("finish the job") == "How long did it take?"
    assert yard.say("90 minutes") == "Time: 90 minutes."
    assert "Shall I hand in the sheet of job J-1?" in yard.say("finish the job")
    assert "stays open" in yard.say("no")
    yard.say("finish the job")
    changed = yard.jobs.sheet("J-1")
    yard.jobs.keep(changed)  # somebody changes it elsewhere: the yes is for another sheet
    proposal = yard.reply("yes")
    assert proposal is not None
    assert "Shall I hand in" in proposal.sentences[-1].text
    assert yard.filed == []
    reply = yard.reply("yes")
    assert reply is not None
    calls = [*proposal.tools, *reply.tools]
    assert [call.status for call in calls] == [ToolStatus.PROPOSED, ToolStatus.QUEUED]
    assert calls[0].idempotency_key == calls[1].idempotency_key
    assert "1 pending" in reply.sentences[1].text
    assert yard.jobs.get("J-1").status == "done"
    assert [f.count.pending for f in yard.facts if isinstance(f, ev.OutboxChanged)] == [1]


def test_with_a_connection_the_sheet_arrives(tmp_path: Path) -> None:
    yard = Yard(tmp_path, connected=True)
    yard.say("open job J-1")
    yard.say("note: symptom=drips; cause=seal; action=replaced; time=60 minutes")
    yard.say("finish the job")
    assert "arrived at the office" in yard.say("yes")


def test_a_photo_lies_in_the_jobs_folder_for_this_user_alone(yard: Yard) -> None:
    yard.say("open job J-1")
    assert "Show it to the camera" in yard.say("attach this photo")
    yard.serial = "4711-B"
    yard.foreman.keep("s1", (ModelImage(b"jpeg", 10, 10),))
    assert "4, 7, 1, 1, dash, B" in yard.say("attach this photo")
    (photo,) = yard.jobs.photos(yard.jobs.sheet("J-1"))
    assert photo.read_bytes() == b"jpeg"
    assert (photo.stat().st_mode & 0o777, photo.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    serial = yard.jobs.sheet("J-1").get("serial number")
    assert serial is not None
    assert serial.value == "4711-B"


def test_jobs_are_listed_by_date_and_found_by_words(yard: Yard) -> None:
    told = yard.say("show my jobs")
    assert told.index("J-2") < told.index("J-1")
    assert "Fan stands still" in yard.say("open the fan job")
    assert "J-2" in yard.say("open the first job")
    assert "J-2 is open" in yard.say("start the GL-20 job")
    assert "find no job" in yard.say("open job 99")


def test_where_no_job_file_is_there_are_procedures_alone(tmp_path: Path) -> None:
    yard = Yard(tmp_path, has_jobs=False)
    for said in ("show my jobs", "open job J-1", "note: it drips", "finish the job"):
        assert yard.reply(said) is None
    assert "Lock out the pump." in yard.say("guide me through the seal")


def test_bad_job_files_name_what_is_wrong(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "jobs.db", tmp_path)
    for name, text in (("a.json", "{"), ("b.json", '{"x": 1}'), ("c.csv", "id,title\n7,\n")):
        (tmp_path / name).write_text(text)
        with pytest.raises(BadInput) as caught:
            jobs.load(tmp_path / name)
        assert caught.value.code == "jobs.bad_file"
    with pytest.raises(Missing):
        jobs.get("J-9")


def test_jobs_come_from_a_table_too_and_keep_how_they_stand(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "jobs.db", tmp_path)
    (tmp_path / "jobs.csv").write_text("id,title,customer\n7,Leak,Dairy\n")
    jobs.load(tmp_path / "jobs.csv")
    jobs.mark("7", "done")
    jobs.load(tmp_path / "jobs.csv")
    assert [(job.id, job.status) for job in jobs.all()] == [("7", "done")]


def test_a_quoted_line_feed_in_a_table_ends_no_job(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path / "jobs.db", tmp_path)
    (tmp_path / "jobs.csv").write_text('id,title,customer\n7,"Leak\nat the pump",Dairy\n')
    assert jobs.load(tmp_path / "jobs.csv") == 1
    assert jobs.get("7").title == "Leak\nat the pump"


def full() -> tuple[JobRow, Sheet]:
    fields = (
        SheetField("symptom", "=danger & <b>drips</b>", 0.9),
        SheetField("serial number", "4711", 0.6),
    )
    return JobRow("J-1", "Leak", "Dürr & Söhne", "Hall 2", "2026-12-01", "done"), Sheet(
        "J-1", fields, ("photo-1.jpg",), ("Replacing the seal",), "handed in", 3
    )


def test_a_sheet_is_exported_as_pdf_with_its_photo(tmp_path: Path) -> None:
    photo = tmp_path / "photo-1.jpg"
    draw.label(["S/N 4711"]).save(photo)
    pdf = write(tmp_path / "out" / "J-1.pdf", as_pdf(*full(), [photo], "Calder"))
    page = PdfReader(pdf).pages[0]
    text = page.extract_text()
    assert "Job sheet: Leak" in text
    assert "Dürr & Söhne" in text
    assert "=danger & <b>drips</b>" in text
    assert "please check" in text
    assert "Replacing the seal" in text
    assert len(page.images) == 1
    assert not list(tmp_path.rglob("*.part"))


def test_a_sheet_is_exported_as_csv_and_json() -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv([full()]).decode("utf-8-sig")))
    assert row["symptom"] == "'=danger & <b>drips</b>"
    assert row["procedures"] == "Replacing the seal"
    (sheet,) = json.loads(as_json([full()]))["sheets"]
    assert sheet["job"]["customer"] == "Dürr & Söhne"
    assert sheet["fields"][1]["confidence"] == 0.6


def test_numbers_are_read_back_in_letters() -> None:
    assert spelled("KP-400") == "K, P, dash, 4, 0, 0"
    assert spelled("4711/b") == "4, 7, 1, 1, slash, B"
