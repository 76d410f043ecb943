"""What the voice bench makes of recorded sound and of facts, and that its sound card keeps time."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import numpy as np
import pytest

from kiosk.action.gain import Gain
from kiosk.app.benches.voice_card import Card
from kiosk.app.benches.voice_plot import plot
from kiosk.app.benches.voice_report import (
    Machine,
    compared,
    quantiles,
    read_other,
    report,
)
from kiosk.app.benches.voice_sound import (
    Samples,
    bursts,
    end_of_speech,
    offset,
    samples,
    start_of_speech,
)
from kiosk.app.benches.voice_tape import Tape
from kiosk.app.benches.voice_turn import STAGES, Tapes, judge, stopped_after
from kiosk.app.config import Audio
from kiosk.core import events as ev
from kiosk.core.audio import RATE, PcmChunk
from kiosk.core.devices import Gate
from kiosk.core.errors import BadInput
from kiosk.core.record import AnswerSentence, InputRecord, Origin, Timings, TurnRecord
from kiosk.core.turn import Transcript

SENTENCE = AnswerSentence("It is free.", Origin.QUOTE)


def tone(seconds: float, level: float = 0.3) -> Samples:
    at = np.arange(int(seconds * RATE)) / RATE
    return (np.sin(at * 2 * np.pi * 220) * level * 32767).astype(np.int16)


def quiet(seconds: float, noise: float = 0.0) -> Samples:
    rng = np.random.default_rng(7)
    return (rng.normal(0, 1, int(seconds * RATE)) * noise * 32767).astype(np.int16)


def joined(*parts: Samples) -> Samples:
    return np.concatenate(parts)


def test_speech_ends_where_its_last_loud_sound_does() -> None:
    clip = joined(quiet(0.5), tone(1.0), quiet(0.3), tone(0.4), quiet(1.0))
    assert start_of_speech(clip) == pytest.approx(0.5, abs=0.02)
    assert end_of_speech(clip) == pytest.approx(2.2, abs=0.02)
    assert end_of_speech(quiet(1.0)) == 0.0
    assert end_of_speech(clip[:50]) == 0.0


def test_in_a_noisy_room_the_noise_is_not_speech() -> None:
    clip = joined(tone(2.0), quiet(1.0)) + quiet(3.0, noise=0.02)
    assert end_of_speech(clip) == pytest.approx(2.0, abs=0.03)


def test_bursts_hold_short_pauses() -> None:
    sound = joined(quiet(0.2), tone(0.5), quiet(0.3), tone(0.5), quiet(1.0), tone(0.2))
    first, second = bursts(sound)
    assert first == (pytest.approx(0.2, abs=0.01), pytest.approx(1.5, abs=0.01))
    assert second[0] == pytest.approx(2.5, abs=0.01)
    assert not list(bursts(quiet(1.0, noise=0.001)))


def test_a_recording_is_found_on_tape() -> None:
    clip = joined(quiet(0.25), tone(0.5))
    assert offset(joined(quiet(0.7), clip), clip) == pytest.approx(0.7, abs=0.001)
    assert offset(quiet(1.0), clip) is None


def test_the_block_that_was_least_late_dates_a_tape() -> None:
    tape = Tape()
    tape.add(bytes(RATE * 2), at=11.3)
    tape.add(bytes(RATE * 2), at=12.0)
    tape.add(bytes(RATE * 2), at=13.2)
    began, sound = tape.read()
    assert began == pytest.approx(10.0)
    assert sound.size == 3 * RATE
    tape.rewind()
    assert tape.read()[0] == pytest.approx(13.0)


def seen_of(record: TurnRecord) -> list[tuple[float, ev.Event]]:
    return [
        (100.6, ev.PartialTranscript("how much", 200.0)),
        (101.0, ev.PartialTranscript("how much is", 250.0)),
        (101.35, ev.PartialTranscript("how much is it")),
        (101.5, ev.SpeechEnded()),
        (101.5, ev.FinalTranscript(Transcript("how much is it", 0.9, "en"))),
        (101.6, ev.TurnStarted("t", "how much is it")),
        (101.7, ev.PassagesFound(())),
        (102.0, ev.SentenceReady(SENTENCE)),
        (102.2, ev.SpeakingStarted(0)),
        (103.0, ev.TurnEnded(record)),
    ]


def test_the_chain_adds_up_to_the_latency() -> None:
    clip = joined(quiet(0.2), tone(1.0), quiet(0.5))
    tapes = Tapes(100.0, clip, 100.0, joined(quiet(2.25), tone(1.0)))
    record = TurnRecord(
        "t", "s", "p", InputRecord(transcript="how much is it"), timings_ms=Timings(ttft=100.0)
    )
    result = judge("clip.wav", clip, tapes, seen_of(record), 0.1)
    assert result.latency_ms == pytest.approx(1050, abs=15)
    assert sum(result.stages.values()) == pytest.approx(result.latency_ms, abs=1)
    assert result.stages["endpointing"] == pytest.approx(300, abs=15)
    assert result.stages["ttft"] == pytest.approx(100)
    assert result.stages["sentence"] == pytest.approx(200, abs=1)
    assert result.stages["output"] == pytest.approx(50, abs=2)
    assert result.partials_ms == [pytest.approx(400, abs=15), pytest.approx(400, abs=1)]
    assert result.words_ms == pytest.approx(150, abs=15)
    assert result.transcript_ms == pytest.approx(400, abs=15)
    assert not result.early
    assert tuple(result.stages) == STAGES


def test_an_answer_into_the_question_is_early_and_does_not_count() -> None:
    clip = joined(tone(2.0), quiet(0.5))
    mouth = joined(quiet(1.0), tone(0.3), quiet(2.0), tone(0.5))
    seen: list[tuple[float, ev.Event]] = [(102.6, ev.Interrupted()), (103.2, ev.SpeakingStarted(0))]
    result = judge("clip.wav", clip, Tapes(100.0, clip, 100.0, mouth), seen, 0.0)
    assert result.early
    assert result.latency_ms == pytest.approx(1300, abs=20)
    machine = Machine("direct", "", "stt", "tts", 2, 100.0, None, (210.0, None))
    found = report([result], machine)
    assert found["answered"] == 0
    assert found["early"] == 1
    assert found["latency_ms"] == {"p50": None, "p95": None, "max": None}
    assert found["barge_in_ms"] == {"p50": 210.0, "p95": 210.0, "max": 210.0, "n": 2, "missed": 1}


def test_a_voice_that_falls_silent_was_stopped() -> None:
    word = joined(quiet(0.1), tone(0.5))
    ear = joined(quiet(1.0), word)
    stopped = joined(tone(1.4), quiet(1.0))
    assert stopped_after(Tapes(5.0, ear, 5.0, stopped), word) == pytest.approx(300, abs=15)
    assert stopped_after(Tapes(5.0, ear, 5.0, tone(3.0)), word) is None
    assert stopped_after(Tapes(5.0, ear, 5.0, quiet(3.0)), word) is None


def test_quantiles_are_values_that_were_measured() -> None:
    assert quantiles([]) == {"p50": None, "p95": None, "max": None}
    assert quantiles(float(n) for n in range(1, 21)) == {"p50": 10.5, "p95": 19.0, "max": 20.0}


def test_another_run_is_compared_and_drawn(tmp_path: Path) -> None:
    clip = joined(quiet(0.2), tone(1.0), quiet(0.5))
    tapes = Tapes(100.0, clip, 100.0, joined(quiet(2.2), tone(1.0)))
    result = judge("clip.wav", clip, tapes, seen_of(TurnRecord("t", "s", "p")), 0.0)
    ours = report([result], Machine("direct", "", "stt", "tts", 2, 100.0, 0.05, ()))
    file = tmp_path / "peer.json"
    file.write_text(json.dumps({"latency_ms": {"p50": 2000, "p95": 4000}}))
    other = read_other(file) | {"name": "peer"}
    assert compared(ours, other, "peer")["times_ours"]["p50"] == pytest.approx(2.0, abs=0.05)
    plot(ours, other, tmp_path / "voice.png")
    assert (tmp_path / "voice.png").read_bytes().startswith(b"\x89PNG")
    for bad in ("{", "[]", '{"latency_ms": {"p50": null}}'):
        file.write_text(bad)
        with pytest.raises(BadInput):
            read_other(file)


def test_the_sound_card_hears_and_speaks_at_the_pace_of_time() -> None:
    said, answer = tone(0.4), tone(0.3, 0.5)

    async def story(card: Card) -> float:
        audio, gate = Audio(), Gate()
        source = card.microphone(audio, lambda _event: None, gate)
        sink = card.loudspeaker(audio, lambda _event: None, gate, Gain(), None)
        began: list[float] = []

        async def chunks():  # type: ignore[no-untyped-def]
            yield PcmChunk(answer.tobytes(), RATE)

        playing = asyncio.create_task(sink.play(chunks(), lambda: began.append(time.monotonic())))
        card.say(said.tobytes())
        heard = b""
        async for frame in source.frames():
            heard += frame
            if len(heard) >= RATE * 2:
                break
        await playing
        assert np.abs(samples(heard).astype(int)).max() > 9000
        return began[0]

    with Card() as card:
        started = asyncio.run(story(card))
        at, mouth = card.mouth.read()
        ear_at, ear = card.ear.read()
    ((first, last),) = bursts(mouth)
    assert last - first == pytest.approx(0.3, abs=0.02)
    assert at + first == pytest.approx(started, abs=0.1)
    heard_at = offset(ear, said)
    assert heard_at is not None
    assert ear_at + heard_at == pytest.approx(started, abs=0.1)
