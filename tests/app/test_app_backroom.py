from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.backroom import StaffOffice, name_of, self_known
from kiosk.app.config import Camera
from kiosk.app.doctor.eyes import drawn
from kiosk.app.feedback import open_quarantine
from kiosk.app.packs import additions_of
from kiosk.app.paths import Paths
from kiosk.core.doings import Doings, OutboxCount
from kiosk.core.record import (
    Answer,
    AnswerSentence,
    Degradation,
    Egress,
    Origin,
    Outcome,
    Reason,
    RouteRecord,
    Tier,
    TurnRecord,
)
from kiosk.core.staff import Health, StaffBoard, StaffOrder, StaffWish
from kiosk.core.state import KioskState
from kiosk.core.tiers import TierStatus
from kiosk.core.turn import Passage
from kiosk.governance.audit import AuditLog
from kiosk.governance.audit_payload import audit_payload
from kiosk.knowledge.build import slug
from kiosk.knowledge.quarantine import Kind
from kiosk.knowledge.samples import sample_pack
from models.store import ModelStore

WORDS = "my name is Ada and my filter leaks"


def record(outcome: Outcome) -> TurnRecord:
    """A turn of a person who said something private."""
    sentence = AnswerSentence("Close the valve.", Origin.QUOTE, ("p1",))
    return TurnRecord(
        "t1",
        "s1",
        "store@1",
        retrieval=(Passage("p1", "filter.md", "Leaks", None, 0.83, WORDS),),
        route=RouteRecord(Tier.STANDARD, "gpt-x", (Reason("coverage", 0.4, "asks the cloud"),)),
        answer=Answer(sentence.text, outcome, (sentence,)),
        egress=Egress(812, ("api.example.com",)),
    )


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StaffOffice:
    """An office over a kiosk that served two turns."""
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))
    paths = Paths.of().create()
    audit = AuditLog(paths.audit)
    audit.append("turn", audit_payload(record(Outcome.ANSWERED)))
    audit.append("consent", {"sense": "cloud"})
    audit.append("turn", audit_payload(record(Outcome.ABSTAINED)))
    return StaffOffice(paths, ModelStore(paths.models), audit, sample_pack, open_quarantine(paths))


def look(
    office: StaffOffice, wish: StaffWish = StaffWish.LOOK, subject: str = "", text: str = ""
) -> StaffBoard:
    order = StaffOrder(wish, subject, text)
    return asyncio.run(office.gather(order, KioskState(microphone_ready=True)))


def test_a_turn_tells_why_without_a_word_that_was_said(office: StaffOffice) -> None:
    board = look(office)
    assert [turn.outcome for turn in board.turns] == ["abstained", "answered"], "newest first"
    assert (board.answered, board.abstained) == (1, 1)
    newest = board.turns[0]
    assert newest.reasons == ("coverage · 0.4 · asks the cloud",)
    assert newest.evidence == ("0.83  filter.md · Leaks",)
    assert newest.checks == ("quote, supported, rests on p1",)
    assert (newest.bytes_sent, newest.hosts) == (812, ("api.example.com",))
    assert WORDS not in repr(board)


def test_the_audit_is_checked_when_it_is_asked_for(office: StaffOffice) -> None:
    assert look(office).audit.entries == -1
    verified = look(office, StaffWish.VERIFY).audit
    assert (verified.entries, verified.sound) == (3, True)
    assert look(office).audit == verified, "the finding stays on the screen"


@pytest.mark.parametrize(
    ("device", "health", "words"),
    [
        ("sharp.png", Health.GOOD, "640 × 480 pixels"),
        ("dark.png", Health.WORSE, "640 × 480 pixels, too_dark, blurred"),
        ("nowhere.png", Health.WORSE, "nowhere.png"),
    ],
)
def test_staff_look_through_the_camera(
    office: StaffOffice, tmp_path: Path, device: str, health: Health, words: str
) -> None:
    word = drawn("KIOSK 42")
    sharp = Image.frombytes("RGB", (word.width, word.height), word.rgb)
    sharp.resize((640, 480)).save(tmp_path / "sharp.png")
    Image.new("RGB", (640, 480), "#050505").save(tmp_path / "dark.png")
    office._camera = Camera(device=str(tmp_path / device))
    assert look(office).camera is None
    seen = look(office, StaffWish.CAMERA).camera
    assert seen is not None
    assert seen.health is health
    assert words in seen.words
    assert bool(seen.remedy) == (health is Health.WORSE)
    assert look(office).camera == seen, "it stays on the screen"
    office._camera = Camera(enabled=False)
    off = look(office, StaffWish.CAMERA).camera
    assert off is not None
    assert "camera.enabled" in off.words


def test_the_packs_that_ship_are_offered(office: StaffOffice) -> None:
    packs = {Path(pack.place).name: pack.serving for pack in look(office).packs}
    assert packs["store"] is True
    assert packs["technician"] is False
    assert name_of(Path("/somewhere/orchard.pack")) == "orchard"


def test_health_says_what_is_broken_and_what_to_do(office: StaffOffice) -> None:
    names = {item.name: item for item in look(office).health}
    assert names["Microphone"].health is Health.GOOD
    assert len(names) > 4, "the machine was looked at as well"


def test_the_running_kiosk_knows_what_is_worse() -> None:
    state = KioskState(
        speaker_ready=False,
        degraded=(Degradation("tts.failed", "No voice."),),
        cloud=(TierStatus("premium", "m", "h", "ready", "It answers", ends_on="2027-01-14"),),
        doings=Doings(outbox=OutboxCount(pending=2, conflicts=1)),
    )
    told = {item.name: item for item in self_known(state)}
    assert told["Loudspeaker"].health is Health.BROKEN
    assert told["tts.failed"].health is Health.WORSE
    assert told["Cloud, premium"].health is Health.WORSE, "its model is about to end"
    assert told["Outbox"].words.startswith("1 ")


def test_a_kiosk_that_has_served_nobody_has_no_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))
    paths = Paths.of().create()
    empty = StaffOffice(
        paths,
        ModelStore(paths.models),
        AuditLog(paths.audit),
        sample_pack,
        open_quarantine(paths),
    )
    assert look(empty).turns == ()
    assert look(empty, StaffWish.VERIFY).audit.sound


def test_one_line_answers_an_open_question_from_then_on(office: StaffOffice) -> None:
    paths = Paths.of()
    questions = open_quarantine(paths)
    pack = slug(name_of(sample_pack()))
    questions.add(pack, Kind.UNANSWERED, "Do you sell gift cards?")
    questions.add(pack, Kind.UNANSWERED, "Is there a children's corner?")
    waiting = look(office).questions
    assert {q.question for q in waiting} >= {"Do you sell gift cards?"}
    gift = next(q for q in waiting if "gift" in q.question)
    answered = look(office, StaffWish.ANSWER, gift.id, "Gift cards are sold at the desk.")
    assert "Do you sell gift cards?" not in {q.question for q in answered.questions}
    added = additions_of(paths, sample_pack())
    assert added is not None
    assert any("Gift cards are sold" in f.read_text("utf-8") for f in added.glob("*.csv"))
    other = answered.questions[0]
    assert look(office, StaffWish.DISMISS, other.id).questions == ()
