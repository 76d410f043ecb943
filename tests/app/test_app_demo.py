from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.action.recording import write_wav
from kiosk.app.demo.agreement import agreement
from kiosk.app.demo.film import Film
from kiosk.app.demo.report import write_report
from kiosk.app.demo.scene import Scene, Visit
from kiosk.app.demo.screen import NoScreen, choose_display
from kiosk.app.demo.stage import DirectStage, best_stage
from kiosk.app.demo.trim import trimmed
from kiosk.app.demo.visit import OUTSIDE, Visitor, script
from kiosk.core import events as ev
from kiosk.core.audio import PcmChunk
from kiosk.core.errors import EngineCrashed
from kiosk.core.ports import AudioSink, AudioSource
from kiosk.core.record import (
    Answer,
    AnswerSentence,
    InputRecord,
    Origin,
    Outcome,
    Timings,
    TurnRecord,
)
from kiosk.core.state import KioskState, Phase
from kiosk.core.turn import Passage, Transcript
from kiosk.perception.wav import read_wav


@pytest.mark.parametrize(
    ("said", "heard", "share"),
    [
        ("We close at nine.", "we close at nine", 1.0),
        ("It costs $5.", "It costs five dollars.", 1.0),
        ("one two three four", "one two four", 0.75),
        ("one two three four", "one two three four five", 0.75),
        ("one two three four", "one too three four", 0.75),
        ("one", "a b c d", 0.0),
        ("", "", 1.0),
        ("", "ghost", 0.0),
        ("It\N{RIGHT SINGLE QUOTATION MARK}s here", "it's here", 1.0),
    ],
)
def test_agreement(said: str, heard: str, share: float) -> None:
    assert agreement(said, heard) == share


def test_script_ends_with_a_question_nobody_answers() -> None:
    assert script(("a", "b", "c"), 2) == ("a", "b", OUTSIDE)


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    for name in ("question-1", "question-2", "answer-1"):
        write_wav(tmp_path / f"{name}.wav", bytes(3200), 16000)
    sentence = AnswerSentence("At nine.", Origin.QUOTE, ("p1",))
    record = TurnRecord(
        "t1", "s1", "store@1", InputRecord("voice", "what <b>time</b>"),
        retrieval=(Passage("p1", "hours.md", "Opening", None, 0.9, "We open at nine."),),
        answer=Answer("At nine.", Outcome.ANSWERED, (sentence,)),
        timings_ms=Timings(end_of_speech_to_first_audio=812.0, total=2000.0),
    )  # fmt: skip
    good = Scene("What time?", tmp_path / "question-1.wav", record, tmp_path / "answer-1.wav",
                 "at nine", 0.8, 1.0)  # fmt: skip
    problem = {"code": "demo.no_answer", "message": "No answer.", "hint": "Look."}
    bad = Scene("Really?", tmp_path / "question-2.wav", problem=problem)
    return Visit("The <Shop>", "a test", False, (good, bad))


def test_report_is_self_contained_and_escaped(visit: Visit, tmp_path: Path) -> None:
    page = write_report(visit, tmp_path).read_text()
    assert "The &lt;Shop&gt;" in page
    assert "what &lt;b&gt;time&lt;/b&gt;" in page
    assert page.count("data:audio/wav;base64,") == 3
    assert "hours.md · Opening" in page
    assert "No answer. Look." in page
    for outside in ("http://", "https://", 'src="q', "<script"):
        assert outside not in page


def test_report_counts_what_happened(visit: Visit, tmp_path: Path) -> None:
    write_report(visit, tmp_path)
    account = json.loads((tmp_path / "report.json").read_text())
    assert account["summary"] == {
        "questions": 2,
        "answered": 1,
        "failed": 1,
        "end_of_speech_to_first_audio_ms": 812.0,
        "question_agreement": 0.8,
        "answer_agreement": 1.0,
        "bytes_sent": 0,
    }
    assert account["scenes"][0]["question_file"] == "question-1.wav"
    assert account["scenes"][1]["problem"]["code"] == "demo.no_answer"


class Beep:
    async def speak(self, text: str, language: str = "") -> AsyncIterator[PcmChunk]:
        yield PcmChunk(b"\x01\x10" * (len(text) * 200), 22050)


class Parrot:
    """Hears what it should hear, or what the test wants, and answers with a beep."""

    def __init__(self, heard: dict[str, str | Exception | None]) -> None:
        self.heard = list(heard.values())
        self.frames = 0

    async def listen(
        self, source: AudioSource, *, sink: AudioSink, publish: Any
    ) -> AsyncIterator[TurnRecord]:
        heard = self.heard.pop(0)
        async for _ in source.frames():
            self.frames += 1
            if isinstance(heard, Exception):
                raise heard
        if heard is not None:
            await sink.play(Beep().speak("at nine"), lambda: None)
            answer = Answer("At nine.", Outcome.ANSWERED)
            yield TurnRecord("t", "s", "p", InputRecord("voice", heard), answer=answer)

    async def transcribe(self, path: Path, language: str) -> Transcript:
        assert read_wav(path)
        return Transcript("at nine", 1.0, language)


class Album(NoScreen):
    """A screen that writes down what is shown on it."""

    def __init__(self) -> None:
        super().__init__("a test")
        self.shown: list[KioskState] = []
        self.pictured: dict[str, KioskState] = {}

    def show(self, state: KioskState) -> None:
        self.shown.append(state)

    async def picture(self, state: KioskState, path: Path) -> bool:
        self.pictured[path.name] = state
        return True


IDLE = KioskState(phase=Phase.IDLE)


def test_visit_goes_on_after_failures(tmp_path: Path) -> None:
    crash = EngineCrashed("stt.crashed", "It died.", "Wait.")
    questions: dict[str, str | Exception | None] = {
        "Hi there": "hi there", "Boom": crash, "Hush": None, "One two": "one too"
    }  # fmt: skip
    kiosk, told, album = Parrot(questions), list[str](), Album()
    visitor = Visitor(kiosk, DirectStage("a test"), album, tmp_path, progress=told.append)  # type: ignore[arg-type]
    recordings = dict.fromkeys(questions, b"\x01\x10" * 3200)
    good, crashed, silent, misheard = asyncio.run(visitor.ask_all(recordings, IDLE))
    assert told == list(questions)
    assert (good.question_agreement, good.answer_agreement) == (1.0, 1.0)
    assert good.answer_file == tmp_path / "answer-1.wav"
    assert crashed.problem == crash.as_dict()
    assert set(crashed.screenshots) == {"error"}
    assert album.pictured["question-2-error.png"].problem is not None
    assert (silent.record, silent.question_agreement, silent.problem) == (None, 0.0, None)
    assert misheard.question_agreement == 0.5
    assert all(scene.question_file.exists() for scene in (good, crashed, silent, misheard))


def test_every_phase_is_pictured_where_there_is_most_to_see(tmp_path: Path) -> None:
    passage = Passage("p1", "hours.md", "Opening", None, 0.9, "We open at nine.")
    record = TurnRecord("t1", "s1", "store@1", answer=Answer("At nine.", Outcome.ANSWERED))
    sentence = AnswerSentence("At nine.", Origin.QUOTE, ("p1",))
    facts = (
        ev.ListeningStarted(), ev.Level(0.1), ev.PartialTranscript("when do"), ev.Level(0.7),
        ev.PartialTranscript("when do you"), ev.Level(0.2), ev.SpeechEnded(),
        ev.TurnStarted("t1", "When do you open?"), ev.PassagesFound((passage,)),
        ev.SentenceReady(sentence), ev.SpeakingStarted(0), ev.SpeakingEnded(),
        ev.TurnEnded(record),
    )  # fmt: skip
    album = Album()
    film = Film(IDLE, album)
    for fact in facts:
        film(fact)
    pictures = asyncio.run(film.develop(tmp_path, 3))
    assert set(pictures) == {"listening", "thinking", "answering", "answer"}
    seen = {name: album.pictured[path.name] for name, path in pictures.items()}
    assert (seen["listening"].partial, seen["listening"].level) == ("when do you", 0.7)
    assert seen["thinking"].sources == (passage,)
    assert seen["answering"].speaking_index == 0
    assert seen["answer"].record == record
    assert [state.phase for state in album.shown][-1] is Phase.IDLE


@pytest.mark.parametrize(
    ("sound", "kept"),
    [
        (np.zeros(16000), 0),
        (np.r_[np.zeros(16000), np.full(8000, 3000), np.zeros(16000)], 8000 + 2 * 2400),
        (np.full(8000, -3000), 8000),
    ],
)
def test_silence_is_cut_off_both_ends(sound: np.ndarray, kept: int) -> None:
    assert len(trimmed(sound.astype("<i2").tobytes())) == kept * 2


def test_without_pulseaudio_the_report_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with best_stage() as stage:
        assert not stage.loopback
        assert "pulseaudio" in stage.description


def test_without_a_screen_qt_draws_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("there is always a screen here")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QUICK_BACKEND"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    assert "in memory" in choose_display()
    assert (os.environ["QT_QPA_PLATFORM"], os.environ["QT_QUICK_BACKEND"]) == (
        "offscreen", "software"
    )  # fmt: skip
