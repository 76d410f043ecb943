"""The bundled wake word hears its phrase, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.audio import FRAME_BYTES
from kiosk.core.errors import EngineFailed
from kiosk.perception.wav import read_wav
from offline.wake import MicroWake
from tests.support import noises

HERE = Path(__file__).parent
CALL = HERE / "data" / "okay_nabu.wav"
OTHERS = sorted((HERE.parent / "models" / "data").glob("*.wav"))


def times_heard(word: MicroWake, pcm: bytes) -> int:
    word.reset()
    whole = range(0, len(pcm) - FRAME_BYTES + 1, FRAME_BYTES)
    return sum(word.heard(pcm[at : at + FRAME_BYTES]) for at in whole)


def test_the_phrase_is_heard_again_and_again() -> None:
    word = MicroWake("okay_nabu")
    assert word.phrase == "Okay Nabu"
    assert times_heard(word, read_wav(CALL)) > 0
    assert times_heard(word, read_wav(CALL)) > 0


def test_questions_noises_and_other_words_do_not_call() -> None:
    word = MicroWake("okay_nabu")
    for path in OTHERS:
        assert times_heard(word, read_wav(path)) == 0, path
    for name in ("music", "babble", "siren", "coughs"):
        sound = noises.babble(OTHERS) if name == "babble" else noises.SOUNDS[name]()
        assert times_heard(word, noises.pcm(sound)) == 0, name
    assert times_heard(MicroWake("hey_jarvis"), read_wav(CALL)) == 0


def test_a_word_that_is_not_there_is_told() -> None:
    with pytest.raises(EngineFailed) as caught:
        MicroWake("open_sesame")
    assert caught.value.code == "wake.failed"
