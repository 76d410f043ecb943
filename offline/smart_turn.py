"""Smart Turn v3 on onnxruntime, in process: does this stretch of speech sound finished?

The model hears intonation, not words: 8 s of log-mel features as Whisper takes them (80 bands,
10 ms), the speech at their end.
"""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.core.audio import RATE
from kiosk.core.errors import EngineFailed, Missing
from models.ggml_whisper import mel_filters

_SAMPLES = 8 * RATE
_FRAME, _HOP, _BANDS = 400, 160, 80
_FLOOR, _RANGE = 1e-10, 8.0


class SmartTurn:
    """`TurnEnd` from the ONNX file at `path`, on one thread.

    Raises `Missing` ``turn.model_missing``, `EngineFailed` ``turn.model_damaged``.
    """

    def __init__(self, path: Path) -> None:
        import onnxruntime as ort  # type: ignore[import-untyped]

        if not path.is_file():
            raise Missing(
                "turn.model_missing",
                f"the end-of-turn model {path} is not there",
                "get it with: kiosk models pull",
            )
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4
        try:
            self._session: Any = ort.InferenceSession(
                path, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's exceptions share no base of their own
            raise EngineFailed(
                "turn.model_damaged",
                f"onnxruntime does not take {path}: {error}",
                "check it with: kiosk models verify",
            ) from error

    async def finished(self, pcm: bytes) -> float:
        """Probability, 0 to 1, that the speaker of `pcm` (16 kHz mono) is done; about 0.1 s."""
        return await asyncio.to_thread(self.probability, pcm)

    def probability(self, pcm: bytes) -> float:
        """As `finished`, in this thread."""
        heard = np.frombuffer(pcm, "<i2", count=len(pcm) // 2)[-_SAMPLES:]
        (logits,) = self._session.run(None, {"input_features": features(heard)[None]})
        return float(logits[0, 0])


def features(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.float32]:
    """Log-mel features [80, 800] of at most 8 s, zeros before them, loudness normalised."""
    sound = np.zeros(_SAMPLES, np.float32)
    if samples.size:
        sound[-samples.size :] = samples.astype(np.float32) / 32768
    sound = (sound - sound.mean()) / np.sqrt(sound.var() + 1e-7)
    padded = np.pad(sound, _FRAME // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP][:-1]
    power = np.abs(np.fft.rfft(frames * _window(), axis=1)).astype(np.float32) ** 2
    bands = np.log10(np.maximum(_filters() @ power.T, _FLOOR))
    bands = np.maximum(bands, bands.max() - _RANGE)
    shaped: npt.NDArray[np.float32] = ((bands + 4) / 4).astype(np.float32)
    return shaped


@cache
def _filters() -> npt.NDArray[np.float32]:
    return mel_filters(_BANDS)


@cache
def _window() -> npt.NDArray[np.float32]:
    """A periodic Hann window."""
    steps = np.arange(_FRAME) / _FRAME
    window: npt.NDArray[np.float32] = (0.5 - 0.5 * np.cos(2 * np.pi * steps)).astype(np.float32)
    return window
