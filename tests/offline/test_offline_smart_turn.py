"""Smart Turn on real recordings."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.errors import EngineFailed, KioskError, Missing
from kiosk.perception.wav import read_wav
from models.store import ModelStore
from offline.smart_turn import SmartTurn, features

QUESTIONS = sorted((Path(__file__).parents[1] / "models" / "data").glob("*.wav"))


@pytest.fixture(scope="module")
def judge(model_store: ModelStore) -> SmartTurn:
    try:
        return SmartTurn(model_store.path("smart-turn-v3"))
    except KioskError as error:
        pytest.skip(f"{error.message}. {error.hint}")


def spoken(file: Path, share: float = 1.0) -> bytes:
    """The first `share` of a recording's speech, a tenth of a second of silence after it."""
    samples = np.frombuffer(read_wav(file), "<i2")
    end = int(np.flatnonzero(np.abs(samples.astype(int)) > 400)[-1] * share)
    return samples[:end].tobytes() + bytes(3200)


def test_whole_questions_sound_finished(judge: SmartTurn) -> None:
    sure = [asyncio.run(judge.finished(spoken(file))) for file in QUESTIONS]
    assert len(sure) >= 5
    assert sum(p >= 0.5 for p in sure) >= len(sure) - 1
    assert all(0 <= p <= 1 for p in sure)


def test_cut_ones_sound_less_finished(judge: SmartTurn) -> None:
    shares = (0.45, 0.55, 0.65)
    cut = [judge.probability(spoken(file, share)) for file in QUESTIONS for share in shares]
    whole = [judge.probability(spoken(file)) for file in QUESTIONS]
    assert np.mean(cut) < np.mean(whole) - 0.2


def test_features_are_those_of_whisper() -> None:
    time = np.arange(16_000) / 16_000
    tone = (np.sin(2 * np.pi * 1000 * time) * 8000).astype(np.int16)
    found = features(tone)
    assert found.shape == (80, 800)
    assert found.dtype == np.float32
    assert float(found.max() - found.min()) == pytest.approx(2.0, abs=1e-3)  # 80 dB, a quarter each
    assert int(found[:, 750].argmax()) == pytest.approx(26, abs=2)  # the band around 1 kHz
    assert found[:, 600].max() == found.min()
    assert features(tone[:0]).shape == (80, 800)


def test_a_model_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        SmartTurn(tmp_path / "no.onnx")
    bad = tmp_path / "bad.onnx"
    bad.write_bytes(b"no model")
    with pytest.raises(EngineFailed, match="does not take"):
        SmartTurn(bad)
