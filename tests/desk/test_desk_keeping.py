"""Across visits: only when wanted, only under the person's own code, sealed, shown, erased."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from desk_support import BackOffice, Visit, make_actions, statuses, talk, visit, words_of

from kiosk.action.keepsakes import KEPT_DAYS, Keepsake, Keepsakes
from kiosk.conversation.entry import typed_turn
from kiosk.core.errors import BadInput
from kiosk.core.record import Outcome
from kiosk.knowledge.index import KnowledgeIndex


def test_a_visit_is_remembered_recalled_and_erased(
    index: KnowledgeIndex, office: BackOffice, tmp_path: Path
) -> None:
    actions = make_actions(tmp_path / "home", office)
    first, second, third = (visit(actions, index, name) for name in ("one", "two", "three"))

    async def story() -> None:
        await talk(first, ["book a repair for my X200 on Tuesday at three", "yes"])
        question = typed_turn("What is the warranty of the C10 coffee machine?", "one")
        await first.desk.reflect(question, Outcome.ANSWERED, first.facts.append)
        asked, coded, kept = await talk(
            first, ["please remember me for next time", "yes", "seven three one five"]
        )
        assert "no recording and no name" in words_of(asked)
        assert statuses(asked) == ["remember_visit proposed"]
        assert "code" in words_of(coded) and statuses(kept) == ["remember_visit done"]
        assert not kept or kept.tools[0].arguments == {}

        _, shown, moved = await talk(
            second, ["do you remember me", "7315", "move my appointment to Wednesday at four"]
        )
        reference = office.state()["appointments"][0]["reference"]
        assert reference in words_of(shown) and "C10" in words_of(shown)
        assert reference in words_of(moved), "the reference is known again"

        _, gone = await talk(third, ["forget me", "7315"])
        assert statuses(gone) == ["erase_visit done"]
        _, nothing = await talk(visit(actions, index, "four"), ["it's me again", "7315"])
        assert "nothing under that code" in words_of(nothing)

    asyncio.run(story())


@pytest.mark.parametrize("answer", ["no", "what is the price of the X200?"])
def test_without_a_yes_nothing_is_kept(alone: Visit, tmp_path: Path, answer: str) -> None:
    asyncio.run(talk(alone, ["please remember me", answer, "7315"]))
    kept = tmp_path / "home" / "data" / "keepsakes"
    assert not kept.exists() or list(kept.iterdir()) == []


def test_a_note_can_be_read_only_with_its_code_on_its_device(tmp_path: Path) -> None:
    here = Keepsakes(tmp_path / "here", lambda: 0.0)
    here.keep("AF39", Keepsake(("toaster",), ("K-AAAAA",), 1.0))
    assert here.recall("af 39") == Keepsake(("toaster",), ("K-AAAAA",), 1.0)
    assert here.recall("AF38") is None
    files = [f for f in (tmp_path / "here").iterdir() if f.name != "device.key"]
    assert len(files) == 1 and b"toaster" not in files[0].read_bytes()
    assert files[0].stat().st_mode & 0o077 == 0
    there = Keepsakes(tmp_path / "there", lambda: 0.0)
    there.keep("AF39", Keepsake())
    (tmp_path / "there" / files[0].name).write_bytes(files[0].read_bytes())
    assert there.recall("AF39") == Keepsake(), "another device has another secret"
    files[0].write_bytes(files[0].read_bytes()[:-1] + b"x")
    assert here.recall("AF39") is None, "what was changed is not believed"
    with pytest.raises(BadInput):
        here.keep("A1", Keepsake())


def test_a_note_that_nobody_asks_for_goes(tmp_path: Path) -> None:
    import time

    moment = [time.time()]
    kept = Keepsakes(tmp_path, lambda: moment[0])
    kept.keep("AF39", Keepsake(("toaster",)))
    moment[0] += (KEPT_DAYS + 1) * 86_400
    assert kept.recall("AF39") is None
