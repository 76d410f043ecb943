from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline.piper_stream import Audio, Begins, Log, PiperStream
from offline.speakable import FIRST, LONGEST, begun, lines


@pytest.mark.parametrize("text", ["", "  \n\t ", "...", "?!", "\x00\x1b", "♪ — ♪", "[[ ]]"])
def test_mute_text_gives_no_line(text: str) -> None:
    assert list(lines(text)) == []


@given(st.text(max_size=600))
def test_lines_are_short_and_have_no_control_characters(text: str) -> None:
    for line in lines(text):
        assert 0 < len(line) <= LONGEST
        assert line.isprintable()
        assert "[[" not in line


@given(st.text("abc .,", max_size=600))
def test_nothing_that_can_be_said_is_lost(text: str) -> None:
    def letters(part: str) -> str:
        return "".join(filter(str.isalnum, part))

    assert letters("".join(lines(text))) == letters(text)


def test_long_text_is_cut_after_a_sentence() -> None:
    first = "We open at nine in the morning and close at six in the evening on weekdays."
    second = "On holidays the shop opens an hour later, and the workshop behind it stays closed."
    third = "Please ring the bell."
    assert list(lines(f"{first}  {second}\n{third}")) == [f"{first} {second}", third]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The documents do not say. Please ask one of my colleagues at the desk over there.", 2),
        ("Delivery takes three to five days, and costs nothing from sixty dollars upwards.", 2),
        ("Yes, it does, and it comes with a charger and two cables in the box beside it", 2),
        ("It holds one litre and a half and fits under every tap that we have in our stores.", 1),
        ("No, it does not. Ask us.", 1),
    ],
)
def test_the_first_sentence_or_clause_is_a_line_of_its_own(text: str, parts: int) -> None:
    found = list(lines(text))
    assert len(found) == parts
    assert " ".join(found) == text
    assert parts == 1 or len(found[0]) <= FIRST


def test_a_voice_begins_with_its_first_sound() -> None:
    rate = 22_050
    word = (np.sin(np.arange(rate) / 9) * 9000).astype("<i2").tobytes()
    silence = bytes(2 * (rate // 4))
    trimmed = begun(silence + word + silence, rate)
    assert trimmed.endswith(word[200:] + silence)
    assert len(trimmed) == pytest.approx(len(word + silence) + 2 * rate * 15 // 1000, abs=20)
    assert begun(word, rate) == word
    assert begun(silence, rate) == silence
    assert begun(b"", rate) == b""


def test_one_line_stays_one_line() -> None:
    assert list(lines("Yes.\nWe do,\tin size 9.")) == ["Yes. We do, in size 9."]


BEGIN = b"DEBUG:piper.voice:text=secret words, phonemes=[['a']]\n"
WARNING = b"WARNING:piper.phoneme_ids:Missing phoneme from id map: x\r\n"


@given(
    st.lists(st.binary(max_size=300).filter(lambda b: b":" not in b), min_size=1, max_size=4),
    st.integers(1, 90),
)
def test_audio_and_log_are_told_apart_in_any_pieces(sounds: list[bytes], size: int) -> None:
    stream = PiperStream()
    data = BEGIN + b"".join(sound + WARNING for sound in sounds) + BEGIN
    events = [
        event for at in range(0, len(data), size) for event in stream.feed(data[at : at + size])
    ]
    audio = b"".join(event.pcm for event in events if isinstance(event, Audio))
    assert audio == b"".join(sounds)
    assert sum(isinstance(event, Begins) for event in events) == 2
    assert isinstance(events[-1], Begins)
    assert sum(isinstance(event, Log) for event in events) == len(sounds)


def test_the_log_never_holds_what_is_said() -> None:
    events = PiperStream().feed(b"DEBUG:__main__:Loading\n" + BEGIN + WARNING)
    assert "secret" not in repr(events)


def test_a_traceback_is_not_played() -> None:
    stream = PiperStream()
    events = stream.feed(
        BEGIN + b"\1\2" * 100 + b"Traceback (most recent call last):\n" + b"x" * 99
    )
    events += stream.flush()
    audio = b"".join(event.pcm for event in events if isinstance(event, Audio))
    assert audio == b"\1\2" * 100
