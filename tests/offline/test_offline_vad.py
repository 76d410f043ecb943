from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.audio import FRAME_BYTES
from kiosk.core.errors import BadInput, EngineFailed, Missing
from offline.vad import SileroVad


def probabilities(vad: SileroVad, pcm: bytes) -> list[float]:
    whole = len(pcm) // FRAME_BYTES * FRAME_BYTES
    return [vad.probability(pcm[at : at + FRAME_BYTES]) for at in range(0, whole, FRAME_BYTES)]


def test_speech_is_told_from_silence(vad_path: Path, question: bytes) -> None:
    vad = SileroVad(vad_path)
    assert max(probabilities(vad, bytes(FRAME_BYTES * 60))) < 0.3
    spoken = probabilities(vad, question)
    assert sum(value > 0.5 for value in spoken) > len(spoken) // 2


def test_reset_forgets_the_stream(vad_path: Path, question: bytes) -> None:
    vad = SileroVad(vad_path)
    first = probabilities(vad, question)
    vad.reset()
    assert probabilities(vad, question) == first


def test_a_frame_of_another_size_is_refused(vad_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        SileroVad(vad_path).probability(b"\0" * 100)
    assert caught.value.code == "vad.bad_frame"


def test_a_bad_model_is_a_coded_error(tmp_path: Path) -> None:
    bad = tmp_path / "vad.onnx"
    with pytest.raises(Missing):
        SileroVad(bad)
    bad.write_text("this is no model")
    with pytest.raises(EngineFailed) as caught:
        SileroVad(bad)
    assert caught.value.code == "vad.model_damaged"
