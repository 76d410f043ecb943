from __future__ import annotations

from dataclasses import fields, replace

import pytest
import ui_states as states

from kiosk.core.record import AnswerSentence, Degradation, Origin, Outcome
from kiosk.core.state import KioskState, Phase
from ui.bridge import Bridge
from ui.viewmodels.answer import derive_sentences, derive_sources, title_of
from ui.viewmodels.kiosk import KioskModel
from ui.viewmodels.rows import RowModel
from ui.viewmodels.stage import StageModel, StageView, derive_stage, split_greeting
from ui.viewmodels.status import StatusModel, StatusView, derive_status


@pytest.mark.parametrize(
    ("state", "scene", "activity"),
    [
        (states.STARTING, "starting", "starting"),
        (states.IDLE, "welcome", "ready"),
        (states.LISTENING, "conversation", "listening"),
        (states.TRANSCRIBING, "conversation", "transcribing"),
        (states.THINKING, "conversation", "thinking"),
        (states.SPEAKING, "conversation", "speaking"),
        (replace(states.SPEAKING, speaking_index=-1), "conversation", "answering"),
        (states.ANSWERED, "conversation", "ready"),
        (states.PROBLEM, "problem", "problem"),
    ],
)
def test_scene_and_activity_follow_the_phase(state: KioskState, scene: str, activity: str) -> None:
    view = derive_stage(state)
    assert (view.scene, view.activity) == (scene, activity)


def test_a_wiped_visit_shows_the_welcome_again() -> None:
    wiped = replace(states.ANSWERED, transcript="", sentences=(), sources=(), session_id="")
    assert derive_stage(wiped).scene == "welcome"


@pytest.mark.parametrize(
    ("greeting", "parts"),
    [
        ("", ("", "")),
        ("Hello", ("Hello", "")),
        ("Hello.", ("Hello", "")),
        ("Welcome to X. Ask me.", ("Welcome to X", "Ask me.")),
        ("Hi! Ask  me. Now.", ("Hi!", "Ask me. Now.")),
    ],
)
def test_the_greeting_is_a_headline_and_an_invitation(
    greeting: str, parts: tuple[str, str]
) -> None:
    assert split_greeting(greeting) == parts


def test_a_partial_transcript_is_marked_until_it_is_final() -> None:
    assert derive_stage(states.LISTENING).partial
    assert derive_stage(states.LISTENING).question == states.LISTENING.partial
    assert not derive_stage(states.THINKING).partial
    assert derive_stage(states.THINKING).question == states.QUESTION


@pytest.mark.parametrize(("level", "shown"), [(-1.0, 0.0), (0.123, 0.12), (7.0, 1.0)])
def test_the_level_stays_in_its_range(level: float, shown: float) -> None:
    assert derive_stage(replace(states.LISTENING, level=level)).level == shown


def test_the_outcome_belongs_to_the_turn_on_show() -> None:
    assert states.ANSWERED.record
    answer = replace(states.ANSWERED.record.answer, outcome=Outcome.ABSTAINED)
    record = replace(states.ANSWERED.record, answer=answer)
    assert derive_stage(replace(states.ANSWERED, record=record)).outcome == "abstained"
    assert derive_stage(replace(states.ANSWERED, record=record, turn_id="t2")).outcome == ""
    assert derive_stage(replace(states.SPEAKING, record=record)).outcome == ""


def test_sources_are_numbered_in_the_order_they_are_cited() -> None:
    second_first = (
        AnswerSentence("B.", Origin.QUOTE, ("p2",)),
        AnswerSentence("A.", Origin.MODEL, ("p1", "p2", "unknown")),
    )
    state = replace(states.SPEAKING, sentences=second_first)
    assert [row.citations for row in derive_sentences(state)] == [(1,), (2, 1)]
    assert [(row.number, row.title) for row in derive_sources(state)] == [
        (1, "Soundwave x200 manual"),
        (2, "Returns policy"),
        (0, "Opening hours"),
    ]


def test_what_was_found_and_not_used_goes_when_the_answer_is_whole() -> None:
    assert len(derive_sources(states.THINKING)) == 3
    assert [row.number for row in derive_sources(states.ANSWERED)] == [1, 2]
    nothing_cited = replace(states.ANSWERED, sentences=())
    assert [row.number for row in derive_sources(nothing_cited)] == [0, 0, 0]


def test_quotes_in_another_language_than_the_persons_name_it() -> None:
    def named(language: str, documents: str = "en") -> list[str]:
        pack = replace(states.PACK, language=documents)
        rows = derive_sentences(replace(states.SPEAKING, pack=pack), language)
        return [row.written_in for row in rows]

    assert named("de") == ["English", "", "English"], "what a model wrote is in no document"
    assert named("en") == ["", "", ""]
    assert named("de", "fr") == ["Français", "", "Français"]
    assert named("de", "it") == ["it", "", "it"], "a language the interface does not speak"
    assert named("de", "") == ["", "", ""], "not known"


def test_a_translation_names_what_it_was_made_from() -> None:
    first, *rest = states.SPEAKING.sentences
    told = replace(first, text="Der X200 kostet 149 $.", language="de", original=first.text)
    pack = replace(states.PACK, language="en")
    state = replace(states.SPEAKING, pack=pack, sentences=(told, *rest))
    for language in ("de", "en"):
        row = derive_sentences(state, language)[0]
        assert (row.translated, row.written_in) == (True, "English")
    assert not any(row.translated for row in derive_sentences(states.SPEAKING, "de"))


def test_who_changes_the_language_sees_at_once_in_which_one_the_quote_is() -> None:
    bridge = Bridge()
    model = KioskModel(bridge)
    model.show(states.SPEAKING)
    seen = [[row.written_in for row in model.sentences.rows]]
    for code in ("es", "en"):
        model.comfort.choose_language(code)
        seen.append([row.written_in for row in model.sentences.rows])
    assert seen == [["", "", ""], ["English", "", "English"], ["", "", ""]]


def test_the_sentence_being_heard_and_its_sources_are_marked() -> None:
    assert [row.speaking for row in derive_sentences(states.SPEAKING)] == [False, True, False]
    assert [row.speaking for row in derive_sources(states.SPEAKING)] == [True, True, False]
    beyond = replace(states.SPEAKING, speaking_index=9)
    assert not any(row.speaking for row in derive_sources(beyond))


@pytest.mark.parametrize(
    ("doc", "title"),
    [("returns_policy.md", "Returns policy"), ("a/b/FAQ-2.txt", "FAQ 2"), ("", "")],
)
def test_a_file_name_becomes_a_title(doc: str, title: str) -> None:
    assert title_of(doc) == title


@pytest.mark.parametrize(
    ("tier", "who"),
    [
        ("", "device"),
        ("mini", "device"),
        ("policy", "device"),
        ("standard", "cloud"),
        ("premium", "cloud"),
        ("human", "person"),
    ],
)
def test_who_answers(tier: str, who: str) -> None:
    assert derive_status(replace(states.IDLE, tier=tier)).who == who


@pytest.mark.parametrize(
    ("state", "open_", "stoppable", "begun"),
    [
        (states.STARTING, False, False, False),
        (states.IDLE, True, False, False),
        (states.LISTENING, True, True, True),
        (states.SPEAKING, True, True, True),
        (states.ANSWERED, True, False, True),
        (states.PROBLEM, True, False, True),
    ],
)
def test_what_a_person_may_do(state: KioskState, open_: bool, stoppable: bool, begun: bool) -> None:
    view = derive_status(state)
    assert (view.open, view.stoppable, view.begun) == (open_, stoppable, begun)


def test_degradations_are_said_once_each() -> None:
    worse = (Degradation("a", "Slow."), Degradation("b", "Slow."), Degradation("c", "Dim."))
    assert derive_status(replace(states.IDLE, degraded=worse)).notice == "Slow. Dim."


def test_a_problem_is_shown_in_the_phase_of_errors_alone() -> None:
    assert derive_status(states.PROBLEM).code == "stt.engine_crashed"
    assert derive_status(replace(states.PROBLEM, phase=Phase.LISTENING)).code == ""


@pytest.mark.parametrize(
    ("model", "old", "new"),
    [
        (StageModel(), StageView(), StageView(level=0.5)),
        (StatusModel(), StatusView(), StatusView(sent=3)),
    ],
)
def test_only_what_changed_is_announced(
    model: StageModel | StatusModel, old: StageView | StatusView, new: StageView | StatusView
) -> None:
    heard: list[str] = []
    names = [field.name for field in fields(new)]
    for name in names:
        getattr(model, f"{name}_changed").connect(lambda name=name: heard.append(name))
    model.show(new)
    model.show(new)
    (changed,) = [name for name in names if getattr(old, name) != getattr(new, name)]
    assert heard == [changed]
    assert all(getattr(model, name) == getattr(new, name) for name in names)


def test_rows_grow_and_change_without_a_reset() -> None:
    rows = derive_sentences(states.SPEAKING)
    model = RowModel(type(rows[0]))
    events: list[str] = []
    model.modelReset.connect(lambda: events.append("reset"))
    model.rowsInserted.connect(lambda _p, first, last: events.append(f"+{first}-{last}"))
    model.rowsRemoved.connect(lambda _p, first, last: events.append(f"-{first}-{last}"))
    model.dataChanged.connect(
        lambda top, _bottom, roles: events.append(
            f"~{top.row()} " + ",".join(model.roleNames()[role].data().decode() for role in roles)
        )
    )
    model.show(rows[:1])
    model.show(rows)
    model.show([replace(rows[0], speaking=True), *rows[1:]])
    model.show(rows[:2])
    model.show([])
    assert events == ["+0-0", "+1-2", "~0 speaking", "-2-2", "~0 speaking", "-0-1"]
    assert model.rowCount() == 0
    assert model.data(model.index(0)) is None
