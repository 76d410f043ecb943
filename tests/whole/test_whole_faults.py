"""Each engine dies in the middle of a turn; the person gets an answer or an honest apology."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing
from pathlib import Path

import psutil
import pytest
from whole_support import (
    FREE,
    FREE_WORDS,
    STEPS,
    THOUGHT,
    Command,
    Speech,
    Table,
    eventually,
    new_kiosk,
    until_busy,
    within,
)

from kiosk.action.recording import NullSink
from kiosk.app.composition import Kiosk
from kiosk.core import events as ev
from kiosk.core.record import Origin, Outcome, TurnRecord
from kiosk.perception.sources import WavSource

Story = Awaitable[TurnRecord]

UNASKED = {"SIGKILL": THOUGHT, "SIGSEGV": "Can I rent a car here?"}


class TooLate(AssertionError):
    """The engine had done its work before it could be struck."""


class Stage:
    """One kiosk for all faults: what one leaves behind, the next one would meet."""

    def __init__(self, runner: asyncio.Runner, kiosk: Kiosk, speech: Speech) -> None:
        self.run = runner.run
        self.kiosk = kiosk
        self.questions = {text: speech(text) for text in (FREE, STEPS)}
        self.facts: list[ev.Event] = []
        self.struck: dict[tuple[str, str], Struck] = {}

    @property
    def degraded(self) -> list[str]:
        """What was published as worse than it should be, in order and once each."""
        codes = [fact.degradation.code for fact in self.facts if isinstance(fact, ev.Degraded)]
        return list(dict.fromkeys(codes))

    def pid(self, engine: str) -> int:
        return self.kiosk.engines.pids()[engine]

    def saw(self, kind: type[ev.Event]) -> bool:
        return any(isinstance(fact, kind) for fact in self.facts)

    async def hear(self, text: str, *, realtime: bool = False) -> TurnRecord:
        source = WavSource(self.questions[text], realtime=realtime, trailing_silence_s=1.5)
        turns = self.kiosk.listen(source, sink=NullSink(), publish=self.facts.append)
        async with aclosing(turns):
            return await anext(turns)

    async def strike(self, engine: str, fault: str, story: Story, when: Awaitable[None]) -> Struck:
        """Let `story` run, end `engine` with signal `fault` `when` it is at work."""
        pid = self.pid(engine)
        turn = asyncio.ensure_future(story)
        waiting = asyncio.ensure_future(when)
        await asyncio.wait({turn, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            waiting.cancel()
            raise TooLate(f"the turn was over before {engine} had begun: {turn.result()}")
        os.kill(pid, signal.Signals[fault])
        since = time.perf_counter()
        record = await turn
        return Struck(record, pid, (time.perf_counter() - since) * 1000)


class Struck:
    """A turn in which an engine died; `answer_ms` from the blow to the end of the turn."""

    def __init__(self, record: TurnRecord, pid: int, answer_ms: float) -> None:
        self.record = record
        self.pid = pid
        self.answer_ms = answer_ms

    @property
    def codes(self) -> list[str]:
        return [degradation.code for degradation in self.record.degraded]


@pytest.fixture(scope="module")
def stage(speech: Speech, module_home: Path) -> Iterator[Stage]:
    with asyncio.Runner() as runner:
        kiosk = new_kiosk()
        runner.run(kiosk.start())
        yield Stage(runner, kiosk, speech)
        runner.run(kiosk.close())


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    table = Table(("engine", "fault", "outcome", "degraded", "ms to the end", "next turn"))
    yield table
    print(f"\n{table}")


async def _whisper(stage: Stage, fault: str) -> Struck:
    # A recording that comes faster than real time has no captions, and waits at its first silence
    # for the words so far: what is at work then is the look at the final ones.
    story = stage.hear(FREE)
    struck = await stage.strike("stt", fault, story, until_busy(stage.pid("stt")))
    assert struck.record.answer.outcome is Outcome.ANSWERED
    assert FREE_WORDS in struck.record.answer.text
    assert stage.degraded == ["stt.restarted"]
    return struck


async def _whisper_caption(stage: Stage, fault: str) -> Struck:
    async def at_a_caption() -> None:
        await eventually(lambda: stage.saw(ev.SpeechStarted))
        await until_busy(stage.pid("stt"))
        assert not stage.saw(ev.SpeechEnded)

    story = stage.hear(FREE, realtime=True)
    struck = await stage.strike("stt", fault, story, at_a_caption())
    assert struck.record.answer.outcome is Outcome.ANSWERED
    assert FREE_WORDS in struck.record.answer.text
    assert stage.degraded == ["stt.partials_failed"]
    return struck


async def _llama(stage: Stage, fault: str) -> Struck:
    # A question that was just asked is answered from the model's cache before it can be struck.
    story = stage.kiosk.ask(UNASKED[fault], publish=stage.facts.append)
    struck = await stage.strike("llm", fault, story, until_busy(stage.pid("llm")))
    assert "llm.crashed" in struck.codes
    assert fault in struck.record.degraded[0].message
    answer = struck.record.answer
    assert answer.outcome in {Outcome.ABSTAINED, Outcome.ERROR}
    assert all(sentence.origin in {Origin.QUOTE, Origin.POLICY} for sentence in answer.sentences)
    return struck


async def _piper(stage: Stage, fault: str) -> Struck:
    story = stage.kiosk.ask(STEPS, speak_to=NullSink(), publish=stage.facts.append)
    struck = await stage.strike("tts", fault, story, until_busy(stage.pid("tts")))
    assert struck.record.answer.outcome is Outcome.ANSWERED
    assert len(struck.record.answer.sentences) == 4
    assert "tts.failed" in struck.codes
    return struck


FAULTS: dict[str, tuple[str, Callable[[Stage, str], Awaitable[Struck]]]] = {
    "whisper": ("stt", _whisper),
    "whisper, caption": ("stt", _whisper_caption),
    "llama": ("llm", _llama),
    "piper": ("tts", _piper),
}


@pytest.mark.parametrize("fault", ["SIGKILL", "SIGSEGV"])
@pytest.mark.parametrize("case", FAULTS)
def test_an_engine_dies_in_mid_turn(stage: Stage, table: Table, case: str, fault: str) -> None:
    engine, play = FAULTS[case]
    stage.facts.clear()
    struck = stage.run(within(play(stage, fault)))
    record = struck.record
    degraded = " ".join(stage.degraded)
    assert record.answer.text
    assert record.audit.seq > 0
    assert record.egress.bytes_sent == 0
    after = stage.run(within(stage.hear(FREE)))
    assert after.answer.outcome is Outcome.ANSWERED
    assert after.degraded == ()
    assert FREE_WORDS in after.answer.text
    if engine == "llm":
        asked = stage.run(within(stage.kiosk.ask(THOUGHT)))
        assert asked.usage.completion_tokens > 0
        assert asked.degraded == ()
    assert stage.pid(engine) != struck.pid
    outcome = record.answer.outcome.value
    table.rows.append((case, fault, outcome, degraded, round(struck.answer_ms), "ok"))
    stage.struck[case, fault] = struck


RECORDED = [
    ("whisper", "stt.restarted"),
    ("whisper, caption", "stt.partials_failed"),
    ("llama", "llm.crashed"),
    ("piper", "tts.failed"),
]


@pytest.mark.parametrize(("case", "code"), RECORDED)
def test_the_record_names_what_went_wrong(stage: Stage, case: str, code: str) -> None:
    struck = [s for (name, _), s in stage.struck.items() if name == case]
    if not struck:
        pytest.skip("needs the turns of the test above")
    assert [one.codes for one in struck] == [[code]] * len(struck)


@pytest.mark.parametrize("at_work", ["offline.host", "piper"])
def test_no_engine_outlives_a_command_that_is_killed(
    command: Command, speech: Speech, tmp_path: Path, at_work: str
) -> None:
    file = speech.recording(STEPS, tmp_path / "question.wav")
    request = json.dumps({"file": str(file)}) + "\n"
    running = command.start("listen", "--batch", "--offline")
    assert running.stdin is not None
    assert running.stdout is not None
    try:
        running.stdin.write(request)
        running.stdin.flush()
        before = json.loads(running.stdout.readline())
        children = psutil.Process(running.pid).children(recursive=True)
        watched = [child for child in children if at_work in " ".join(child.cmdline())]
        assert watched
        running.stdin.write(request)
        running.stdin.flush()
        asyncio.run(within(any_busy([child.pid for child in watched])))
        assert running.poll() is None
    finally:
        running.kill()
        printed, _ = running.communicate(timeout=20)
    assert printed == "", "the turn was over before it was struck"
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
    assert len(children) >= 3
    verified = command("audit", "verify", "--json")
    assert (verified.code, verified.json["ok"]) == (0, True), verified.out
    assert verified.json["entries"] >= before["audit"]["seq"]


async def any_busy(pids: list[int]) -> None:
    waiting = {asyncio.create_task(until_busy(pid)) for pid in pids}
    _, late = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in late:
        task.cancel()
    await asyncio.wait(waiting)
