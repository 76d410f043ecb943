"""What people say at the desk, and what stands in the books afterwards."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from desk_support import BackOffice, Visit, make_actions, statuses, talk, visit, words_of

from kiosk.app.backoffice.seeds import receipt_code
from kiosk.core import events as ev
from kiosk.core.desk import OrderKind
from kiosk.core.doings import CardStatus, StepStatus
from kiosk.core.record import Outcome
from kiosk.governance.guard import Guard
from kiosk.knowledge.index import KnowledgeIndex

REPAIR = "book a repair for my X200 on Tuesday at three"
NOTHING = "I'm listening. What would you like to know?"


def test_a_booking_is_read_back_and_runs_after_the_yes(person: Visit, office: BackOffice) -> None:
    proposed, done = asyncio.run(talk(person, [REPAIR, "yes"]))
    assert proposed and done
    assert words_of(proposed) == (
        "I would book a repair for the X200 blender on Tuesday 1 December at 15:00. Shall I?"
    )
    assert statuses(proposed) == ["book_appointment proposed"]
    assert statuses(done) == ["book_appointment done"]
    assert proposed.tools[0].idempotency_key == done.tools[0].idempotency_key
    booked = office.state()["appointments"]
    assert [(a["kind"], a["start"], a["status"]) for a in booked] == [
        ("repair", "2026-12-01T15:00", "booked")
    ]
    assert booked[0]["reference"] in words_of(done)
    assert booked[0]["occurred_at"]


@pytest.mark.parametrize("answer", ["no", "never mind", "what does it cost?", "maybe", "hm"])
def test_nothing_is_written_without_a_yes(person: Visit, office: BackOffice, answer: str) -> None:
    asyncio.run(talk(person, [REPAIR, answer]))
    assert office.writes == 0


def test_a_yes_counts_once(person: Visit, office: BackOffice) -> None:
    replies = asyncio.run(talk(person, [REPAIR, "yes", "yes", "yes"]))
    asked = [words_of(reply) for reply in replies[2:]]
    assert asked == [NOTHING, NOTHING], "there is nothing to say yes to any more"
    assert office.writes == 1


def test_a_yes_to_an_old_card_runs_nothing(
    index: KnowledgeIndex, person: Visit, office: BackOffice
) -> None:
    async def story() -> None:
        first = await person.says(REPAIR)
        changed = await person.says("no, Wednesday at four")
        assert first and changed
        assert "Wednesday 2 December at 16:00" in words_of(changed)
        old, new = [f.card for f in person.facts if isinstance(f, ev.ApprovalChanged)]
        assert old.digest != new.digest
        await person.touches(OrderKind.APPROVE, old.digest)
        assert office.writes == 0
        await person.touches(OrderKind.APPROVE, new.digest)
        assert office.state()["appointments"][0]["start"] == "2026-12-02T16:00"

    asyncio.run(story())


def test_a_misheard_yes_is_asked_for_again(person: Visit, office: BackOffice) -> None:
    async def story() -> None:
        await person.says(REPAIR)
        again = await person.says("yes", confidence=0.45)
        assert "not sure that I heard a yes" in words_of(again)
        assert office.writes == 0
        assert statuses(await person.says("yes", confidence=0.95)) == ["book_appointment done"]

    asyncio.run(story())


def test_a_proposal_runs_out(index: KnowledgeIndex, office: BackOffice, tmp_path: Path) -> None:
    async def story() -> None:
        moment = [1_780_000_000.0]
        actions = make_actions(tmp_path / "late", office)
        person = visit(actions, index)
        person.desk = actions.desk(index, Guard(), None, lambda: moment[0])
        await person.says("book a repair for my X200 tomorrow at three")
        moment[0] += 300
        assert words_of(await person.says("yes")) == NOTHING
        cards = [f.card for f in person.facts if isinstance(f, ev.ApprovalChanged)]
        assert cards[-1].status is CardStatus.EXPIRED
        assert office.writes == 0

    asyncio.run(story())


def test_what_is_missing_is_asked_for_and_a_question_in_between_is_let_pass(
    person: Visit, office: BackOffice
) -> None:
    lines = ["I'd like to book an appointment", "a repair", "Friday", "how much is it?", "at ten"]
    replies = asyncio.run(talk(person, [*lines, "yes"]))
    assert replies[3] is None
    assert [words_of(r) for r in replies[:3]] == [
        "What is the appointment for: a repair, an installation, maintenance or advice?",
        "Which day and what time would suit you?",
        "At what time?",
    ]
    assert office.state()["appointments"][0]["start"] == "2026-11-27T10:00"


def test_a_taken_slot_is_said_and_another_is_offered(person: Visit, office: BackOffice) -> None:
    lines = [REPAIR, "yes", "book a repair for my kettle on Tuesday at three", "half past three"]
    *_, taken, other, done = asyncio.run(talk(person, [*lines, "yes"]))
    assert "not free" in words_of(taken) and "Which one suits you?" in words_of(taken)
    assert "15:30" in words_of(other)
    assert statuses(done) == ["book_appointment done"]


def test_closed_days_and_the_past_are_told_before_anything_is_asked(person: Visit) -> None:
    async def story() -> None:
        closed = await person.says("book a repair on December 25th at ten")
        assert "closed" in words_of(closed)
        past = await person.says("book a repair for today at nine")
        assert "passed already" in words_of(past)
        assert statuses(closed) == [] and statuses(past) == []

    asyncio.run(story())


def test_moved_and_cancelled_by_what_was_booked(person: Visit, office: BackOffice) -> None:
    lines = [REPAIR, "yes", "move it to Wednesday at four", "yes"]
    asyncio.run(talk(person, [*lines, "cancel my appointment", "yes"]))
    assert [(a["start"], a["status"]) for a in office.state()["appointments"]] == [
        ("2026-12-02T16:00", "cancelled")
    ]


def test_a_return_needs_the_code_on_the_receipt(person: Visit, office: BackOffice) -> None:
    lines = ["I want to return the headphones from order 10421", "yes", "XXXX"]
    replies = asyncio.run(talk(person, lines))
    assert "four-character code" in words_of(replies[1])
    assert office.state()["returns"] == []
    assert "does not match" in words_of(replies[2])
    done = asyncio.run(person.says(f"the code is {receipt_code('10421')}"))
    assert statuses(done) == ["start_return done"]
    assert [r["kind"] for r in office.state()["returns"]] == ["return"]
    assert not [e for e in person.actions.outbox.entries() if e.proof], "no used code is kept"


def test_what_is_approved_offline_is_queued_honestly_and_delivered_once(
    index: KnowledgeIndex, alone: Visit, office: BackOffice, tmp_path: Path
) -> None:
    async def story() -> None:
        queued = (await talk(alone, [REPAIR, "yes"]))[-1]
        assert statuses(queued) == ["book_appointment queued"]
        assert "not confirmed yet" in words_of(queued)
        counts = [f.count for f in alone.facts if isinstance(f, ev.OutboxChanged)]
        assert counts[-1].pending == 1
        connected = make_actions(tmp_path / "home", office)
        connected.desk(index, Guard())
        await connected.courier.flush()
        await connected.courier.flush()
        assert len(office.state()["appointments"]) == 1
        assert connected.outbox.count().pending == 0

    asyncio.run(story())


def test_several_things_are_a_plan_that_voice_can_change(person: Visit, office: BackOffice) -> None:
    lines = [
        "return the kettle from order 10421 and book a repair for my X200 on Tuesday",
        "change step two to Wednesday at ten",
        "yes",
        receipt_code("10421"),
        "yes",
    ]
    asyncio.run(talk(person, lines))
    plans = [f.plan for f in person.facts if isinstance(f, ev.PlanChanged) and f.plan]
    assert [s.status for s in plans[-1].steps] == [StepStatus.DONE, StepStatus.DONE]
    state = office.state()
    assert [r["status"] for r in state["returns"]] == ["started"]
    assert [a["start"] for a in state["appointments"]] == ["2026-12-02T10:00"]


def test_a_step_that_fails_offers_to_take_the_done_one_back(
    person: Visit, office: BackOffice
) -> None:
    lines = [
        "book a repair for my X200 on Tuesday at three and cancel appointment K-99999",
        "yes",
        "yes",
        "yes",
    ]
    replies = asyncio.run(talk(person, lines))
    assert "could not be done" in words_of(replies[2])
    assert "can be taken back" in words_of(replies[2])
    assert [a["status"] for a in office.state()["appointments"]] == ["cancelled"]


def test_a_step_can_be_left_out(person: Visit, office: BackOffice) -> None:
    lines = [
        "book a repair on Tuesday at three and book an installation on Friday at ten",
        "skip step one",
        "yes",
    ]
    asyncio.run(talk(person, lines))
    assert [a["kind"] for a in office.state()["appointments"]] == ["installation"]


@pytest.mark.parametrize(
    "question",
    [
        "What is the warranty of the X200?",
        "Can I return opened headphones?",
        "How do I book a repair?",
        "When are you open on Sunday?",
        "Is the X200 in stock?",
        "My water filter shows E07. What do I do?",
    ],
)
def test_questions_are_left_to_the_documents(person: Visit, question: str) -> None:
    assert asyncio.run(person.says(question)) is None


def test_anger_calls_a_colleague_once_and_says_so_honestly(alone: Visit) -> None:
    async def story() -> None:
        reply = await alone.says("This is ridiculous, I am absolutely furious")
        assert reply and reply.outcome is Outcome.HANDED_OFF
        assert "I can't tell yet whether somebody has seen it" in words_of(reply)
        await alone.says("ring the bell")
        rung = {f.call.id for f in alone.facts if isinstance(f, ev.StaffCalled)}
        assert len(rung) == 1

    asyncio.run(story())


def test_a_form_that_is_not_understood_twice_ends_at_a_person(alone: Visit) -> None:
    lines = ["where is my order", "the blue one", "purple monkey dishwasher"]
    *_, last = asyncio.run(talk(alone, lines))
    assert last and last.outcome is Outcome.HANDED_OFF


def test_a_visit_leaves_nothing_at_the_desk(person: Visit, office: BackOffice) -> None:
    async def story() -> None:
        await talk(person, [REPAIR])
        person.desk.forget(person.session)
        assert words_of(await person.says("yes")) == NOTHING
        assert office.writes == 0

    asyncio.run(story())
