"""A question into the real microphone, an answer out of the real loudspeaker, and back to text."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from statistics import fmean

from whole_support import (
    FREE,
    FREE_WORDS,
    PRICE,
    PRICE_WORDS,
    STEPS,
    Speech,
    eventually,
    new_kiosk,
    silence,
    sounding,
    within,
    write,
)

from kiosk.app.demo.agreement import agreement
from kiosk.conversation.session import Session
from kiosk.core.record import Outcome, TurnRecord
from kiosk.core.state import KioskState, Phase
from tests.support.sound_server import SoundServer

ONE_TURN = ["idle", "listening", "transcribing", "thinking", "answering", "idle"]


def phases(states: list[KioskState]) -> list[str]:
    return [phase.value for phase, _ in groupby(state.phase for state in states)]


async def turn(session: Session, server: SoundServer, question: bytes, out: Path) -> TurnRecord:
    """Touch to talk, speak, and wait for the last word of the answer."""
    before = session.state.record
    with ExitStack() as room:
        heard = room.enter_context(server.recording())
        session.talk()
        await eventually(lambda: session.state.phase is Phase.LISTENING)
        room.enter_context(server.speaking(silence(0.3) + question + silence(8)))
        await eventually(
            lambda: (
                session.state.record is not before
                and session.state.phase in (Phase.IDLE, Phase.ERROR)
            )
        )
    write(out, sounding(heard.read_bytes()))
    assert session.state.problem is None
    assert session.state.record is not None
    print(f"\nheard: {session.state.record.input.transcript}")
    return session.state.record


def test_what_is_said_aloud_is_what_the_record_says(
    sound_server: SoundServer, speech: Speech, module_home: Path, tmp_path: Path
) -> None:
    states: list[KioskState] = []
    questions = [speech(FREE), speech(PRICE)]

    async def story() -> None:
        kiosk = new_kiosk()
        async with kiosk, kiosk.live(states.append) as session:
            serving = asyncio.create_task(session.run())
            await eventually(lambda: session.state.phase is Phase.IDLE)
            assert session.state.microphone_ready
            records, shares = [], []
            for number, question in enumerate(questions):
                out = tmp_path / f"answer-{number}.wav"
                record = await turn(session, sound_server, question, out)
                back = await kiosk.transcribe(out, "en")
                share = agreement(record.answer.text, back.text)
                print(f"\n{share:.0%} of: {record.answer.text}\n  heard as: {back.text}")
                assert share >= 0.85  # the small recogniser mishears a word or two itself
                shares.append(share)
                records.append(record)
            assert fmean(shares) >= 0.93
            serving.cancel()
            await asyncio.wait({serving})
        check_visit(records)

    def check_visit(records: list[TurnRecord]) -> None:
        assert phases(states)[-11:] == [*ONE_TURN, *ONE_TURN[1:]]
        assert FREE_WORDS in records[0].answer.text
        assert PRICE_WORDS in records[1].answer.text
        assert len({record.session_id for record in records}) == 1
        for record in records:
            assert record.answer.outcome is Outcome.ANSWERED
            assert record.input.modality == "voice"
            assert record.egress.bytes_sent == 0
            assert record.egress.hosts == ()
            assert record.degraded == ()
            times = record.timings_ms
            assert 0 < times.end_of_speech_to_transcript < times.end_of_speech_to_first_audio
            assert times.end_of_speech_to_first_audio < times.total

    asyncio.run(within(story()))
    # One of four words may be misheard on a busy machine; the answers show it was understood.
    assert agreement(FREE, states_transcript(states)) >= 0.75
    assert any(state.partial for state in states)
    assert any(state.level > 0.2 for state in states)
    assert {0, 1} <= {state.speaking_index for state in states}


def states_transcript(states: list[KioskState]) -> str:
    return next(state.transcript for state in states if state.phase is Phase.THINKING)


def test_the_person_interrupts_the_answer(
    sound_server: SoundServer, speech: Speech, module_home: Path
) -> None:
    first, second = speech(STEPS), speech(PRICE)

    async def story() -> None:
        kiosk = new_kiosk()
        async with kiosk, kiosk.live(lambda _: None) as session:
            serving = asyncio.create_task(session.run())
            session.talk()
            await eventually(lambda: session.state.phase is Phase.LISTENING)
            with sound_server.speaking(silence(0.3) + first + silence(8)):
                await eventually(lambda: session.state.speaking_index == 0)
                session.talk()
                await eventually(lambda: session.state.phase is Phase.LISTENING)
            cut = session.state.record
            assert cut is not None
            assert cut.audit.seq > 0
            assert cut.timings_ms.total < 10_000  # the whole answer sounds for longer
            with sound_server.speaking(silence(0.3) + second + silence(8)):
                await eventually(lambda: session.state.speaking_index == 0)
            assert PRICE_WORDS in session.state.sentences[0].text
            session.submit_text(STEPS)
            await eventually(lambda: session.state.speaking_index == 0)
            session.stop()
            await eventually(lambda: session.state.phase is Phase.IDLE)
            assert session.state.speaking_index == -1
            assert session.state.problem is None
            serving.cancel()
            await asyncio.wait({serving})

    asyncio.run(within(story()))
