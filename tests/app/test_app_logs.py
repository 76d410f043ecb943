from __future__ import annotations

import json
import logging
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from kiosk.app import logs
from kiosk.app.config import Logging
from kiosk.app.diary import Diary
from kiosk.app.paths import Paths
from kiosk.core import events as ev
from kiosk.core.errors import BadInput, EngineFailed
from kiosk.core.record import Answer, AnswerSentence, InputRecord, Origin, TurnRecord
from kiosk.core.state import PackInfo
from kiosk.core.turn import Passage, Transcript

CANARY = "zebra marmalade"


@pytest.fixture
def paths(home: Path) -> Iterator[Paths]:
    yield from _configured(Logging(level="debug"))


@pytest.fixture
def speaking_paths(home: Path) -> Iterator[Paths]:
    yield from _configured(Logging(level="debug", log_speech=True))


def _configured(settings: Logging) -> Iterator[Paths]:
    paths = Paths.of().create()
    before = logging.getLogger().handlers[:]
    logs.configure(settings, paths, console_level="debug")
    yield paths
    for handler in logging.getLogger().handlers[:]:
        if handler not in before:
            logging.getLogger().removeHandler(handler)
            handler.close()
    logging.captureWarnings(False)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def written(paths: Paths) -> str:
    return "".join(path.read_text() for path in paths.home.rglob("*") if path.is_file())


def say_it_everywhere() -> None:
    log = structlog.stdlib.get_logger("kiosk.test")
    log.info("heard", transcript=CANARY, text=CANARY, partial=CANARY, question=CANARY)
    log.info("nested", turn={"answer": {"text": CANARY}, "all": [{"prompt": CANARY}]})
    log.info("objects", turn=Transcript(CANARY, 1.0, "en"), raw=CANARY.encode())
    for error in (
        ValueError(CANARY),
        KeyError(CANARY),
        BadInput("a.b", CANARY),
        RuntimeError(CANARY),
    ):
        try:
            try:
                raise error
            except (ValueError, KeyError, RuntimeError, BadInput) as inner:
                raise EngineFailed("engine.failed", "it failed") from inner
        except EngineFailed:
            log.exception("failed")
    log.error("failed", exc_info=ExceptionGroup("two", [ValueError(CANARY), TypeError(CANARY)]))
    foreign = logging.getLogger("somebody.else")
    foreign.warning("sent %s", CANARY)
    foreign.warning("sent %(what)s", {"what": CANARY})
    foreign.error("task failed\n<Task result=%r>" % CANARY)  # noqa: UP031
    logging.getLogger("kiosk.engine.stt").debug("%s", CANARY)
    try:
        int(CANARY)
    except ValueError:
        foreign.exception("failed")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(f"odd input {CANARY}", UserWarning, stacklevel=1)


def fake_turn() -> None:
    diary = Diary()
    sentence = AnswerSentence(CANARY, Origin.MODEL, ("p1",))
    passages = (Passage("p1", "manual.md", "Care", 1, 0.5, CANARY),)
    record = TurnRecord(
        "t-1", "s-1", "store@1", InputRecord("voice", CANARY), retrieval=passages,
        answer=Answer(CANARY, sentences=(sentence,)),
    )  # fmt: skip
    for event in (
        ev.Ready(PackInfo("Shop")),
        ev.SessionStarted("s-1"),
        ev.PartialTranscript(CANARY),
        ev.FinalTranscript(Transcript(CANARY, 0.9, "en")),
        ev.TurnStarted("t-1", CANARY),
        ev.PassagesFound(passages),
        ev.SentenceReady(sentence),
        ev.Failed(EngineFailed("llm.crashed", "the llm engine died")),
        ev.TurnEnded(record),
        ev.SessionWiped(),
    ):
        diary(event)


def test_nothing_anybody_said_is_written(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    say_it_everywhere()
    fake_turn()
    text = written(paths)
    for word in CANARY.split():
        assert word not in text
    assert "15 characters withheld" in text
    assert "turn.ended" in text


def test_console_holds_no_speech_and_no_traces(
    paths: Paths, capfd: pytest.CaptureFixture[str]
) -> None:
    logs.configure(Logging(level="debug"), paths, console_level="debug")
    say_it_everywhere()
    fake_turn()
    shown = capfd.readouterr().err
    assert "turn.ended" in shown
    assert "Traceback" not in shown
    assert not any(word in shown for word in CANARY.split())


def test_owner_may_turn_speech_on(speaking_paths: Paths) -> None:
    say_it_everywhere()
    assert CANARY in written(speaking_paths)


def test_lines_are_json_and_carry_the_turn(paths: Paths) -> None:
    fake_turn()
    lines = [json.loads(line) for line in (paths.logs / "kiosk.log").read_text().splitlines()]
    ended = next(line for line in lines if line["event"] == "turn.ended")
    assert (ended["session_id"], ended["turn_id"]) == ("s-1", "t-1")
    assert ended["passage_ids"] == ["p1"]
    wiped = lines[-1]
    assert wiped["event"] == "session.wiped"
    assert "turn_id" not in wiped


def test_traces_tell_places_and_machine_errors(paths: Paths) -> None:
    log = structlog.stdlib.get_logger("kiosk.test")
    try:
        Path("/nowhere/at/all").read_text()
    except OSError:
        log.exception("failed")
    line = json.loads((paths.logs / "kiosk.log").read_text())
    assert "/nowhere/at/all" in line["trace"]
    assert "test_app_logs.py" in line["trace"]


def test_names_of_our_parts_are_kept(paths: Paths) -> None:
    logging.getLogger("offline.supervisor").warning("%s ended with %d", "llm", -11)
    assert "llm ended with -11" in written(paths)


def test_libraries_are_heard_from_warning_on(paths: Paths) -> None:
    logging.getLogger("chatty").info("request sent")
    assert "request sent" not in written(paths)


def test_log_is_private_and_rotates(paths: Paths) -> None:
    log = logs.SharedLog(paths.logs / "kiosk.log", max_bytes=200)
    other = logs.SharedLog(paths.logs / "kiosk.log", max_bytes=200)
    for number in range(40):
        record = logging.LogRecord("x", logging.INFO, "", 0, f"line {number:02}", None, None)
        (log if number % 2 else other).emit(record)
    log.close()
    other.close()
    files = sorted(paths.logs.glob("kiosk.log*"))
    kept = "".join(path.read_text() for path in files)
    assert len([f for f in files if f.suffix != ".lock"]) > 1
    assert all(kept.count(f"line {number:02}\n") == 1 for number in range(40))
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
