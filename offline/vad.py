"""Silero's voice activity detector on onnxruntime, in process: 0.1 ms a frame of 32 ms."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kiosk.core.audio import FRAME_BYTES, FRAME_SAMPLES, RATE
from kiosk.core.errors import BadInput, EngineFailed, Missing

_CONTEXT = 64
"""The model wants the last samples of the previous frame before each frame."""


class SileroVad:
    """`VoiceActivity` from the ONNX file at `path`.

    Raises `Missing` ``vad.model_missing``, `EngineFailed` ``vad.model_damaged``.
    """

    def __init__(self, path: Path) -> None:
        import onnxruntime as ort  # type: ignore[import-untyped]

        if not path.is_file():
            raise Missing(
                "vad.model_missing",
                f"the voice activity model {path} is not there",
                "get it with: kiosk models pull",
            )
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4
        try:
            self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's exceptions share no base of their own
            raise EngineFailed(
                "vad.model_damaged",
                f"onnxruntime does not take {path}: {error}",
                "check it with: kiosk models verify",
            ) from error
        self._rate = np.array(RATE, dtype=np.int64)
        self.reset()

    def reset(self) -> None:
        """Forget the stream so far."""
        self._state = np.zeros((2, 1, 128), dtype=np.float32)
        self._input = np.zeros((1, _CONTEXT + FRAME_SAMPLES), dtype=np.float32)

    def probability(self, frame: bytes) -> float:
        """Probability, 0 to 1, that `frame` holds speech. Raises `BadInput` ``vad.bad_frame``."""
        if len(frame) != FRAME_BYTES:
            raise BadInput(
                "vad.bad_frame", f"a frame is {FRAME_BYTES} bytes long, this has {len(frame)}"
            )
        self._input[0, :_CONTEXT] = self._input[0, -_CONTEXT:]
        self._input[0, _CONTEXT:] = np.frombuffer(frame, dtype="<i2")
        self._input[0, _CONTEXT:] /= 32768
        probability, self._state = self._session.run(
            None, {"input": self._input, "state": self._state, "sr": self._rate}
        )
        return float(probability[0, 0])
