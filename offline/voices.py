"""The kiosk's voices: Piper's for languages with a model, eSpeak NG's for others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping

from kiosk.core.audio import PcmChunk
from offline.espeak import EspeakVoice
from offline.tts import PiperVoice


class Voices:
    """`Synthesiser` that speaks a language with its model of `models`, others with `others`.

    `language` is the owner's, which has no model where `others` is to speak it.
    """

    def __init__(
        self, models: Mapping[str, PiperVoice], language: str, others: EspeakVoice
    ) -> None:
        self._models = models
        self._language = language
        self._others = others

    def set_pace(self, pace: float) -> None:
        """Speak `pace` times as fast as usual from the next line on. Call it from the loop."""
        self._others.set_pace(pace)
        for voice in self._models.values():
            voice.set_pace(pace)

    async def start(self) -> None:
        """Load the owner's voice; others load when they are first needed.

        Raises `Missing`, `EngineFailed`.
        """
        if own := self._models.get(self._language):
            await own.start()
        else:
            self._others.find()

    async def close(self) -> None:
        """End every voice's process."""
        await asyncio.gather(*(voice.close() for voice in self._models.values()))

    def speak(self, text: str, language: str = "") -> AsyncGenerator[PcmChunk, None]:
        """As the port says. Raises `Missing` ``tts.espeak_missing`` where that has to speak."""
        wanted = language or self._language
        return self._models.get(wanted, self._others).speak(text, wanted)
