from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.audio import RATE
from kiosk.core.turn import Segment
from offline.hearing import (
    FULL_CONTEXT,
    Heard,
    Token,
    context_for,
    loops,
    once,
    phrases,
    sounding,
    windows,
    without_noise,
)
from offline.stt import transcript


@given(st.floats(0.1, 28.0), st.sampled_from([256, 512, FULL_CONTEXT]))
def test_the_context_covers_the_clip_in_whole_pads(seconds: float, floor: int) -> None:
    context = context_for(seconds, floor)
    assert floor <= context <= FULL_CONTEXT
    assert context == FULL_CONTEXT or context % 256 == 0
    assert context >= min(FULL_CONTEXT, seconds * 50 + 64)


@pytest.mark.parametrize(
    ("seconds", "floor", "context"),
    [(2, 512, 512), (2, 256, 256), (8.9, 512, 512), (9, 512, 768), (28, 512, 1500)],
)
def test_contexts_that_were_measured_to_hold(seconds: float, floor: int, context: int) -> None:
    assert context_for(seconds, floor) == context


@given(st.integers(0, 70 * RATE))
def test_windows_cover_everything_once(size: int) -> None:
    cuts = list(windows(np.zeros(size, dtype=np.float32)))
    assert all(end - start <= 28 * RATE for start, end in cuts)
    assert [start for start, _ in cuts] == [0, *[end for _, end in cuts[:-1]]][: len(cuts)]
    assert (cuts[-1][1] if cuts else 0) == size


def test_windows_are_cut_where_it_is_quiet() -> None:
    samples = np.full(40 * RATE, 0.5, dtype=np.float32)
    samples[25 * RATE : 25 * RATE + RATE // 2] = 0
    (_, end), _ = windows(samples)
    assert 25 * RATE <= end <= 25.5 * RATE


def test_phrases_are_split_at_the_marks() -> None:
    tokens = [
        Token(time=0.0),
        Token(b" Hel", 0.5),
        Token(b"lo.", 0.25),
        Token(time=1.5),
        Token(time=1.5),
        Token(b" Caf\xc3", 1.0),
        Token(b"\xa9", 1.0),
        Token(time=99.0),
    ]
    first, second = phrases(tokens, 3.0)
    assert (first.start, first.end, first.text) == (0.0, 1.5, "Hello.")
    assert (second.start, second.end, second.text) == (1.5, 3.0, "Café")
    assert sum(first.logprobs) == pytest.approx(math.log(0.125))


def test_a_phrase_without_an_end_lasts_as_long_as_the_clip() -> None:
    (phrase,) = phrases([Token(b" yes", 0.0)], 2.0)
    assert (phrase.start, phrase.end) == (0.0, 2.0)
    assert math.isfinite(phrase.logprobs[0])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[MUSIC PLAYING]", ""),
        ("(applause)", ""),
        ("♪ la la ♪", ""),
        ("*sighs* No, thanks.", "No, thanks."),
        ("Call (555) 123.", "Call (555) 123."),
        ("Plain.", "Plain."),
    ],
)
def test_noise_marks_are_dropped(text: str, left: str) -> None:
    assert without_noise(text) == left


@pytest.mark.parametrize(
    ("text", "is_loop"),
    [
        ("thank you thank you thank you thank you", True),
        ("so we go and go and go and go and", True),
        ("no no no", False),
        ("five five five one two three", False),
        ("", False),
    ],
)
def test_loops(text: str, is_loop: bool) -> None:
    assert loops(text) is is_loop


def test_what_takes_as_long_as_saying_it_is_no_loop() -> None:
    assert loops("When is shipping free? " * 5, 1.6)
    assert not loops("When is shipping free? " * 5, 8.4)


def test_a_segment_again_in_no_time_is_an_echo() -> None:
    said = "The documents do not say that at all."
    twice = Heard("en", ((0.0, 3.0, said), (3.0, 3.6, said)), -1.0, 16)
    assert twice.without_echo().segments == ((0.0, 3.0, said),)
    slowly = Heard("en", ((0.0, 3.0, said), (3.0, 6.0, said)), -1.0, 16)
    assert slowly.without_echo() == slowly


@pytest.mark.parametrize(
    ("text", "seconds", "said"),
    [
        (
            "What is shipping free? When is shipping free.",
            1.9,
            "When is shipping free.",
        ),
        (
            "What is shipping free? When is shipping free.",
            3.0,
            "What is shipping free? When is shipping free.",
        ),
        ("Seven drills and seven saws now", 1.0, "Seven drills and seven saws now"),
        ("Yes please. No thanks.", 0.5, "Yes please. No thanks."),
        ("", 0.0, ""),
    ],
)
def test_of_two_versions_of_one_phrase_the_last_counts(
    text: str, seconds: float, said: str
) -> None:
    heard = Heard("en", ((0.3, 0.3 + seconds, text),) if text else (), -1.0, 8)
    assert heard.as_said_last().text == said
    assert heard.as_said_last().confidence == heard.confidence


def test_two_versions_may_be_two_segments() -> None:
    heard = Heard(
        "en", ((0.0, 0.9, "What is shipping free?"), (0.9, 1.8, "When is shipping free."))
    )
    assert heard.as_said_last().segments == ((0.0, 1.8, "When is shipping free."),)


def test_a_phrase_that_nobody_says_so_fast_is_said_once() -> None:
    assert once("Where is it? Where is it? where is it", 1.5) == "Where is it?"
    assert once("Where is it? Where is it?", 3.0) == "Where is it? Where is it?"
    assert once("One two three four five six seven", 1.0) == "One two three four five six seven"


def test_silence_around_the_sound_is_left_out() -> None:
    rng = np.random.default_rng(7)
    quiet = rng.normal(0, 2e-4, 3 * RATE).astype(np.float32)
    loud = rng.normal(0, 0.1, RATE).astype(np.float32)
    first, last = sounding(np.concatenate([quiet, loud, quiet]))
    assert first == pytest.approx(2.7 * RATE, abs=RATE // 50)
    assert last == pytest.approx(4.3 * RATE, abs=RATE // 50)
    assert sounding(quiet) == sounding(np.zeros(0, np.float32)) == (0, 0)


def heard(text: str, probability: float, start: float = 0.0) -> Heard:
    segments = ((start, start + 1, text),) if text else ()
    return Heard("en", segments, 4 * math.log(probability), 4)


def test_unsure_windows_are_no_speech_and_keep_their_confidence() -> None:
    assert transcript([heard("you", 0.3)], "en").text == ""
    assert transcript([heard("you", 0.3)], "en").confidence == 0.3


def test_windows_join_into_one_transcript() -> None:
    joined = transcript([heard("One", 0.9), heard("you", 0.2), heard("two.", 0.9, 50)], "en")
    assert joined.text == "One two."
    assert joined.confidence == 0.9
    assert joined.segments == (Segment(0, 1, "One"), Segment(50, 51, "two."))


def test_nothing_gives_an_empty_transcript() -> None:
    nothing = transcript([], "de")
    assert (nothing.text, nothing.confidence, nothing.language) == ("", 0.0, "de")
