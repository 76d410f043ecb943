"""A voice against its own loudness and the room's, told by levels alone."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.core.audio import FRAME_SAMPLES
from kiosk.perception.fading import Fading
from kiosk.perception.level import decibels

VOICE, TRAILING = -20.0, -45.0
STILL, FAN = -85.0, -50.0


def frame(loudness: float) -> bytes:
    """A frame of a tone with `loudness` in decibels."""
    wave = np.sin(np.arange(FRAME_SAMPLES) * 0.5) * 2**0.5 * 10 ** (loudness / 20)
    return (wave * 32768).round().astype("<i2").tobytes()


def after(*stretches: tuple[float, int], room: float | None = STILL) -> Fading:
    """What is told after frames of speech as loud and as many as `stretches` say."""
    fading = Fading()
    if room is not None:
        for _ in range(30):
            fading.process(frame(room), 0.0, speaking=False)
    for loudness, count in stretches:
        for _ in range(count):
            fading.process(frame(loudness), 0.9, speaking=True)
    return fading


@pytest.mark.parametrize("loudness", [-6.0, -40.0, -70.0])
def test_loudness_is_measured_in_decibels_of_full_scale(loudness: float) -> None:
    assert decibels(frame(loudness)) == pytest.approx(loudness, abs=0.5)
    assert decibels(bytes(64)) == decibels(b"") == -96.0


@pytest.mark.parametrize("room", [STILL, FAN, -34.0])
def test_one_frame_of_the_room_ends_a_voice(room: float) -> None:
    assert not after((VOICE, 20), room=room).quiet
    assert after((VOICE, 20), (room, 1), room=room).quiet
    assert not after((VOICE, 20), (room, 1), (VOICE, 1), room=room).quiet


def test_where_it_is_not_known_how_the_room_sounds_the_voice_is_the_measure() -> None:
    assert after((VOICE, 20), (STILL, 1), room=None).quiet
    assert not after((VOICE, 20), (TRAILING, 1), room=None).quiet


def test_the_first_syllable_is_not_taken_for_the_room() -> None:
    fading = after(room=None)
    for speaking in (False, True):
        for _ in range(5):
            fading.process(frame(VOICE), 0.9, speaking=speaking)
    fading.process(frame(TRAILING), 0.9, speaking=True)
    assert not fading.quiet


def test_a_voice_hardly_louder_than_its_room_is_left_to_the_detector() -> None:
    assert not after((-20.0, 20), (-28.0, 5), room=-28.0).quiet


def test_a_room_that_grows_louder_is_followed() -> None:
    fading = after(room=STILL)
    for _ in range(150):
        fading.process(frame(FAN), 0.0, speaking=False)
    for loudness in (VOICE, FAN):
        fading.process(frame(loudness), 0.9, speaking=True)
    assert fading.quiet


def test_the_end_of_a_sentence_is_not_full_and_not_yet_quiet() -> None:
    trailing = after((VOICE, 20), (TRAILING, 1))
    assert not trailing.full
    assert not trailing.quiet
    assert after((VOICE, 20)).full


def test_who_grows_quieter_is_measured_anew() -> None:
    assert not after((VOICE, 20), (TRAILING, 1)).full
    assert after((VOICE, 20), (TRAILING, 90)).full


def test_between_utterances_nothing_fades() -> None:
    fading = after((VOICE, 20))
    fading.process(frame(STILL), 0.0, speaking=False)
    assert fading.full
    assert not fading.quiet
