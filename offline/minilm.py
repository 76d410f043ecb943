"""The engine behind `offline.embedding`: a sentence model on onnxruntime, in a child process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from kiosk.core.errors import EngineFailed
from offline.control import Control

SCALE = 127
"""An int8 vector times 1/127 has length one."""

MAX_TOKENS = 128
"""Longer texts are cut: the model was trained on so many, and a passage has fewer."""


class MiniLmEngine:
    """A BERT sentence model: mean of the last hidden states, scaled to length one.

    `path` is the ONNX file, `tokenizer` its ``tokenizer.json``. Texts go through one at a time,
    unpadded: the model's dynamic quantisation looks at a whole batch, so a vector would depend on
    its neighbours. Raises `EngineFailed` ``embedding.model_damaged``.
    """

    def __init__(self, path: str, tokenizer: str, threads: int, control: Control) -> None:
        self._control = control
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4
        try:
            self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(tokenizer)
        except Exception as error:  # neither library has a base for its exceptions
            raise EngineFailed(
                "embedding.model_damaged",
                f"{Path(path).parent} holds no usable model: {error}",
                "check it with: kiosk models verify",
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def embed(self, texts: Sequence[str]) -> bytes:
        """An int8 row for each text; fewer when the call is cancelled."""
        rows = []
        for text in texts:
            if self._control.stop():
                break
            rows.append(self._row(text))
        return np.concatenate(rows).tobytes() if rows else b""

    def _row(self, text: str) -> np.ndarray:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        (hidden,) = self._session.run(None, inputs)
        mean = hidden[0].mean(axis=0)
        length = float(np.linalg.norm(mean)) or 1.0
        row: np.ndarray = np.rint(mean / length * SCALE).clip(-SCALE, SCALE).astype(np.int8)
        return row
