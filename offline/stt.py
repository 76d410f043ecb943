"""Speech to text on the device: whisper.cpp behind a worker."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from kiosk.core.turn import Segment, Transcript
from offline.budget import Budget, Role
from offline.hearing import Heard
from offline.supervisor import OnEvent
from offline.worker import Worker

SURE, SURE_OF_FEW = 0.43, 0.5
"""Less confident windows were no speech. Clear speech measured .62 and more; noisy and telephone
speech, understood in the main, down to .43; music, noises and babble at most .31, of few words.
"""

_FEW = 2
_OFTEN_MADE_UP = frozenset(
    ("thank you", "thanks", "thank you very much", "thanks for watching", "you", "bye", "so", "oh")
)
"""What a recogniser writes for a sigh or a squeak; somebody who says it is understood better."""

_SURE_OF_THOSE = 0.7

_ENCODER_S = 2.0
"""The encoder cannot be interrupted; waiting for it costs less than loading the model anew."""


def whisper_worker(
    path: Path,
    *,
    languages: Sequence[str] = ("en",),
    name: str = "stt",
    env: Mapping[str, str] | None = None,
    on_event: OnEvent | None = None,
) -> Worker:
    """A worker for the verified ggml model at `path`; ``auto`` chooses among `languages`."""
    options = {"path": str(path), "languages": tuple(languages)}
    return Worker(
        name,
        "offline.whisper:WhisperEngine",
        options,
        env=env,
        on_event=on_event,
        grace=_ENCODER_S,
    )


class WhisperStt:
    """`SpeechToText` over a Whisper worker. `deadline` is in seconds a window of 28 s of audio."""

    def __init__(
        self,
        worker: Worker,
        budget: Budget,
        *,
        role: Role = Role.LISTENING,
        deadline: float = 60.0,
    ) -> None:
        self._worker = worker
        self._budget = budget
        self._role = role
        self._deadline = deadline
        self._turn = asyncio.Lock()  # only the call that works holds a lease, or two could block

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        """As the port says; any length, `pcm` is cut into windows at quiet places."""
        heard = []
        if len(pcm) > 1:  # an empty array would transcribe the previous person's words
            async with self._turn, self._budget.lease(self._role, on_change=self._worker.grant):
                args = (pcm, language, prompt)
                stream = self._worker.stream("transcribe", *args, deadline=self._deadline)
                async with aclosing(stream) as items:
                    heard = [Heard(**item) async for item in items]
        return transcript(heard, "en" if language == "auto" else language)


def _is_speech(window: Heard) -> bool:
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", window.text.lower())
    if not words:
        return False
    if " ".join(words) in _OFTEN_MADE_UP:
        return window.confidence >= _SURE_OF_THOSE
    return window.confidence >= (SURE_OF_FEW if len(words) <= _FEW else SURE)


def transcript(heard: Sequence[Heard], language: str) -> Transcript:
    """One transcript of consecutive windows; those that were no speech give nothing."""
    speech = [window for window in heard if _is_speech(window)]
    basis = speech or heard
    total = replace(
        Heard(basis[0].language if basis else language),
        logprob=sum(window.logprob for window in basis),
        tokens=sum(window.tokens for window in basis),
    )
    return Transcript(
        text=" ".join(window.text for window in speech),
        confidence=round(total.confidence, 4),
        language=total.language,
        segments=tuple(Segment(*segment) for window in speech for segment in window.segments),
    )
