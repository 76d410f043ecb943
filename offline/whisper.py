"""whisper.cpp in the engine's process. The binding checks little, so everything is checked here."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import _pywhispercpp as pw  # type: ignore[import-not-found]  # a bare extension module
import numpy as np
import numpy.typing as npt

from kiosk.core.audio import RATE
from kiosk.core.errors import BadInput, EngineFailed, Missing
from offline.control import Control
from offline.hearing import (
    FULL_CONTEXT,
    Heard,
    Token,
    context_for,
    loops,
    phrases,
    sounding,
    windows,
)

_ERROR = 4
_SHORTEST = RATE // 10
_FLOORS = {384: 512, 512: 256}
"""Smallest audio context that holds, by width of the model: tiny loops below 512, base does not."""


class WhisperEngine:
    """One Whisper model in ggml form. `languages` is what ``auto`` may choose from.

    `path` must have been verified. Raises `Missing` ``stt.model_missing`` without a file,
    `EngineFailed` ``stt.model_damaged`` when whisper.cpp does not take it.
    """

    def __init__(
        self, *, path: str, control: Control, languages: tuple[str, ...] = ("en",)
    ) -> None:
        if not Path(path).is_file():
            raise Missing(
                "stt.model_missing",
                f"the speech model {path} is not there",
                "get it with: kiosk models pull",
            )
        self._control = control
        self._errors: list[str] = []
        pw.whisper_log_set(self._on_log)
        self._context = pw.whisper_init_from_file_with_params(
            path, pw.whisper_context_default_params()
        )
        if self._errors:  # the context is a null pointer now, and using it would crash
            raise EngineFailed(
                "stt.model_damaged",
                f"whisper.cpp does not take {path}: {' '.join(self._errors)}",
                "check it with: kiosk models verify",
            )
        self._multilingual = bool(pw.whisper_is_multilingual(self._context))
        self._languages = languages if self._multilingual else ("en",)
        self._floor = _FLOORS.get(pw.whisper_model_n_audio_state(self._context), FULL_CONTEXT)
        self._params = _greedy()
        pw.assign_abort_callback(self._params, control.stop)
        if len(self._languages) > 1:
            # Language detection hears as much as the call before it: all 30 s if there was none.
            self._decode(np.zeros(RATE, np.float32), self._floor, 1, "en", "")

    def transcribe(self, pcm: bytes, language: str, prompt: str) -> Iterator[dict[str, Any]]:
        """Per window of at most 28 s: the fields of a `Heard`. Stops early when cancelled.

        `pcm` is 16 kHz mono 16-bit. Raises `BadInput` ``stt.unknown_language``.
        """
        samples = np.frombuffer(pcm, dtype="<i2", count=len(pcm) // 2).astype(np.float32)
        samples /= 32768
        first, last = sounding(samples)
        for begin, finish in windows(samples[first:last]):
            start, end = first + begin, first + finish
            window = np.ascontiguousarray(samples[start:end])
            if window.size < _SHORTEST:
                window = np.pad(window, (0, _SHORTEST - window.size))
            if not language or language == "auto":
                language = self._detect(window)
            heard = self._hear(window, start / RATE, self._known(language), prompt)
            if self._control.stop():
                return
            yield heard.as_dict()

    def _known(self, language: str) -> str:
        if pw.whisper_lang_id(language) < 0:
            raise BadInput(
                "stt.unknown_language",
                f"Whisper knows no language '{language}'",
                "use an ISO 639-1 code such as en, or auto",
            )
        return language if self._multilingual else "en"

    def _detect(self, window: npt.NDArray[np.float32]) -> str:
        """The likeliest of the allowed languages."""
        if len(self._languages) == 1:
            return self._languages[0]
        threads = self._control.threads
        pw.whisper_pcm_to_mel(self._context, window, window.size, threads)
        chances = np.zeros(pw.whisper_lang_max_id() + 1, dtype=np.float32)
        if pw.whisper_lang_auto_detect(self._context, 0, threads, chances) < 0:
            raise EngineFailed("stt.failed", "whisper.cpp could not tell the language")
        return max(self._languages, key=lambda code: float(chances[pw.whisper_lang_id(code)]))

    def _hear(
        self, window: npt.NDArray[np.float32], offset: float, language: str, prompt: str
    ) -> Heard:
        seconds = window.size / RATE
        heard = Heard(language=language)
        for context in dict.fromkeys((context_for(seconds, self._floor), FULL_CONTEXT)):
            limit = math.ceil(6 * seconds) + 10
            tokens = self._decode(window, context, limit, language, prompt)
            heard = Heard.of(phrases(tokens, seconds), offset, language).without_echo()
            odd = (
                len(tokens) >= limit or loops(heard.text, seconds) or heard.as_said_last() != heard
            )
            if self._control.stop() or not odd:
                return heard
        return heard.without_text() if loops(heard.text, seconds) else heard.as_said_last()

    def _decode(
        self,
        window: npt.NDArray[np.float32],
        context: int,
        limit: int,
        language: str,
        prompt: str,
    ) -> list[Token]:
        params = self._params
        params.audio_ctx = context
        params.max_tokens = limit
        params.n_threads = self._control.threads
        params.language = language
        params.initial_prompt = prompt  # stays set otherwise
        status = pw.whisper_full(self._context, params, window, window.size)
        if self._control.stop():
            return []
        if status != 0:
            raise EngineFailed("stt.failed", f"whisper.cpp gave up with status {status}")
        return list(self._tokens())

    def _tokens(self) -> Iterator[Token]:
        context = self._context
        text_end, times = pw.whisper_token_eot(context), pw.whisper_token_beg(context)
        for segment in range(pw.whisper_full_n_segments(context)):
            for index in range(pw.whisper_full_n_tokens(context, segment)):
                token = pw.whisper_full_get_token_id(context, segment, index)
                if token >= times:
                    yield Token(time=(token - times) * 0.02)
                elif token < text_end:
                    yield Token(
                        text=pw.whisper_token_to_bytes(context, token),
                        probability=pw.whisper_full_get_token_p(context, segment, index),
                    )

    def _on_log(self, level: int, text: str) -> None:
        if level == _ERROR:
            self._errors.append(text.strip())
            sys.stderr.write(text)


def _greedy() -> Any:
    params = pw.whisper_full_default_params(pw.whisper_sampling_strategy.WHISPER_SAMPLING_GREEDY)
    params.print_progress = False
    params.print_realtime = False
    params.print_timestamps = False
    params.single_segment = True
    params.no_context = True
    params.temperature_inc = 0.0  # falling back would spoil the probabilities
    return params
