"""The converted weights against faster-whisper running the same weights in f32."""

from __future__ import annotations

import re
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.store import ModelStore

RECORDINGS = sorted((Path(__file__).parent / "data").glob("*.wav"))
WINDOW = 30 * 16_000
Audio = np.ndarray[Any, np.dtype[np.float32]]


@pytest.fixture(scope="module")
def recordings() -> list[Audio]:
    def read(path: Path) -> Audio:
        with wave.open(str(path)) as file:
            pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        # faster-whisper pads short audio with zero features, whisper.cpp with silence; handed the
        # whole window, both hear the same
        return np.pad(pcm.astype("<f4") / 32768, (0, WINDOW - len(pcm)))

    return [read(path) for path in RECORDINGS]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9'$]+", text.lower())


def by_faster_whisper(folder: Path, recordings: list[Audio]) -> list[list[str]]:
    from faster_whisper import WhisperModel

    model = WhisperModel(str(folder), device="cpu", compute_type="float32", cpu_threads=2)
    heard = []
    for audio in recordings:
        segments, _ = model.transcribe(
            audio, language="en", beam_size=1, temperature=0, condition_on_previous_text=False
        )
        heard.append(words(" ".join(segment.text for segment in segments)))
    return heard


def by_whisper_cpp(weights: Path, recordings: list[Audio]) -> list[list[str]]:
    from pywhispercpp.model import Model

    model = Model(str(weights), n_threads=2, print_progress=False, print_realtime=False)
    heard = []
    for audio in recordings:
        segments = model.transcribe(audio, language="en", temperature_inc=0.0, no_context=True)
        heard.append(words(" ".join(segment.text for segment in segments)))
    return heard


@pytest.mark.parametrize("size", ["tiny.en", pytest.param("base", marks=pytest.mark.slow)])
def test_word_for_word_as_faster_whisper(
    model_store: ModelStore, recordings: list[Audio], size: str
) -> None:
    ids = [f"ggml-{size}", f"whisper-{size}-ct2"]
    if absent := [id_ for id_ in ids if not model_store.has(id_)]:
        pytest.skip(f"not in the store: {absent} (kiosk models pull {' '.join(absent)})")
    theirs = by_faster_whisper(model_store.path(f"whisper-{size}-ct2").parent, recordings)
    ours = by_whisper_cpp(model_store.path(f"ggml-{size}"), recordings)
    assert ours == theirs
    assert len(RECORDINGS) == 6
    assert all(len(heard) > 5 for heard in ours)
