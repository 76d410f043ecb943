"""Frames and probabilities in, utterances out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.audio import FRAME_BYTES, FRAME_MS
from kiosk.core.turn import Utterance
from kiosk.perception.segmenter import (
    Segmenter,
    SegmenterOptions,
    SegmentEvent,
    SpeechBegan,
    SpeechCeased,
)

SHORT = SegmenterOptions(max_utterance_ms=2_000, cut_search_ms=640)


def frame(index: int) -> bytes:
    """A frame that tells its own place in the stream."""
    return index.to_bytes(4, "little") * (FRAME_BYTES // 4)


def cut(probabilities: list[float], options: SegmenterOptions | None = None) -> list[SegmentEvent]:
    segmenter = Segmenter(options)
    events: list[SegmentEvent] = []
    for index, probability in enumerate(probabilities):
        events += segmenter.process(frame(index), probability)
    return events + list(segmenter.flush())


def utterances(events: list[SegmentEvent]) -> list[Utterance]:
    return [event.utterance for event in events if isinstance(event, SpeechCeased)]


def places(utterance: Utterance) -> list[int]:
    frames = range(0, len(utterance.pcm), FRAME_BYTES)
    return [int.from_bytes(utterance.pcm[at : at + 4], "little") for at in frames]


def test_a_word_between_silences_is_cut_with_its_surroundings() -> None:
    events = cut([0.0] * 50 + [0.9] * 20 + [0.0] * 40)
    assert events[0] == SpeechBegan(50 * FRAME_MS)
    (utterance,) = utterances(events)
    assert utterance.end_ms == 70 * FRAME_MS
    assert utterance.start_ms == (50 - 15) * FRAME_MS
    assert places(utterance) == list(range(35, 76))
    assert not utterance.truncated


def test_it_ends_after_the_stop_silence_and_not_before() -> None:
    segmenter = Segmenter(SegmenterOptions(stop_silence_ms=320))
    for index in range(20):
        segmenter.process(frame(index), 0.9)
    answers = [segmenter.process(frame(20 + i), 0.0) for i in range(10)]
    assert [len(answer) for answer in answers] == [0] * 9 + [1]


def test_the_stop_silence_may_be_another_for_one_pause() -> None:
    segmenter = Segmenter()
    for index in range(20):
        segmenter.process(frame(index), 0.9)
    for index in range(60):
        assert not segmenter.process(frame(20 + index), 0.0, stop_silence_ms=2_000)
    assert segmenter.silence_ms == 60 * FRAME_MS
    assert segmenter.process(frame(80), 0.0, stop_silence_ms=200)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_click_is_no_speech(length: int) -> None:
    assert cut([0.0] * 20 + [0.95] * length + [0.0] * 40) == []


def test_a_breath_between_the_thresholds_neither_starts_nor_stops_speech() -> None:
    assert cut([0.4] * 100) == []
    (utterance,) = utterances(cut([0.9] * 10 + [0.4] * 40 + [0.9] * 10 + [0.0] * 30))
    assert utterance.end_ms == 60 * FRAME_MS


def test_an_open_utterance_can_be_looked_at() -> None:
    segmenter = Segmenter()
    assert segmenter.pending() == b""
    for index in range(10):
        segmenter.process(frame(index), 0.9)
    assert segmenter.speaking
    assert segmenter.pending() == b"".join(frame(i) for i in range(10))
    assert segmenter.pending_ms == 10 * FRAME_MS


def test_long_speech_is_cut_at_its_quietest_moment_and_goes_on() -> None:
    probabilities = [0.9] * 150
    probabilities[50] = 0.6
    first, second, third = utterances(cut(probabilities, SHORT))
    assert first.truncated
    assert second.truncated
    assert not third.truncated
    assert places(first)[-1] == 50
    assert places(first) + places(second) + places(third) == list(range(150))


def test_silence_right_after_a_cut_is_no_utterance_of_its_own() -> None:
    events = cut([0.9] * 44 + [0.1] * 18 + [0.0] * 60, SHORT)
    assert len(utterances(events)) == 1
    assert utterances(events)[0].truncated


def test_reset_starts_a_new_stream() -> None:
    segmenter = Segmenter()
    for index in range(10):
        segmenter.process(frame(index), 0.9)
    segmenter.reset()
    assert (segmenter.speaking, segmenter.elapsed_ms, segmenter.flush()) == (False, 0, ())


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="1024"):
        Segmenter().process(b"\0" * 10, 0.5)
    with pytest.raises(ValueError, match="stop_probability"):
        SegmenterOptions(start_probability=0.3, stop_probability=0.5)
    with pytest.raises(ValueError, match="max_utterance_ms"):
        SegmenterOptions(max_utterance_ms=1_000)


STREAMS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.4, 0.6, 0.95]), st.integers(1, 40)), max_size=25
).map(lambda runs: [p for p, count in runs for _ in range(count)])
OPTIONS = st.builds(
    replace,
    st.just(SHORT),
    pre_roll_ms=st.sampled_from([0.0, 64.0, 500.0]),
    post_roll_ms=st.sampled_from([0.0, 200.0, 1_000.0]),
    stop_silence_ms=st.sampled_from([32.0, 300.0, 900.0]),
)


@given(STREAMS, OPTIONS)
def test_events_come_in_pairs_and_in_order(
    probabilities: list[float], options: SegmenterOptions
) -> None:
    events = cut(probabilities, options)
    assert [type(event) for event in events] == [SpeechBegan, SpeechCeased] * (len(events) // 2)
    offsets = [
        at
        for event in events
        for at in ((event.at_ms,) if isinstance(event, SpeechBegan) else (event.utterance.end_ms,))
    ]
    assert offsets == sorted(offsets)


@given(STREAMS, OPTIONS)
def test_every_utterance_is_a_stretch_of_the_stream_and_none_overlap(
    probabilities: list[float], options: SegmenterOptions
) -> None:
    taken = [places(utterance) for utterance in utterances(cut(probabilities, options))]
    for utterance, frames in zip(utterances(cut(probabilities, options)), taken, strict=True):
        assert frames == list(range(frames[0], frames[0] + len(frames)))
        assert utterance.start_ms == frames[0] * FRAME_MS
        assert utterance.start_ms < utterance.end_ms <= (frames[-1] + 1) * FRAME_MS
        assert len(frames) * FRAME_MS <= options.max_utterance_ms
    together = [place for frames in taken for place in frames]
    assert together == sorted(set(together))


@given(STREAMS, OPTIONS)
def test_no_speech_is_lost(probabilities: list[float], options: SegmenterOptions) -> None:
    """Voiced frames are in an utterance, but for clicks too short to be speech."""
    found = {p for u in utterances(cut(probabilities, options)) for p in places(u)}
    needed = int(-(-options.min_speech_ms // FRAME_MS))
    run: list[int] = []
    for index, probability in enumerate([*probabilities, 0.0]):
        if probability >= options.start_probability:
            run.append(index)
            continue
        if len(run) >= needed:
            assert found.issuperset(run)
        run = []


@given(STREAMS, OPTIONS)
def test_pre_roll_is_as_long_as_there_is_room_for(
    probabilities: list[float], options: SegmenterOptions
) -> None:
    events = cut(probabilities, options)
    wanted = options.pre_roll_ms // FRAME_MS * FRAME_MS
    free_from, goes_on = 0.0, False
    for began, ceased in zip(events[::2], events[1::2], strict=True):
        assert isinstance(began, SpeechBegan)
        assert isinstance(ceased, SpeechCeased)
        utterance = ceased.utterance
        if not goes_on:
            assert began.at_ms - utterance.start_ms == min(wanted, began.at_ms - free_from)
        free_from = utterance.start_ms + len(utterance.pcm) // FRAME_BYTES * FRAME_MS
        goes_on = utterance.truncated
